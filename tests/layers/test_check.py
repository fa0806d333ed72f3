"""Every kind of damage is found, named by file, row, column, rule and value, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.check import check_directory, load_data
from layers.package_reader import read_package
from layers.problems import DataProblems
from tests.layers.damage import SMALL, Damage, cell, feature, field, line, package, raw, records, resource
from tests.layers.damages import (
    ALL,
    CLAIMS,
    COUNTRIES,
    CROSSINGS,
    FULL,
    LOW,
    MECHANISMS,
    PARTNERS,
    PLACES,
    SOURCES,
    TWINNINGS,
    Found,
    move_first,
    replaced,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "data")


def test_the_small_directory_is_sound() -> None:
    dataset, problems = check_directory(SMALL)
    assert problems == []
    assert dataset is not None
    assert len(dataset.tables["crossings"].rows) == 5
    assert dataset.areas["coverage.full"].crs.to_epsg() == 4326
    assert dataset.tables["wilayas"].by_key["2026", "05"]["name_fr"] == "Wilaya E"
    assert dataset.tables["crossings"].by_key["post-a-north"]["source_ids"] == ("SRC_A",)


@pytest.mark.parametrize(("damage", "expected", "value"), ALL.values(), ids=ALL.keys())
def test_damage_is_named_once_with_its_place_and_value(
    folder: Path, damage: Damage, expected: Found, value: str
) -> None:
    damage(folder)
    dataset, problems = check_directory(folder)
    assert dataset is None
    found = {(p.file, p.row, p.column, p.rule): p for p in problems}
    assert expected in found, [str(p) for p in problems]
    assert value in str(found[expected])
    assert str(found[expected]).startswith(":".join(map(str, expected[:3])) + f": {expected[3]}: ")
    assert len(str(found[expected]).splitlines()) == 1
    assert list(found) == [expected], [str(p) for p in problems]


def drop_rank(rows: list[list[str]]) -> None:
    for row in rows:
        row.pop(-2)


TOGETHER: dict[Found, Damage] = {
    (COUNTRIES, 3, "-", "position"): feature(COUNTRIES, 3, move_first([float("nan"), 1.0])),
    (LOW, 13, "-", "json"): raw(LOW, lambda content: content[:-2]),
    (PLACES, 1, "rank", "missing-column"): records(PLACES, drop_rank),
    (CLAIMS, 2, "date", "partial-date"): cell(CLAIMS, 2, "date", "2021-02-30"),
    (CLAIMS, 5, "source_id", "reference"): cell(CLAIMS, 5, "source_id", "SRC_9"),
    (CROSSINGS, 2, "lon", "point-sea"): cell(CROSSINGS, 2, "lat", "36"),
    (CROSSINGS, 3, "23", "column-count"): line(CROSSINGS, 3, lambda text: text + b",x"),
    (CROSSINGS, 4, "name_ar", "encoding"): line(
        CROSSINGS, 4, lambda text: text.replace("معبر جيم".encode(), "معبر جيم".encode("cp1256"))
    ),
    (PARTNERS, 3, "partner_no", "integer"): cell(PARTNERS, 3, "partner_no", "١"),
    (MECHANISMS, 4, "source_ids", "required"): cell(MECHANISMS, 4, "source_ids", ""),
    (SOURCES, 3, "source_id", "duplicate-key"): records(SOURCES, lambda rows: rows.insert(2, rows[1])),
    (SOURCES, 4, "title", "control-character"): raw(SOURCES, replaced(b"Report A", b"Report\0A")),
    (TWINNINGS, 6, "wilaya_code", "point-wilaya"): cell(TWINNINGS, 6, "wilaya_code", "01"),
}


def test_all_damages_are_found_in_one_run(folder: Path) -> None:
    for damage in TOGETHER.values():
        damage(folder)
    dataset, problems = check_directory(folder)
    assert dataset is None
    assert [(p.file, p.row, p.column, p.rule) for p in problems] == list(TOGETHER)


def test_texts_that_look_like_numbers_or_nothing_stay_texts(folder: Path) -> None:
    for row, text in enumerate(("NA", "007", "1E5"), start=2):
        cell(PLACES, row, "name_en", text)(folder)
    dataset = load_data(folder)
    names = dataset.tables["places"].frame()["name_en"].tolist()
    assert names == ["NA", "007", "1E5", "Town D"]
    assert all(type(name) is str for name in names)


def test_load_raises_with_every_problem(folder: Path) -> None:
    cell(CROSSINGS, 2, "kind", "boat")(folder)
    cell(CROSSINGS, 3, "kind", "ship")(folder)
    with pytest.raises(DataProblems, match="'boat'") as caught:
        load_data(folder)
    assert [problem.row for problem in caught.value.problems] == [2, 3]
    assert str(caught.value).count("\n") == 1


def test_more_rows_than_declared_only_warn(folder: Path) -> None:
    package(lambda text: resource(text, "places")["takhoum"].update(max_rows=2))(folder)
    dataset, problems = check_directory(folder)
    assert dataset is not None
    assert [str(p) for p in problems] == [f"{PLACES}:1:-: warning-max-rows: 4 rows, at most 2 are declared"]


def test_windows_line_ends_are_read_when_all_lines_have_them(folder: Path) -> None:
    raw(CROSSINGS, lambda content: content.replace(b"\n", b"\r\n"))(folder)
    assert check_directory(folder)[1] == []


def test_a_whole_file_in_another_encoding_is_told_in_few_lines(folder: Path) -> None:
    records(PLACES, lambda rows: rows.extend([f"PL_{n}", *rows[1][1:]] for n in range(30)))(folder)
    raw(PLACES, lambda content: content.decode().encode("cp1256"))(folder)
    problems = check_directory(folder)[1]
    assert {(p.file, p.rule) for p in problems} == {(PLACES, "encoding")}
    assert len(problems) == 11
    assert "24 more cells" in str(problems[-1])


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    dataset, problems = check_directory(tmp_path / "none")
    assert dataset is None
    assert [problem.rule for problem in problems] == ["missing-file"]


def test_areas_numbered_in_another_order_are_found(folder: Path) -> None:
    feature(FULL, 9, lambda item: item["properties"].update(wilaya_2026="05"))(folder)
    feature(FULL, 12, lambda item: item["properties"].update(wilaya_2026="03"))(folder)
    found = {(p.file, p.column, p.rule) for p in check_directory(folder)[1]}
    assert ("lookups/wilayas.csv", "wilaya_code", "point-wilaya") in found


def named_columns() -> list[tuple[str, str]]:
    """Return the columns of the tables that checks know by name, and of the areas."""
    package, _ = read_package(SMALL)
    assert package is not None
    known = ["crossing_claims", "crossings", "editions", "regions", "sources", "wilayas", "coverage.full"]
    return [(name, column) for name in known for column in package.resource(name).columns]


@pytest.mark.parametrize(("name", "column"), named_columns())
def test_a_renamed_column_is_a_problem_and_never_an_error(folder: Path, name: str, column: str) -> None:
    package(lambda text: field(text, name, column).update(name="renamed"))(folder)
    dataset, problems = check_directory(folder)
    assert dataset is None
    assert any("renamed" in str(problem) or column in str(problem) for problem in problems)


def test_areas_that_are_all_invalid_are_problems(folder: Path) -> None:
    crossing = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]
    for row in range(2, 13):
        feature(FULL, row, lambda item: item["geometry"].update(coordinates=crossing))(folder)
    rules = [problem.rule for problem in check_directory(folder)[1]]
    assert rules == ["geometry"] * 11


FUZZED = [PLACES, CROSSINGS, LOW, "datapackage.json"]


@pytest.mark.parametrize("file", FUZZED)
@given(data=st.data())
def test_any_change_of_a_file_never_raises(file: str, data: st.DataObject, fuzz_folder: Path) -> None:
    content = (SMALL / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 30, len(content))))
    piece = data.draw(st.one_of(st.binary(max_size=8), st.text(max_size=8).map(str.encode)))
    (fuzz_folder / file).write_bytes(content[:start] + piece + content[end:])
    dataset, problems = check_directory(fuzz_folder)
    (fuzz_folder / file).write_bytes(content)
    assert (dataset is None) == any(not problem.is_warning for problem in problems)


@pytest.fixture(scope="module")
def fuzz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("fuzz") / "data")
