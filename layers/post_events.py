"""The events in the life of a crossing: its claims, those of one source and date together, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from layers.dates import PartialDate, parse_partial_date
from layers.details import Event

EventKind = Literal["operation", "plan", "other"]


@dataclass(frozen=True, slots=True)
class PostEvent:
    """What one source says of one date.

    ``number`` counts the dated events from 1, oldest first; 0 stands for an event without date.
    ``published`` is when the source of an undated one appeared, as far as that is known. ``kind``:
    ``operation`` an opening, closing or state, ``plan`` an upgrade or announcement, ``other`` the rest.
    """

    number: int
    date: str
    published: str
    kind: EventKind
    claims: tuple[Event, ...]

    @property
    def span(self) -> PartialDate | None:
        """Return the bounds of the date; None for an event without one."""
        return parse_partial_date(self.date) if self.date else None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources, each once."""
        return tuple(dict.fromkeys(source for claim in self.claims for source in claim.source_ids))


def group_events(history: Iterable[Event], published: Mapping[str, str | None]) -> tuple[PostEvent, ...]:
    """Return the claims as events.

    Parameters
    ----------
    history : iterable of Event
        Claims about one crossing, in any order.
    published : mapping of source id to partial ISO date
        When the sources appeared, for claims without a date of their own.

    Returns
    -------
    tuple of PostEvent
        Dated ones first, by date as written, then by source; those without date last. Every claim is in
        exactly one event.
    """
    ordered = sorted(history, key=lambda each: (not each.date, each.date, each.source_ids, each.claim_id))
    groups = [tuple(found) for _, found in groupby(ordered, key=lambda each: (each.date, each.source_ids))]
    # Within a date the event whose claim was recorded first stands first.
    groups.sort(key=lambda claims: (not claims[0].date, claims[0].date, claims[0].claim_id))
    return tuple(
        PostEvent(
            number=number if claims[0].date else 0,
            date=claims[0].date,
            published="" if claims[0].date else published.get(claims[0].source_ids[0]) or "",
            kind=_kind(claims),
            claims=claims,
        )
        for number, claims in enumerate(groups, 1)
    )


def _kind(claims: Iterable[Event]) -> EventKind:
    """Return the kind of the weightiest claim: a state before a plan, a plan before the rest."""
    kinds = {_kind_of(claim) for claim in claims}
    return "operation" if "operation" in kinds else "plan" if "plan" in kinds else "other"


def _kind_of(claim: Event) -> EventKind:
    """Return the kind of one claim; an announced opening is a plan."""
    if claim.aspect == "operation":
        return "plan" if claim.value == "announced" else "operation"
    return "plan" if claim.aspect == "upgrade" else "other"
