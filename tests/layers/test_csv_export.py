"""CSV that programs read back and spreadsheets do not run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.csv_export import cell_text, write_csv


@pytest.mark.parametrize("first", list("=+-@\t\r"))
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(first: str) -> None:
    assert cell_text(f"{first}HYPERLINK(1)") == f"'{first}HYPERLINK(1)"
    assert cell_text((f"{first}a", "b")) == f"'{first}a;b"


@pytest.mark.parametrize("value", [-1.8407, -5, 0, "-1.8407", "+213", "-1e-05", 1e-05])
def test_plain_numbers_stay_as_they_are(value: object) -> None:
    assert cell_text(value) == str(value)


@pytest.mark.parametrize("text", ["-1+1", "+213 21 00", "--1", "-", "=5", "-١", "-1\n"])
def test_what_only_begins_like_a_number_is_guarded(text: str) -> None:
    assert cell_text(text) == f"'{text}"


def test_arabic_is_utf_8_with_a_mark_only_when_asked_for() -> None:
    plain, marked = (write_csv(["اسم"], [("عين قزام",)], bom=bom) for bom in (False, True))
    assert plain.decode("utf-8") == "اسم\r\nعين قزام\r\n"
    assert marked == b"\xef\xbb\xbf" + plain


def test_a_table_without_rows_keeps_its_header() -> None:
    assert write_csv(["a", "b"], []) == b"a,b\r\n"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    content = write_csv(["a", "b"], rows).decode("utf-8")
    back = list(csv.reader(io.StringIO(content, newline="")))
    assert back == [["a", "b"], *([cell_text(cell) for cell in row] for row in rows)]
    assert not any(cell[:1] in ("=", "@", "\t", "\r") for row in back for cell in row)
