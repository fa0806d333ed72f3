"""Which countries and groups are linked with Algeria, by what and on which themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.analysis.basis import Basis
from layers.analysis.linked import KINDS, Linked, linked_rows, partners_of
from layers.analysis.model import AnalysisTable, Column, Line, number_cell
from layers.analysis.ties import GROUPS, UNCERTAIN, distinct
from layers.messages import N_
from layers.numbers.number import Contribution
from layers.profiles.model import Cell

THEMED = ("agreements", "mechanisms", "twinnings")
TOTAL = "total"

TITLES = {
    "mechanisms": N_("Mechanisms"),
    "agreements": N_("Agreements"),
    "twinnings": N_("Twinnings"),
    "missions": N_("Civil protection missions"),
    "networks": N_("City networks seated there"),
    "texts": N_("Texts signed"),
    TOTAL: N_("All of them"),
}
ORGANISATIONS = N_("Partners that are organisations only: they stand in the registers without a country.")
UNNAMED = N_("Countries that sources count and do not name.")


def network_table(basis: Basis) -> AnalysisTable:
    """Return which countries and groups are linked by how many rows of each kind."""
    rows = basis.once("linked", linked_rows)
    codes, groups = partners_of(basis, rows)
    lines = [
        _network_line(basis, code, [each for each in rows if code in each.countries], "countries")
        for code in codes
    ]
    lines += [
        _network_line(basis, group, [each for each in rows if group in each.groups], "groups")
        for group in groups
    ]
    return AnalysisTable(
        id="network",
        title=N_("Network of partners"),
        head=N_("Country or group"),
        how=(
            N_("Rows of six registers that name the country, as they stand on the day; each counts once."),
            N_("A network is counted where it has its seat, a text where the country signed it."),
            N_("Groups stand below the countries, as groups."),
        ),
        left_out=(GROUPS, ORGANISATIONS, UNNAMED, UNCERTAIN),
        columns=tuple(Column(kind, TITLES[kind]) for kind in (*KINDS, TOTAL)),
        lines=tuple(lines),
        query={"layers": "partners"},
        is_open=True,
    )


def themes_table(basis: Basis) -> AnalysisTable:
    """Return the themes with the agreements, mechanisms and twinnings about them."""
    rows = [each for each in basis.once("linked", linked_rows) if each.kind in THEMED]
    lines = []
    for theme in _themes(basis, rows):
        own = [each for each in rows if theme in each.themes]
        cells = [
            number_cell(
                basis.number(
                    f"themes/{theme}/{kind}",
                    TITLES[kind],
                    "count",
                    (each.row for each in own if each.kind == kind),
                    left_out=(UNCERTAIN,) if kind == "twinnings" else (),
                )
            )
            for kind in THEMED
        ]
        lines.append(
            Line(theme, tuple(cells), names=basis.names("themes", theme), target="themes", key=theme)
        )
    return AnalysisTable(
        id="themes",
        title=N_("Themes"),
        head=N_("Theme"),
        how=(_WIDER, _WIDEST),
        left_out=(N_("Rows to which the sources give no theme."), UNCERTAIN),
        columns=tuple(Column(kind, TITLES[kind]) for kind in THEMED),
        lines=tuple(lines),
        query={"layers": "partners"},
        is_open=True,
    )


_WIDER = N_("A wide theme includes the narrower ones below it; a row with several themes stands under each.")
_WIDEST = N_("Only the widest themes are shown, unless all are asked for.")
_TOGETHER = N_(
    "Each number counts the agreements, mechanisms and twinnings of a partner that have the theme."
)


def theme_partner_table(basis: Basis) -> AnalysisTable:
    """Return themes by partner: neighbours and groups, every partner when all are asked for."""
    rows = [each for each in basis.once("linked", linked_rows) if each.kind in THEMED]
    codes, groups = partners_of(basis, rows)
    if basis.view.detail != "full" and not basis.view.country:
        codes = tuple(code for code in codes if code in basis.neighbours)
    themes = _themes(basis, rows)
    partners = [("countries", code) for code in codes] + [("groups", group) for group in groups]
    lines = []
    for target, key in partners:
        own = [each for each in rows if key in (each.countries if target == "countries" else each.groups)]
        cells = [
            number_cell(
                basis.number(
                    f"themes_by_partner/{key}/{theme}",
                    N_("Agreements, mechanisms and twinnings with this partner on this theme"),
                    "count",
                    distinct(each.row for each in own if theme in each.themes),
                    left_out=(GROUPS, UNCERTAIN),
                )
            )
            for theme in themes
        ]
        lines.append(_partner_line(basis, target, key, tuple(cells)))
    return AnalysisTable(
        id="themes_by_partner",
        title=N_("Themes by partner"),
        head=N_("Country or group"),
        how=(_TOGETHER, _WIDER, _WIDEST),
        left_out=(GROUPS, ORGANISATIONS, UNCERTAIN),
        columns=tuple(
            Column(theme, names=basis.names("themes", theme), target="themes", key=theme) for theme in themes
        ),
        lines=tuple(lines),
        query={"layers": "partners"},
        is_open=True,
    )


def _themes(basis: Basis, rows: Iterable[Linked]) -> tuple[str, ...]:
    """Return the themes something has, in the order of the register: the widest unless all are asked for."""
    used = {theme for each in rows for theme in each.themes}
    chosen = set(basis.view.theme)
    return tuple(
        row["theme_id"]
        for row in basis.register("themes")
        if row["theme_id"] in used
        and (row["theme_id"] in chosen if chosen else basis.view.detail == "full" or not row["parent_id"])
    )


def _network_line(basis: Basis, key: str, own: list[Linked], target: str) -> Line:
    """Return the row of a country or group."""
    by_kind: Mapping[str, list[Contribution]] = {
        kind: [each.row for each in own if each.kind == kind] for kind in KINDS
    }
    cells = [
        number_cell(
            basis.number(
                f"network/{key}/{kind}",
                TITLES[kind],
                "count",
                by_kind[kind] if kind != TOTAL else (each.row for each in own),
                left_out=(GROUPS, UNCERTAIN) if kind in ("twinnings", TOTAL) else (GROUPS,),
            )
        )
        for kind in (*KINDS, TOTAL)
    ]
    return _partner_line(basis, target, key, tuple(cells))


def _partner_line(basis: Basis, target: str, key: str, cells: tuple[Cell, ...]) -> Line:
    """Return a row that is named after a country or a group."""
    is_group = target == "groups"
    names = basis.names("groups" if is_group else "countries", key)
    return Line(key, cells, names=names, target=target, key=key, kind=N_("group") if is_group else "")
