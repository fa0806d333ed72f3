"""What is known of a crossing on a day, folded from its dated claims (docs/folding.md says it in words)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from layers.claims import TRAFFICS, Claim, read_claims
from layers.dates import PartialDate
from layers.freshness import freshness_class
from layers.operation import CHANGES, Operation, fold_operation
from layers.stage import Stage, fold_stage


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated claim of a history: ``date`` as its source states it."""

    date: str
    aspect: str
    value: str
    side: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class CrossingState:
    """What is known of a crossing on a day.

    Attributes
    ----------
    operating_status : str
        ``open``, ``open_restricted``, ``closed`` or ``unknown``.
    status_since, stage_since : str or None
        Partial date of the claim that began the present status, the present stage.
    since_basis : str or None
        ``event``: the claim that began the status tells of an opening or closing; ``report``: it tells how
        things stood, so that the status may be older.
    by_traffic : mapping of persons, goods and rail to a status
        A traffic no claim speaks of is ``unknown``.
    since_by_traffic : mapping of persons, goods and rail to a partial date or None
    by_side : mapping of dz and partner to a status
        Only from claims that name the side; otherwise ``unknown``.
    upgrade_stage : str
        ``announced study works completed inaugurated``; ``none``: sources speak of the post, none of an
        upgrade; ``unknown``: not even that is known.
    milestones : tuple of Mark
        All claims about the upgrade, oldest first.
    last_event : Mark or None
        The latest claim with a date of its own, of whatever aspect.
    last_verified : str or None
        Date, as stated, of the latest source that speaks of the operation; freshness counts from
        ``last_verified_day``, the last day that date allows, as a partial date means everywhere.
    freshness : str
        ``up_to_date due overdue delinquent never``.
    is_disputed : bool
        A claim about the operation, not older than the present status, is disputed.
    status_claim_ids, stage_claim_ids : tuple of str
        The claims on which the status and the stage rest, oldest first.
    verified_claim_ids : tuple of str
        The claims that bear the date ``last_verified``.
    """

    operating_status: str
    status_since: str | None
    since_basis: str | None
    by_traffic: Mapping[str, str]
    since_by_traffic: Mapping[str, str | None]
    by_side: Mapping[str, str]
    upgrade_stage: str
    stage_since: str | None
    milestones: tuple[Mark, ...]
    last_event: Mark | None
    last_verified: str | None
    last_verified_day: date | None
    freshness: str
    is_disputed: bool
    status_claim_ids: tuple[str, ...]
    stage_claim_ids: tuple[str, ...]
    verified_claim_ids: tuple[str, ...]


def fold_status(
    claims: Sequence[Mapping[str, object]], *, day: date, published: Mapping[str, str | None]
) -> CrossingState:
    """Return what ``claims`` say of their crossing on ``day``.

    Parameters
    ----------
    claims : sequence of mappings, n rows
        Rows of ``crossing_claims`` of one crossing, in any order: the order never matters.
    day : date
        Claims that take effect later are as if they were not there.
    published : mapping of source id to partial ISO date
        When the sources were published, for claims without a date of their own.

    Returns
    -------
    CrossingState

    Raises
    ------
    ValueError
        A claim is malformed, repeated or of another crossing; the message names it.

    Examples
    --------
    >>> row = {"claim_id": "a--01", "crossing_id": "a", "date": "1994-08", "aspect": "operation",
    ...        "value": "closed", "side": "dz", "traffic": "all", "duration": "lasting",
    ...        "event_type": "closed", "source_id": "s", "confidence": "high"}
    >>> state = fold_status([row], day=date(1994, 12, 31), published={})
    >>> state.operating_status, state.status_since, state.freshness
    ('closed', '1994-08', 'up_to_date')
    >>> fold_status([row], day=date(1994, 8, 30), published={}).operating_status
    'unknown'
    """
    counting = read_claims(claims, day=day, published=published)
    operation, stage = fold_operation(counting), fold_stage(counting)
    events = [mark for claim in counting if (mark := _mark(claim)) is not None]
    status_ids = operation.claim_ids
    verified = _last_verified(counting)
    verified_day = None if verified is None else min(verified.last_day, day)
    return CrossingState(
        operating_status=operation.status,
        status_since=_text(operation.since),
        since_basis=_basis(operation.since),
        by_traffic=operation.by_traffic,
        since_by_traffic={traffic: _since(operation, traffic) for traffic in TRAFFICS},
        by_side=operation.by_side,
        upgrade_stage=_stage_name(operation, stage),
        stage_since=None if stage is None else _text(stage.since),
        milestones=tuple(mark for mark in events if mark.aspect == "upgrade"),
        last_event=events[-1] if events else None,
        last_verified=None if verified is None else verified.text,
        last_verified_day=verified_day,
        freshness=freshness_class(verified_day, day=day),
        is_disputed=_is_disputed(counting, operation.since),
        status_claim_ids=tuple(c.claim_id for c in counting if c.claim_id in status_ids),
        stage_claim_ids=() if stage is None else stage.claim_ids,
        verified_claim_ids=tuple(c.claim_id for c in counting if _verifies(c) and c.heard == verified),
    )


def _since(operation: Operation, traffic: str) -> str | None:
    is_known = operation.by_traffic[traffic] != "unknown"
    return _text(operation.bases[traffic].since) if is_known else None


def _stage_name(operation: Operation, stage: Stage | None) -> str:
    if stage is not None:
        return stage.name
    return "unknown" if operation.status == "unknown" else "none"


def _verifies(claim: Claim) -> bool:
    """Return whether the claim speaks of the operation; a disputed one confirms nothing."""
    return claim.aspect == "operation" and claim.duration != "disputed"


def _last_verified(claims: Sequence[Claim]) -> PartialDate | None:
    dates = [claim.heard for claim in claims if _verifies(claim) and claim.heard is not None]
    return max(dates, key=lambda partial: (partial.last_day, partial.first_day), default=None)


def _is_disputed(claims: Sequence[Claim], since: Claim | None) -> bool:
    begun = None if since is None else since.effective_day
    return any(
        claim.aspect == "operation"
        and claim.duration == "disputed"
        and (begun is None or (claim.effective_day is not None and claim.effective_day >= begun))
        for claim in claims
    )


def _mark(claim: Claim) -> Mark | None:
    if claim.date is None:
        return None
    return Mark(claim.date.text, claim.aspect, claim.value, claim.side, claim.claim_id)


def _basis(claim: Claim | None) -> str | None:
    return None if claim is None else "event" if claim.event_type in CHANGES else "report"


def _text(claim: Claim | None) -> str | None:
    return None if claim is None or claim.heard is None else claim.heard.text
