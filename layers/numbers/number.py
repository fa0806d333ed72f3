"""A derived number: its value, the rows that make it and the formula, so that anybody can repeat it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from layers.computing import union
from layers.names import names_of
from layers.numbers.formulas import FORMULAS, Amount, Role, Term

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.details import Text
    from layers.lookups import Row

Unit = Literal["", "km", "percent", "years", "date"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One row behind a number.

    ``table`` and ``row_id`` say where it stands (a composite key joined by ``:``), ``amount`` is what the
    formula takes of it, ``role`` which part of the formula it is.
    """

    table: str
    row_id: str
    names: Text
    amount: Amount
    source_ids: tuple[str, ...]
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Number:
    """One derived number.

    Attributes
    ----------
    id : str
        Path of its address: ``wilayas/37/crossings_total``.
    title : str
        Message: what is counted or measured.
    formula : str
        Key of ``FORMULAS``.
    unit : str
    value : number, partial ISO date or None
        None: the formula has no answer for these rows (the latest of none, a share of nothing).
    rows : tuple of Contribution
    left_out : tuple of str
        Messages: what is not in it and why.
    """

    id: str
    title: str
    formula: str
    unit: Unit
    value: Amount
    rows: tuple[Contribution, ...]
    left_out: tuple[str, ...] = ()

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Sources of all rows, none twice."""
        return union(*(row.source_ids for row in self.rows))


def made_number(
    id: str,
    title: str,
    formula: str,
    rows: Iterable[Contribution],
    *,
    unit: Unit = "",
    left_out: tuple[str, ...] = (),
) -> Number:
    """Return a number whose value the formula makes of the rows.

    Raises
    ------
    LookupError
        There is no such formula.
    """
    rows = tuple(rows)
    if formula not in FORMULAS:
        raise LookupError(f"number {id}: formula {formula!r} is none of {sorted(FORMULAS)}")
    value = FORMULAS[formula].compute([Term(row.amount, row.role) for row in rows])
    return Number(id, title, formula, unit, value, rows, left_out)


def contribution(
    atlas: Atlas,
    table: str,
    row: Row,
    amount: Amount = 1,
    *,
    stems: tuple[str, ...] = ("name",),
    role: Role = "",
) -> Contribution:
    """Return a row of a table as part of a number; ``stems`` are the columns of its name.

    Raises
    ------
    KeyError
        The row has no column of a stem or of the table's key.
    """
    row_id = ":".join(str(row[column]) for column in atlas.tables.keys[table])
    return Contribution(table, row_id, names_of(row, stems), amount, tuple(row.get("source_ids") or ()), role)
