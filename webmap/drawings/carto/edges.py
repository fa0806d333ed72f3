"""Which lines of a coverage of countries are coasts and which are borders: edges of two countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from webmap.drawings.carto.paths import rings_of

# The map of the world is cut there, which is no coast.
CUT = 179.9

Position = tuple[float, float]
Edge = tuple[Position, Position]


def country_lines(
    countries: Iterable[tuple[str, dict[str, Any]]],
) -> Iterator[tuple[tuple[str, ...], list[Position]]]:
    """Yield runs of edges with the countries on both sides: one for a coast, two for a border.

    Parameters
    ----------
    countries : iterable of (code, GeoJSON geometry)
        A coverage: neighbours share the vertices of their border.
    """
    rings = [
        (code, [(each[0], each[1]) for each in ring])
        for code, geometry in countries
        for ring in rings_of(geometry)
    ]
    owners: dict[Edge, list[str]] = defaultdict(list)
    for code, ring in rings:
        for edge in pairwise(ring):
            owners[_undirected(edge)].append(code)
    for code, ring in rings:
        yield from _runs(code, ring, owners)


def _runs(
    code: str, ring: Sequence[Position], owners: dict[Edge, list[str]]
) -> Iterator[tuple[tuple[str, ...], list[Position]]]:
    """Yield the runs of one ring; a border is told by the country that comes first."""
    run: list[Position] = []
    kind: tuple[str, ...] = ()
    for edge in pairwise(ring):
        own = tuple(sorted(set(owners[_undirected(edge)])))
        if own != kind and run:
            if _is_told(code, kind, run):
                yield kind, run
            run = []
        kind = own
        run = [*run, edge[1]] if run else list(edge)
    if run and _is_told(code, kind, run):
        yield kind, run


def _is_told(code: str, kind: tuple[str, ...], run: Sequence[Position]) -> bool:
    return kind[0] == code and not all(abs(lon) > CUT for lon, _ in run)


def _undirected(edge: Edge) -> Edge:
    return edge if edge[0] <= edge[1] else (edge[1], edge[0])
