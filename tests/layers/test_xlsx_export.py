"""Workbooks: plain cells, no formula, no clock."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from layers.xlsx_export import LONGEST_CELL, CellTooLongError, Column, Sheet, write_workbook

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
COLUMNS = (Column("الاسم", "name_ar"), Column("Kind (code)", "kind", is_hidden=True))


def workbook(*rows: tuple[Any, ...], is_rtl: bool = False, title: str = "Posts") -> bytes:
    return write_workbook([Sheet(title, COLUMNS, rows)], title="t", made_on=DAY, is_rtl=is_rtl)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1", "@a", "-cmd|'x'!A1", "{=1}"])
def test_a_text_is_never_a_formula(text: str) -> None:
    cell = opened(workbook((text, None))).active["A3"]
    assert (cell.value, cell.data_type) in ((text, "s"), (text, "inlineStr"))
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(workbook((text, None)))).read("xl/worksheets/sheet1.xml")


def test_the_same_rows_are_the_same_bytes() -> None:
    first = workbook(("a", 1.5))
    assert first == workbook(("a", 1.5)) != workbook(("a", 1.6))
    entries = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"
    properties = opened(first).properties
    assert properties.created.date() == properties.modified.date() == DAY


def test_values_keep_their_types() -> None:
    rows = list(opened(workbook(("a", -1.84), (("b", "c"), True), (None, 3))).active.values)
    assert rows[2:] == [("a", -1.84), ("b; c", True), (None, 3)]


def test_labels_stand_over_the_names_of_the_columns() -> None:
    sheet = opened(workbook(("a", "road"))).active
    assert [row[:2] for row in list(sheet.values)[:2]] == [("الاسم", "Kind (code)"), ("name_ar", "kind")]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", "A2:B3")
    assert sheet.column_dimensions["B"].hidden
    assert not sheet.column_dimensions["A"].hidden


def test_arabic_sheets_run_from_right_to_left() -> None:
    assert opened(workbook(is_rtl=True)).active.sheet_view.rightToLeft
    assert not opened(workbook()).active.sheet_view.rightToLeft


def test_names_of_sheets_are_made_to_fit() -> None:
    assert opened(workbook(title="Posts/2026: [all] and many more of them")).sheetnames == [
        "Posts 2026   all  and many more"
    ]


def test_a_text_too_long_for_a_cell_is_refused_and_controls_are_dropped() -> None:
    with pytest.raises(CellTooLongError, match="32768 characters"):
        workbook(("a" * (LONGEST_CELL + 1), None))
    assert opened(workbook(("a\x00b\x0bc", None))).active["A3"].value == "abc"


def test_openpyxl_is_read_at_the_first_workbook() -> None:
    code = "import sys, layers.xlsx_export, webmap; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
