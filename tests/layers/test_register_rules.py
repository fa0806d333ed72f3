"""What rows owe each other: year and day, end and state, claim and conflict, areas."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from layers.check import check_directory
from tests.atlases import SMALL
from tests.layers.damage import Damage, cell, package, resource, write_features

TWINNINGS, CONFLICTS = "registers/twinnings.csv", "registers/conflicts.csv"
WILAYAS = "lookups/wilayas.csv"
COUNTRIES = "boundaries/countries.low.geojson"
AGREED = {
    "another year": (cell(TWINNINGS, 2, "year_signed", "1986"), TWINNINGS, 2, "year_signed", "year-of-day"),
    "no year": (cell(TWINNINGS, 3, "year_signed", ""), TWINNINGS, 3, "year_signed", "year-of-day"),
    "active and ended": (cell(TWINNINGS, 4, "status", "active"), TWINNINGS, 4, "status", "active-ended"),
    "claim of another conflict": (
        cell(CONFLICTS, 2, "followed", "CC_03"),
        *(CONFLICTS, 2, "followed", "claim-of-another"),
    ),
}


@pytest.mark.parametrize(("damage", "file", "row", "column", "rule"), AGREED.values(), ids=AGREED)
def test_what_disagrees_is_named_once(
    damage: Damage, file: str, row: int, column: str, rule: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    damage(folder)
    dataset, problems = check_directory(folder)
    assert dataset is None
    assert [(each.file, each.row, each.column, each.rule) for each in problems] == [(file, row, column, rule)]


def test_a_name_that_another_wilaya_has_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    rows = (folder / WILAYAS).read_text(encoding="utf-8").splitlines()
    place = rows[0].split(",").index("name_fr")
    cell(WILAYAS, 3, "name_fr", rows[1].split(",")[place])(folder)
    found = [(each.row, each.column, each.rule) for each in check_directory(folder)[1]]
    assert (3, "name_fr", "name-repeated") in found


def without(folder: Path, file: str, name: str, key: str) -> None:
    """Remove the features of one key; the least number of rows is lowered, so that only the rule can tell."""
    document = json.loads((folder / file).read_text(encoding="utf-8"))
    column = "country_code" if "countries" in file else "unit_id"
    document["features"] = [each for each in document["features"] if each["properties"][column] != key]
    write_features(folder / file, document)
    package(lambda text: resource(text, name)["takhoum"].update(min_rows=1))(folder)


def test_a_country_missing_from_one_level_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    without(folder, COUNTRIES, "countries.low", "FRA")
    assert [str(each) for each in check_directory(folder)[1]] == [
        f"{COUNTRIES}:1:country_code: area-missing: "
        "'FRA' has an area in boundaries/countries.mid.geojson and has none in this file"
    ]


def test_a_country_missing_from_every_level_is_named_with_a_register_that_needs_it(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    for level in ("low", "mid"):
        without(folder, f"boundaries/countries.{level}.geojson", f"countries.{level}", "FRA")
    problems = [each for each in check_directory(folder)[1] if each.rule == "area-missing"]
    assert [(each.row, each.column, each.rule) for each in problems] == [
        (1, "country_code", "area-missing")
    ] * 2
    assert all("'FRA' is a country of " in each.message for each in problems)


def test_a_unit_missing_from_one_level_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    file = "boundaries/coverage.low.geojson"
    key = json.loads((folder / file).read_text(encoding="utf-8"))["features"][-1]["properties"]["unit_id"]
    without(folder, file, "coverage.low", key)
    found = [str(each) for each in check_directory(folder)[1]]
    assert any(f"{file}:1:unit_id: area-missing: {key!r} has an area" in each for each in found)
