"""Rectangles and lines that must keep off each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from webmap.drawings.carto.projection import Point, Rect

FREE = 1e-9
BAND_MM = 1.0
MARGIN_MM = 0.6


def inside(rect: Rect, frame: Rect) -> bool:
    """Tell whether a rectangle lies in a frame, off its sides."""
    return (
        rect.x >= frame.x + MARGIN_MM
        and rect.y >= frame.y + MARGIN_MM
        and rect.right <= frame.right - MARGIN_MM
        and rect.bottom <= frame.bottom - MARGIN_MM
    )


def bounding(line: tuple[Point, Point]) -> Rect:
    """Return the rectangle around a segment; a level or upright one gets a little width."""
    (x, y), (end_x, end_y) = line
    left, top = min(x, end_x), min(y, end_y)
    return Rect(left, top, abs(end_x - x) + FREE, abs(end_y - y) + FREE)


def leads_over(leader: tuple[Point, Point], others: Iterable[Rect], anchor: Point) -> bool:
    """Tell whether a leader passes through a rectangle other than that of its own mark."""
    return any(crosses(other, leader) and not other.grown(0.2).holds(anchor) for other in others)


def crosses(rect: Rect, line: tuple[Point, Point]) -> bool:
    """Tell whether a segment passes through a rectangle (Liang and Barsky)."""
    (x, y), (end_x, end_y) = line
    # Most segments lie wholly on one side: told before anything is divided.
    if (x < rect.x and end_x < rect.x) or (y < rect.y and end_y < rect.y):
        return False
    right, bottom = rect.x + rect.width, rect.y + rect.height
    if (x > right and end_x > right) or (y > bottom and end_y > bottom):
        return False
    enter, leave = 0.0, 1.0
    for start, delta, low, high in ((x, end_x - x, rect.x, right), (y, end_y - y, rect.y, bottom)):
        if abs(delta) < FREE:
            if start < low or start > high:
                return False
            continue
        first, second = sorted(((low - start) / delta, (high - start) / delta))
        enter, leave = max(enter, first), min(leave, second)
        if enter > leave:
            return False
    return True


def lines_near(lines: Sequence[tuple[Point, Point]], reach: Rect) -> list[tuple[Point, Point]]:
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


class Inside:
    """Tells of many points whether they lie in one area: its edges are sorted into level bands once."""

    def __init__(self, rings: Sequence[Sequence[Point]]) -> None:
        self._bands: defaultdict[int, list[tuple[Point, Point]]] = defaultdict(list)
        for ring in rings:
            for start, end in zip([ring[-1], *ring], ring, strict=False):
                low, high = sorted((start[1], end[1]))
                for band in range(math.floor(low / BAND_MM), math.floor(high / BAND_MM) + 1):
                    self._bands[band].append((start, end))

    def __call__(self, point: Point) -> bool:
        """Count the crossings of a ray to the right."""
        x, y = point
        crossings = sum(
            (end_y > y) != (start_y > y) and x < end_x + (y - end_y) * (start_x - end_x) / (start_y - end_y)
            for (start_x, start_y), (end_x, end_y) in self._bands.get(math.floor(y / BAND_MM), ())
        )
        return crossings % 2 == 1
