"""The operating status of a crossing, claim by claim: by traffic, by side, as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from layers.claims import SIDES, TRAFFICS, Claim

# The first that is present decides: one closed side closes the post, an unknown one never counts as open.
_CAUTION = ("closed", "open_restricted", "unknown", "open")
_LASTING = frozenset(("lasting", "partial"))


class Cell(NamedTuple):
    """What is known of one traffic on one side; ``is_stated``: a claim names the side."""

    status: str
    is_strong: bool
    is_stated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """One traffic: its cells in the order of ``SIDES``, ``None`` where no claim spoke, and its status."""

    cells: tuple[Cell | None, ...]
    status: str


class Operation(NamedTuple):
    """The operating status from one claim to the next.

    Attributes
    ----------
    since, since_day : str, date or None
        Date of the claim that began the status, as stated, and the day from which it counts.
    is_event : bool
        That claim tells of an opening or closing.
    by_traffic, since_by_traffic : mapping of persons, goods and rail
    persons, goods, rail : Lane
    starts, stops : tuple of int
        The part of ``OperationTrack.said`` on which each traffic rests.
    """

    status: str
    since: str | None
    since_day: date | None
    is_event: bool
    by_traffic: Mapping[str, str]
    since_by_traffic: Mapping[str, str | None]
    persons: Lane
    goods: Lane
    rail: Lane
    starts: tuple[int, ...]
    stops: tuple[int, ...]


class OperationTrack(NamedTuple):
    """The operating status after each claim that changed or confirmed it.

    ``places`` are the numbers of those claims among all of the post; ``columns`` hold the operations, field
    by field: the garbage collector would visit each of a hundred thousand tuples, again and again. ``said``
    has for each traffic the places of the claims that began or confirmed its status.
    """

    places: tuple[int, ...]
    columns: tuple[tuple[Any, ...], ...]
    said: tuple[tuple[int, ...], ...]

    def after(self, count: int) -> Operation:
        """Return the operation after the first ``count`` claims of the post."""
        passed = bisect_left(self.places, count)
        return Operation._make([column[passed - 1] for column in self.columns]) if passed else SILENCE


def fold_operation(claims: Sequence[Claim]) -> OperationTrack:
    """Return the operation that ``claims`` lead to, applied in the order given.

    Only claims of the aspect ``operation`` that are ``lasting`` or ``partial`` change anything: what was
    announced, happened once or is disputed does not.
    """
    places, operations = [], []
    operation, lanes = SILENCE, [_EMPTY, _EMPTY, _EMPTY]
    said: list[list[int]] = [[], [], []]
    for place, claim in enumerate(claims):
        kind = claim.kind
        if kind.aspect == "operation" and kind.duration in _LASTING and kind.value != "announced":
            operation = _apply(operation, lanes, said, claim, place)
            places.append(place)
            operations.append(operation)
    return OperationTrack(tuple(places), tuple(zip(*operations, strict=True)), tuple(map(tuple, said)))


def _apply(
    before: Operation, lanes: list[Lane], said: Sequence[list[int]], claim: Claim, place: int
) -> Operation:
    """Return the operation after a claim; ``lanes`` and ``said`` move on in place."""
    kind, since_by, starts = claim.kind, before.since_by_traffic, before.starts
    for at in kind.lanes:
        lane = next_lane(lanes[at], kind.side, kind.value, kind.is_strong)
        if lane.status != lanes[at].status or not said[at]:
            starts = (*starts[:at], len(said[at]), *starts[at + 1 :])
            since_by = {**since_by, TRAFFICS[at]: None if lane.status == "unknown" else claim.heard}
            said[at].append(place)
        elif lane.status == kind.value:
            said[at].append(place)
        lanes[at] = lane
    persons, goods, rail = lanes
    by_traffic = status_by_traffic(persons.status, goods.status, rail.status)
    status = overall_status(tuple(by_traffic.values()))
    since, since_day, is_event = before.since, before.since_day, before.is_event
    if status == "unknown":
        since, since_day, is_event = None, None, False
    elif status != before.status or (kind.is_change and by_traffic != before.by_traffic):
        since, since_day, is_event = claim.heard, claim.day, kind.is_change
    stops = (len(said[0]), len(said[1]), len(said[2]))
    return Operation(
        status, since, since_day, is_event, by_traffic, since_by, persons, goods, rail, starts, stops
    )


@lru_cache(maxsize=16384)
def next_lane(lane: Lane, side: str, value: str, is_strong: bool) -> Lane:
    """Return a traffic after a claim about it; there are few lanes, so each step is worked out once.

    Examples
    --------
    >>> shut = next_lane(Lane((None, None), "unknown"), "dz", "closed", True)
    >>> next_lane(shut, "partner", "open", True).status, next_lane(shut, "dz", "open", False).status
    ('closed', 'closed')
    """
    sides = (side,) if side in SIDES else SIDES
    cells = tuple(
        _weigh(cell, value, is_strong, side != "unstated") if name in sides else cell
        for name, cell in zip(SIDES, lane.cells, strict=True)
    )
    present = {cell.status for cell in cells if cell is not None}
    return _lane(cells, next(status for status in _CAUTION if status in present))


@lru_cache(maxsize=1024)
def _lane(cells: tuple[Cell | None, ...], status: str) -> Lane:
    """Return the one lane of these cells, so that lanes compare by identity."""
    return Lane(cells, status)


def _weigh(known: Cell | None, value: str, is_strong: bool, is_stated: bool) -> Cell:
    if known is not None and known.status == value:
        return Cell(value, known.is_strong or is_strong, known.is_stated or is_stated)
    if known is not None and known.is_strong and not is_strong:
        return known
    return Cell(value, is_strong, is_stated)


@lru_cache(maxsize=1024)
def overall_status(statuses: tuple[str, ...]) -> str:
    """Return the one word for a post from the statuses of persons, goods and rail.

    Traffics of which nothing is known are left aside. ``closed`` if all others are closed; ``open`` if
    persons or trains pass and no traffic is closed or restricted; else ``open_restricted``: a post known
    to be open to goods alone is not simply open.

    Examples
    --------
    >>> overall_status(("closed", "open", "unknown"))
    'open_restricted'
    >>> overall_status(("open", "unknown", "unknown")), overall_status(("unknown",) * 3)
    ('open', 'unknown')
    """
    pairs = zip(TRAFFICS, statuses, strict=True)
    known = {traffic: status for traffic, status in pairs if status != "unknown"}
    if not known:
        return "unknown"
    if set(known.values()) == {"closed"}:
        return "closed"
    return "open" if set(known.values()) == {"open"} and set(known) != {"goods"} else "open_restricted"


@lru_cache(maxsize=1024)
def status_by_traffic(persons: str, goods: str, rail: str) -> Mapping[str, str]:
    """Return three statuses by traffic."""
    return dict(zip(TRAFFICS, (persons, goods, rail), strict=True))


def status_by_side(operation: Operation) -> dict[str, str]:
    """Return the status of each side that a claim names, ``unknown`` for a side none names."""
    lanes = operation.persons, operation.goods, operation.rail
    return {side: _of_side(*[lane.cells[at] for lane in lanes]) for at, side in enumerate(SIDES)}


@lru_cache(maxsize=8192)
def _of_side(*cells: Cell | None) -> str:
    if not any(cell is not None and cell.is_stated for cell in cells):
        return "unknown"
    return overall_status(tuple("unknown" if cell is None else cell.status for cell in cells))


_EMPTY = Lane((None, None), "unknown")
SILENCE = Operation(
    status="unknown",
    since=None,
    since_day=None,
    is_event=False,
    by_traffic=status_by_traffic("unknown", "unknown", "unknown"),
    since_by_traffic=dict.fromkeys(TRAFFICS),
    persons=_EMPTY,
    goods=_EMPTY,
    rail=_EMPTY,
    starts=(0, 0, 0),
    stops=(0, 0, 0),
)
