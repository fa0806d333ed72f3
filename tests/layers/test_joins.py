"""Joins are strict: one to one, by code, and never by a code of another order."""

from __future__ import annotations

from typing import Any

import pytest
from geopandas import GeoDataFrame, points_from_xy
from pandas import DataFrame

from layers.joins import KeyMismatch, check_editions, join_rows, join_table
from layers.spec import Join, LayerSpec

OFFICIAL = [
    {"edition": "2026", "wilaya_code": "61", "name_ar": "القنطرة", "name_fr": "El Kantara", "name_en": None},
    {"edition": "2026", "wilaya_code": "63", "name_ar": "العريشة", "name_fr": "El Aricha", "name_en": None},
    {"edition": "2019", "wilaya_code": "61", "name_ar": "أخرى", "name_fr": "Autre", "name_en": None},
]


def two_places() -> GeoDataFrame:
    return GeoDataFrame({"code": ["01", "16"]}, geometry=points_from_xy([0, 3], [28, 36], crs="EPSG:4326"))


def test_join_keeps_order_crs_and_types() -> None:
    table = DataFrame({"code": ["16", "01"], "n": [20, 10], "list": [("a", "b"), ()]}, dtype=object)
    joined = join_table(two_places(), table, key="code")
    assert joined["n"].tolist() == [10, 20]
    assert [type(value) for value in joined["n"]] == [int, int]
    assert joined["list"].tolist() == [(), ("a", "b")]
    assert joined.crs == "EPSG:4326"


def test_join_does_not_change_what_it_is_given() -> None:
    places = two_places()
    join_table(places, DataFrame({"code": ["01", "16"], "n": [1, 2]}), key="code")
    assert list(places.columns) == ["code", "geometry"]


REFUSED: dict[str, tuple[dict[str, list[Any]], str]] = {
    "repeated": ({"code": ["01", "01", "16"], "n": [1, 2, 3]}, r"repeated: \['01'\]"),
    "unknown": ({"code": ["01", "16", "99"], "n": [1, 2, 3]}, r"unknown: \['99'\]"),
    "missing": ({"code": ["01"], "n": [1]}, r"missing: \['16'\]"),
    "number": ({"code": [1, 16], "n": [1, 2]}, "is not text"),
    "no key": ({"other": ["01"]}, "no column code"),
    "column twice": ({"code": ["01", "16"], "geometry": [1, 2]}, "column repeated"),
}


@pytest.mark.parametrize(("columns", "message"), REFUSED.values(), ids=REFUSED)
def test_join_refuses(columns: dict[str, list[Any]], message: str) -> None:
    with pytest.raises(KeyMismatch, match=message):
        join_table(two_places(), DataFrame(columns), key="code")


def test_join_that_may_be_incomplete_leaves_null() -> None:
    joined = join_table(two_places(), DataFrame({"code": ["16"], "n": [7]}), key="code", complete=False)
    assert joined["n"].tolist() == [None, 7]


def test_codes_of_another_order_are_refused_by_name() -> None:
    rows = [{"edition": "2026", "wilaya_code": "61", "name": "El Aricha"}]
    with pytest.raises(KeyMismatch, match=r"2026 61 'El Aricha' .expected 'El Kantara'"):
        check_editions(rows, OFFICIAL, key="wilaya_code", names=["name"])


def test_codes_of_another_edition_are_refused() -> None:
    rows = [{"edition": "2019", "wilaya_code": "63", "name": "El Aricha"}]
    with pytest.raises(KeyMismatch, match="2019 63"):
        check_editions(rows, OFFICIAL, key="wilaya_code", names=["name"])


@pytest.mark.parametrize("name", ["el aricha", "EL-ARICHA", "العريشه", "Laricha"])
def test_other_spellings_of_a_name_pass(name: str) -> None:
    rows = [{"edition": "2026", "wilaya_code": "63", "name": name}]
    check_editions(rows, OFFICIAL, key="wilaya_code", names=["name"], aliases={"63": ["Laricha"]})


def layer(*, complete: bool = True) -> LayerSpec:
    joins = (Join("population", ("people",), complete=complete),)
    return LayerSpec("wilayas", "Wilayas", "wilayas", "wilaya_code", "wilayas", joins=joins)


def test_rows_join_by_edition_and_key() -> None:
    population = [
        {
            "edition": row["edition"],
            "wilaya_code": row["wilaya_code"],
            "name": row["name_fr"],
            "people": number,
        }
        for number, row in enumerate(OFFICIAL)
    ]
    joined = join_rows(OFFICIAL, layer(), {"population": population[::-1]})
    assert [row["people"] for row in joined] == [0, 1, 2]


def test_rows_join_refuses_the_wrong_order_of_codes() -> None:
    population = [
        {"edition": "2026", "wilaya_code": "61", "name": "El Aricha", "people": 1},
        {"edition": "2026", "wilaya_code": "63", "name": "El Kantara", "people": 2},
    ]
    with pytest.raises(KeyMismatch, match=r"El Aricha.*El Kantara"):
        join_rows(OFFICIAL, layer(complete=False), {"population": population})


@pytest.mark.parametrize(
    ("codes", "message"),
    [(["61", "61"], "repeated"), (["61", "99"], "unknown"), (["61"], "missing")],
    ids=["repeated", "unknown", "missing"],
)
def test_rows_join_names_the_keys(codes: list[str], message: str) -> None:
    rows = [{"wilaya_code": "61"}, {"wilaya_code": "63"}]
    population = [{"wilaya_code": code, "people": 1} for code in codes]
    with pytest.raises(KeyMismatch, match=f"wilaya_code {message}"):
        join_rows(rows, layer(), {"population": population})
