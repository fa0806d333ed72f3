"""Where names stand: by priority, never over a mark, another name or the frame; some with leaders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from webmap.drawings.carto.places import OVER_OTHERS, Options, Wanted
from webmap.drawings.carto.projection import Point, Rect
from webmap.drawings.carto.rooms import bounding, crosses, leads_over

# How often a name that found no room moves to the front and all are placed again.
ROUNDS = 14


@dataclass(frozen=True)
class Placed:
    """A name in its place; ``leader`` is the line to its mark."""

    wanted: Wanted
    rect: Rect
    leader: tuple[Point, Point] | None = None


NEVER_DROPPED = 40


def place_all(
    wanted: Sequence[Wanted], obstacles: Sequence[Rect], lines: Sequence[tuple[Point, Point]]
) -> tuple[list[Placed], list[Wanted]]:
    """Return the names in their places and the names without room.

    Parameters
    ----------
    obstacles : sequence of Rect
        Marks, insets and boxes that no name may touch.
    lines : sequence of segments
        The borders, which names avoid if they can.
    """
    options = [Options(each, obstacles, lines) for each in wanted]
    order = sorted(range(len(wanted)), key=lambda number: (wanted[number].priority, number))
    best: tuple[list[Placed], list[Wanted]] | None = None
    for _ in range(ROUNDS):
        placed, missing = _round([options[number] for number in order])
        needed = [each for each in missing if each.priority < NEVER_DROPPED]
        if best is None or _weight(missing) < _weight(best[1]):
            best = placed, missing
        if not needed:
            break
        first = {each.key for each in needed}
        order = [n for n in order if wanted[n].key in first] + [
            n for n in order if wanted[n].key not in first
        ]
    assert best is not None
    return best


def _weight(missing: Sequence[Wanted]) -> tuple[int, int]:
    return sum(each.priority < NEVER_DROPPED for each in missing), len(missing)


def _round(order: Sequence[Options]) -> tuple[list[Placed], list[Wanted]]:
    """Place each name where it costs least, in the order given."""
    placed: list[Placed] = []
    missing: list[Wanted] = []
    for options in order:
        found = _best(options, placed)
        if found is None:
            missing.append(options.wanted)
        else:
            placed.append(found)
    return placed, missing


def _best(options: Options, placed: Sequence[Placed]) -> Placed | None:
    """Return the cheapest place of one name that the names before it leave free."""
    each = options.wanted
    near = [other.rect for other in placed if options.reach.meets(other.rect)]
    leaders = [
        other.leader for other in placed if other.leader and options.reach.meets(bounding(other.leader))
    ]
    best, lowest = None, math.inf
    for number, (least, rect, leader) in enumerate(options.places()):
        if least >= lowest:
            break
        cost = options.cost(number)
        if cost is None or cost >= lowest:
            continue
        if any(rect.meets(other) for other in near) or any(crosses(rect, line) for line in leaders):
            continue
        if leader and cost < least + OVER_OTHERS and leads_over(leader, near, each.anchor):
            cost += OVER_OTHERS
        if cost < lowest:
            best, lowest = Placed(each, rect, leader), cost
    return best


__all__ = ["NEVER_DROPPED", "Placed", "Wanted", "place_all"]
