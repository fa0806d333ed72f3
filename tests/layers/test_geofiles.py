"""GeoJSON is read by RFC 7946 with json and shapely, and each fault names its feature."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.geofiles import ReadAreas, read_areas
from layers.geometry_checks import geometry_problems
from layers.package import Field, GeometryRule, Resource
from layers.positions import GeometryError, read_geometry
from layers.problems import Problem
from layers.strict_json import parse_json

FILE = "boundaries/areas.geojson"
POLYGONS = GeometryRule(("Polygon", "MultiPolygon"), is_coverage=True)
AREAS = Resource(
    name="areas",
    path=FILE,
    role="boundary",
    fields=(Field("unit_id", is_required=True), Field("area_km2", "number")),
    key=("unit_id",),
    geometry=POLYGONS,
)
LEFT = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
RIGHT = [[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]


def feature(unit_id: str, ring: list[list[Any]], **more: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"unit_id": unit_id, "area_km2": None, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def read(*features: object) -> tuple[ReadAreas, list[Problem]]:
    document = {"type": "FeatureCollection", "features": list(features)}
    read_, problems = read_areas(json.dumps(document).encode(), AREAS, FILE)
    return read_, problems + list(geometry_problems(read_, AREAS, FILE))


def test_features_are_read_with_their_geometry() -> None:
    areas, problems = read(feature("L", LEFT), feature("R", RIGHT, area_km2=2.5))
    assert problems == []
    assert areas.properties.table.by_key["R"]["area_km2"] == 2.5
    assert shapely.equals(areas.geometries[0], shapely.box(0, 0, 1, 1))
    assert areas.properties.table.lines == (2, 3)


def test_holes_and_parts_are_kept() -> None:
    hole = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.2]]
    geometry: Any = read_geometry(
        {"type": "MultiPolygon", "coordinates": [[LEFT, hole], [RIGHT]]}, POLYGONS.types
    )
    assert len(geometry.geoms) == 2
    assert len(geometry.geoms[0].interiors) == 1


@pytest.mark.parametrize(
    ("geometry", "rule", "value"),
    [
        (None, "geometry", "None"),
        ({"type": "Point", "coordinates": [0, 0]}, "geometry", "'Point'"),
        ({"type": ["Polygon"], "coordinates": [LEFT]}, "geometry", "Polygon"),
        ({"type": "Polygon"}, "geometry", "None"),
        ({"type": "Polygon", "coordinates": []}, "geometry", "[]"),
        ({"type": "Polygon", "coordinates": [[]]}, "geometry", "[]"),
        ({"type": "Polygon", "coordinates": LEFT}, "position", "0"),
        ({"type": "Polygon", "coordinates": {"a": 1}}, "geometry", "'a'"),
        ({"type": "MultiPolygon", "coordinates": [7]}, "geometry", "7"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0, 5]]]}, "position", "[0, 0, 5]"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, None], [0, 0]]]}, "position", "[1, None]"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 10**400], [0, 0]]]}, "position", "finite"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 90.1], [0, 0]]]}, "position", "90.1"),
    ],
)
def test_geometries_that_cannot_be_built_are_refused(geometry: object, rule: str, value: str) -> None:
    with pytest.raises(GeometryError) as caught:
        read_geometry(geometry, POLYGONS.types)
    assert caught.value.rule == rule
    assert value in str(caught.value)


def test_a_bow_tie_is_named_by_feature_and_place() -> None:
    _, problems = read(feature("B", [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]))
    assert [str(p) for p in problems] == [
        f"{FILE}:2:-: geometry: feature 1 (unit_id 'B'): not valid: self-intersection at 0.5 0.5"
    ]


@pytest.mark.parametrize(
    "ring",
    [
        [[0.9, 0], [2, 0], [2, 1], [0.9, 1], [0.9, 0]],
        [[1, 0], [2, 0], [2, 1], [1, 1], [1, 0.5], [1, 0]],
    ],
    ids=["overlap", "unmatched vertex"],
)
def test_a_coverage_whose_edges_differ_names_both_neighbours(ring: list[list[Any]]) -> None:
    _, problems = read(feature("L", LEFT), feature("R", ring))
    assert [(p.row, p.rule) for p in problems] == [(2, "coverage"), (3, "coverage")]


@pytest.mark.parametrize("value", ["2.5", True, [2.5], {"km2": 2.5}])
def test_properties_are_not_converted(value: object) -> None:
    _, problems = read(feature("L", LEFT, area_km2=value))
    assert [(p.row, p.column, p.rule) for p in problems] == [(2, "area_km2", "number")]


def test_an_old_crs_member_is_refused() -> None:
    document = {"type": "FeatureCollection", "features": [feature("L", LEFT)], "crs": {"type": "name"}}
    problems = read_areas(json.dumps(document).encode(), AREAS, FILE)[1]
    assert ["crs" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize("item", [None, 7, "x", [], {}, {"type": "Polygon"}])
def test_what_is_no_feature_is_named(item: object) -> None:
    _, problems = read(feature("L", LEFT), item)
    assert [(p.row, p.rule) for p in problems] == [(3, "geojson")]


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        ('{"a": 1,\n "a": 2}', 2, 2, "json-duplicate-key"),
        ('{"a": {"b": 1}, "b": [1, {"b": 2, "b": 3}]}', 1, 35, "json-duplicate-key"),
        ("[1,\n\n  NaN]", 3, 3, "json-constant"),
        ("[-Infinity]", 1, 2, "json-constant"),
        ('{"a": 1,}', 1, 9, "json"),
        ('{"a": [1, 2', 1, 12, "json"),
        ("", 1, 1, "json"),
        ("[1] [2]", 1, 5, "json"),
        ("[01]", 1, 3, "json"),
        ("[" * 200_000, 1, 1, "json"),
        ("[" + "9" * 5000 + "]", 1, 1, "json"),
    ],
)
def test_faults_of_json_have_line_and_column(text: str, line: int, column: int, rule: str) -> None:
    fault = parse_json(text)[1][0]
    assert (fault.line, fault.column, fault.rule) == (line, column, rule)


SOUND = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(value=SOUND)
def test_sound_json_is_read_as_it_is(value: object) -> None:
    assert parse_json(json.dumps(value)) == (value, [])


@given(content=st.binary(max_size=400))
def test_any_bytes_give_problems_and_never_an_error(content: bytes) -> None:
    areas, problems = read_areas(content, AREAS, FILE)
    assert problems
    assert len(areas.geometries) == len(areas.properties.table.rows)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["Polygon", "Feature"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["type", "x"]), inner),
    max_leaves=10,
)


@given(geometry=JSON_VALUES, properties=JSON_VALUES)
def test_any_values_in_a_feature_never_raise(geometry: object, properties: object) -> None:
    item = {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": geometry},
        "properties": properties,
    }
    areas, problems = read(item, {**item, "geometry": geometry})
    assert problems
    assert len(areas.geometries) == 2
