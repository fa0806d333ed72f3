"""The status board: the crossings a view shows with their states, counted and grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from layers.board_compare import BY_NEIGHBOUR, BoardChange, board_selection, compare_boards
from layers.known import CrossingState
from layers.names import LANGUAGES
from layers.selection import Feature
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

__all__ = ["Board", "BoardChange", "BoardRow", "Counts", "Group", "build_board", "compare_boards"]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One crossing on the board.

    Attributes
    ----------
    names, counterpart : mapping of language to text
        Both sides; a counterpart may be unnamed in a language.
    evidence : str
        Grade of what the status rests on, empty while it is unknown: that of the best claim for each
        traffic whose status is known, and of these the weakest. A good source on goods does not vouch for
        what a blog says of persons.
    status_source_ids, stage_source_ids, verified_source_ids : tuple of str
        Whose word status, stage and last verification are, oldest claim first.
    is_unverified : bool
        The row itself is backed by no source: drawn hollow, counted, and counted once more in
        ``Counts.unverified``.
    """

    crossing_id: str
    names: Mapping[str, str]
    counterpart: Mapping[str, str | None]
    country_code: str
    wilaya_code: str
    region_code: str | None
    kind: str
    lon: float
    lat: float
    state: CrossingState
    evidence: str
    status_source_ids: tuple[str, ...]
    stage_source_ids: tuple[str, ...]
    verified_source_ids: tuple[str, ...]
    has_conflict: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many crossings, by status and by freshness; what is unknown is in no other status."""

    total: int
    open: int
    open_restricted: int
    closed: int
    unknown: int
    unverified: int
    by_freshness: Mapping[str, int]

    @property
    def known(self) -> int:
        """Return how many have a known status."""
        return self.total - self.unknown


@dataclass(frozen=True, slots=True)
class Group:
    """The crossings with one neighbour; ``country_code`` is empty when the board is not grouped by it."""

    country_code: str
    rows: tuple[BoardRow, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Board:
    """The board of a view.

    ``rows`` are those of the page asked for; ``counts`` and ``groups`` are of every row that meets the
    filters, whatever the page; ``total`` counts all crossings.
    """

    day: date
    edition: str
    rows: tuple[BoardRow, ...]
    counts: Counts
    total: int
    groups: tuple[Group, ...]


def build_board(atlas: Atlas, view: View) -> Board:
    """Return the board of a view: its filters, day, order, group and page.

    Examples
    --------
    A post known to be open to goods alone counts as ``open_restricted``, one of which nothing is known as
    ``unknown``: neither is ``open``.
    """
    selection, states = board_selection(atlas, replace(view, detail="full")), atlas.states(view.day)
    rows = tuple(_row(each, states[each.key]) for each in selection.features)
    end = None if view.limit is None else view.offset + view.limit
    return Board(
        day=view.day,
        edition=view.edition,
        rows=rows[view.offset : end],
        counts=_count(rows),
        total=selection.counts.total,
        groups=_grouped(rows, view),
    )


def _row(feature: Feature, state: CrossingState) -> BoardRow:
    """Return one crossing of a selection."""
    values = feature.properties
    return BoardRow(
        crossing_id=feature.key,
        names={lang: values[f"name_{lang}"] for lang in LANGUAGES},
        counterpart={lang: values[f"counterpart_{lang}"] for lang in LANGUAGES},
        country_code=values["country_code"],
        wilaya_code=values["wilaya_code"],
        region_code=values["region_code"],
        kind=values["kind"],
        lon=values["lon"],
        lat=values["lat"],
        state=state,
        evidence=values["evidence"] or "",
        status_source_ids=values["status_source_ids"],
        stage_source_ids=values["stage_source_ids"],
        verified_source_ids=values["verified_source_ids"],
        has_conflict=values["has_conflict"],
        is_unverified=values["confidence"] == "unverified",
    )


def _count(rows: Sequence[BoardRow]) -> Counts:
    """Count rows by status and freshness."""
    statuses = Counter(row.state.operating_status for row in rows)
    return Counts(
        total=len(rows),
        open=statuses["open"],
        open_restricted=statuses["open_restricted"],
        closed=statuses["closed"],
        unknown=statuses["unknown"],
        unverified=sum(row.is_unverified for row in rows),
        by_freshness=Counter(row.state.freshness for row in rows),
    )


def _grouped(rows: Sequence[BoardRow], view: View) -> tuple[Group, ...]:
    """Return the rows by neighbour, or all in one group."""
    if view.group != BY_NEIGHBOUR:
        return (Group("", tuple(rows), _count(rows)),)
    found: dict[str, list[BoardRow]] = {}
    for row in rows:
        found.setdefault(row.country_code, []).append(row)
    return tuple(Group(code, tuple(own), _count(own)) for code, own in found.items())
