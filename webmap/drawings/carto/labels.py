"""Where names stand: by priority, never over a mark, another name or the frame; some with leaders."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from webmap.drawings.carto.projection import Point, Rect
from webmap.drawings.carto.rooms import bounding, crosses, inside, leads_over

# How often a name that found no room moves to the front and all are placed again.
ROUNDS = 14
GAP_MM = 0.5
# What it costs to lead over another mark or name: only where there is no other way.
OVER_OTHERS = 9.0
# What it costs to stand over the border, and with each third of a name in another country.
OVER_BORDER, ABROAD = 3.3, 2.2
LONGEST_LEADER_MM = 18.0


@dataclass(frozen=True)
class Wanted:
    """A name that wants a place.

    Attributes
    ----------
    anchor : Point
        Where the thing stands; ``room`` is the half size of its mark.
    width, height : float
        Of the text with what stands beside it.
    priority : int
        Smaller is placed first; below ``NEVER_DROPPED`` a name must find room.
    sides : tuple of str
        Compass points in the order they are tried (``e w ne nw se sw n s c``).
    is_wanted_at : callable, optional
        Tells whether a point suits the name: a post's own country.
    has_leader : bool
        May stand farther off with a line to its mark.
    spots : tuple of Point
        Middles that are tried one after the other, for the name of an area.
    frame : Rect
        The map it belongs to.
    """

    key: str
    anchor: Point
    width: float
    height: float
    priority: int
    room: float = 1.8
    sides: tuple[str, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s")
    is_wanted_at: Callable[[Point], bool] | None = None
    has_leader: bool = False
    spots: tuple[Point, ...] = ()
    frame: Rect = field(default=Rect(0, 0, 0, 0))


@dataclass(frozen=True)
class Placed:
    """A name in its place; ``leader`` is the line to its mark."""

    wanted: Wanted
    rect: Rect
    leader: tuple[Point, Point] | None = None


NEVER_DROPPED = 40
# Least cost, rectangle, leader.
Place = tuple[float, Rect, tuple[Point, Point] | None]


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
    options = [_Options(each, obstacles, lines) for each in wanted]
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


class _Options:
    """The places of one name, and what each costs whatever the other names do: judged once for all rounds."""

    def __init__(
        self, wanted: Wanted, obstacles: Sequence[Rect], lines: Sequence[tuple[Point, Point]]
    ) -> None:
        self.wanted = wanted
        self._places: list[Place] = []
        self._left = _places(wanted)
        self.reach = _reach(wanted)
        self._near = [other for other in obstacles if self.reach.meets(other)]
        self._close = _lines_near(lines, self.reach)
        self._costs: dict[int, float | None] = {}

    def places(self) -> Iterator[Place]:
        """Yield the places by rising cost; those farther off are found when one gets there."""
        yield from self._places
        for place in self._left:
            self._places.append(place)
            yield place

    def cost(self, number: int) -> float | None:
        """Return what a place costs, nothing if marks or the frame leave no room there."""
        if number not in self._costs:
            self._costs[number] = self._judge(*self._places[number])
        return self._costs[number]

    def _judge(self, cost: float, rect: Rect, leader: tuple[Point, Point] | None) -> float | None:
        each = self.wanted
        if not inside(rect, each.frame) or any(rect.meets(other) for other in self._near):
            return None
        if leader and leads_over(leader, self._near, each.anchor):
            cost += OVER_OTHERS
        return cost + _discomfort(each, rect) + 3.0 * any(crosses(rect, line) for line in self._close)


def _round(order: Sequence[_Options]) -> tuple[list[Placed], list[Wanted]]:
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


def _best(options: _Options, placed: Sequence[Placed]) -> Placed | None:
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


def _reach(each: Wanted) -> Rect:
    """Return a rectangle in which all places of a name and their leaders lie."""
    middles = each.spots or (each.anchor,)
    far = LONGEST_LEADER_MM if each.has_leader else 0.0 if each.spots else each.room + GAP_MM
    across, down = each.width + far + GAP_MM, each.height + far + GAP_MM
    left, top = min(x for x, _ in middles) - across, min(y for _, y in middles) - down
    right, bottom = max(x for x, _ in middles) + across, max(y for _, y in middles) + down
    return Rect(left, top, right - left, bottom - top)


def _lines_near(lines: Sequence[tuple[Point, Point]], reach: Rect) -> list[tuple[Point, Point]]:
    """Return the segments that do not lie wholly on one side of a rectangle."""
    west, north, east, south = reach.x, reach.y, reach.right, reach.bottom
    return [
        line
        for line in lines
        if (line[0][0] >= west or line[1][0] >= west)
        and (line[0][0] <= east or line[1][0] <= east)
        and (line[0][1] >= north or line[1][1] >= north)
        and (line[0][1] <= south or line[1][1] <= south)
    ]


def _discomfort(each: Wanted, rect: Rect) -> float:
    """Return what it costs that a name stands where it does not belong."""
    if each.is_wanted_at is None:
        return 0.0
    middle = rect.y + rect.height / 2
    points = ((rect.x, middle), (rect.x + rect.width / 2, middle), (rect.right, middle))
    return ABROAD * sum(not each.is_wanted_at(point) for point in points)


def _places(each: Wanted) -> Iterator[Place]:
    """Yield places by rising cost: beside the mark, then farther off with a leader."""
    for number, spot in enumerate(each.spots):
        rect = Rect(spot[0] - each.width / 2, spot[1] - each.height / 2, each.width, each.height)
        yield 0.1 * number, rect, None
    for number, side in enumerate(() if each.spots else each.sides):
        yield 0.25 * number, _beside(each, side, each.room + GAP_MM), None
    if not each.has_leader:
        return
    for far in (3.4, 5.0, 6.8, 9.0, 11.5, 14.5, LONGEST_LEADER_MM):
        for step in range(32):
            angle = 2 * math.pi * step / 32
            tip = (each.anchor[0] + far * math.cos(angle), each.anchor[1] + far * math.sin(angle))
            rect = _around(each, tip, angle)
            start = (
                each.anchor[0] + each.room * math.cos(angle),
                each.anchor[1] + each.room * math.sin(angle),
            )
            yield 2.4 + far / 3.0, rect, (start, tip)


def _around(each: Wanted, tip: Point, angle: float) -> Rect:
    """Return a name whose nearest side touches the tip of its leader."""
    across, down = math.cos(angle), math.sin(angle)
    x = (
        tip[0] + 0.3
        if across > 0.3
        else tip[0] - each.width - 0.3
        if across < -0.3
        else tip[0] - each.width / 2
    )
    y = tip[1] if down > 0.75 else tip[1] - each.height if down < -0.75 else tip[1] - each.height / 2
    return Rect(x, y, each.width, each.height)


def _beside(each: Wanted, side: str, far: float) -> Rect:
    """Return a name at a compass point of its mark; ``c`` is on it."""
    x, y = each.anchor[0] - each.width / 2, each.anchor[1] - each.height / 2
    slant = 0.72 if len(side) == 2 else 1.0
    if "e" in side:
        x = each.anchor[0] + far * slant
    if "w" in side:
        x = each.anchor[0] - far * slant - each.width
    if "n" in side:
        y = each.anchor[1] - far * slant - each.height * (0.75 if len(side) == 2 else 0.95)
    if "s" in side:
        y = each.anchor[1] + far * slant - each.height * (0.25 if len(side) == 2 else 0.05)
    return Rect(x, y, each.width, each.height)
