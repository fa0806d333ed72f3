"""The history of a crossing, folded once: what is known on any day is then found, not folded again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from layers.claims import TRAFFICS, Kind, read_claims
from layers.freshness import freshness_class
from layers.known import CrossingState, Mark
from layers.operation import Operation, OperationTrack, fold_operation, status_by_side
from layers.stage import Stage, StageTrack, fold_stage


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The history of one crossing.

    A *place* is the number of a claim in the order in which they take effect; on a day the claims of the
    places before ``bisect_right(days, day)`` count.

    Attributes
    ----------
    days, claim_ids, heard, kinds : tuple
        By place: when the claim takes effect, its id, its date as stated, what it says.
    operation, stage
        The status and the upgrade stage after each claim that moved them.
    verified : tuple of int
        Places of the claims that speak of the operation; disputed ones confirm nothing.
    disputed : tuple of int
        Places of the disputed claims about the operation.
    events, milestones : tuple of int
        Places of the claims with a date of their own: all, and those about the upgrade.
    marks : tuple of Mark
        The milestones.
    """

    days: tuple[date, ...]
    claim_ids: tuple[str, ...]
    heard: tuple[str, ...]
    kinds: tuple[Kind, ...]
    operation: OperationTrack
    stage: StageTrack
    verified: tuple[int, ...]
    disputed: tuple[int, ...]
    events: tuple[int, ...]
    milestones: tuple[int, ...]
    marks: tuple[Mark, ...]

    def at(self, day: date) -> CrossingState:
        """Return what is known on ``day``; later claims are as if they were not there."""
        count = bisect_right(self.days, day)
        operation, stage = self.operation.after(count), self.stage.after(count)
        verified = self._verified(count)
        verified_day = self.days[verified[-1]] if verified else None
        said = self._said(operation)
        events = bisect_left(self.events, count)
        return CrossingState(
            operating_status=operation.status,
            status_since=operation.since,
            since_basis=None if operation.since is None else "event" if operation.is_event else "report",
            by_traffic=operation.by_traffic,
            since_by_traffic=operation.since_by_traffic,
            by_side=status_by_side(operation),
            upgrade_stage=_stage_name(operation, stage),
            stage_since=None if stage is None else stage.since,
            milestones=self.marks[: bisect_left(self.milestones, count)],
            last_event=self.mark(self.events[events - 1]) if events else None,
            last_verified=self.heard[verified[-1]] if verified else None,
            last_verified_day=verified_day,
            freshness=freshness_class(verified_day, day=day),
            is_disputed=self._is_disputed(operation, count),
            status_claim_ids=self._ids(sorted({*said[0], *said[1], *said[2]})),
            stage_claim_ids=() if stage is None else self.stage.said[stage.start : stage.stop],
            verified_claim_ids=self._ids(verified),
            claim_ids_by_traffic=dict(zip(TRAFFICS, map(self._ids, said), strict=True)),
        )

    def mark(self, place: int) -> Mark:
        """Return a claim as an event of the history."""
        kind = self.kinds[place]
        return Mark(self.heard[place], kind.aspect, kind.value, kind.side, self.claim_ids[place])

    def _ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of some claims."""
        return tuple([self.claim_ids[place] for place in places])

    def _said(self, operation: Operation) -> list[tuple[int, ...]]:
        """Return for each traffic the places of the claims on which its status rests."""
        bounds = zip(self.operation.said, operation.starts, operation.stops, strict=True)
        return [places[start:stop] for places, start, stop in bounds]

    def _verified(self, count: int) -> tuple[int, ...]:
        """Return the latest claims that speak of the operation, all of one date as stated."""
        stop = start = bisect_left(self.verified, count)
        while start and self.heard[self.verified[start - 1]] == self.heard[self.verified[stop - 1]]:
            start -= 1
        return self.verified[start:stop]

    def _is_disputed(self, operation: Operation, count: int) -> bool:
        """Return whether the latest disputed claim is not older than the present status."""
        passed = bisect_left(self.disputed, count)
        begun = operation.since_day
        return passed > 0 and (begun is None or self.days[self.disputed[passed - 1]] >= begun)


def build_timeline(rows: Iterable[Mapping[str, object]], *, published: Mapping[str, str | None]) -> Timeline:
    """Return the timeline of one crossing.

    Parameters
    ----------
    rows : iterable of mappings, n rows
        Rows of ``crossing_claims`` of one crossing, in any order.
    published : mapping of source id to partial ISO date
        When the sources were published, for claims without a date of their own.

    Raises
    ------
    ValueError
        A claim is malformed, repeated or of another crossing; the message names it.

    Examples
    --------
    >>> build_timeline([], published={}).at(date(2026, 11, 21)).operating_status
    'unknown'
    """
    claims = read_claims(rows, published=published)
    verified: list[int] = []
    disputed: list[int] = []
    events, milestones, marks = [], [], []
    for place, claim in enumerate(claims):
        kind = claim.kind
        if kind.aspect == "operation" and kind.is_sourced:
            (disputed if kind.duration == "disputed" else verified).append(place)
        if claim.is_event:
            events.append(place)
            if kind.aspect == "upgrade":
                milestones.append(place)
                marks.append(Mark(claim.heard, "upgrade", kind.value, kind.side, claim.claim_id))
    return Timeline(
        days=tuple([claim.day for claim in claims]),
        claim_ids=tuple([claim.claim_id for claim in claims]),
        heard=tuple([claim.heard for claim in claims]),
        kinds=tuple([claim.kind for claim in claims]),
        operation=fold_operation(claims),
        stage=fold_stage(claims),
        verified=tuple(verified),
        disputed=tuple(disputed),
        events=tuple(events),
        milestones=tuple(milestones),
        marks=tuple(marks),
    )


def _stage_name(operation: Operation, stage: Stage | None) -> str:
    if stage is not None:
        return stage.name
    return "unknown" if operation.status == "unknown" else "none"
