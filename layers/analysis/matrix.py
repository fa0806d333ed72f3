"""Who cooperates with whom: wilayas against regions or countries, by a chosen measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.analysis.basis import Basis
from layers.analysis.model import AnalysisTable, Column, Line, number_cell
from layers.analysis.ties import MEASURES, Measure, Tie, distinct
from layers.messages import N_
from layers.numbers.number import Contribution
from layers.profiles.model import Cell

TOUCHING = "touching"
SHOWN, ALL = "shown", "all"
Cells = Mapping[tuple[str, str], list[Contribution]]

_TOTALS = {
    SHOWN: N_("In the columns shown"),
    ALL: N_("In all"),
}
_TOTAL_LINES = {
    SHOWN: N_("In the rows shown"),
    ALL: N_("In all"),
}
_COUNTED_ONCE = N_(
    "A total counts each row of a register once, however many cells it stands in. “In all” also counts what "
    "lies outside the rows or columns shown."
)
_ONLY_BORDER = N_("Rows: the wilayas at the border, unless all are asked for.")
_HEAVY = N_("A heavy frame marks the pairs that touch.")


@dataclass(frozen=True)
class _Grid:
    """The rows and columns of a matrix and what stands where they meet."""

    basis: Basis
    table: str
    measure: Measure
    wilayas: tuple[str, ...]
    ends: tuple[str, ...]
    cells: Cells

    def cell(self, wilaya: str, end: str, rows: Iterable[Contribution]) -> Cell:
        """Return the number of one place of the grid."""
        own = self.measure
        mark = TOUCHING if (wilaya, end) in self.basis.touching else ""
        place = f"{self.table}/{wilaya}/{end}/{self.basis.view.measure}"
        number = self.basis.number(place, own.title, own.formula, rows, unit=own.unit, left_out=own.left_out)
        return number_cell(number, mark)

    def within(self, wilayas: Iterable[str], ends: Iterable[str]) -> tuple[Contribution, ...]:
        """Return every row that stands in some rows and columns, once."""
        ends = tuple(ends)
        return distinct(
            row for wilaya in wilayas for end in ends for row in self.cells.get((wilaya, end), ())
        )


def region_matrix(basis: Basis) -> AnalysisTable:
    """Return wilayas against regions of the neighbours."""
    return _matrix(basis, "matrix", N_("Cooperation of wilayas and regions"), "regions")


def country_matrix(basis: Basis) -> AnalysisTable:
    """Return wilayas against countries."""
    return _matrix(basis, "matrix_countries", N_("Cooperation of wilayas and countries"), "countries")


def _matrix(basis: Basis, table: str, title: str, axis: str) -> AnalysisTable:
    """Return one matrix."""
    measure = MEASURES[basis.view.measure]
    ties = basis.once(basis.view.measure, measure.ties)
    cells: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
    for tie in ties:
        for wilaya in tie.wilayas:
            for end in tie.ends(axis):
                cells[wilaya, end].append(tie.row)
    wilayas = _wilayas(basis)
    ends = _regions(basis, wilayas, cells) if axis == "regions" else _countries(basis, ties)
    grid = _Grid(basis, table, measure, wilayas, ends, cells)
    return AnalysisTable(
        id=table,
        title=title,
        head=N_("Wilaya"),
        how=(measure.how, _COUNTED_ONCE, _ONLY_BORDER, _HEAVY),
        left_out=measure.left_out,
        columns=(*_columns(basis, axis, ends), *(Column(id, text) for id, text in _TOTALS.items())),
        lines=(*_lines(grid, ties), *_total_lines(grid, ties, axis)),
        query={"layers": "wilayas,regions,crossings", "measure": basis.view.measure},
        figure="cooperation-by-wilaya" if basis.view.measure == "mechanisms" else "",
        is_open=basis.view.measure in ("mechanisms", "agreements"),
    )


def _lines(grid: _Grid, ties: tuple[Tie, ...]) -> Iterable[Line]:
    """Yield a row for every wilaya."""
    for wilaya in grid.wilayas:
        names = grid.basis.names("wilayas", wilaya)
        cells = [grid.cell(wilaya, end, grid.cells.get((wilaya, end), ())) for end in grid.ends]
        cells.append(grid.cell(wilaya, SHOWN, grid.within((wilaya,), grid.ends)))
        cells.append(grid.cell(wilaya, ALL, (tie.row for tie in ties if wilaya in tie.wilayas)))
        coded = {lang: f"{wilaya} {name}" for lang, name in names.items()}
        yield Line(wilaya, tuple(cells), names=coded, target="wilayas", key=wilaya)


def _total_lines(grid: _Grid, ties: tuple[Tie, ...], axis: str) -> Iterable[Line]:
    """Yield the totals of the columns."""
    shown = [grid.cell(SHOWN, end, grid.within(grid.wilayas, (end,))) for end in grid.ends]
    everything = [
        grid.cell(ALL, end, (tie.row for tie in ties if end in tie.ends(axis))) for end in grid.ends
    ]
    inside = grid.within(grid.wilayas, grid.ends)
    own = set(grid.wilayas)
    shown += [
        grid.cell(SHOWN, SHOWN, inside),
        grid.cell(SHOWN, ALL, (tie.row for tie in ties if own & tie.wilayas)),
    ]
    ends = set(grid.ends)
    everything += [
        grid.cell(ALL, SHOWN, (tie.row for tie in ties if ends & tie.ends(axis))),
        grid.cell(ALL, ALL, (tie.row for tie in ties)),
    ]
    yield Line(SHOWN, tuple(shown), title=_TOTAL_LINES[SHOWN], is_total=True)
    yield Line(ALL, tuple(everything), title=_TOTAL_LINES[ALL], is_total=True)


def _wilayas(basis: Basis) -> tuple[str, ...]:
    """Return the wilayas of the rows: those at the border unless others are asked for."""
    at_border = {wilaya for wilaya, _ in basis.touching}
    is_whole = basis.view.detail == "full" or bool(basis.view.wilaya)
    return tuple(each.key for each in basis.shown("wilayas") if is_whole or each.key in at_border)


def _regions(basis: Basis, wilayas: tuple[str, ...], cells: Cells) -> tuple[str, ...]:
    """Return the regions that touch or have something, by neighbour; all when asked for."""
    own = set(wilayas)
    named = {end for wilaya, end in (*cells, *basis.touching) if wilaya in own}
    order = basis.atlas.vocabulary.countries
    chosen = [
        each
        for each in basis.shown("regions")
        if each.key in named or basis.view.detail == "full" or basis.view.region
    ]
    chosen.sort(key=lambda each: (order.index(each.properties["country_code"]), each.key))
    return tuple(each.key for each in chosen)


def _countries(basis: Basis, ties: tuple[Tie, ...]) -> tuple[str, ...]:
    """Return the neighbours; with all asked for, every country that something ties to a wilaya."""
    chosen = set(basis.view.country)
    others = {code for tie in ties if tie.wilayas for code in tie.countries} - {"DZA"}
    if basis.view.detail != "full":
        others &= chosen
    order = basis.atlas.vocabulary.countries
    more = sorted(others - set(basis.neighbours), key=order.index)
    return (*basis.neighbours, *(code for code in more if not chosen or code in chosen))


def _columns(basis: Basis, axis: str, ends: tuple[str, ...]) -> Iterable[Column]:
    """Yield the heads of the columns; regions stand below their country."""
    tables = basis.atlas.tables
    for end in ends:
        if axis == "countries":
            yield Column(end, names=basis.names("countries", end), target="countries", key=end)
            continue
        row = tables.find("regions", end)
        country = str(row["country_code"]) if row else ""
        yield Column(
            end,
            names=basis.names("regions", end),
            group=basis.names("countries", country),
            target="regions",
            key=end,
        )
