"""Where crossings lie along a border, and how far segments are from them, on shapes known by heart."""

from __future__ import annotations

import pytest

from layers.border_places import border_line_rows, border_place_rows, segment_distance_rows
from layers.geometry import Segment, distance_km

# Along the equator a degree is 111.319 km; two regions of one neighbour, and one of another far off.
DEGREE_KM = 111.319
SEGMENTS: dict[tuple[str, str], list[Segment]] = {
    ("u1", "AA-1"): [((0.0, 0.0), (1.0, 0.0))],
    ("u2", "AA-2"): [((1.0, 0.0), (2.0, 0.0))],
    ("u2", "BB-1"): [((5.0, 0.0), (6.0, 0.0)), ((8.0, 0.0), (9.0, 0.0))],
}
COUNTRIES = {"AA-1": "AAA", "AA-2": "AAA", "BB-1": "BBB"}
POSTS = (
    {"crossing_id": "on", "country_code": "AAA", "lon": 0.25, "lat": 0.0},
    {"crossing_id": "off", "country_code": "AAA", "lon": 1.5, "lat": 0.05},
    {"crossing_id": "beyond", "country_code": "BBB", "lon": 9.1, "lat": 0.0},
    {"crossing_id": "nowhere", "country_code": "AAA", "lon": None, "lat": None},
)


def test_a_border_is_one_line_a_piece_from_west_to_east() -> None:
    rows = border_line_rows(SEGMENTS, COUNTRIES)
    assert [row["line_id"] for row in rows] == ["AAA-1", "BBB-1", "BBB-2"]
    assert [row["length_km"] for row in rows] == pytest.approx(
        [2 * DEGREE_KM, DEGREE_KM, DEGREE_KM], abs=0.01
    )


def test_a_post_lies_at_the_kilometre_nearest_to_it() -> None:
    rows = {row["crossing_id"]: row for row in border_place_rows(SEGMENTS, COUNTRIES, POSTS)}
    assert rows["on"] == {
        "line_id": "AAA-1",
        "crossing_id": "on",
        "km": pytest.approx(27.83, abs=0.01),
        "off_km": 0.0,
    }
    assert rows["off"]["km"] == pytest.approx(1.5 * DEGREE_KM, abs=0.01)
    assert rows["off"]["off_km"] == pytest.approx(distance_km(1.5, 0.05, 1.5, 0.0), abs=0.001)


def test_a_post_past_the_end_lies_at_the_end_of_the_nearest_piece() -> None:
    rows = {row["crossing_id"]: row for row in border_place_rows(SEGMENTS, COUNTRIES, POSTS)}
    assert (rows["beyond"]["line_id"], rows["beyond"]["km"]) == ("BBB-2", pytest.approx(DEGREE_KM, abs=0.01))
    assert rows["beyond"]["off_km"] == pytest.approx(0.1 * DEGREE_KM, abs=0.01)


def test_a_post_without_point_has_no_place_and_no_distance() -> None:
    assert "nowhere" not in {row["crossing_id"] for row in border_place_rows(SEGMENTS, COUNTRIES, POSTS)}


def test_distances_follow_the_wilayas_of_each_edition() -> None:
    codes = {"old": {"u1": "01", "u2": "01"}, "new": {"u1": "01", "u2": "02"}}
    adjacency = [
        {"edition": edition, "wilaya_code": wilaya, "region_code": region}
        for edition, wilaya, region in (("old", "01", "AA-1"), ("old", "01", "AA-2"), ("new", "02", "AA-2"))
    ]
    rows = segment_distance_rows(SEGMENTS, codes, adjacency, POSTS)
    found = {
        (row["edition"], row["wilaya_code"], row["region_code"], row["crossing_id"]): row["distance_km"]
        for row in rows
    }
    assert len(found) == len(rows) == 3 * 3
    assert found["old", "01", "AA-1", "on"] == 0.0
    assert found["new", "02", "AA-2", "on"] == pytest.approx(0.75 * DEGREE_KM, abs=0.01)
    assert found["old", "01", "AA-2", "on"] == found["new", "02", "AA-2", "on"]
