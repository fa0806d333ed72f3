"""The upgrade stage of a crossing, folded from its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layers.claims import VALUES, Claim

_RANK = {stage: rank for rank, stage in enumerate(VALUES["upgrade"])}
_REACHED = ("completed", "inaugurated")


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage at one moment; ``since`` is the claim that began it."""

    name: str
    since: Claim
    claim_ids: tuple[str, ...]


def fold_stage(claims: Iterable[Claim]) -> Stage | None:
    """Return the upgrade stage that ``claims`` lead to, applied in the order given; ``None`` without any.

    The latest claim wins, with two exceptions. What has been completed or inaugurated is undone only by
    new works: until then announcements and studies speak of a further upgrade and are milestones only.
    A claim of low confidence never overturns a stage that a better one carries. One-off and disputed
    claims change nothing.
    """
    stage: Stage | None = None
    is_strong = False
    for claim in claims:
        if claim.aspect != "upgrade" or claim.duration in ("one_off", "disputed"):
            continue
        if stage is not None and claim.value == stage.name:
            stage = Stage(stage.name, stage.since, (*stage.claim_ids, claim.claim_id))
            is_strong = is_strong or claim.is_strong
        elif stage is None or (_follows(claim.value, stage.name) and (claim.is_strong or not is_strong)):
            stage, is_strong = Stage(claim.value, claim, (claim.claim_id,)), claim.is_strong
    return stage


def _follows(value: str, present: str) -> bool:
    """Return whether ``value`` replaces the stage ``present``."""
    return present not in _REACHED or value == "works" or _RANK[value] > _RANK[present]
