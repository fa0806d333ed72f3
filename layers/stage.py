"""The upgrade stage of a crossing, claim by claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from layers.claims import VALUES, Claim

_RANK = {stage: rank for rank, stage in enumerate(VALUES["upgrade"])}
_REACHED = ("completed", "inaugurated")


class Stage(NamedTuple):
    """The stage from one claim to the next: ``said[start:stop]`` of the track are the claims it rests on."""

    name: str
    since: str
    start: int
    stop: int


class StageTrack(NamedTuple):
    """The stage after each claim that changed or confirmed it.

    ``places`` are the numbers of those claims among all of the post, ``said`` their ids.
    """

    places: tuple[int, ...]
    stages: tuple[tuple[Any, ...], ...]
    said: tuple[str, ...]

    def after(self, count: int) -> Stage | None:
        """Return the stage after the first ``count`` claims of the post, ``None`` without any."""
        passed = bisect_left(self.places, count)
        return Stage._make(self.stages[passed - 1]) if passed else None


def fold_stage(claims: Sequence[Claim]) -> StageTrack:
    """Return the upgrade stages that ``claims`` lead to, applied in the order given.

    The latest claim wins, with two exceptions. What has been completed or inaugurated is undone only by
    new works: until then announcements and studies speak of a further upgrade and are milestones only.
    A claim of low confidence never overturns a stage that a better one carries. One-off and disputed
    claims change nothing.
    """
    places, stages = [], []
    said: list[str] = []
    stage: Stage | None = None
    is_strong = False
    for place, claim in enumerate(claims):
        kind, count = claim.kind, len(said)
        if kind.aspect != "upgrade" or kind.duration in ("one_off", "disputed"):
            continue
        if stage is not None and kind.value == stage.name:
            stage = Stage(stage.name, stage.since, stage.start, count + 1)
            is_strong = is_strong or kind.is_strong
        elif stage is None or (_follows(kind.value, stage.name) and (kind.is_strong or not is_strong)):
            stage, is_strong = Stage(kind.value, claim.heard, count, count + 1), kind.is_strong
        else:
            continue
        said.append(claim.claim_id)
        places.append(place)
        stages.append(tuple(stage))
    return StageTrack(tuple(places), tuple(stages), tuple(said))


def _follows(value: str, present: str) -> bool:
    """Return whether ``value`` replaces the stage ``present``."""
    return present not in _REACHED or value == "works" or _RANK[value] > _RANK[present]
