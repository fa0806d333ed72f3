"""The history of a crossing, folded once: what is known on any day is then found, not folded again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from layers.claims import SIDES, TRAFFICS, Claim, read_claims
from layers.freshness import freshness_class
from layers.known import CrossingState, Mark
from layers.operation import Operation, OperationTrack, fold_operation
from layers.stage import Stage, StageTrack, fold_stage

Heard = tuple[date, str, str]
Event = tuple[date, str, str, str, str, str]
# Follows every date: bisect then compares whole tuples, without a call a step.
_LAST = "~"


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The history of one crossing, everything in the order in which claims take effect.

    Attributes
    ----------
    claim_ids : tuple of str
        All claims that can be placed in time.
    operation, stage
        The status and the upgrade stage from each day on which they moved.
    verified : tuple of (day, date as stated, claim id)
        The claims that speak of the operation; disputed ones confirm nothing.
    disputed_days : tuple of date
        When claims about the operation were disputed.
    events, milestones : tuple of (day, and what a ``Mark`` holds)
        Claims with a date of their own: all, and those about the upgrade.
    """

    claim_ids: tuple[str, ...]
    operation: OperationTrack
    stage: StageTrack
    verified: tuple[Heard, ...]
    disputed_days: tuple[date, ...]
    events: tuple[Event, ...]
    milestones: tuple[Event, ...]

    def at(self, day: date) -> CrossingState:
        """Return what is known on ``day``; later claims are as if they were not there."""
        operation, stage, verified = self.operation.at(day), self.stage.at(day), self._verified(day)
        verified_day = verified[0][0] if verified else None
        events = bisect_right(self.events, (day, _LAST))
        milestones = bisect_right(self.milestones, (day, _LAST))
        said = self._said(operation)
        places = sorted(set().union(*said))
        return CrossingState(
            operating_status=operation.status,
            status_since=operation.since,
            since_basis=None if operation.since is None else "event" if operation.is_event else "report",
            by_traffic=dict(zip(TRAFFICS, operation.by_traffic, strict=True)),
            since_by_traffic=_since_by_traffic(operation),
            by_side=dict(zip(SIDES, operation.by_side, strict=True)),
            upgrade_stage=_stage_name(operation, stage),
            stage_since=None if stage is None else stage.since,
            milestones=tuple([Mark(*event[1:]) for event in self.milestones[:milestones]]),
            last_event=Mark(*self.events[events - 1][1:]) if events else None,
            last_verified=verified[0][1] if verified else None,
            last_verified_day=verified_day,
            freshness=freshness_class(verified_day, day=day),
            is_disputed=self._is_disputed(operation, day),
            status_claim_ids=self._ids(places),
            stage_claim_ids=() if stage is None else self.stage.said[stage.start : stage.stop],
            verified_claim_ids=tuple([claim_id for _, _, claim_id in verified]),
            claim_ids_by_traffic={name: self._ids(each) for name, each in zip(TRAFFICS, said, strict=True)},
        )

    def _ids(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple([self.claim_ids[place] for place in places])

    def _said(self, operation: Operation) -> list[tuple[int, ...]]:
        """Return for each traffic the places of the claims on which its status rests."""
        bounds = zip(self.operation.said, operation.starts, operation.stops, strict=True)
        return [places[start:stop] for places, start, stop in bounds]

    def _verified(self, day: date) -> tuple[Heard, ...]:
        """Return the latest claims that speak of the operation, all of one date as stated."""
        stop = start = bisect_right(self.verified, (day, _LAST))
        while start and self.verified[start - 1][1] == self.verified[stop - 1][1]:
            start -= 1
        return self.verified[start:stop]

    def _is_disputed(self, operation: Operation, day: date) -> bool:
        """Return whether the latest disputed claim is not older than the present status."""
        passed = bisect_right(self.disputed_days, day)
        begun = operation.since_day
        return passed > 0 and (begun is None or self.disputed_days[passed - 1] >= begun)


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
    spoken = [claim for claim in claims if claim.kind.aspect == "operation"]
    events = tuple([_event(claim) for claim in claims if claim.date is not None])
    return Timeline(
        claim_ids=tuple([claim.claim_id for claim in claims]),
        operation=fold_operation(claims),
        stage=fold_stage(claims),
        verified=tuple([_heard(claim) for claim in spoken if claim.kind.duration != "disputed"]),
        disputed_days=tuple([each.heard.last_day for each in spoken if each.kind.duration == "disputed"]),
        events=events,
        milestones=tuple([event for event in events if event[2] == "upgrade"]),
    )


def _heard(claim: Claim) -> Heard:
    return claim.heard.last_day, claim.heard.text, claim.claim_id


def _event(claim: Claim) -> Event:
    kind = claim.kind
    return claim.heard.last_day, claim.heard.text, kind.aspect, kind.value, kind.side, claim.claim_id


def _since_by_traffic(operation: Operation) -> dict[str, str | None]:
    bases = zip(TRAFFICS, operation.by_traffic, operation.since_by_traffic, strict=True)
    return {traffic: None if status == "unknown" else since for traffic, status, since in bases}


def _stage_name(operation: Operation, stage: Stage | None) -> str:
    if stage is not None:
        return stage.name
    return "unknown" if operation.status == "unknown" else "none"
