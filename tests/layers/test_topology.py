"""TopoJSON: what is decoded is what was encoded, and a shared edge stands once."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.topology import Topology, arcs_of

Geometry = dict[str, Any]
SQUARE: Geometry = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
BESIDE: Geometry = {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]}
HOLE = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.2]]
HOLED: Geometry = {"type": "Polygon", "coordinates": [*SQUARE["coordinates"], HOLE]}
FILLING: Geometry = {"type": "MultiPolygon", "coordinates": [[HOLE[::-1]]]}
LINE: Geometry = {"type": "MultiLineString", "coordinates": [[[1, 0], [1, 1]], [[5, 5], [6, 6.5]]]}


def decode(document: dict[str, Any], geometry: Geometry) -> Any:
    """Return the coordinates of a geometry, rings and lines as they come."""
    unit = document["transform"]["scale"][0]

    def arc(number: int) -> list[tuple[float, ...]]:
        steps = document["arcs"][number if number >= 0 else ~number]
        places = list(accumulate(steps, lambda a, b: [a[0] + b[0], a[1] + b[1]]))
        path = [tuple(round(each * unit, 9) for each in place) for place in places]
        return path if number >= 0 else path[::-1]

    def line(numbers: list[Any]) -> Any:
        if not isinstance(numbers[0], int):
            return [line(each) for each in numbers]
        path = arc(numbers[0])
        for number in numbers[1:]:
            assert arc(number)[0] == path[-1]
            path += arc(number)[1:]
        return path

    return line(geometry["arcs"])


def turned(ring: list[Any]) -> frozenset[tuple[Any, Any]]:
    """Return the edges of a ring: where it begins does not matter."""
    places = [tuple(float(each) for each in place) for place in ring]
    return frozenset(pairwise(places))


@pytest.mark.parametrize("geometry", [SQUARE, BESIDE, HOLED], ids=["square", "beside", "holed"])
def test_rings_come_back_with_the_same_edges(geometry: Geometry) -> None:
    topology = Topology([SQUARE, BESIDE, HOLED, FILLING, LINE], 10)
    encoded = topology.encode(geometry)
    rings = decode(topology.document({"shapes": []}) | {"arcs": topology.arcs}, encoded)
    assert [turned(ring) for ring in rings] == [turned(ring) for ring in geometry["coordinates"]]


def test_lines_come_back_as_they_were() -> None:
    topology = Topology([LINE], 10)
    document = topology.document({"shapes": [topology.encode(LINE)]})
    assert decode(document, document["objects"]["shapes"]["geometries"][0]) == [
        [(1.0, 0.0), (1.0, 1.0)],
        [(5.0, 5.0), (6.0, 6.5)],
    ]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [(SQUARE, BESIDE, 1), (HOLED, FILLING, 1), (SQUARE, LINE, 1), (SQUARE, FILLING, 0)],
    ids=["side by side", "a hole and what fills it", "a line along a side", "apart"],
)
def test_a_shared_edge_stands_once(one: Geometry, other: Geometry, shared: int) -> None:
    topology = Topology([one, other], 10)
    both = [arcs_of(topology.encode(each)) for each in (one, other)]
    assert len(both[0] & both[1]) == shared


def test_a_part_carries_the_arcs_it_needs_only() -> None:
    topology = Topology([SQUARE, BESIDE], 1)
    encoded = [topology.encode(each) for each in (SQUARE, BESIDE)]
    document = topology.document({"shapes": encoded[1:]})
    assert len(document["arcs"]) == 2 < len(topology.arcs)
    ring = decode(document, document["objects"]["shapes"]["geometries"][0])[0]
    assert turned(ring) == turned(BESIDE["coordinates"][0])


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=30))
def test_no_vertex_moves_more_than_half_a_unit(places: list[tuple[float, float]]) -> None:
    line = {"type": "LineString", "coordinates": [list(place) for place in places]}
    topology = Topology([line], 1000)
    document = topology.document({"shapes": [topology.encode(line)]})
    found = decode(document, document["objects"]["shapes"]["geometries"][0])
    for place in places:
        assert min(max(abs(a - b) for a, b in zip(each, place, strict=True)) for each in found) <= 0.00051


def test_a_kind_without_arcs_is_refused() -> None:
    with pytest.raises(ValueError, match="GeometryCollection"):
        Topology([], 1000).encode({"type": "GeometryCollection", "coordinates": []})


def test_points_are_whole_numbers_of_the_unit() -> None:
    topology = Topology([], 100000)
    assert topology.encode({"type": "Point", "coordinates": [9.4399, -30.0]})["coordinates"] == (
        943990,
        -3000000,
    )
