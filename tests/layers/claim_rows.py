"""Claim rows for the tests of the fold: one call, one claim, everything else at its plainest."""

from __future__ import annotations

from itertools import count
from typing import TypedDict, Unpack


class Cells(TypedDict, total=False):
    """The cells a test sets itself."""

    claim_id: str
    aspect: str
    side: str
    traffic: str
    duration: str
    event_type: str | None
    source_id: str
    confidence: str


_NUMBERS = count(1)


def claim(value: str, date: str | None = None, **cells: Unpack[Cells]) -> dict[str, object]:
    """Return a row of ``crossing_claims``: lasting, about the whole post, of high confidence."""
    plain = {
        "claim_id": f"post--{next(_NUMBERS):04d}",
        "crossing_id": "post",
        "date": date,
        "aspect": "operation",
        "value": value,
        "side": "unstated",
        "traffic": "all",
        "duration": "lasting",
        "event_type": None,
        "source_id": "paper",
        "confidence": "high",
    }
    return plain | dict(cells)
