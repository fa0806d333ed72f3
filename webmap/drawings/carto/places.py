"""Where one name may stand, and what it costs: beside its mark, farther off, in the spots of an area."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from webmap.drawings.carto.projection import Point, Rect
from webmap.drawings.carto.rooms import crosses, inside, leads_over, lines_near

GAP_MM = 0.5
# What it costs to lead over another mark or name: only where there is no other way.
OVER_OTHERS = 9.0
# What it costs to stand over the border, and with each third of a name in another country.
OVER_BORDER, ABROAD = 3.0, 2.2
# What it costs to stand wholly above or below the mark.
ASLANT = 0.6
# What it costs to stand so near another mark that the name seems to be its own.
BESIDE_OTHERS, TOUCHING_MM = 2.6, 0.9
# Larger rooms are boxes of notes.
WIDEST_MARK_MM = 8.0
LONGEST_LEADER_MM = 18.0
# Least cost, rectangle, leader.
Place = tuple[float, Rect, tuple[Point, Point] | None]


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
        Compass points in the order they are tried (``e w ne nw se sw n s nne nnw sse ssw c``).
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
    sides: tuple[str, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s", "nne", "nnw", "sse", "ssw")
    is_wanted_at: Callable[[Point], bool] | None = None
    has_leader: bool = False
    spots: tuple[Point, ...] = ()
    frame: Rect = field(default=Rect(0, 0, 0, 0))


class Options:
    """The places of one name, and what each costs whatever the other names do: judged once for all rounds."""

    def __init__(
        self, wanted: Wanted, obstacles: Sequence[Rect], lines: Sequence[tuple[Point, Point]]
    ) -> None:
        self.wanted = wanted
        self._places: list[Place] = []
        self._left = _places(wanted)
        self.reach = _reach(wanted)
        self._near = [other for other in obstacles if self.reach.meets(other)]
        self._close = lines_near(lines, self.reach)
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
        return cost + _discomfort(each, rect) + self._over_border(rect) + self._beside_others(rect)

    def _over_border(self, rect: Rect) -> float:
        """Return what it costs that the border runs through a name, less where it only cuts a corner."""
        if not any(crosses(rect, line) for line in self._close):
            return 0.0
        x, y, width, height = rect.x, rect.y, rect.width, rect.height
        middle = Rect(x + 0.12 * width, y + 0.25 * height, 0.76 * width, 0.5 * height)
        return OVER_BORDER if any(crosses(middle, line) for line in self._close) else OVER_BORDER / 4

    def _beside_others(self, rect: Rect) -> float:
        """Return what it costs that a name touches the mark of something else, whose name it would seem."""
        if not self.wanted.is_wanted_at:
            # Where many places crowd only leaders would keep that rule.
            return 0.0
        # Beside, not above or below: a line of text is read along its line.
        around = Rect(rect.x - TOUCHING_MM, rect.y + 0.5, rect.width + 2 * TOUCHING_MM, rect.height - 1.0)
        anchor = self.wanted.anchor
        touched = any(
            other.width < WIDEST_MARK_MM and around.meets(other) and not other.holds(anchor)
            for other in self._near
        )
        return BESIDE_OTHERS if touched else 0.0


def _reach(each: Wanted) -> Rect:
    """Return a rectangle in which all places of a name and their leaders lie."""
    middles = each.spots or (each.anchor,)
    far = LONGEST_LEADER_MM if each.has_leader else 0.0 if each.spots else each.room + GAP_MM
    across, down = each.width + far + GAP_MM, each.height + far + GAP_MM
    left, top = min(x for x, _ in middles) - across, min(y for _, y in middles) - down
    right, bottom = max(x for x, _ in middles) + across, max(y for _, y in middles) + down
    return Rect(left, top, right - left, bottom - top)


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
    if not each.spots:
        costs = [(0.25 * number + ASLANT * (len(side) > 2), side) for number, side in enumerate(each.sides)]
        for cost, side in sorted(costs):
            yield cost, _beside(each, side, each.room + GAP_MM), None
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
    if len(side) == 3:
        # Wholly above or below the mark, beginning beside it.
        x = each.anchor[0] + (0.3 * far if "e" in side else -0.3 * far - each.width)
        y = each.anchor[1] + (0.8 * far if "s" in side else -0.8 * far - each.height)
        return Rect(x, y, each.width, each.height)
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
