"""Great circles: the shortest line between two places, cut at the 180th meridian (EPSG:4326)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from shapely import LineString, MultiLineString

from layers.geometry import DECIMALS, WGS84, GeometryError, distance_km


def great_circle(
    start: tuple[float, float], end: tuple[float, float], *, step_km: float, decimals: int = DECIMALS
) -> MultiLineString:
    """Return the shortest line on the ellipsoid, cut at the 180th meridian.

    Parameters
    ----------
    start, end : (lon, lat)
        Two places; equal places are refused.
    step_km : float
        Greatest distance of two vertices.
    decimals : int, default 5
        Of the vertices between the ends.

    Returns
    -------
    MultiLineString
        One part, or two where the line crosses the antimeridian.

    Raises
    ------
    GeometryError
        Start and end are the same place.

    Examples
    --------
    >>> len(great_circle((3, 36.7), (2.3, 48.9), step_km=300).geoms)
    1
    >>> [line.coords[-1][0] for line in great_circle((170, 0), (-170, 0), step_km=5000).geoms]
    [180.0, -170.0]
    """
    distance = distance_km(*start, *end)
    if distance == 0:
        raise GeometryError(f"a line needs two places: {start}")
    count = max(0, math.ceil(distance / step_km) - 1)
    between = WGS84.npts(*start, *end, count) if count else []
    points = [
        start,
        *((round(float(lon), decimals), round(float(lat), decimals)) for lon, lat in between),
        end,
    ]
    return MultiLineString([LineString(rounded(part)) for part in _cut_at_antimeridian(points)])


def rounded(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points with five decimals, without repeats of the same place in a row, at least two."""
    kept: list[tuple[float, float]] = []
    for lon, lat in points:
        point = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept if len(kept) > 1 else [kept[0], kept[0]]


def _cut_at_antimeridian(points: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Split a chain of points where a step jumps across ±180°, with a vertex on either side of the cut."""
    parts: list[list[tuple[float, float]]] = [[points[0]]]
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        if abs(next_lon - lon) > 180:
            edge = 180.0 if lon > 0 else -180.0
            span = (next_lon + 2 * edge) - lon
            crossing = lat if span == 0 else lat + (next_lat - lat) * (edge - lon) / span
            parts[-1].append((edge, crossing))
            parts.append([(-edge, crossing)])
        parts[-1].append((next_lon, next_lat))
    return parts
