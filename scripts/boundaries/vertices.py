"""Take the vertices out again that the noding put into the Algerian outline."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from scripts.boundaries.inputs import Areas

Point = tuple[float, float]


def rings(area: BaseGeometry) -> Iterator[list[Point]]:
    """Yield the rings of an area as open lists of points."""
    for part in shapely.get_parts(area):
        for ring in (part.exterior, *part.interiors):
            yield [(x, y) for x, y in ring.coords[:-1]]


def points_of(areas: list[BaseGeometry]) -> set[Point]:
    """Return all vertices of some areas."""
    return {(x, y) for area in areas for x, y in shapely.get_coordinates(area).tolist()}


def superfluous(coverage: Areas, original: set[Point]) -> set[Point]:
    """Return the added vertices of Algerian areas that no junction needs.

    A vertex goes only if every ring through it comes from and leads to the same two points, so
    that both sides of a shared border lose it together.
    """
    candidates = points_of([area for code, area in coverage.items() if code.startswith("DZ-")]) - original
    ways: dict[Point, set[frozenset[Point]]] = {point: set() for point in candidates}
    for area in coverage.values():
        for ring in rings(area):
            for before, point, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True):
                if point in ways:
                    ways[point].add(frozenset((before, after)))
    return {point for point, found in ways.items() if len(found) == 1}


def without(area: BaseGeometry, dropped: set[Point]) -> BaseGeometry:
    """Return ``area`` without the dropped vertices."""
    parts = []
    for part in shapely.get_parts(area):
        shell, *holes = ([point for point in ring if point not in dropped] for ring in rings(part))
        parts.append(shapely.Polygon(shell, holes))
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def drop_added_vertices(coverage: Areas, original: set[Point]) -> Areas:
    """Return the coverage with the Algerian outline as OSM has it, junctions apart."""
    dropped = superfluous(coverage, original)
    return {code: without(area, dropped) for code, area in coverage.items()}
