"""The analysis as a whole: its tables by id, and any of its numbers by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from layers.analysis.activity import activity_table, years_table
from layers.analysis.basis import Basis
from layers.analysis.coverage import coverage_table
from layers.analysis.matrix import country_matrix, region_matrix
from layers.analysis.model import AnalysisTable, Column, Line
from layers.analysis.partners import network_table, theme_partner_table, themes_table
from layers.analysis.segments import gaps_table, segments_table
from layers.analysis.sides import Sides, sides_of
from layers.enumerations import MEASURES
from layers.numbers.number import Number

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View

PREFIX, COMPARED = "analysis", "analysis/compared"
MATRICES = ("matrix", "matrix_countries")
TABLES: Mapping[str, Callable[[Basis], AnalysisTable]] = MappingProxyType(
    {
        "coverage": coverage_table,
        "segments": segments_table,
        "matrix": region_matrix,
        "matrix_countries": country_matrix,
        "gaps": gaps_table,
        "activity": activity_table,
        "years": years_table,
        "themes": themes_table,
        "themes_by_partner": theme_partner_table,
        "network": network_table,
    }
)


def analysis_table(atlas: Atlas, view: View, table: str, *, prefix: str = PREFIX) -> AnalysisTable:
    """Return one table of a view that ``sides_of`` made ready, computed once for a view.

    Raises
    ------
    KeyError
        There is no such table.
    UnknownLayer
        The release is older than the analysis.
    """
    plain = replace(
        view, lang="", select=None, panel="", bom=False, size="", dpi=None, style="", given=frozenset()
    )
    basis, made = atlas.profiles.recall(
        ("analysis", prefix, plain), lambda: (Basis(atlas, plain, prefix), dict[str, AnalysisTable]())
    )
    if table not in made:
        made[table] = TABLES[table](basis)
    return made[table]


@dataclass(frozen=True, slots=True)
class Placed:
    """A number and where it stands; ``line`` and ``column`` are None for a number above a table."""

    number: Number
    table: AnalysisTable
    line: Line | None = None
    column: Column | None = None


def analysis_number(atlas: Atlas, view: View, number_id: str) -> Number | None:
    """Return one number of the analysis in a view, None when there is no such number.

    Parameters
    ----------
    number_id : str
        ``analysis/<table>/…``; ``analysis/compared/<table>/…`` for the day of ``compare``. The last part of
        a number of a matrix is its measure, whatever the view says.

    Raises
    ------
    ParameterError
        ``compare`` asks for what cannot be carried over.
    """
    found = placed_number(atlas, view, number_id)
    return found.number if found else None


def placed_number(atlas: Atlas, view: View, number_id: str) -> Placed | None:
    """Return the same number with the row and column it stands in."""
    sides = sides_of(atlas, view)
    is_compared = number_id.startswith(f"{COMPARED}/")
    side = sides.compared if is_compared else sides.shown
    prefix = COMPARED if is_compared else PREFIX
    table, _, place = number_id.removeprefix(f"{prefix}/").partition("/")
    if side is None or table not in TABLES or not number_id.startswith(f"{prefix}/"):
        return None
    measure = place.rpartition("/")[2]
    if table in MATRICES and measure in MEASURES:
        side = replace(side, measure=measure)
    found = _places(analysis_table(atlas, side, table, prefix=prefix))
    return next((each for each in found if each.number.id == number_id), None)


def _places(table: AnalysisTable) -> Iterator[Placed]:
    """Yield the numbers of a table with their places."""
    for number in table.numbers:
        yield Placed(number, table)
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            if isinstance(cell.value, Number):
                yield Placed(cell.value, table, line, column)


__all__ = [
    "COMPARED", "MATRICES", "PREFIX", "TABLES", "Placed", "Sides", "analysis_number", "analysis_table",
    "placed_number", "sides_of",
]  # fmt: skip
