"""Geometry keeps every shared edge and refuses what is no sound polygon."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import shapely
from shapely import LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from layers.geometry import (
    GeometryError,
    as_multipolygon,
    checked_area,
    dissolve,
    distance_km,
    length_km,
    merged_line,
    point_contacts,
    shared_segments,
)
from tests import shapes

BAD: dict[str, BaseGeometry | None] = {
    "null": None,
    "empty": shapes.EMPTY,
    "bow-tie": shapes.BOW_TIE,
    "point": Point(0, 0),
    "collection": shapes.COLLECTION,
}


@pytest.mark.parametrize("area", BAD.values(), ids=BAD)
def test_dissolve_refuses_what_is_no_sound_polygon(area: BaseGeometry) -> None:
    with pytest.raises(GeometryError, match="culprit"):
        dissolve({"culprit": area}, {"culprit": "x"})


def test_dissolve_loses_no_ground_and_keeps_the_key_order() -> None:
    areas = {"c": shapes.FAR, "a": shapes.SQUARE, "b": shapes.EAST}
    merged = dissolve(areas, {"a": "west", "b": "west", "c": "east"})
    assert list(merged) == ["east", "west"]
    assert merged["west"].normalize().equals(shapely.box(0, 0, 2, 1).normalize())
    assert all(isinstance(area, MultiPolygon) for area in merged.values())


def test_dissolve_needs_a_group_for_every_area() -> None:
    with pytest.raises(KeyError, match="a"):
        dissolve({"a": shapes.SQUARE}, {})


def test_multipart_and_holed_areas_pass() -> None:
    assert checked_area("two", shapes.TWO_PARTS) is shapes.TWO_PARTS
    assert len(as_multipolygon(shapes.TWO_PARTS).geoms) == 2
    assert as_multipolygon(shapes.TWO_PARTS).geoms[0].area == 2.0


def test_neighbours_share_their_segments_and_the_rest_none() -> None:
    left = {"square": shapes.SQUARE}
    right = {"east": shapes.EAST, "corner": shapes.CORNER, "far": shapes.FAR}
    assert shared_segments(left, right) == {("square", "east"): [((1.0, 0.0), (1.0, 1.0))]}


def test_an_island_shares_the_whole_hole() -> None:
    segments = shared_segments({"ring": shapes.HOLED}, {"island": shapes.ISLAND})["ring", "island"]
    assert merged_line(segments).length == 4.0


def test_point_contacts_leave_out_shared_lines() -> None:
    left, right = {"square": shapes.SQUARE}, {"east": shapes.EAST, "corner": shapes.CORNER}
    found = point_contacts(left, right, apart_from=[("square", "east")])
    assert found == {("square", "corner"): (1.0, 1.0)}


@pytest.mark.parametrize("areas", [{}, {"far": shapes.FAR}], ids=["none", "apart"])
def test_nothing_touches_nothing(areas: Mapping[str, BaseGeometry]) -> None:
    assert shared_segments({"square": shapes.SQUARE}, areas) == {}
    assert point_contacts({"square": shapes.SQUARE}, areas, apart_from=()) == {}


def test_merged_line_does_not_depend_on_the_order_of_segments() -> None:
    segments = [((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (2.0, 1.0)), ((5.0, 5.0), (6.0, 5.0))]
    assert merged_line(segments).wkt == merged_line(segments[::-1]).wkt
    assert len(merged_line(segments).geoms) == 2


def test_lengths_are_geodesic() -> None:
    # A degree of longitude at 60° N is half of one at the equator: degrees are never measured.
    assert length_km(LineString([(0, 60), (1, 60)])) == pytest.approx(55.8, abs=0.1)
    assert distance_km(0, 0, 0, 1) == pytest.approx(110.574, abs=0.01)
