"""Sections of sheets: rows of a register as lines, each with its values, its page and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from layers.details import Link
from layers.lookups import Row
from layers.profiles import cells
from layers.profiles.model import Cell, Entry, Section
from layers.profiles.readings import READINGS

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

# A column of a section beside those of the register: its heading and how its cell is made.
Extra = tuple[str, Callable[[Row], Cell]]


def entry(
    ask: Ask, table: str, row: Row, *, without: Sequence[str] = (), extra: Sequence[Extra] = ()
) -> Entry:
    """Return a row of a register as one line; ``without`` are columns that the page says already."""
    reading = READINGS[table]
    found = [cells.names(row, *reading.stems)] if reading.stems else []
    found += [cells.cell(ask, table, row, each) for each in reading.columns if each.column not in without]
    return Entry(
        reading.target,
        str(row[reading.key] or "") if reading.key else "",
        (*found, *(make(row) for _, make in extra)),
        tuple(row.get("source_ids") or ((row["source_id"],) if "source_id" in row else ())),
        is_unverified=row.get("confidence") == "unverified",
        row=(table, ask.row_id(table, row)),
    )


def headings(table: str, *, without: Sequence[str] = (), extra: Sequence[Extra] = ()) -> tuple[str, ...]:
    """Return the headings of the lines of a register."""
    reading = READINGS[table]
    own = (reading.heading,) if reading.stems else ()
    kept = (each.label for each in reading.columns if each.column not in without)
    return (*own, *kept, *(heading for heading, _ in extra))


def section(
    ask: Ask,
    id: str,
    title: str,
    table: str,
    rows: Iterable[Row],
    *,
    without: Sequence[str] = (),
    extra: Sequence[Extra] = (),
    note: str = "",
    empty: str = "",
    is_derived: bool = False,
    is_open: bool = False,
) -> Section:
    """Return rows of a register as a section; columns in which no row says anything are left out."""
    lines = [entry(ask, table, row, without=without, extra=extra) for row in rows]
    names = headings(table, without=without, extra=extra)
    kept = [place for place in range(len(names)) if not lines or any(_says(each, place) for each in lines)]
    return Section(
        id,
        title,
        tuple(names[place] for place in kept),
        tuple(replace(each, cells=tuple(each.cells[place] for place in kept)) for each in lines),
        note=note,
        empty=empty,
        is_derived=is_derived,
        is_open=is_open,
    )


def _says(line: Entry, place: int) -> bool:
    return line.cells[place].value not in (None, "", ())


def told(*parts: Section) -> tuple[Section, ...]:
    """Return the sections that have lines, or say why they have none."""
    return tuple(each for each in parts if each.entries or each.empty)


def latest_first(rows: Iterable[Row], column: str) -> list[Row]:
    """Return rows by date, the latest first, those without date last.

    Examples
    --------
    >>> [row["d"] for row in latest_first([{"d": None}, {"d": "2019"}, {"d": "2021-04"}], "d")]
    ['2021-04', '2019', None]
    """
    return sorted(rows, key=lambda row: str(row[column] or ""), reverse=True)


def links_of(line: Entry) -> tuple[Link, ...]:
    """Return every link in the cells of a line."""
    return tuple(each for cell in line.cells if cell.kind == "links" for each in cell.value)
