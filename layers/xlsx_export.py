"""Spreadsheets out: sheets of plain cells, the same bytes for the same sheets."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# openpyxl writes other bytes where lxml happens to be installed, and bad ones (3.1.5 with lxml 6).
os.environ.setdefault("OPENPYXL_LXML", "False")

LONGEST_CELL, LONGEST_SHEET_NAME = 32_767, 31
_NARROWEST, _WIDEST, _SAMPLE = 9, 48, 200
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
# XML 1.0 has no place for these, not even escaped.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MODIFIED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:(?:created|modified)>")
_FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class CellTooLongError(ValueError):
    """A text is longer than a cell may hold; it is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what a reader calls it, what programs call it; ``is_hidden`` columns unfold by a click."""

    label: str
    name: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: labels in the first row, names of the columns in the second where they have one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


def write_workbook(sheets: Sequence[Sheet], *, title: str, made_on: date, is_rtl: bool = False) -> bytes:
    """Return a workbook.

    Parameters
    ----------
    sheets : sequence of Sheet
        At least one. Cells are texts, numbers, booleans, tuples (joined by ``; ``) or ``None``; a text is
        always a text, never a formula.
    title : str
        Stands in the properties of the document.
    made_on : date
        Stands there too: no clock is read.
    is_rtl : bool, default False
        Columns run from right to left.

    Raises
    ------
    CellTooLongError
        A text has more than 32,767 characters.
    """
    # Half a second and ten megabytes that a server needs only for the first download.
    from openpyxl import Workbook

    for sheet in sheets:
        _refuse_long_texts(sheet)
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "Takhoum"
    for sheet in sheets:
        name = _NOT_IN_SHEET_NAMES.sub(" ", sheet.title)[:LONGEST_SHEET_NAME]
        _fill(book.create_sheet(name), sheet, is_rtl=is_rtl)
    stream = io.BytesIO()
    book.save(stream)
    return _fix_times(stream.getvalue(), made_on)


def _fill(target: WriteOnlyWorksheet, sheet: Sheet, *, is_rtl: bool) -> None:
    """Write the heads and the rows of one sheet."""
    from openpyxl.utils import get_column_letter

    has_names = any(column.name for column in sheet.columns)
    heads = 2 if has_names else 1
    target.sheet_view.rightToLeft = is_rtl
    target.freeze_panes = f"B{heads + 1}"
    for place, column in enumerate(sheet.columns):
        settings = target.column_dimensions[get_column_letter(place + 1)]
        settings.width = _width([column.label, *(row[place] for row in sheet.rows[:_SAMPLE])])
        if column.is_hidden:
            settings.hidden = True
            settings.outlineLevel = 1
    target.append([_cell(target, column.label, is_bold=True) for column in sheet.columns])
    if has_names:
        target.append([_cell(target, column.name, is_faint=True) for column in sheet.columns])
        last = f"{get_column_letter(len(sheet.columns))}{heads + len(sheet.rows)}"
        target.auto_filter.ref = f"A{heads}:{last}"
    for row in sheet.rows:
        target.append([_cell(target, value) for value in row])


def _cell(
    target: WriteOnlyWorksheet, value: Any, *, is_bold: bool = False, is_faint: bool = False
) -> WriteOnlyCell | int | float | bool | None:
    """Return a value as a cell."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if value is None or isinstance(value, bool | int | float):
        return value
    cell = WriteOnlyCell(target, _text(value))
    # openpyxl takes a text that begins with = for a formula.
    cell.data_type = "s"
    if is_bold or is_faint:
        cell.font = Font(bold=is_bold, size=8 if is_faint else None, color="FF6B6B6B" if is_faint else None)
    return cell


def _text(value: Any) -> str:
    """Return a value as the text of a cell."""
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _CONTROLS.sub("", text)


def _refuse_long_texts(sheet: Sheet) -> None:
    """Refuse a sheet that does not fit before anything of it is written."""
    for row in sheet.rows:
        for value in row:
            length = len(_text(value))
            if length > LONGEST_CELL:
                raise CellTooLongError(f"{length} characters do not fit into a cell: {_text(value)[:40]}…")


def _width(values: Sequence[Any]) -> float:
    """Return the width of a column in characters."""
    longest = max(len("; ".join(each) if isinstance(each, tuple) else str(each or "")) for each in values)
    return float(min(max(longest + 2, _NARROWEST), _WIDEST))


def _fix_times(content: bytes, made_on: date) -> bytes:
    """Return a workbook with one date everywhere: the archive and its properties would hold the clock."""
    stamp = f"{made_on.isoformat()}T00:00:00Z".encode()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in sorted(old.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(
                    lambda match: (
                        b'<dcterms:%b xsi:type="dcterms:W3CDTF">%b</dcterms:%b>' % (match[1], stamp, match[1])
                    ),
                    part,
                )
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return result.getvalue()
