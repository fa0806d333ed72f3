"""Claims about a crossing as the fold reads them: typed, dated, in the order in which they count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.dates import PartialDate, parse_partial_date

TRAFFICS = ("persons", "goods", "rail")
SIDES = ("dz", "partner")
DURATIONS = ("lasting", "one_off", "partial", "disputed")
# From weak to strong; a claim of the first two never overturns one of the last two.
CONFIDENCES = ("unverified", "low", "medium", "high")
# Each aspect with its values in the order in which claims of one day are applied: the last has the last word.
VALUES: Mapping[str, tuple[str, ...]] = {
    "operation": ("announced", "open", "unknown", "open_restricted", "closed"),
    "upgrade": ("announced", "study", "works", "completed", "inaugurated"),
    "legal": ("agreement", "decree"),
    "incident": ("incident", "road_link", "statement"),
}
_PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one source about one crossing.

    ``date`` is that of the event; ``heard`` is the same or, without one, the publication date of the source.
    """

    claim_id: str
    crossing_id: str
    date: PartialDate | None
    heard: PartialDate | None
    aspect: str
    value: str
    side: str
    traffic: str
    duration: str
    event_type: str | None
    confidence: str

    @property
    def effective_day(self) -> dt.date | None:
        """Return the first day on which the claim counts: the last its date allows; ``None`` if undated."""
        return None if self.heard is None else self.heard.last_day

    @property
    def is_strong(self) -> bool:
        """Return whether the claim is of medium or high confidence."""
        return self.confidence in ("medium", "high")

    @property
    def traffics(self) -> tuple[str, ...]:
        """Return the kinds of traffic meant; ``all`` is the traffic of a road: persons and goods."""
        return ("persons", "goods") if self.traffic == "all" else (self.traffic,)

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the sides meant; a claim that names none is about the post as a whole."""
        return (self.side,) if self.side in SIDES else SIDES


def read_claims(
    rows: Iterable[Mapping[str, object]], *, day: dt.date, published: Mapping[str, str | None]
) -> tuple[Claim, ...]:
    """Return the claims of one crossing that count on ``day``, in the order in which they are applied.

    Parameters
    ----------
    rows : iterable of mappings
        Rows of ``crossing_claims``, in any order.
    day : date
        Claims that take effect later, and claims that cannot be placed in time, are left out.
    published : mapping of source id to partial ISO date
        Publication dates of the sources; one without a date may be missing or ``None``.

    Returns
    -------
    tuple of Claim
        By the day of effect; on one day coarse dates come before fine ones, weak claims before strong,
        the more cautious value last, then by ``claim_id``.

    Raises
    ------
    ValueError
        A value is outside its list, a date is malformed, an id is repeated or the rows are of several
        crossings; the message names the claim.
    """
    claims = [_read(row, published) for row in rows]
    repeated = sorted(key for key, n in Counter(claim.claim_id for claim in claims).items() if n > 1)
    if repeated:
        raise ValueError(f"claim_id repeated: {repeated}")
    crossings = sorted({claim.crossing_id for claim in claims})
    if len(crossings) > 1:
        raise ValueError(f"claims of several crossings: {crossings}")
    counting = [claim for claim in claims if claim.effective_day is not None and claim.effective_day <= day]
    return tuple(sorted(counting, key=_order))


def _order(claim: Claim) -> tuple[dt.date, int, int, int, str]:
    assert claim.heard is not None  # undated claims were left out
    return (
        claim.heard.last_day,
        _PRECISIONS.index(claim.heard.precision),
        CONFIDENCES.index(claim.confidence),
        VALUES[claim.aspect].index(claim.value),
        claim.claim_id,
    )


def _read(row: Mapping[str, object], published: Mapping[str, str | None]) -> Claim:
    claim_id, aspect = str(row["claim_id"]), str(row["aspect"])
    own = _date(row["date"], claim_id)
    return Claim(
        claim_id=claim_id,
        crossing_id=str(row["crossing_id"]),
        date=own,
        heard=own or _date(published.get(str(row["source_id"])), claim_id),
        aspect=_one_of(tuple(VALUES), aspect, "aspect", claim_id),
        value=_one_of(VALUES[aspect], row["value"], "value", claim_id),
        side=_one_of((*SIDES, "both", "unstated"), row["side"], "side", claim_id),
        traffic=_one_of((*TRAFFICS, "all"), row["traffic"], "traffic", claim_id),
        duration=_one_of(DURATIONS, row["duration"], "duration", claim_id),
        event_type=None if row["event_type"] in (None, "") else str(row["event_type"]),
        confidence=_one_of(CONFIDENCES, row["confidence"], "confidence", claim_id),
    )


def _one_of(allowed: tuple[str, ...], value: object, column: str, claim_id: str) -> str:
    if value not in allowed:
        raise ValueError(f"{claim_id}: {column} {value!r} is not one of {', '.join(allowed)}")
    return str(value)


def _date(text: object, claim_id: str) -> PartialDate | None:
    if text is None or text == "":
        return None
    try:
        return parse_partial_date(str(text))
    except ValueError as error:
        raise ValueError(f"{claim_id}: {error}") from error
