"""One table of the analysis as the template shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import url_for
from flask_babel import gettext

from layers.analysis.find import COMPARED, MATRICES, Sides, analysis_table
from layers.analysis.model import AnalysisTable, Column, Line
from layers.atlas import Atlas
from layers.numbers.number import Number
from layers.view import View
from webmap.analysis.links import file_url, query_of, thing_url
from webmap.analysis.pictures import Picture, picture_of
from webmap.analysis.values import CellPart, NumberPart, Teller, teller_of
from webmap.frame import explorer_url
from webmap.sources import Words, plain_words, words_of


@dataclass(frozen=True)
class Head:
    """The head of a column."""

    words: Words
    url: str
    is_total: bool


@dataclass(frozen=True)
class KeyNumber:
    """A number above a table."""

    title: str
    number: NumberPart
    text: str
    compared: NumberPart | None
    compared_text: str


@dataclass(frozen=True)
class RowPart:
    """One row."""

    words: Words
    url: str
    kind: str
    cells: tuple[CellPart, ...]
    is_total: bool


@dataclass(frozen=True)
class TablePart:
    """What ``analysis/table.html`` shows; ``groups`` is (words, columns) above the heads."""

    id: str
    title: str
    head: str
    how: tuple[str, ...]
    left_out: tuple[str, ...]
    is_open: bool
    is_grid: bool
    groups: tuple[tuple[Words, int], ...]
    heads: tuple[Head, ...]
    rows: tuple[RowPart, ...]
    numbers: tuple[KeyNumber, ...]
    files: tuple[tuple[str, str], ...]
    map_url: str
    print_url: str
    figure_url: str
    picture: Picture | None


def table_part(atlas: Atlas, view: View, sides: Sides, table_id: str) -> TablePart:
    """Return a table in words, beside that of the day of comparison if there is one."""
    table = analysis_table(atlas, sides.shown, table_id)
    other = analysis_table(atlas, sides.compared, table_id, prefix=COMPARED) if sides.compared else None
    is_grid = table_id in MATRICES
    teller = teller_of(view, is_measured=is_grid)
    picture = picture_of(atlas, view, table_id)
    query = query_of(view, {**table.query, "compare": "", "detail": ""})
    suffixes = ("csv", "json", *(("svg",) if picture else ()))
    return TablePart(
        id=table_id,
        title=gettext(table.title),
        head=gettext(table.head),
        how=tuple(gettext(text) for text in table.how),
        left_out=tuple(gettext(text) for text in table.left_out),
        is_open=table.is_open,
        is_grid=is_grid or table_id == "themes_by_partner",
        groups=_groups(table, view),
        heads=tuple(_head(column, view) for column in table.columns),
        rows=_rows(table, other, teller),
        numbers=_key_numbers(table, other, teller),
        files=tuple((suffix.upper(), file_url(view, table_id, suffix)) for suffix in suffixes),
        map_url=explorer_url(view.lang, query),
        print_url=f"{explorer_url(view.lang)}map.pdf?{query}",
        figure_url=_figure_url(table.figure, view),
        picture=picture,
    )


def _figure_url(figure: str, view: View) -> str:
    """Return the address of a figure on the same day, with the same filters."""
    if not figure:
        return ""
    query = query_of(view, dict.fromkeys(("compare", "detail", "measure", "layers"), ""))
    address = url_for("gallery.figure", lang=view.lang, figure_id=figure)
    return f"{address}?{query}" if query else address


def column_words(column: Column, view: View) -> Words:
    """Return the head of a column in words."""
    if column.title:
        return plain_words(gettext(column.title), view.lang)
    return words_of(column.names, view.lang)


def line_words(line: Line, view: View) -> Words:
    """Return the head of a row in words."""
    if line.title:
        return plain_words(gettext(line.title), view.lang)
    return words_of(line.names, view.lang)


def _head(column: Column, view: View) -> Head:
    url = thing_url(view, column.target, column.key) if column.key else ""
    return Head(column_words(column, view), url, not column.names)


def _groups(table: AnalysisTable, view: View) -> tuple[tuple[Words, int], ...]:
    """Return what stands above several columns; nothing where no column has such a group."""
    if not any(column.group for column in table.columns):
        return ()
    words = (words_of(column.group, view.lang) for column in table.columns)
    return tuple((text, len(list(each))) for text, each in groupby(words))


def _rows(table: AnalysisTable, other: AnalysisTable | None, teller: Teller) -> tuple[RowPart, ...]:
    """Return the rows; those that only the other day has come last, their cells empty."""
    there = {line.id: line for line in other.lines} if other else {}
    places = {column.id: number for number, column in enumerate(other.columns)} if other else {}
    found = []
    for line in table.lines:
        twin = there.pop(line.id, None)
        cells = []
        for column, cell in zip(table.columns, line.cells, strict=True):
            place = places.get(column.id)
            is_measured = teller.is_measured and not line.is_total
            then = twin.cells[place] if twin is not None and place is not None else None
            cells.append(teller.cell(cell, then, is_measured=is_measured and not column.title))
        found.append(_row(line, tuple(cells), teller.view))
    found += [
        _row(
            line,
            tuple(_only_then(line, places.get(column.id), teller) for column in table.columns),
            teller.view,
        )
        for line in there.values()
    ]
    return tuple(found)


def _only_then(line: Line, place: int | None, teller: Teller) -> CellPart:
    """Return a cell that only the other day has."""
    value = line.cells[place].value if place is not None else None
    number = teller.number(value) if isinstance(value, Number) else None
    return CellPart(None, number, "–", (), is_touching=False, level=0)


def _row(line: Line, cells: tuple[CellPart, ...], view: View) -> RowPart:
    url = thing_url(view, line.target, line.key) if line.key else ""
    kind = gettext(line.kind) if line.kind else ""
    return RowPart(line_words(line, view), url, kind, cells, line.is_total)


def _key_numbers(table: AnalysisTable, other: AnalysisTable | None, teller: Teller) -> tuple[KeyNumber, ...]:
    """Return the numbers above a table."""
    then = other.numbers if other else (None,) * len(table.numbers)
    return tuple(
        KeyNumber(
            title=gettext(number.title),
            number=teller.number(number),
            text=teller.unit(number),
            compared=teller.number(twin) if twin else None,
            compared_text=teller.unit(twin) if twin else "",
        )
        for number, twin in zip(table.numbers, then, strict=True)
    )
