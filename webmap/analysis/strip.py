"""The border with every neighbour as one straight line to scale, with its crossings and its longest gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from flask_babel import gettext

from layers.analysis.basis import Basis
from layers.analysis.coverage import open_places, whole_border
from layers.lookups import Row
from layers.styles import Symbol, styles
from webmap.analysis.drawn import Picture, Sheet, sheet_of
from webmap.i18n import format_number, format_partial
from webmap.words import code_words

WIDTH, MARGIN, ROW, TOP = 960.0, 14.0, 66.0, 20.0
CLEAR, LIFT = 13.0, 13.0


def draw_strip(basis: Basis, lang: str) -> Picture | None:
    """Return the picture, None when no border is left."""
    own = whole_border(basis)
    lines = [
        row for code in own.neighbours for row in own.rows("border_lines") if row["country_code"] == code
    ]
    if not lines:
        return None
    sheet = sheet_of(WIDTH, lang)
    scale = (WIDTH - 2 * MARGIN) / max(row["length_km"] for row in lines)
    symbols = {each.value: each for each in styles()["crossing_status"].symbols}
    for number, row in enumerate(lines):
        _draw_line(sheet, own, row, scale=scale, y=TOP + number * ROW, lang=lang, symbols=symbols)
    bottom = TOP + len(lines) * ROW
    _legend(sheet, symbols, bottom + 4)
    day = format_partial(basis.view.day.isoformat(), lang)
    return sheet.picture(
        "coverage",
        gettext("Crossings along the border with each neighbour"),
        gettext(
            "Each border as a line to scale from its western end, with its crossings by status on %(day)s "
            "and the longest stretch without one known to be open. The table below holds the numbers.",
            day=day,
        ),
        bottom + 54,
        lang,
    )


def _draw_line(
    sheet: Sheet, basis: Basis, row: Row, *, scale: float, y: float, lang: str, symbols: Mapping[str, Symbol]
) -> None:
    """Draw one border."""
    end = MARGIN + row["length_km"] * scale
    name = basis.names("countries", row["country_code"])[lang]
    kilometres = gettext("%(number)s km", number=format_number(round(row["length_km"]), lang))
    text = gettext("%(name)s: %(number)s", name=name, number=kilometres)
    sheet.label(MARGIN, y, text, weight=600)
    line_y = y + 30
    ends = sorted(float(each.amount or 0) for each in open_places(basis, row))
    start, stop = max(pairwise(ends), key=lambda each: each[1] - each[0])
    sheet.box(MARGIN + start * scale, line_y - 6, (stop - start) * scale, 12, "conflict_bg", "conflict_bar")
    sheet.line(MARGIN, line_y, end, line_y, "border", 2.1)
    for place in (MARGIN, end):
        sheet.line(place, line_y - 5, place, line_y + 5, "border", 1.4)
    places = [each for each in basis.rows("border_places") if each["line_id"] == row["line_id"]]
    xs = [MARGIN + each["km"] * scale for each in places]
    for each, x, level in zip(places, xs, _levels(xs), strict=True):
        if level:
            sheet.line(x, line_y, x, line_y - level * LIFT, "border", 0.8)
        status = basis.states[each["crossing_id"]].operating_status
        sheet.mark(x, line_y - level * LIFT, symbols[status])


def _levels(xs: Sequence[float]) -> list[int]:
    """Return how high each mark is lifted so that none covers another."""
    taken: list[float] = []
    found = []
    for x in xs:
        level = next((n for n, last in enumerate(taken) if x - last >= CLEAR), len(taken))
        taken[level : level + 1] = [x]
        found.append(level)
    return found


def _legend(sheet: Sheet, symbols: Mapping[str, Symbol], y: float) -> None:
    """Say what the marks mean."""
    for number, (value, symbol) in enumerate(symbols.items()):
        x = MARGIN + 8 + number * 190
        sheet.mark(x, y, symbol)
        sheet.label(x + 14, y + 4, code_words("operating_status", value), size=12)
    y += 26
    sheet.box(MARGIN, y - 6, 26, 12, "conflict_bg", "conflict_bar")
    sheet.label(MARGIN + 34, y + 4, gettext("longest stretch without one known to be open"), size=12)
