"""What is known of a crossing on a day, folded from its dated claims (docs/folding.md says it in words)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from layers.known import CrossingState, Mark
from layers.timeline import build_timeline

__all__ = ["CrossingState", "Mark", "fold_status"]


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
    return build_timeline(claims, published=published).at(day)
