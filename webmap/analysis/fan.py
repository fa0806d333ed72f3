"""Algeria in the middle, its partners on both sides: a heavier line for more kinds of links."""

from __future__ import annotations

from flask_babel import gettext

from layers.analysis.basis import Basis
from layers.analysis.model import AnalysisTable, Line
from layers.numbers.number import Number
from webmap.analysis.drawn import Picture, Sheet, sheet_of
from webmap.i18n import format_number, format_partial

WIDTH, ROW, TOP = 960.0, 30.0, 24.0
MOST = 24
NAME_X = 290.0


def draw_fan(basis: Basis, table: AnalysisTable, lang: str) -> Picture | None:
    """Return the picture of the partners with most links, None without any."""
    linked = [(line, _amounts(line)) for line in table.lines]
    linked = [each for each in linked if each[1][-1]]
    countries = [each for each in linked if each[0].target != "groups"]
    groups = [each for each in linked if each[0].target == "groups"]
    chosen = sorted(countries, key=lambda each: -each[1][-1])[: MOST - len(groups)] + groups
    if not chosen:
        return None
    sheet = sheet_of(WIDTH, lang)
    half = (len(chosen) + 1) // 2
    middle_y = TOP + half * ROW / 2
    for number, (line, amounts) in enumerate(chosen):
        is_second, place = divmod(number, half)
        _draw_link(
            sheet,
            basis,
            line,
            amounts,
            is_second=bool(is_second),
            y=TOP + place * ROW + 10,
            middle_y=middle_y,
            lang=lang,
        )
    sheet.disc(WIDTH / 2, middle_y, 46, "panel", "border")
    sheet.label(WIDTH / 2, middle_y + 5, basis.names("countries", "DZA")[lang], "middle", weight=600, size=14)
    bottom = TOP + half * ROW
    _legend(sheet, bottom + 18)
    day = format_partial(basis.view.day.isoformat(), lang)
    return sheet.picture(
        "network",
        gettext("Partners by number of links"),
        gettext(
            "The %(shown)s partners with most links of %(all)s on %(day)s, with the rows that link each. "
            "The table below holds all of them.",
            shown=format_number(len(chosen), lang),
            all=format_number(len(linked), lang),
            day=day,
        ),
        bottom + 34,
        lang,
    )


def _draw_link(
    sheet: Sheet,
    basis: Basis,
    line: Line,
    amounts: list[int],
    *,
    is_second: bool,
    y: float,
    middle_y: float,
    lang: str,
) -> None:
    """Draw one partner and its line."""
    x = WIDTH - NAME_X if is_second else NAME_X
    kinds = sum(1 for each in amounts[:-1] if each)
    sheet.curve(WIDTH / 2, middle_y, x, y, "accent", round(0.6 + 0.9 * kinds, 1))
    is_group, is_near = line.target == "groups", line.key in basis.neighbours
    if is_group:
        sheet.box(x - 5, y - 5, 10, 10, "panel", "ink")
    else:
        sheet.disc(x, y, 5, "accent" if is_near else "white", "accent")
    number = format_number(amounts[-1], lang)
    text = gettext("%(name)s: %(number)s", name=line.names[lang], number=number)
    side = 12 if is_second else -12
    sheet.label(x + side, y + 4, text, "start" if is_second else "end", weight=600 if is_near else 400)


def _legend(sheet: Sheet, y: float) -> None:
    """Say what the marks mean."""
    sheet.disc(20, y, 5, "accent", "accent")
    sheet.label(32, y + 4, gettext("neighbour"), size=12)
    sheet.disc(170, y, 5, "white", "accent")
    sheet.label(182, y + 4, gettext("other country"), size=12)
    sheet.box(315, y - 5, 10, 10, "panel", "ink")
    sheet.label(332, y + 4, gettext("group, not spread over its members"), size=12)
    sheet.line(610, y, 640, y, "accent", 3.3)
    sheet.label(650, y + 4, gettext("heavier: more kinds of links"), size=12)


def _amounts(line: Line) -> list[int]:
    """Return the counts of a row, their total last."""
    found = []
    for cell in line.cells:
        assert isinstance(cell.value, Number)  # every column of this table is one
        found.append(int(cell.value.value or 0))
    return found
