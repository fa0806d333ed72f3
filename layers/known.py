"""What is known of a crossing on a day, as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


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
    claim_ids_by_traffic : mapping of persons, goods and rail to a tuple of str
        The part of ``status_claim_ids`` on which each traffic rests.
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
    claim_ids_by_traffic: Mapping[str, tuple[str, ...]]
