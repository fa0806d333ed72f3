"""Sessions in time, one row a mechanism: what is dated, what is disputed, and the silence since."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from flask_babel import gettext

from layers.analysis.activity import is_disputed
from layers.analysis.basis import Basis
from layers.dates import parse_partial_date
from layers.lookups import Row
from layers.names import names_of
from webmap.analysis.drawn import Picture, Sheet, sheet_of
from webmap.i18n import format_partial

WIDTH, MARGIN, ROW, TOP = 960.0, 20.0, 44.0, 18.0
RADIUS, YEAR_STEP = 5.5, 5


def draw_dots(basis: Basis, lang: str) -> Picture | None:
    """Return the picture, None without a dated session."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in basis.sessions:
        if row["date_start"] and row["mechanism_id"] in basis.mechanisms:
            held[row["mechanism_id"]].append(row)
    if not held:
        return None
    first = min(row["date_start"] for rows in held.values() for row in rows)
    start = date(int(first[:4]), 1, 1)
    scale = (WIDTH - 2 * MARGIN) / max(1, (basis.view.day - start).days)
    sheet = sheet_of(WIDTH, lang)
    last = WIDTH - MARGIN
    for number, (key, rows) in enumerate(
        sorted(held.items(), key=lambda each: _latest(each[1]), reverse=True)
    ):
        y = TOP + number * ROW
        sheet.label(MARGIN, y, names_of(basis.mechanisms[key], ("name",))[lang])
        xs = [(MARGIN + (_day(row) - start).days * scale, is_disputed(row)) for row in rows]
        sheet.line(MARGIN, y + 16, last, y + 16, "hairline", 1)
        sheet.line(max(x for x, _ in xs), y + 16, last, y + 16, "ink_2", 1.2, "2 4")
        for x, disputed in xs:
            sheet.disc(x, y + 16, RADIUS, "white" if disputed else "accent", "accent")
    bottom = TOP + len(held) * ROW
    _axis(sheet, start.year, basis.view.day, scale, bottom)
    _legend(sheet, bottom + 40)
    return sheet.picture(
        "activity",
        gettext("Dated sessions by mechanism"),
        gettext(
            "One row a mechanism with a dated session by %(day)s, the latest first. "
            "The tables below hold the same, and the sessions without a date.",
            day=format_partial(basis.view.day.isoformat(), lang),
        ),
        bottom + 54,
        lang,
    )


def _axis(sheet: Sheet, first: int, day: date, scale: float, y: float) -> None:
    """Draw the years."""
    for year in range(first - first % YEAR_STEP, day.year + 1, YEAR_STEP):
        if year >= first:
            x = MARGIN + (date(year, 1, 1) - date(first, 1, 1)).days * scale
            sheet.line(x, TOP, x, y, "hairline", 0.8)
            sheet.label(x, y + 14, str(year), "middle", size=12)


def _legend(sheet: Sheet, y: float) -> None:
    """Say what the marks mean."""
    words = (
        (gettext("one date"), "accent"),
        (gettext("sources give different dates"), "white"),
    )
    for number, (text, fill) in enumerate(words):
        x = MARGIN + 6 + number * 150
        sheet.disc(x, y, RADIUS, fill, "accent")
        sheet.label(x + 14, y + 4, text, size=12)
    x = MARGIN + 420
    sheet.line(x, y, x + 30, y, "ink_2", 1.2, "2 4")
    sheet.label(x + 40, y + 4, gettext("no later session known"), size=12)


def _day(row: Row) -> date:
    """Return the first day that the date of a session allows."""
    return parse_partial_date(row["date_start"]).first_day


def _latest(rows: list[Row]) -> date:
    return max(map(_day, rows))
