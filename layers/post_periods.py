"""The status of a crossing through time: its periods, and when they are in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from layers.dates import parse_partial_date
from layers.fold import fold_status
from layers.lookups import Row


@dataclass(frozen=True, slots=True)
class Period:
    """A status from ``start`` until the day before ``end`` (the last one: until the day shown)."""

    start: date
    end: date
    status: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement of sources: the claims it concerns, and whether it is about the status itself."""

    claim_ids: frozenset[str]
    is_about_status: bool


@dataclass(frozen=True, slots=True)
class StatusHistory:
    """The periods of known status, oldest first, and the times in dispute, merged."""

    periods: tuple[Period, ...]
    disputed: tuple[Span, ...]


def status_history(
    rows: Sequence[Row], questions: Iterable[Question], *, day: date, published: Mapping[str, str | None]
) -> StatusHistory:
    """Return how the folded status of one crossing changed until ``day``.

    Parameters
    ----------
    rows : sequence of mappings
        Its claims, in any order.
    questions : iterable of Question
        The disagreements about it.
    day : date
        The last day.
    published : mapping of source id to partial ISO date
        As :func:`layers.fold.fold_status` takes it.

    Returns
    -------
    StatusHistory
        A period begins on the day from which the fold counts its claim, and whenever the since-date changes.
        In dispute is the time (a) from a disputed claim about the operation to the next undisputed one,
        (b) between the first and the last claim of a disagreement about the status, and (c) before a change
        whose date is in disagreement, back to the change before it.
    """
    claims = _told_by(rows, day, published)
    periods = _periods(rows, claims, day, published)
    spans = [*_after_disputed_claims(claims, day)]
    for question in questions:
        concerned = [claim for claim in claims if claim.row["claim_id"] in question.claim_ids]
        if question.is_about_status:
            spans += _between(concerned, claims, day)
        else:
            spans += _before_change(concerned, periods)
    return StatusHistory(periods, _merged(spans))


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim and the day from which the fold counts it."""

    row: Row
    day: date

    @property
    def is_disputed(self) -> bool:
        """Whether it speaks of the operation and is disputed."""
        return bool(self.row["aspect"] == "operation" and self.row["duration"] == "disputed")

    @property
    def is_plain(self) -> bool:
        """Whether it says, undisputed, how things stood."""
        is_about_state = self.row["aspect"] == "operation" and self.row["value"] != "announced"
        return bool(is_about_state and self.row["duration"] != "disputed")


def _told_by(rows: Iterable[Row], day: date, published: Mapping[str, str | None]) -> list[_Told]:
    """Return the claims that count on a day, by the day from which they do: the last their date allows."""
    dated = [(row, row["date"] or published.get(row["source_id"])) for row in rows]
    told = [_Told(row, parse_partial_date(text).last_day) for row, text in dated if text]
    return sorted(
        (each for each in told if each.day <= day), key=lambda each: (each.day, each.row["claim_id"])
    )


def _periods(
    rows: Sequence[Row], claims: Sequence[_Told], day: date, published: Mapping[str, str | None]
) -> tuple[Period, ...]:
    """Return the stretches between the days on which status or since-date change."""
    starts: list[tuple[date, str, str | None]] = []
    for each in sorted({claim.day for claim in claims if claim.row["aspect"] == "operation"}):
        state = fold_status(rows, day=each, published=published)
        if not starts or starts[-1][1:] != (state.operating_status, state.status_since):
            starts.append((each, state.operating_status, state.status_since))
    bounded = pairwise([*starts, (day, "", None)])
    periods = (Period(one[0], other[0], one[1]) for one, other in bounded)
    return tuple(each for each in periods if each.status != "unknown")


def _next_plain(claims: Sequence[_Told], after: date, day: date) -> date:
    """Return the day of the next claim that settles something, else the day shown."""
    return min((each.day for each in claims if each.is_plain and each.day > after), default=day)


def _after_disputed_claims(claims: Sequence[_Told], day: date) -> Iterable[Span]:
    """Yield the time from each disputed claim to the next plain one."""
    for claim in claims:
        if claim.is_disputed:
            yield Span(claim.day, _next_plain(claims, claim.day, day))


def _between(concerned: Sequence[_Told], claims: Sequence[_Told], day: date) -> Iterable[Span]:
    """Yield the time between the first and the last claim of a disagreement."""
    days = sorted(claim.day for claim in concerned)
    if days:
        yield Span(days[0], days[-1] if days[-1] > days[0] else _next_plain(claims, days[0], day))


def _before_change(concerned: Sequence[_Told], periods: Sequence[Period]) -> Iterable[Span]:
    """Yield the period before each change whose claim is concerned."""
    days = {claim.day for claim in concerned if claim.is_plain}
    for before, after in pairwise(periods):
        if after.start in days and before.end == after.start:
            yield Span(before.start, before.end)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch made one, those of no length left out."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if span.end <= span.start:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
