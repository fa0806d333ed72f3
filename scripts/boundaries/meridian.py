"""Cut areas at the meridian of 180°, where their rings leap from one side of the world to the other."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

WORLD = shapely.box(-180, -90, 180, 90)
TURNS = (0.0, -360.0, 360.0)


def cut_at_180(area: BaseGeometry) -> BaseGeometry:
    """Return an area whose rings leap across 180° as parts on both sides of it; others as they are.

    A ring round a pole closes on the other side of the world only; it is left alone.
    """
    parts = [piece for part in shapely.get_parts(area) for piece in _cut(part)]
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _cut(part: Polygon) -> list[BaseGeometry]:
    """Return the pieces of one polygon."""
    ring = unrolled(part.exterior.coords)
    if ring is None:
        return [part]
    rings = [_run_on(hole.coords) for hole in part.interiors]
    shell = shapely.make_valid(Polygon(ring), method="structure", keep_collapsed=False)
    holes = [translate(Polygon(hole), turn) for hole in rings for turn in TURNS]
    whole = shapely.difference(shell, shapely.union_all(holes))
    pieces = [shapely.intersection(translate(whole, turn), WORLD) for turn in TURNS]
    return [each for piece in pieces for each in shapely.get_parts(piece) if each.geom_type == "Polygon"]


def _run_on(points: Sequence[Sequence[float]]) -> np.ndarray:
    """Return a ring unrolled, or as it is."""
    found = unrolled(points)
    return np.asarray(points) if found is None else found


def unrolled(points: Sequence[Sequence[float]]) -> np.ndarray | None:
    """Return a ring leaping across 180° with longitudes that run on; nothing for other rings."""
    ring = np.asarray(points)
    leaps = np.round(np.diff(ring[:, 0]) / 360)
    if not leaps.any() or leaps.sum() != 0:
        return None
    run_on = ring.copy()
    run_on[1:, 0] -= 360 * np.cumsum(leaps)
    return run_on
