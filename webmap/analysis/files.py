"""The tables of the analysis as CSV and JSON: the same rows and values as on the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from flask_babel import gettext

from layers.analysis.find import COMPARED, analysis_table, sides_of
from layers.analysis.model import AnalysisTable, Line, Post
from layers.atlas import Atlas
from layers.csv_export import write_csv
from layers.numbers.number import Number
from layers.profiles.model import Cell
from layers.view import View
from webmap.analysis.links import file_url, why_urls
from webmap.analysis.parts import column_words, line_words


def table_csv(atlas: Atlas, view: View, table_id: str) -> bytes:
    """Return a table as CSV: id, name, every column, the same on the day of ``compare``, sources."""
    table, other = _tables(atlas, view, table_id)
    then = _by_place(other)
    columns = [column.id for column in table.columns]
    heads = ["id", "name", *columns]
    if other is not None:
        heads += [f"{column}_compared" for column in columns]
    rows = []
    for line in _lines(table, other):
        own = dict(zip(columns, line.cells, strict=True)) if line in table.lines else {}
        row = [line.id, line_words(line, view).text, *(_plain(own.get(column), view) for column in columns)]
        if other is not None:
            row += [_plain(then.get((line.id, column)), view) for column in columns]
        rows.append([*row, _sources(line)])
    return write_csv([*heads, "source_ids"], rows, bom=view.bom)


def table_json(atlas: Atlas, view: View, table_id: str) -> bytes:
    """Return a table as JSON: how it is computed, what is left out, every number with its id."""
    table, other = _tables(atlas, view, table_id)
    why = why_urls(view)
    document: dict[str, Any] = {
        "id": table.id,
        "title": gettext(table.title),
        "asof": view.day.isoformat(),
        "edition": sides_of(atlas, view).edition,
        "release": atlas.release_id,
        "lang": view.lang,
        "how": [gettext(text) for text in table.how],
        "left_out": [gettext(text) for text in table.left_out],
        "is_open": table.is_open,
        "numbers": [_number(each, why) | {"title": gettext(each.title)} for each in table.numbers],
        "columns": [{"id": each.id, "title": column_words(each, view).text} for each in table.columns],
        "rows": [_row(table, line, view, why) for line in table.lines],
        "csv": file_url(view, table_id, "csv"),
    }
    if other is not None and view.compare_day is not None:
        document["compared"] = {
            "asof": view.compare_day.isoformat(),
            "numbers": [_number(each, why) | {"title": gettext(each.title)} for each in other.numbers],
            "rows": [_row(other, line, view, why) for line in other.lines],
        }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _tables(atlas: Atlas, view: View, table_id: str) -> tuple[AnalysisTable, AnalysisTable | None]:
    """Return a table, and the same on the day of comparison."""
    sides = sides_of(atlas, view)
    table = analysis_table(atlas, sides.shown, table_id)
    if sides.compared is None:
        return table, None
    return table, analysis_table(atlas, sides.compared, table_id, prefix=COMPARED)


def _lines(table: AnalysisTable, other: AnalysisTable | None) -> Iterator[Line]:
    """Yield the rows; those that only the other day has come last."""
    yield from table.lines
    known = {line.id for line in table.lines}
    for line in other.lines if other else ():
        if line.id not in known:
            yield line


def _by_place(table: AnalysisTable | None) -> dict[tuple[str, str], Cell]:
    """Return the cells by row and column."""
    if table is None:
        return {}
    return {
        (line.id, column.id): cell
        for line in table.lines
        for column, cell in zip(table.columns, line.cells, strict=True)
    }


def _plain(cell: Cell | None, view: View) -> Any:
    """Return a cell as a value of a file."""
    if cell is None:
        return None
    value = cell.value
    if isinstance(value, Number):
        return value.value
    if cell.kind != "links":
        return value
    posts = (each if isinstance(each, Post) else Post(each, "") for each in value)
    return tuple(":".join(filter(None, (each.link.key, each.status))) for each in posts)


def _sources(line: Line) -> tuple[str, ...]:
    """Return the sources of a row: its own and those of its numbers."""
    found = dict.fromkeys(line.source_ids)
    for cell in line.cells:
        if isinstance(cell.value, Number):
            found |= dict.fromkeys(cell.value.source_ids)
    return tuple(found)


def _number(number: Number, why: Callable[[str], str]) -> dict[str, Any]:
    """Return a number with its id and where its rows stand."""
    return {
        "id": number.id,
        "value": number.value,
        "unit": number.unit,
        "formula": number.formula,
        "why": why(number.id),
    }


def _row(table: AnalysisTable, line: Line, view: View, why: Callable[[str], str]) -> dict[str, Any]:
    """Return one row of a table."""
    cells = {}
    for column, cell in zip(table.columns, line.cells, strict=True):
        value = cell.value
        cells[column.id] = _number(value, why) if isinstance(value, Number) else _plain(cell, view)
    return {
        "id": line.id,
        "name": line_words(line, view).text,
        "is_total": line.is_total,
        "cells": cells,
        "source_ids": _sources(line),
    }
