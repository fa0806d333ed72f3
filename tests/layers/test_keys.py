"""Keys are there once, references lead to rows, and both ends are named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from layers.dataset import Row, Table, Value
from layers.keys import key_problems, reference_problems, row_id, row_reference_problems
from layers.package import DataPackage, Field, Reference, Resource, RowReference
from layers.tables import ReadTable

SOURCES = Resource("sources", "sources.csv", "register", (Field("source_id"),), ("source_id",))
WILAYAS = Resource("wilayas", "wilayas.csv", "lookup", (Field("edition"), Field("code")), ("edition", "code"))


def table(resource: Resource, *rows: Mapping[str, Value], broken: tuple[Row, ...] = ()) -> ReadTable:
    lines = tuple(range(2, len(rows) + 2))
    return ReadTable(Table(resource.name, resource.key, rows, resource.columns, lines), broken)


def test_a_repeated_key_names_both_rows() -> None:
    read = table(SOURCES, {"source_id": "a"}, {"source_id": "b"}, {"source_id": "a"})
    problems = list(key_problems(SOURCES, read, "sources.csv"))
    assert [str(p) for p in problems] == [
        "sources.csv:4:source_id: duplicate-key: 'a' stands in row 2 already"
    ]


def test_a_composite_key_may_repeat_in_part_only() -> None:
    rows: list[dict[str, Value]] = [
        {"edition": "2019", "code": "01"},
        {"edition": "2026", "code": "01"},
        {"edition": "2026", "code": None},
        {"edition": "2026", "code": None},
        {"edition": None, "code": None},
    ]
    problems = list(key_problems(WILAYAS, table(WILAYAS, *rows), "wilayas.csv"))
    assert [(p.row, p.rule) for p in problems] == [(6, "key-empty"), (5, "duplicate-key")]


def test_unique_columns_do_not_repeat_but_may_be_empty() -> None:
    resource = Resource("r", "r.csv", "register", (Field("id"), Field("slug", is_unique=True)), ("id",))
    rows: list[dict[str, Value]] = [
        {"id": str(number), "slug": slug} for number, slug in enumerate(("x", None, None, "x"))
    ]
    problems = list(key_problems(resource, table(resource, *rows), "r.csv"))
    assert [(p.row, p.column, p.rule) for p in problems] == [(5, "slug", "unique")]


CITING = Resource(
    "claims",
    "claims.csv",
    "register",
    (Field("claim_id"), Field("source_ids", kind="list"), Field("code"), Field("edition")),
    ("claim_id",),
    references=(
        Reference(("source_ids",), "sources", ("source_id",)),
        Reference(("code",), "wilayas", ("code",), {"edition": "2026"}),
        Reference(("edition", "code"), "wilayas", ("edition", "code")),
    ),
)
KNOWN = {
    "sources": table(SOURCES, {"source_id": "SRC_001"}, {"source_id": "SRC_002"}),
    "wilayas": table(WILAYAS, {"edition": "2019", "code": "58"}, {"edition": "2026", "code": "69"}),
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"source_ids": ("SRC_001", "SRC_002"), "code": "69", "edition": "2026"}, []),
        ({"source_ids": None, "code": None, "edition": None}, []),
        (
            {"source_ids": ("SRC_001", "SRC_003"), "code": None, "edition": None},
            [("source_ids", "'SRC_003' is no sources.source_id; 'SRC_00")],
        ),
        (
            {"source_ids": None, "code": "58", "edition": None},
            [("code", "'58' is no wilayas.code of edition 2026")],
        ),
        (
            {"source_ids": None, "code": "69", "edition": "2019"},
            [("code", "'2019' + '69' is no wilayas.edition+code")],
        ),
    ],
)
def test_references_lead_to_rows(row: dict[str, Value], expected: list[tuple[str, str]]) -> None:
    tables = KNOWN | {"claims": table(CITING, {"claim_id": "c", **row})}
    problems = list(reference_problems(CITING, tables, "claims.csv"))
    assert [p.column for p in problems] == [column for column, _ in expected]
    for problem, (_, message) in zip(problems, expected, strict=True):
        assert problem.message.startswith(message)


def test_rows_that_are_broken_elsewhere_are_still_known() -> None:
    broken = table(SOURCES, broken=({"source_id": "SRC_009"},))
    row: dict[str, Value] = {"claim_id": "c", "source_ids": ("SRC_009",), "code": None, "edition": None}
    tables = KNOWN | {"sources": broken, "claims": table(CITING, row)}
    assert list(reference_problems(CITING, tables, "claims.csv")) == []


def test_a_table_that_is_not_there_is_not_held_against_its_readers() -> None:
    row: dict[str, Value] = {"claim_id": "c", "source_ids": ("SRC_009",), "code": None, "edition": None}
    assert list(reference_problems(CITING, {"claims": table(CITING, row)}, "claims.csv")) == []


LEDGER = Resource(
    "ledger",
    "ledger.csv",
    "lookup",
    (Field("resource"), Field("row"), Field("column"), Field("went_to", kind="row_refs")),
    (),
    row_reference=RowReference("resource", "row", "column"),
)
PACKAGE = DataPackage("p", "", None, (SOURCES, WILAYAS, LEDGER), {})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("sources", "SRC_001", None, ("wilayas:2026/69", "sources:SRC_002")), ""),
        (("sources", "SRC_9", None, None), "'sources:SRC_9' names no row of sources"),
        (("sourcen", "SRC_001", None, None), "unknown resource 'sourcen'"),
        (("sources", "SRC_001", "colour", None), "'colour' is no column of sources"),
        ((None, None, None, ("wilayas:69",)), "'wilayas:69' names no row of wilayas"),
        ((None, None, None, ("SRC_001",)), "unknown resource 'SRC_001'"),
    ],
)
def test_named_rows_of_any_table_are_there(row: tuple[Value, ...], message: str) -> None:
    cells = dict(zip(LEDGER.columns, row, strict=True))
    problems = list(row_reference_problems(PACKAGE, KNOWN | {"ledger": table(LEDGER, cells)}))
    assert len(problems) == bool(message)
    assert all(message in problem.message for problem in problems)


def test_row_ids_join_the_key_by_a_slash() -> None:
    assert [row_id("a"), row_id(("2026", "01")), row_id(("MEC", 1))] == ["a", "2026/01", "MEC/1"]
