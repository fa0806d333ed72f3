"""The timeline of a post drawn to scale: where each part of the picture stands, in pixels of its own grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from layers.post_events import PostEvent
from layers.post_periods import Period, StatusHistory
from layers.styles import Symbol, styles
from webmap.words import code_words

MARGIN = 16.0
RADIUS = 11.0
LEVEL = 26.0
BAND = 24.0
GAP_ABOVE_BAND = 16.0
BELOW_BAND = 30.0
LEAST_TICK = 46.0
LETTER = 7.4
SYMBOL = 20.0
YEAR_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Bar:
    """A piece of the band; ``is_outline`` (not verified any more) is drawn as a dashed outline."""

    x: float
    width: float
    status: str
    is_outline: bool
    symbol: Symbol
    symbol_x: float | None
    label: str
    label_x: float


@dataclass(frozen=True)
class Dot:
    """A numbered event: its circle, the place it stands for, and how far its date is uncertain."""

    number: int
    kind: str
    x: float
    y: float
    doubt_start: float
    doubt_end: float
    doubt_y: float


@dataclass(frozen=True)
class Tick:
    """A year on the axis; ``label`` may be empty."""

    x: float
    label: str


@dataclass(frozen=True)
class Stretch:
    """A piece of the axis."""

    x: float
    width: float


@dataclass(frozen=True)
class Drawing:
    """The whole picture; it is repeated in words by the list of events."""

    name: str
    width: float
    height: float
    band_y: float
    start_x: float
    end_x: float
    bars: tuple[Bar, ...]
    hatches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class _Scale:
    """From days to pixels, mirrored for readers from the right."""

    first: date
    last: date
    width: float
    is_mirrored: bool

    def x(self, day: date) -> float:
        """Return the place of a day, inside the margins."""
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max(1, (self.last - self.first).days)
        along = MARGIN + share * (self.width - 2 * MARGIN)
        return round(self.width - along if self.is_mirrored else along, 1)

    def stretch(self, start: date, end: date) -> Stretch:
        """Return the place of a stretch of time."""
        one, other = sorted((self.x(start), self.x(end)))
        return Stretch(one, round(other - one, 1))


def draw_timeline(
    events: Sequence[PostEvent],
    history: StatusHistory,
    *,
    day: date,
    verified: date | None,
    name: str,
    width: float,
    is_mirrored: bool,
) -> Drawing | None:
    """Return the picture of all dated events, None without any.

    Parameters
    ----------
    events : sequence of PostEvent
        Those without date are left to the list.
    history : StatusHistory
        Periods and times in dispute.
    day : date
        The last day drawn.
    verified : date or None
        The band is solid until then.
    name : str
        Distinguishes the pictures of one page.
    width : float
        In pixels of the picture.
    is_mirrored : bool
        Time runs from right to left.
    """
    dated = [event for event in events if event.span is not None]
    if not dated:
        return None
    days = [event.span.first_day for event in dated if event.span is not None]
    scale = _Scale(date(min(days).year, 1, 1), day, width, is_mirrored)
    dots = _dots(dated, scale)
    top = min((dot.y for dot in dots), default=0.0)
    band_y = RADIUS + 2 - top
    return Drawing(
        name=name,
        width=width,
        height=band_y + BAND + BELOW_BAND,
        band_y=band_y,
        start_x=MARGIN,
        end_x=width - MARGIN,
        bars=tuple(bar for period in history.periods for bar in _bars(period, verified, scale)),
        hatches=tuple(scale.stretch(span.start, span.end) for span in history.disputed),
        ticks=tuple(_ticks(scale)),
        dots=tuple(replace(dot, y=dot.y + band_y, doubt_y=dot.doubt_y + band_y) for dot in dots),
    )


def _dots(events: Iterable[PostEvent], scale: _Scale) -> list[Dot]:
    """Return the circles stacked where they would meet; heights count up from the band as negative."""
    levels: list[list[float]] = []
    dots = []
    for event in events:
        assert event.span is not None  # only dated ones are drawn
        doubt = scale.stretch(event.span.first_day, event.span.last_day)
        x = round(doubt.x + doubt.width / 2, 1)
        free = (
            n for n, taken in enumerate(levels) if all(abs(x - other) >= 2 * RADIUS + 2 for other in taken)
        )
        level = next(free, len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append(x)
        dots.append(
            Dot(
                number=event.number,
                kind=event.kind,
                x=x,
                y=-(GAP_ABOVE_BAND + RADIUS + level * LEVEL),
                doubt_start=doubt.x,
                doubt_end=round(doubt.x + doubt.width, 1),
                doubt_y=-4.0 - 3.0 * (level % 3),
            )
        )
    return dots


def _is_free(x: float, taken: Iterable[float]) -> bool:
    """Return whether a circle fits beside those of its row."""
    return all(abs(x - other) >= 2 * RADIUS + 2 for other in taken)


def _bars(period: Period, verified: date | None, scale: _Scale) -> Iterable[Bar]:
    """Yield a period, cut where its verification ends."""
    cut = period.start if verified is None else min(max(verified, period.start), period.end)
    for start, end, is_outline in ((period.start, cut, False), (cut, period.end, True)):
        if end > start:
            yield _bar(period.status, scale.stretch(start, end), is_outline=is_outline, scale=scale)


def _bar(status: str, place: Stretch, *, is_outline: bool, scale: _Scale) -> Bar:
    """Return a piece with as much of its words as there is room for."""
    label = code_words("operating_status", status)
    has_symbol = place.width >= SYMBOL + 4
    room = place.width - (SYMBOL if has_symbol else 0) - 8
    shift = SYMBOL / 2 if has_symbol else 0.0
    end = place.x + place.width
    return Bar(
        x=place.x,
        width=place.width,
        status=status,
        is_outline=is_outline,
        symbol=next(each for each in styles()["crossing_status"].symbols if each.value == status),
        symbol_x=(end - SYMBOL - 2 if scale.is_mirrored else place.x + 2) if has_symbol else None,
        label=label if room >= len(label) * LETTER else "",
        label_x=round(place.x + place.width / 2 + (-shift if scale.is_mirrored else shift), 1),
    )


def _ticks(scale: _Scale) -> Iterable[Tick]:
    """Yield every year, named as often as there is room."""
    years = range(scale.first.year, scale.last.year + 1)
    per_year = (scale.width - 2 * MARGIN) / max(1, len(years))
    step = next((each for each in YEAR_STEPS if each * per_year >= LEAST_TICK), YEAR_STEPS[-1])
    for year in years:
        is_named = year % step == 0 or (step == 1)
        yield Tick(scale.x(date(year, 1, 1)), str(year) if is_named else "")
