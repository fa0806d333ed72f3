"""The small map at the head of a sheet: where the posts lie, in millimetres. The table says it in words."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from layers.atlas import Atlas
from layers.board import BoardRow
from layers.view import View

HOME_COUNTRY, DASHED = "DZA", "ESH"
WIDTH_MM, HEIGHT_MM = 33.0, 31.0
# The corner from which the page counts, and the scale: all of Algeria with a strip of each neighbour.
# Equirectangular, true lengths along 28° N; nothing is measured on it.
WEST, NORTH = -10.6, 38.2
MM_PER_DEGREE = 1.52
STRETCH = math.cos(math.radians(28))
CLOSEST_MM = 0.1

Point = tuple[float, float]
Path = list[Point]


def locator(
    atlas: Atlas, rows: Iterable[BoardRow], view: View, countries: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """Return the small map of ``rows``.

    Parameters
    ----------
    countries : iterable of GeoJSON features
        The ground the release was published with; ``country_code`` in the properties.
    """
    land: dict[str, list[Path]] = {"other": [], "home": [], "dashed": []}
    for country in countries:
        kind = {HOME_COUNTRY: "home", DASHED: "dashed"}.get(country["properties"]["country_code"], "other")
        land[kind] += [path for ring in _outlines(country["geometry"]) if _meets_frame(path := _path(ring))]
    border: dict[str, list[Path]] = {"solid": [], "dashed": []}
    for row in atlas.rows("borders", view.edition):
        text = atlas.geometry("borders", row["border_id"], edition=view.edition, detail="low")
        if text is not None:
            kind = "dashed" if row["country_code"] == DASHED else "solid"
            border[kind] += [_path(line) for line in json.loads(text)["coordinates"]]
    marks = [
        {"at": _place(row.lon, row.lat), "status": row.state.operating_status, "hollow": row.is_unverified}
        for row in rows
    ]
    return {"width": WIDTH_MM, "height": HEIGHT_MM, "land": land, "border": border, "marks": marks}


def _place(longitude: float, latitude: float) -> Point:
    """Return millimetres from the upper left corner."""
    across = (longitude - WEST) * STRETCH * MM_PER_DEGREE
    return round(across, 2), round((NORTH - latitude) * MM_PER_DEGREE, 2)


def _outlines(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Return the outer ring of every part; at this size no hole can be seen."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        yield part[0]


def _path(positions: Sequence[Sequence[float]]) -> Path:
    """Return positions on the page, those left out that stand too close to the one before."""
    path: Path = []
    for longitude, latitude, *_ in positions:
        point = _place(longitude, latitude)
        if not path or math.dist(path[-1], point) >= CLOSEST_MM:
            path.append(point)
    last = _place(*positions[-1][:2])
    return path if path[-1] == last else [*path, last]


def _meets_frame(path: Path) -> bool:
    across, down = zip(*path, strict=True)
    return bool(max(across) > 0 and min(across) < WIDTH_MM and max(down) > 0 and min(down) < HEIGHT_MM)
