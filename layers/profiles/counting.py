"""Derived numbers of sheets, from rows of registers: counts, sums, dates, distances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from layers.details import Text
from layers.enumerations import LANGUAGES
from layers.lookups import Row
from layers.messages import N_
from layers.numbers.formulas import Amount, Role
from layers.numbers.number import Contribution, Number, Unit, made_number
from layers.profiles import cells
from layers.profiles.readings import READINGS

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

UNVERIFIED_OUT = N_("Unverified twinnings and those that have ended are not counted.")
UNKNOWN_OUT = N_("A crossing whose status is not known is not counted as open.")
RESTRICTED_OUT = N_("Crossings open with restrictions are not in it.")
OPEN_LIST = N_("The sources name some and say or imply that there are more.")
UNDATED_OUT = N_("Rows without a date are not in it.")


def part(ask: Ask, table: str, row: Row, amount: Amount = 1, *, role: Role = "") -> Contribution:
    """Return a row as part of a number, named as it is named in lists."""
    sources = row.get("source_ids") or (() if "source_id" not in row else (row["source_id"],))
    row_id, kept = ask.row_id(table, row), ask.kept("row_names")
    if (table, row_id) not in kept:
        kept[table, row_id] = row_names(ask, table, row)
    return Contribution(table, row_id, kept[table, row_id], amount, tuple(sources), role)


def row_names(ask: Ask, table: str, row: Row) -> Text:
    """Return the name of a row; one without a name is called by what it links."""
    if table == "borders":
        return cells.named(row, ("name",))
    reading = READINGS[table]
    if reading.stems:
        return cells.named(row, reading.stems)
    linked = [
        link.names
        for each in reading.columns
        if each.kind == "link"
        for link in cells.cell(ask, table, row, each).value
    ]
    return {lang: " – ".join(each[lang] for each in linked) or ask.row_id(table, row) for lang in LANGUAGES}


def count(
    ask: Ask, id: str, title: str, table: str, rows: Iterable[Row], *, left_out: Sequence[str] = ()
) -> Number:
    """Return how many rows there are."""
    return made_number(id, title, "count", [part(ask, table, row) for row in rows], left_out=tuple(left_out))


def of_column(
    ask: Ask,
    id: str,
    title: str,
    formula: str,
    table: str,
    rows: Iterable[Row],
    value: str | Callable[[Row], Amount],
    *,
    unit: Unit = "",
    left_out: Sequence[str] = (),
) -> Number:
    """Return what a formula makes of one column of rows (or of a value made of each)."""
    parts = [
        part(ask, table, row, value(row) if callable(value) else row[value])
        for row in rows
        if callable(value) or row[value] is not None
    ]
    return made_number(id, title, formula, parts, unit=unit, left_out=tuple(left_out))


def distance(
    id: str,
    title: str,
    ends: Sequence[tuple[str, str, Text, float | None, float | None, tuple[str, ...]]],
    *,
    left_out: Sequence[str] = (),
) -> Number:
    """Return the geodesic distance of two points: table, row id, names, longitude, latitude, sources of each.

    A point whose place is not known gives no amount, and the number no value.
    """
    parts = [
        Contribution(
            table, row_id, names, None if lon is None or lat is None else f"{lat} {lon}", sources, "point"
        )
        for table, row_id, names, lon, lat, sources in ends
    ]
    return made_number(id, title, "geodesic", parts, unit="km", left_out=tuple(left_out))
