"""The lookups of the boundaries: names in three languages, codes that belong to them, points inside."""

from __future__ import annotations

import pytest
import shapely

from scripts.boundaries.gazetteer import settled
from scripts.boundaries.packages import package_file, read_table
from scripts.boundaries.wilaya_checks import folded
from tests.data_real.boundary_files import (
    EDITIONS,
    HAND,
    PUBLISHED_KM,
    edition,
    lookup,
    regions,
)


@pytest.mark.parametrize("name", ["countries", "editions", "wilayas", "regions", "places"])
def test_every_row_is_named_in_three_languages(name: str) -> None:
    assert [row for row in lookup(name) if not (row["name_ar"] and row["name_fr"] and row["name_en"])] == []


def test_wilayas_join_by_code_name_and_edition() -> None:
    """A file with the new wilayas in another order shares every code and must not pass."""
    decreed = read_table(package_file("syscli_algeria", "wilayas.csv"))
    spelling = {row["wilaya_code"]: row for row in settled(HAND, "wilaya_names", "wilaya_code").values()}
    rows = lookup("wilayas")
    assert {year: sum(row["edition"] == year for row in rows) for year in EDITIONS} == EDITIONS
    for row in rows:
        known = {
            folded(decreed[row["wilaya_code"]]["name_ar"]),
            folded(spelling[row["wilaya_code"]]["name_ar"]),
        }
        assert folded(row["name_ar"]) in known
    new = [row["name_en"] for row in rows if row["edition"] == "2026" and row["wilaya_code"] > "59"]
    assert new[:4] == ["Barika", "El Kantara", "Bir El Ater", "El Aricha"]


@pytest.mark.parametrize(("name", "column"), [("wilayas", "geometry_note"), ("regions", "note")])
def test_every_outline_tells_its_source_and_faults(name: str, column: str) -> None:
    rows = [row for row in lookup(name) if row.get("has_polygon") != "false"]
    assert [row for row in rows for lang in ("ar", "fr", "en") if not row[f"{column}_{lang}"]] == []


def test_points_lie_in_their_wilaya() -> None:
    for row in lookup("wilayas"):
        area = edition("full", row["edition"])[row["wilaya_code"]]
        assert area.contains(shapely.Point(float(row["label_lon"]), float(row["label_lat"])))
        if row["seat_lon"]:
            assert area.contains(shapely.Point(float(row["seat_lon"]), float(row["seat_lat"])))
    without_seat = {row["name_en"] for row in lookup("wilayas") if not row["seat_lon"]}
    assert without_seat == {"Bordj Badji Mokhtar", "El Kantara", "El Aricha"}


def test_regions_without_a_polygon_are_points_inside_the_one_that_covers_them() -> None:
    rows = {row["region_code"]: row for row in lookup("regions")}
    undrawn = {code: row["covered_by"] for code, row in rows.items() if row["has_polygon"] == "false"}
    assert undrawn == {"LY-NL": "LY-GD", "ML-9": "ML-7", "ML-10": "ML-6"}
    assert set(rows) - set(undrawn) == set(regions())
    for code, row in rows.items():
        assert row["note_ar"]
        if row["seat_lon"]:
            seat = shapely.Point(float(row["seat_lon"]), float(row["seat_lat"]))
            assert regions()[row["covered_by"] or code].distance(seat) < 0.03


def test_editions_follow_each_other_without_a_day_between() -> None:
    rows = {row["edition"]: row for row in lookup("editions")}
    assert [rows[year]["valid_from"] for year in EDITIONS] == ["", "2019-12-11", "2026-04-04"]
    assert [rows[year]["valid_to"] for year in EDITIONS] == ["2019-12-10", "2026-04-03", ""]


def test_neighbours_stand_in_their_order_and_western_sahara_under_its_own_name() -> None:
    rows = {row["country_code"]: row for row in lookup("countries")}
    ordered = sorted(
        (row["neighbour_order"], code) for code, row in rows.items() if row["is_neighbour"] == "true"
    )
    assert [code for _, code in ordered] == list(PUBLISHED_KM)
    assert [rows["ESH"][f"name_{lang}"] for lang in ("ar", "fr", "en")] == [
        "الصحراء الغربية", "Sahara occidental", "Western Sahara",
    ]  # fmt: skip
