"""The status of a crossing through time: its periods, and when they are in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from layers.claims import Claim, read_claims
from layers.lookups import Row
from layers.timeline import Timeline, build_timeline


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
        As :func:`layers.timeline.build_timeline` takes it.

    Returns
    -------
    StatusHistory
        A period begins on the day from which the fold counts its claim, and whenever the since-date changes.
        In dispute is the time (a) from a disputed claim about the operation to the next undisputed one,
        (b) between the first and the last claim of a disagreement about the status, and (c) before a change
        whose date is in disagreement, back to the change before it.
    """
    counting = read_claims(rows, published=published)
    claims = [claim for claim in counting if _day_of(claim) <= day]
    periods = _periods(build_timeline(rows, published=published), day)
    spans = [*_after_disputed_claims(claims, day)]
    for question in questions:
        concerned = [claim for claim in claims if claim.claim_id in question.claim_ids]
        if question.is_about_status:
            spans += _between(concerned, claims, day)
        else:
            spans += _before_change(concerned, periods)
    return StatusHistory(periods, _merged(spans))


def _day_of(claim: Claim) -> date:
    assert claim.effective_day is not None  # read_claims leaves out what cannot be placed in time
    return claim.effective_day


def _periods(timeline: Timeline, day: date) -> tuple[Period, ...]:
    """Return the stretches between the days on which status or since-date change."""
    starts: list[tuple[date, str, str | None]] = []
    for each in timeline.days:
        state = timeline.at(each)
        told = (state.operating_status, state.status_since)
        if each <= day and (not starts or starts[-1][1:] != told):
            starts.append((each, *told))
    bounded = pairwise([*starts, (day, "", None)])
    periods = (Period(one[0], other[0], one[1]) for one, other in bounded)
    return tuple(each for each in periods if each.status != "unknown")


def _is_plain(claim: Claim) -> bool:
    """Return whether a claim says, undisputed, how things stood."""
    return claim.aspect == "operation" and claim.duration != "disputed" and claim.value != "announced"


def _next_plain(claims: Sequence[Claim], after: date, day: date) -> date:
    """Return the day of the next claim that settles something, else the day shown."""
    return min((_day_of(each) for each in claims if _is_plain(each) and _day_of(each) > after), default=day)


def _after_disputed_claims(claims: Sequence[Claim], day: date) -> Iterable[Span]:
    for claim in claims:
        if claim.aspect == "operation" and claim.duration == "disputed":
            yield Span(_day_of(claim), _next_plain(claims, _day_of(claim), day))


def _between(concerned: Sequence[Claim], claims: Sequence[Claim], day: date) -> Iterable[Span]:
    days = sorted(_day_of(claim) for claim in concerned)
    if days:
        yield Span(days[0], days[-1] if days[-1] > days[0] else _next_plain(claims, days[0], day))


def _before_change(concerned: Sequence[Claim], periods: Sequence[Period]) -> Iterable[Span]:
    days = {_day_of(claim) for claim in concerned if _is_plain(claim)}
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
