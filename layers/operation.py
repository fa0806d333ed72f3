"""The operating status of a crossing, claim by claim: by traffic, by side, as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from layers.claims import SIDES, TRAFFICS, Claim

# The first that is present decides: one closed side closes the post, an unknown one never counts as open.
_CAUTION = ("closed", "open_restricted", "unknown", "open")
_LASTING = frozenset(("lasting", "partial"))
Item = TypeVar("Item")


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
    by_traffic : tuple of str
        In the order of ``TRAFFICS``, like the three that follow.
    since_by_traffic : tuple of str
        Empty where no claim spoke of the traffic.
    starts, stops : tuple of int
        The part of ``OperationTrack.said`` on which each traffic rests.
    by_side : tuple of str
        In the order of ``SIDES``; ``unknown`` for a side that no claim names.
    """

    status: str
    since: str | None
    since_day: date | None
    is_event: bool
    by_traffic: tuple[str, ...]
    since_by_traffic: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    by_side: tuple[str, ...]


_NOBODY = ("unknown", "unknown", "unknown")
SILENCE = Operation(
    "unknown", None, None, False, _NOBODY, ("", "", ""), (0, 0, 0), (0, 0, 0), ("unknown", "unknown")
)
_EMPTY = Lane((None, None), "unknown")


class OperationTrack(NamedTuple):
    """The operating status from each day on which a claim changed or confirmed it.

    ``said`` holds for each traffic the places, in the order of all claims of the post, of those that began
    or confirmed its status. Kept as plain tuples of texts and numbers: the garbage collector leaves those
    alone, and a large release has a hundred thousand.
    """

    days: tuple[date, ...]
    operations: tuple[tuple[Any, ...], ...]
    said: tuple[tuple[int, ...], ...]

    def at(self, day: date) -> Operation:
        """Return the operation on a day."""
        passed = bisect_right(self.days, day)
        return Operation._make(self.operations[passed - 1]) if passed else SILENCE


def fold_operation(claims: Sequence[Claim]) -> OperationTrack:
    """Return the operation that ``claims`` lead to, applied in the order given.

    Only claims of the aspect ``operation`` that are ``lasting`` or ``partial`` change anything: what was
    announced, happened once or is disputed does not.
    """
    days, operations = [], []
    operation, lanes = SILENCE, [_EMPTY, _EMPTY, _EMPTY]
    said: list[list[int]] = [[], [], []]
    for place, claim in enumerate(claims):
        kind = claim.kind
        if kind.aspect == "operation" and kind.duration in _LASTING and kind.value != "announced":
            operation = _apply(operation, lanes, said, claim, place)
            days.append(claim.heard.last_day)
            operations.append(tuple(operation))
    return OperationTrack(tuple(days), tuple(operations), tuple(map(tuple, said)))


def _apply(
    before: Operation, lanes: list[Lane], said: Sequence[list[int]], claim: Claim, place: int
) -> Operation:
    """Return the operation after a claim; ``lanes`` and ``said`` move on in place."""
    kind, since_by, starts = claim.kind, before.since_by_traffic, before.starts
    for at in kind.lanes:
        lane = next_lane(lanes[at], kind.side, kind.value, kind.is_strong)
        places = said[at]
        if lane.status != lanes[at].status or not places:
            starts = _put(starts, at, len(places))
            since_by = _put(since_by, at, claim.heard.text)
            places.append(place)
        elif lane.status == kind.value:
            places.append(place)
        lanes[at] = lane
    persons, goods, rail = lanes
    by_traffic = (persons.status, goods.status, rail.status)
    status = overall_status(by_traffic)
    since, since_day, is_event = before.since, before.since_day, before.is_event
    if status != before.status or (kind.is_change and by_traffic != before.by_traffic):
        since, since_day, is_event = claim.heard.text, claim.heard.last_day, kind.is_change
    if status == "unknown":
        since, since_day, is_event = None, None, False
    stops = (len(said[0]), len(said[1]), len(said[2]))
    by_side = status_by_side(persons, goods, rail)
    return Operation(status, since, since_day, is_event, by_traffic, since_by, starts, stops, by_side)


def _put(items: tuple[Item, ...], at: int, item: Item) -> tuple[Item, ...]:
    return (*items[:at], item, *items[at + 1 :])


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


@lru_cache(maxsize=32768)
def status_by_side(persons: Lane, goods: Lane, rail: Lane) -> tuple[str, ...]:
    """Return the status of each side that a claim names, ``unknown`` for a side none names."""
    return tuple(_of_side([lane.cells[at] for lane in (persons, goods, rail)]) for at in range(len(SIDES)))


def _of_side(cells: Sequence[Cell | None]) -> str:
    if not any(cell is not None and cell.is_stated for cell in cells):
        return "unknown"
    return overall_status(tuple("unknown" if cell is None else cell.status for cell in cells))
