"""A CSV file is read by RFC 4180 and its declaration, and nothing of it is guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.cells import read_cell
from layers.csv_text import cut_records
from layers.dataset import Table, Value
from layers.dates import parse_partial_date
from layers.package import Field, Resource
from layers.problems import Problem
from layers.tables import read_table
from layers.text_rules import text_faults, url_fault

FILE = "registers/things.csv"
THINGS = Resource(
    name="things",
    path=FILE,
    role="register",
    fields=(
        Field("thing_id", is_required=True),
        Field("count", "integer", minimum=0),
        Field("note", kind="text"),
    ),
    key=("thing_id",),
)


def read(text: str | bytes, resource: Resource = THINGS) -> tuple[Table, list[Problem]]:
    raw = text.encode() if isinstance(text, str) else text
    result, problems = read_table(raw, resource, FILE)
    return result.table, problems


def test_rows_keep_their_order_and_their_lines() -> None:
    table, problems = read('thing_id,count,note\nb,2,"two\nlines"\na,,\n')
    assert problems == []
    assert [dict(row) for row in table.rows] == [
        {"thing_id": "b", "count": 2, "note": "two\nlines"},
        {"thing_id": "a", "count": None, "note": None},
    ]
    assert table.lines == (2, 4)  # a row is named by the line it begins on


@pytest.mark.parametrize(
    "text", ["NA", "NaN", "null", "None", "007", "1E5", "1e400", "+1", "0x1F", "true", "٣"]
)
def test_texts_survive_as_texts(text: str) -> None:
    table, problems = read(f"thing_id,count,note\n{text},,{text}\n")
    assert problems == []
    assert table.rows[0]["thing_id"] == text
    assert table.frame()["note"].tolist() == [text]


def test_quotes_and_commas_are_read_back() -> None:
    table, problems = read('thing_id,count,note\n"a,b",1,"he said ""no"""\n')
    assert problems == []
    assert table.by_key["a,b"]["note"] == 'he said "no"'


@pytest.mark.parametrize(
    ("text", "row", "column", "rule"),
    [
        ('thing_id,count,note\na"b,1,\n', 2, "-", "quotes"),
        ('thing_id,count,note\n"a"b,1,\nc,1,\n', 2, "-", "quotes"),
        ('thing_id,count,note\na,1,"open\n', 2, "-", "quotes"),
        ("thing_id,count,note\na,1\n", 2, "note", "column-count"),
        ("thing_id,count,note\na,1,,more,cells\n", 2, "4", "column-count"),
        ("thing_id,count,note\n\na,1,\n", 2, "-", "empty-row"),
        ("thing_id,count,note\na,1,", 2, "-", "last-line"),
        ("thing_id,count,note\na,1,\rb,1,\n", 2, "4", "column-count"),
        ("thing_id,count\na,1\n", 1, "note", "missing-column"),
        ("count,thing_id,note\n1,a,\n", 1, "count", "column-order"),
        ("thing_id,count,note,\u202eeton\na,1,,\n", 1, "4", "unknown-column"),
    ],
)
def test_broken_tables_are_named_by_row_and_column(text: str, row: int, column: str, rule: str) -> None:
    problems = read(text)[1]
    assert (row, column, rule) in {(p.row, p.column, p.rule) for p in problems}


def test_a_broken_row_does_not_hide_the_next() -> None:
    table, problems = read('thing_id,count,note\n"a"b,1,\nc,x,\nd,4,\n')
    assert [(p.row, p.rule) for p in problems] == [(2, "quotes"), (3, "integer")]
    assert [row["thing_id"] for row in table.rows] == ["c", "d"]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field("f", "integer"), "-12", -12),
        (Field("f", "integer"), "0", 0),
        (Field("f", "number"), "-0.5", -0.5),
        (Field("f", "number"), "33", 33.0),
        (Field("f", "boolean"), "false", False),
        (Field("f", kind="list"), "a;b", ("a", "b")),
        (Field("f", kind="partial_date"), "1997-10", "1997-10"),
        (Field("f", kind="url"), "https://example.org/a?b=%D8%A7#c", "https://example.org/a?b=%D8%A7#c"),
        (Field("f", pattern=re.compile("[0-9]{2}")), "01", "01"),
        (Field("f"), "", None),
    ],
)
def test_cells_become_values(field: Field, text: str, value: Value) -> None:
    found, faults = read_cell(text, field)
    assert faults == []
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text", ["1_000", "١٠", "+10", "010", "1.0", "1e3", "1E5", "０", "--1", "9" * 16, "true"]
)
def test_integers_are_ascii(text: str) -> None:
    assert [rule for rule, _ in read_cell(text, Field("f", "integer"))[1]] == ["integer"]


@pytest.mark.parametrize(
    "text", ["nan", "inf", "-inf", "1e400", "1_0.5", "٣.٥", ".5", "5.", "1,5", "9" * 400]
)
def test_numbers_are_finite_decimals(text: str) -> None:
    assert [rule for rule, _ in read_cell(text, Field("f", "number"))[1]] == ["number"]


@pytest.mark.parametrize("text", ["True", "TRUE", "1", "yes", "صحيح"])
def test_booleans_are_true_or_false(text: str) -> None:
    assert [rule for rule, _ in read_cell(text, Field("f", "boolean"))[1]] == ["boolean"]


def test_dates_are_held_against_their_bounds_as_far_as_they_are_known() -> None:
    field = Field(
        "f",
        kind="partial_date",
        earliest=parse_partial_date("1962-07-05"),
        latest=parse_partial_date("2026-11-21"),
    )
    sound = ["1962", "1962-07", "2026", "2026-11", "2026-11-21"]
    assert [read_cell(text, field)[1] for text in sound] == [[]] * 5
    far = ["1961", "1962-06", "1962-07-04", "2027", "2026-12", "2026-11-22"]
    assert [read_cell(text, field)[1][0][0] for text in far] == ["date-range"] * 6


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/", "//a.example"),
        *("https://", "https:///a", "https://a b/", "https://u@a.example/", "https://a.example:99999/"),
        *(
            "https://[::1/",
            "https://a.example/\\b",
            'https://a.example/"',
            "https://a.example/<b>",
            "a.example",
        ),
    ],
)
def test_only_plain_web_addresses_pass(address: str) -> None:
    assert url_fault(address) is not None


@pytest.mark.parametrize(
    "address", ["http://a.example", "https://a.example:8080/x?y=z#w", "HTTPS://A.example/é"]
)
def test_web_addresses_pass(address: str) -> None:
    assert url_fault(address) is None


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("عين قزام", []),
        ("14 ولاية من الـ 69", []),
        ("« Le poste » est ouvert\u202f?", []),
        ("two\nlines", []),
        ("tab\there", ["control-character"]),
        ("\u2028", ["control-character"]),
        ("\u200e", ["bidi"]),
        ("\u2067x\u2069", ["bidi", "bidi"]),
        ("soft\u00adhyphen", ["invisible-character"]),
        ("private \ue000", ["invisible-character"]),
        ("تركيـــا", ["kashida"]),
        ("معبـر", ["kashida"]),
        ("e\u0301", ["nfc"]),
        ("\u00a0x", ["surrounding-space"]),
        ("x ", ["surrounding-space"]),
    ],
)
def test_texts_hold_nothing_hidden(text: str, rules: list[str]) -> None:
    assert [rule for rule, _ in text_faults(text, is_arabic=True, is_prose=True)] == rules


def test_both_line_ends_of_a_pure_file_give_the_same_records() -> None:
    unix, windows = cut_records(b"a,b\n1,2\n", FILE), cut_records(b"a,b\r\n1,2\r\n", FILE)
    assert unix.records == windows.records
    assert windows.problems == []


@given(content=st.binary(max_size=400))
def test_any_bytes_give_problems_and_never_an_error(content: bytes) -> None:
    table, problems = read(content)
    assert problems
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)
    assert len(table.rows) == len(table.lines)


@given(
    cells=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=1)
)
def test_what_is_written_by_the_rules_is_read_back(cells: list[str]) -> None:
    line = ",".join('"' + text.replace('"', '""') + '"' for text in cells)
    result = cut_records(f"{line}\n".encode(), FILE)
    assert result.problems == []
    assert [record.cells for record in result.records] == [tuple(cells)]
