"""Measure on the ellipsoid: areas, and the lines two areas share. Degrees are never measured."""

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from scripts.boundaries.inputs import Areas

WGS84 = Geod(ellps="WGS84")


def area_km2(area: BaseGeometry) -> float:
    """Return the geodesic area of polygons in EPSG:4326."""
    return sum(abs(WGS84.geometry_area_perimeter(part)[0]) for part in shapely.get_parts(area)) / 1e6


def length_m(line: BaseGeometry) -> float:
    """Return the geodesic length of lines in EPSG:4326."""
    return float(sum(WGS84.geometry_length(part) for part in shapely.get_parts(line)))


def shared_line(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Return the line two areas of one coverage share (empty when they share points at most)."""
    common = shapely.intersection(shapely.boundary(one), shapely.boundary(other))
    lines = [part for part in shapely.get_parts(common) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.multilinestrings(lines)) if lines else shapely.LineString()


def shared_lines(ones: Areas, others: Areas) -> dict[tuple[str, str], BaseGeometry]:
    """Return the shared line of every pair that touches; empty lines are meetings in a point."""
    codes = sorted(others)
    tree = STRtree([others[code] for code in codes])
    pairs = {}
    for one in sorted(ones):
        for position in sorted(tree.query(ones[one], predicate="intersects").tolist()):
            pairs[one, codes[position]] = shared_line(ones[one], others[codes[position]])
    return pairs


def dissolve(areas: Areas, groups: dict[str, str]) -> Areas:
    """Return the coverage ``areas`` merged by ``groups`` (area code → group code), sorted by group."""
    members: dict[str, list[BaseGeometry]] = {}
    for code in sorted(areas):
        members.setdefault(groups[code], []).append(areas[code])
    return {group: shapely.coverage_union_all(members[group]) for group in sorted(members)}
