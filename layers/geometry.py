"""Pure geometry: dissolved coverages, shared borders, point contacts, geodesic lengths.

All coordinates are EPSG:4326, longitude first. Lengths are geodesic (WGS 84); degrees are never measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import shapely
from pyproj import Geod
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

DECIMALS = 5
WGS84 = Geod(ellps="WGS84")

Segment = tuple[tuple[float, float], tuple[float, float]]


class GeometryError(ValueError):
    """A geometry is null, empty, invalid or of the wrong type; the message names its key."""


def dissolve(areas: Mapping[str, BaseGeometry], groups: Mapping[str, str]) -> dict[str, MultiPolygon]:
    """Return the areas merged by group, keeping every shared edge as it is.

    Parameters
    ----------
    areas : mapping of key to Polygon or MultiPolygon
        Members of one valid coverage.
    groups : mapping of key to group
        A group for every area.

    Returns
    -------
    dict of group to MultiPolygon
        Sorted by group. No ground is lost: the union is that of ``areas``.

    Raises
    ------
    GeometryError
        An area is null, empty, invalid or no polygon.
    KeyError
        An area has no group.

    Examples
    --------
    >>> from shapely import box
    >>> merged = dissolve({"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}, {"a": "x", "b": "x"})
    >>> merged["x"].area
    2.0
    """
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, area in areas.items():
        members[groups[key]].append(checked_area(key, area))
    return {group: as_multipolygon(shapely.coverage_union_all(members[group])) for group in sorted(members)}


def checked_area(key: str, area: BaseGeometry | None) -> BaseGeometry:
    """Return ``area`` if it is a valid, filled polygon.

    Raises
    ------
    GeometryError
        It is null, empty, invalid or no polygon.
    """
    if area is None or area.is_empty:
        raise GeometryError(f"{key}: no geometry")
    if area.geom_type not in {"Polygon", "MultiPolygon"}:
        raise GeometryError(f"{key}: {area.geom_type} where a polygon is needed")
    if not area.is_valid:
        raise GeometryError(f"{key}: {shapely.is_valid_reason(area)}")
    return area


def as_multipolygon(area: BaseGeometry) -> MultiPolygon:
    """Return a polygon or multipolygon as a multipolygon, its parts in a stable order."""
    parts = area.geoms if isinstance(area, MultiPolygon) else [area]
    return MultiPolygon(sorted(parts, key=lambda part: (-part.area, part.bounds)))


def shared_segments(
    left: Mapping[str, BaseGeometry], right: Mapping[str, BaseGeometry]
) -> dict[tuple[str, str], list[Segment]]:
    """Return the segments that an area of ``left`` and one of ``right`` have in common.

    In a valid coverage neighbours share whole segments, so equal ends are exact: no tolerance, no noise.

    Parameters
    ----------
    left, right : mapping of key to Polygon or MultiPolygon
        Two parts of one valid coverage.

    Returns
    -------
    dict of (left key, right key) to list of segments
        Pairs that touch in points only are not in it.

    Examples
    --------
    >>> from shapely import box
    >>> shared_segments({"a": box(0, 0, 1, 1)}, {"b": box(1, 0, 2, 1), "c": box(5, 5, 6, 6)})
    {('a', 'b'): [((1.0, 0.0), (1.0, 1.0))]}
    """
    owner = {segment: key for key, area in right.items() for segment in _segments(area)}
    shared: dict[tuple[str, str], list[Segment]] = defaultdict(list)
    for key, area in left.items():
        for segment in _segments(area):
            if segment in owner:
                shared[key, owner[segment]].append(segment)
    return dict(shared)


def point_contacts(
    left: Mapping[str, BaseGeometry],
    right: Mapping[str, BaseGeometry],
    *,
    apart_from: Iterable[tuple[str, str]],
) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the vertices where a ``left`` and a ``right`` area meet in points only.

    Parameters
    ----------
    left, right : mapping of key to Polygon or MultiPolygon
        Two parts of one valid coverage.
    apart_from : iterable of (left key, right key)
        Pairs that share a line and are no point contacts.

    Returns
    -------
    dict of (left key, right key) to (lon, lat)
        The first common vertex in order of longitude and latitude.
    """
    lines = frozenset(apart_from)
    owners: dict[tuple[float, float], list[str]] = defaultdict(list)
    for key, area in right.items():
        for vertex in _vertices(area):
            owners[vertex].append(key)
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for key, area in left.items():
        for vertex in sorted(_vertices(area) & owners.keys()):
            for other in owners[vertex]:
                if (key, other) not in lines:
                    found.setdefault((key, other), vertex)
    return dict(sorted(found.items()))


def merged_line(segments: Sequence[Segment]) -> MultiLineString:
    """Return segments joined end to end into as few lines as possible, in a stable order.

    Examples
    --------
    >>> merged_line([((0, 0), (1, 0)), ((1, 0), (2, 0))]).wkt
    'MULTILINESTRING ((0 0, 1 0, 2 0))'
    """
    merged = shapely.line_merge(MultiLineString(sorted(segments)))
    parts = list(merged.geoms) if isinstance(merged, MultiLineString) else [merged]
    oriented = [line if line.coords[0] <= line.coords[-1] else line.reverse() for line in parts]
    return MultiLineString(sorted(oriented, key=lambda line: list(line.coords)))


def length_km(line: BaseGeometry) -> float:
    """Return the geodesic length of a line on WGS 84, in kilometres.

    Examples
    --------
    >>> round(length_km(shapely.LineString([(0, 0), (1, 0)])), 2)
    111.32
    """
    return float(WGS84.geometry_length(line)) / 1000


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the geodesic distance of two points on WGS 84, in kilometres."""
    return float(WGS84.inv(lon, lat, other_lon, other_lat)[2]) / 1000


def _rings(area: BaseGeometry) -> Iterator[Any]:
    """Yield every ring of a polygon or multipolygon."""
    for part in area.geoms if isinstance(area, MultiPolygon) else [area]:
        assert isinstance(part, Polygon)
        yield part.exterior
        yield from part.interiors


def _segments(area: BaseGeometry) -> Iterator[Segment]:
    """Yield the segments of all rings, the smaller end first."""
    for ring in _rings(area):
        points = [(lon, lat) for lon, lat in ring.coords]
        for one, two in pairwise(points):
            yield (one, two) if one <= two else (two, one)


def _vertices(area: BaseGeometry) -> set[tuple[float, float]]:
    """Return the vertices of all rings."""
    return {(lon, lat) for ring in _rings(area) for lon, lat in ring.coords}
