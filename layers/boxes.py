"""Which features meet a box: by their bounds, and by their shape where they straddle its edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shapely

from layers.release_files import Bounds
from layers.spec import LayerSpec

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.selection import Feature
    from layers.view import View

FINEST = "full"


def inside_box(atlas: Atlas, spec: LayerSpec, view: View, features: Sequence[Feature]) -> list[Feature]:
    """Return the features whose geometry meets the box of the view.

    West greater than east crosses the 180th meridian. A feature without place meets no box. The finest
    shapes decide at every detail, so that the table has the rows of the file.
    """
    assert view.bbox is not None
    west, south, east, north = view.bbox

    def finest(each: Feature) -> tuple[Bounds | None, str | None]:
        place = {"edition": view.edition, "detail": FINEST}
        return atlas.bounds(spec.id, each.key, **place), atlas.geometry(spec.id, each.key, **place)

    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    windows = [(left, south, right, north) for left, right in spans]
    return [
        each
        for each in features
        if each.geometry is not None and any(_meets(window, *finest(each)) for window in windows)
    ]


def _meets(window: Bounds, bounds: Bounds | None, geometry: str | None) -> bool:
    """Return whether a geometry meets a window; only one that straddles its edge has to be parsed."""
    if bounds is None or geometry is None:
        return False
    left, bottom, right, top = window
    west, south, east, north = bounds
    if west > right or east < left or south > top or north < bottom:
        return False
    if left <= west and east <= right and bottom <= south and north <= top:
        return True
    return bool(shapely.box(*window).intersects(shapely.from_geojson(geometry)))
