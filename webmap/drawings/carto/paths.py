"""Geometry as paths on the page: dense enough to bend, clipped to the frame, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from webmap.drawings.carto.projection import Frame, Point, Rect

# Long straight borders get points in between before they are projected, or gaps open beside their bent twins.
STEP_DEGREES, WIDEST_STEP = 0.2, 2.0
# The smaller the scale, the farther apart they may be.
STEP_BY_SCALE = 0.005
# What two neighbouring vertices must be apart on the page to be drawn as two.
CLOSEST_MM = 0.09
# How far beyond its frame something is drawn, and in how many steps a curve that leaves the frame.
BEYOND_MM, CURVE_STEPS = 1.5, 60

Path = list[Point]


def rings_of(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Yield every ring of a polygon or of many."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        yield from part


def lines_of(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Yield every line of one or of many."""
    yield from geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]


def projected(frame: Frame, positions: Sequence[Sequence[float]]) -> Path:
    """Return positions on the page: others between those far apart, one of those that stand too close."""
    place = frame.place
    step = min(WIDEST_STEP, max(STEP_DEGREES, frame.km_per_mm * STEP_BY_SCALE))
    path: Path = []
    last: Point | None = None
    before_lon, before_lat = positions[0][0], positions[0][1]
    x = y = math.inf
    for lon, lat, *_ in positions:
        count = int(max(abs(lon - before_lon), abs(lat - before_lat)) / step)
        for number in range(1, count + 1):
            share = number / (count + 1)
            point = place(before_lon + share * (lon - before_lon), before_lat + share * (lat - before_lat))
            if point is not None:
                path.append(point)
                x, y = point
        last = place(lon, lat)
        if last is not None and abs(x - last[0]) + abs(y - last[1]) >= CLOSEST_MM:
            path.append(last)
            x, y = last
        before_lon, before_lat = lon, lat
    if last is not None and path and path[-1] != last:
        path.append(last)
    return path


def is_away(frame: Frame, positions: Sequence[Sequence[float]]) -> bool:
    """Tell whether positions lie wholly on one outer side of what the frame shows."""
    west, south, east, north = frame.window
    lons = [position[0] for position in positions]
    if max(lons) < west or min(lons) > east:
        return True
    lats = [position[1] for position in positions]
    return max(lats) < south or min(lats) > north


def clipped_ring(ring: Path, rect: Rect) -> Path:
    """Return the part of an area inside ``rect`` (Sutherland and Hodgman)."""
    for axis, side, sign in ((0, rect.x, 1), (0, rect.right, -1), (1, rect.y, 1), (1, rect.bottom, -1)):
        ring = _cut(ring, axis, side, sign)
        if len(ring) < 3:
            return []
    return ring


def _cut(ring: Path, axis: int, side: float, sign: int) -> Path:
    """Return what of a ring lies on one side of a line."""
    kept: Path = []
    for number, point in enumerate(ring):
        before = ring[number - 1]
        inside, was_inside = (point[axis] - side) * sign >= 0, (before[axis] - side) * sign >= 0
        if inside != was_inside:
            share = (side - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
            )
        if inside:
            kept.append(point)
    return kept


def clipped_line(line: Path, rect: Rect) -> Iterator[Path]:
    """Yield the parts of a line that come near ``rect``, whole segments each; the frame clips the rest."""
    part: Path = []
    for start, end in pairwise(line):
        if _misses(start, end, rect):
            if len(part) > 1:
                yield part
            part = []
        else:
            part = [*part, end] if part else [start, end]
    if len(part) > 1:
        yield part


def _misses(start: Point, end: Point, rect: Rect) -> bool:
    """Tell whether a segment lies wholly on one outer side of a rectangle."""
    return (
        max(start[0], end[0]) < rect.x
        or min(start[0], end[0]) > rect.right
        or max(start[1], end[1]) < rect.y
        or min(start[1], end[1]) > rect.bottom
    )


def area_rings(frame: Frame, geometry: dict[str, Any]) -> list[Path]:
    """Return the rings of an area on the page, clipped to a little more than the frame."""
    room = frame.rect.grown(BEYOND_MM)
    rings = (ring for ring in rings_of(geometry) if not is_away(frame, ring))
    found = (clipped_ring(projected(frame, ring), room) for ring in rings)
    return [ring for ring in found if ring]


def line_parts(frame: Frame, geometry: dict[str, Any]) -> list[Path]:
    """Return the parts of a line on the page."""
    room = frame.rect.grown(BEYOND_MM)
    return [
        part
        for line in lines_of(geometry)
        if not is_away(frame, line)
        for part in clipped_line(projected(frame, line), room)
    ]


def path_text(paths: Iterable[Path], *, is_closed: bool) -> str:
    """Return the ``d`` of a path in hundredths of a millimetre: moves, then steps from point to point.

    Examples
    --------
    >>> path_text([[(1, 2), (1.5, 2), (1.5, 1.75)]], is_closed=True)
    'M1 2l.5 0 0-.25z'
    """
    end = "z" if is_closed else ""
    return "".join(_steps(path, end) for path in paths)


def _steps(path: Path, end: str) -> str:
    """Return one path: where it begins, then how far each point lies from the one before."""
    points = [(round(x * 100), round(y * 100)) for x, y in path]
    x, y = points[0]
    steps = []
    for next_x, next_y in points[1:]:
        if next_x != x or next_y != y:
            steps.append(_joined(next_x - x) + _joined(next_y - y))
            x, y = next_x, next_y
    start = f"M{_hundredths(points[0][0])}{_joined(points[0][1])}"
    return f"{start}l{''.join(steps).lstrip()}{end}" if steps else f"{start}{end}"


def curve_text(start: Point, middle: Point, end: Point, rect: Rect) -> str:
    """Return the ``d`` of a curve with one control point; of one that leaves ``rect`` what lies near it.

    What reaches far beyond its map makes every picture of the map slow: the whole page is masked for it.
    """
    room = rect.grown(BEYOND_MM)
    # A curve lies inside the triangle of its three points.
    if all(room.holds(point) for point in (start, middle, end)):
        return f"M{start[0]:.2f} {start[1]:.2f}Q{middle[0]:.2f} {middle[1]:.2f} {end[0]:.2f} {end[1]:.2f}"
    points = []
    for number in range(CURVE_STEPS + 1):
        share = number / CURVE_STEPS
        first, second, third = (1 - share) ** 2, 2 * share * (1 - share), share * share
        points.append(
            (
                first * start[0] + second * middle[0] + third * end[0],
                first * start[1] + second * middle[1] + third * end[1],
            )
        )
    return path_text(clipped_line(points, room), is_closed=False)


@cache
def _hundredths(value: int) -> str:
    """Return a number of hundredths as a decimal, without zeros that say nothing."""
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), 100)
    text = f"{whole or ''}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
    return sign + text


@cache
def _joined(value: int) -> str:
    """Return the same after another number: a minus sign needs no space before it."""
    text = _hundredths(value)
    return text if text.startswith("-") else f" {text}"


def holds(rings: Sequence[Path], point: Point) -> bool:
    """Tell whether a point lies in an area, by crossings of a ray to the right."""
    x, y = point
    inside = False
    for ring in rings:
        before_x, before_y = ring[-1]
        for next_x, next_y in ring:
            if (next_y > y) != (before_y > y) and x < next_x + (y - next_y) * (before_x - next_x) / (
                before_y - next_y
            ):
                inside = not inside
            before_x, before_y = next_x, next_y
    return inside


def hatch(rings: Sequence[Path], *, step_mm: float = 1.45) -> Iterator[tuple[Point, Point]]:
    """Yield lines at 45 degrees inside an area: plain lines, since patterns are lost in other programs."""
    if not rings:
        return
    sums = [x + y for ring in rings for x, y in ring]
    turned = [[(x + y, x - y) for x, y in ring] for ring in rings]
    pace = step_mm * math.sqrt(2)
    line = math.floor(min(sums) / pace) * pace
    while line <= max(sums):
        cuts = sorted(
            start[1] + (line - start[0]) / (end[0] - start[0]) * (end[1] - start[1])
            for ring in turned
            for start, end in zip([ring[-1], *ring], ring, strict=False)
            if (start[0] > line) != (end[0] > line)
        )
        for low, high in zip(cuts[::2], cuts[1::2], strict=False):
            yield ((line + low) / 2, (line - low) / 2), ((line + high) / 2, (line - high) / 2)
        line += pace
