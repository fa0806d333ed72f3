"""The line of time below the map: a slider by months, bars of dated facts, the changes of wilayas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from layers.atlas import Atlas
from layers.chronicle import Chronicle, chronicle
from layers.enumerations import FIRST_DAY, LAST_DAY
from layers.view import View
from webmap.forms import GetForm, kept_form
from webmap.i18n import format_number, format_partial, language

FIRST_TICK, TICK_YEARS = 1970, 10
HIGHEST_BAR = 20


@dataclass(frozen=True)
class Tick:
    """A year or a change of wilayas, per cent of the line from the left."""

    x: str
    label: str


@dataclass(frozen=True)
class TimeLine:
    """Slider, date field and drawing. ``value`` and ``last_month`` count months from ``first_month``.

    ``bars`` is the path of a bar for each year with dated facts: per cent of the line by ``bars_height``
    pixels. One path and not many elements, since the line is laid out before the map is seen.
    """

    form: GetForm
    date: str
    first_date: str
    last_date: str
    first_month: str
    last_month: int
    value: int
    words: str
    bars: str
    bars_height: int
    ticks: tuple[Tick, ...]
    changes: tuple[Tick, ...]
    undated: str


def time_line(atlas: Atlas, view: View, today: date) -> TimeLine:
    """Return the line from 1962 to the month of ``today``."""
    found = chronicle(atlas, view)
    scale = _Scale(_months(today), language(view.lang).direction == "rtl")
    return TimeLine(
        form=kept_form(view, "asof"),
        date=view.day.isoformat(),
        first_date=FIRST_DAY.isoformat(),
        last_date=LAST_DAY.isoformat(),
        first_month=f"{FIRST_DAY.year}-{FIRST_DAY.month:02d}",
        last_month=scale.months,
        value=min(scale.months, max(0, _months(view.day))),
        words=format_partial(view.day.isoformat(), view.lang),
        bars="".join(_bars(found, scale, today)),
        bars_height=HIGHEST_BAR,
        ticks=tuple(
            Tick(f"{scale.at(date(year, 1, 1)):.3f}%", str(year))
            for year in range(FIRST_TICK, today.year - 2, TICK_YEARS)
        ),
        changes=tuple(
            Tick(f"{scale.at(first_day):.3f}%", edition)
            for edition, first_day in atlas.vocabulary.editions
            if FIRST_DAY < first_day <= today
        ),
        undated=_undated(found, view),
    )


@dataclass(frozen=True)
class _Scale:
    """Per cent of the line by date. Right to left it begins at the right, unlike the map, never mirrored."""

    months: int
    is_mirrored: bool

    def at(self, day: date, width: float = 0.0) -> float:
        """Return where something ``width`` per cent wide stands that begins on a day."""
        place = 100 * _months(day) / self.months
        return 100 - place - width if self.is_mirrored else place


def _months(day: date) -> int:
    """Count the months from the first day to the month of ``day``."""
    return 12 * (day.year - FIRST_DAY.year) + day.month - FIRST_DAY.month


def _bars(found: Chronicle, scale: _Scale, today: date) -> Iterable[str]:
    """Yield the outline of a bar for each year with dated facts."""
    most = max(found.by_year.values(), default=1)
    width = 1200 / scale.months
    for year, count in sorted(found.by_year.items()):
        if FIRST_DAY.year < year <= today.year:
            top = HIGHEST_BAR * (1 - count / most)
            x = scale.at(date(year, 1, 1), width)
            yield f"M{x:.2f} {HIGHEST_BAR}V{top:.2f}h{0.7 * width:.2f}V{HIGHEST_BAR}z"


def _undated(found: Chronicle, view: View) -> str:
    """Say how many facts nobody dates; they are shown on every day, not hidden."""
    if not found.undated:
        return ""
    number = format_number(found.undated, view.lang)
    return str(gettext("Facts without a known date, shown on every day: %(number)s", number=number))
