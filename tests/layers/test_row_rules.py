"""Ends come after beginnings, choices are made once, parents lead upwards, former ids are gone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from layers.check import check_directory
from layers.dataset import Table, Value
from layers.package import DataPackage, Field, Reference, Resource, RowReference
from layers.row_rules import former_problems, row_problems
from layers.tables import ReadTable
from tests.layers.damage import SMALL

PERIODS = Resource(
    "things", "things.csv", "register", (Field("id"), Field("begins"), Field("ends")), ("id",),
    periods=(("begins", "ends"),),
)  # fmt: skip
PLACES = Resource(
    "places", "places.csv", "register", (Field("id"), Field("wilaya"), Field("region")), ("id",),
    choices=(("wilaya", "region"),),
)  # fmt: skip
THEMES = Resource(
    "themes", "themes.csv", "register", (Field("id"), Field("parent")), ("id",),
    references=(Reference(("parent",), "themes", ("id",)),),
)  # fmt: skip
FORMER = Resource(
    "former", "former.csv", "lookup", (Field("old"), Field("resource"), Field("new")), ("old",),
    row_reference=RowReference("resource", "new", former="old"),
)  # fmt: skip


def table(resource: Resource, *rows: Mapping[str, Value]) -> ReadTable:
    lines = tuple(range(2, len(rows) + 2))
    return ReadTable(Table(resource.name, resource.key, rows, resource.columns, lines), ())


@pytest.mark.parametrize(
    ("begins", "ends", "is_sound"),
    [
        ("1973", "1973", True),
        ("1973-05", "1973", True),
        ("1973", "1973-02-01", True),
        ("1973", None, True),
        (None, "1972", True),
        ("1973", "1972-12-31", False),
        ("1973-05-02", "1973-04", False),
        ("no date", "1972", True),
    ],
)
def test_an_end_may_not_lie_wholly_before_its_beginning(
    begins: str | None, ends: str | None, is_sound: bool
) -> None:
    problems = list(row_problems(PERIODS, table(PERIODS, {"id": "a", "begins": begins, "ends": ends})))
    assert [(each.row, each.column, each.rule) for each in problems] == (
        [] if is_sound else [(2, "ends", "date-order")]
    )


def test_of_a_choice_exactly_one_is_given() -> None:
    rows: list[dict[str, Value]] = [
        {"id": "a", "wilaya": "01", "region": None},
        {"id": "b", "wilaya": "01", "region": "NE-1"},
        {"id": "c", "wilaya": None, "region": None},
    ]
    problems = list(row_problems(PLACES, table(PLACES, *rows)))
    assert [(each.row, each.column, each.rule) for each in problems] == [
        (3, "region", "one-of"),
        (4, "region", "one-of"),
    ]


def test_rows_that_are_their_own_ancestors_are_named_and_those_below_are_not() -> None:
    rows: list[dict[str, Value]] = [
        {"id": "a", "parent": "b"},
        {"id": "b", "parent": "a"},
        {"id": "below", "parent": "a"},
        {"id": "self", "parent": "self"},
        {"id": "top", "parent": None},
        {"id": "lost", "parent": "nowhere"},
    ]
    problems = list(row_problems(THEMES, table(THEMES, *rows)))
    assert [str(each) for each in problems] == [
        "themes.csv:2:parent: circle: 'b' leads back to 'a': a → b → a",
        "themes.csv:3:parent: circle: 'a' leads back to 'b': b → a → b",
        "themes.csv:5:parent: circle: 'self' leads back to 'self': self → self",
    ]


def test_a_former_id_is_no_row_any_more() -> None:
    package = DataPackage("x", "", None, (THEMES, FORMER), {})
    rows: list[dict[str, Value]] = [
        {"old": "gone", "resource": "themes", "new": "a"},
        {"old": "b", "resource": "themes", "new": "a"},
        {"old": "c", "resource": "unknown", "new": "a"},
    ]
    themes = table(THEMES, {"id": "a", "parent": None}, {"id": "b", "parent": None})
    problems = list(former_problems(package, {"themes": themes, "former": table(FORMER, *rows)}))
    assert [(each.row, each.column, each.rule) for each in problems] == [(3, "old", "former-id")]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("editions", "2019,2019-12-11,", "2019,2010-01-01,", (3, "valid_from", "edition-succession")),
        ("editions", ",2019-12-10,", ",2019-12-09,", (3, "valid_from", "edition-succession")),
        ("wilayas", "2026,05,", None, (None, "parent_code", "edition-parent")),
    ],
)
def test_editions_follow_each_other_on_the_same_ground(
    tmp_path: Path, file: str, old: str, new: str | None, expected: tuple[int | None, str, str]
) -> None:
    folder = shutil.copytree(SMALL, tmp_path / "data")
    path = folder / "lookups" / f"{file}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if old in line)
    if new is None:
        cells = lines[number].split(",")
        cells[5] = "01" if cells[5] != "01" else "02"
        lines[number] = ",".join(cells)
    else:
        lines[number] = lines[number].replace(old, new)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, problems = check_directory(folder)
    row, column, rule = expected
    assert [(each.row, each.column, each.rule) for each in problems] == [
        (number + 1 if row is None else row, column, rule)
    ]
