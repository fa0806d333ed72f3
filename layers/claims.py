"""Claims about a crossing as the fold reads them: typed, dated, in the order in which they count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
# The source of what is only generally known: it can be the best there is, but it confirms nothing.
UNVERIFIED = "unverified"
# Events that change a regime; other claims only report the state they find.
_CHANGES = frozenset(("opened", "reopened", "closed", "inaugurated"))
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "side": (*SIDES, "both", "unstated"),
    "traffic": (*TRAFFICS, "all"),
    "duration": DURATIONS,
    "confidence": CONFIDENCES,
}


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What a claim says, apart from when and of which post. There are few kinds and many claims.

    Attributes
    ----------
    is_change : bool
        The claim tells of an opening or closing, not only of how things stood.
    is_strong : bool
        The claim is of medium or high confidence.
    is_sourced : bool
        A document stands behind it, not only what is generally known.
    lanes : tuple of int
        Places in ``TRAFFICS`` of the traffics meant; ``all`` is the traffic of a road: persons and goods.
    rank : int
        Order of the claims of one day: weak before strong, then the more cautious value last.
    """

    aspect: str
    value: str
    side: str
    duration: str
    is_change: bool
    is_strong: bool
    is_sourced: bool
    lanes: tuple[int, ...]
    rank: int


# A named tuple: a release may hold a quarter of a million, and all are read before the first answer.
class Claim(NamedTuple):
    """One statement of one source about one crossing, placed in time.

    The fields stand in the order in which claims are applied, so that sorting needs no key.

    Attributes
    ----------
    day : date
        The first day on which the claim counts: the last its date allows.
    first_day : date
        Of two dates that end on one day the coarser begins earlier, and comes first.
    rank : int
        That of its kind.
    claim_id : str
    heard : str
        The date as stated: of the event or, without one, of the publication.
    is_event : bool
        The date is that of the event.
    kind : Kind
    """

    day: dt.date
    first_day: dt.date
    rank: int
    claim_id: str
    heard: str
    is_event: bool
    kind: Kind


def read_claims(rows: Iterable[Mapping[str, object]], *, published: Mapping[str, str | None]) -> list[Claim]:
    """Return the claims of one crossing that can be placed in time, in the order in which they are applied.

    Parameters
    ----------
    rows : iterable of mappings
        Rows of ``crossing_claims``, in any order.
    published : mapping of source id to partial ISO date
        Publication dates of the sources; one without a date may be missing or ``None``.

    Returns
    -------
    list of Claim
        By the day of effect; on one day coarse dates come before fine ones, weak claims before strong,
        the more cautious value last, then by ``claim_id``.

    Raises
    ------
    ValueError
        A value is outside its list, a date is malformed, an id is repeated or the rows are of several
        crossings; the message names the claim.
    """
    rows = list(rows)
    claims = [claim for row in rows if (claim := _read(row, published)) is not None]
    if len({row["claim_id"] for row in rows}) < len(rows):
        counts = Counter(str(row["claim_id"]) for row in rows)
        raise ValueError(f"claim_id repeated: {sorted(key for key, n in counts.items() if n > 1)}")
    crossings = {str(row["crossing_id"]) for row in rows}
    if len(crossings) > 1:
        raise ValueError(f"claims of several crossings: {sorted(crossings)}")
    claims.sort()
    return claims


def _read(row: Mapping[str, object], published: Mapping[str, str | None]) -> Claim | None:
    """Return a row as a claim, ``None`` if neither it nor its source has a date."""
    try:
        kind = _kind(
            row["aspect"],
            row["value"],
            row["side"],
            row["traffic"],
            row["duration"],
            UNVERIFIED if row["source_id"] == UNVERIFIED else row["confidence"],
            row["event_type"] in _CHANGES,
        )
        own = _date(row["date"])
        heard = own or _date(published.get(str(row["source_id"])))
    except ValueError as error:
        raise ValueError(f"{row['claim_id']}: {error}") from error
    if heard is None:
        return None
    claim_id = str(row["claim_id"])
    return Claim(heard.last_day, heard.first_day, kind.rank, claim_id, heard.text, own is not None, kind)


@lru_cache(maxsize=8192)
def _kind(
    aspect: object,
    value: object,
    side: object,
    traffic: object,
    duration: object,
    confidence: object,
    is_change: bool,
) -> Kind:
    """Check the codes of a claim, once for all claims that have the same."""
    found = {"side": side, "traffic": traffic, "duration": duration, "confidence": confidence}
    name = _one_of(tuple(VALUES), aspect, "aspect")
    said = _one_of(VALUES[name], value, "value")
    codes = {column: _one_of(allowed, found[column], column) for column, allowed in _ALLOWED.items()}
    return Kind(
        aspect=name,
        value=said,
        side=codes["side"],
        duration=codes["duration"],
        is_change=is_change,
        is_strong=codes["confidence"] in ("medium", "high"),
        is_sourced=codes["confidence"] != UNVERIFIED,
        lanes=(0, 1) if traffic == "all" else (TRAFFICS.index(codes["traffic"]),),
        rank=CONFIDENCES.index(codes["confidence"]) * 10 + VALUES[name].index(said),
    )


def _one_of(allowed: tuple[str, ...], value: object, column: str) -> str:
    if value not in allowed:
        raise ValueError(f"{column} {value!r} is not one of {', '.join(allowed)}")
    return str(value)


def _date(text: object) -> PartialDate | None:
    return None if text is None or text == "" else parse_partial_date(str(text))
