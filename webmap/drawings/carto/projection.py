"""From degrees to millimetres on the page: two equal-area projections and their fit to a frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Project = Callable[[float, float], Point | None]

RADIUS_KM = 6371.0088
# Wider than this only the projection of the whole world serves.
WIDEST_DEGREES = 140.0
# Beyond this cosine of the distance from the centre a place lies on the far side of the globe.
FAR = -0.9
# Coefficients of the Equal Earth projection (Šavrič, Patterson, Jenny 2018).
WHOLE: Box = (-180.0, -90.0, 180.0, 90.0)
EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True)
class Rect:
    """A rectangle of the page in mm, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.y + self.height

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Tell whether a point lies inside, at least ``margin`` from the sides."""
        x, y = point
        return self.x + margin <= x <= self.right - margin and self.y + margin <= y <= self.bottom - margin

    def grown(self, by: float) -> Rect:
        """Return the rectangle with every side moved outwards."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Rect) -> bool:
        """Tell whether two rectangles share more than a side."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True)
class Frame:
    """A map in its rectangle: where a place of the earth stands on the page.

    ``place`` gives millimetres on the page, or nothing for the far side of the globe. ``centre`` is the
    centre of the azimuthal projection, ``None`` for the projection of the world; ``km_per_mm`` holds at the
    centre. Nothing outside ``window`` (west, south, east, north) meets the rectangle.
    """

    rect: Rect
    box: Box
    centre: Point | None
    km_per_mm: float
    window: Box
    place: Project

    @property
    def scale(self) -> int:
        """The number of the scale 1:n, rounded to three figures."""
        exact = self.km_per_mm * 1e6
        step = 10 ** max(0, int(math.log10(exact)) - 2)
        return int(round(exact / step) * step)


def azimuthal(lon_0: float, lat_0: float, *, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Project:
    """Return Lambert's azimuthal equal-area projection about a centre that stands at ``(x, y)``."""
    sin_0, cos_0 = math.sin(math.radians(lat_0)), math.cos(math.radians(lat_0))
    radians, radius = math.pi / 180, RADIUS_KM / scale
    sin, cos, root = math.sin, math.cos, math.sqrt

    def place(lon: float, lat: float) -> Point | None:
        """Return millimetres on the page; the second grows downwards."""
        angle, phi = (lon - lon_0) * radians, lat * radians
        sine, cosine = sin(phi), cos(phi)
        along = cosine * cos(angle)
        near = sin_0 * sine + cos_0 * along
        if near < FAR:
            return None
        factor = radius * root(2 / (1 + near))
        return x + factor * cosine * sin(angle), y - factor * (cos_0 * sine - sin_0 * along)

    return place


def equal_earth(*, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Project:
    """Return the Equal Earth projection; Greenwich meets the equator at ``(x, y)``."""
    first, second, third, fourth = EARTH
    radius = RADIUS_KM / scale

    def place(lon: float, lat: float) -> Point | None:
        """Return millimetres on the page; the second grows downwards."""
        theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
        square = theta * theta
        six = square**3
        slope = first + 3 * second * square + six * (7 * third + 9 * fourth * square)
        east = 2 * math.sqrt(3) * math.radians(lon) * math.cos(theta) / (3 * slope)
        return x + radius * east, y - radius * theta * (
            first + second * square + six * (third + fourth * square)
        )

    return place


def fit(box: Box, rect: Rect) -> Frame:
    """Return the frame that shows all of ``box`` (west, south, east, north) in ``rect``, centred.

    Examples
    --------
    >>> frame = fit((-9, 18, 12, 38), Rect(0, 0, 100, 100))
    >>> [round(each, 1) for each in frame.place(1.5, 28)]
    [50.0, 50.9]
    """
    west, south, east, north = box
    is_world = east - west > WIDEST_DEGREES
    centre = (round((west + east) / 2, 1), round((south + north) / 2, 1))

    def project(x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Project:
        if is_world:
            return equal_earth(x=x, y=y, scale=scale)
        return azimuthal(*centre, x=x, y=y, scale=scale)

    found = [point for lon, lat in _edge(box) if (point := project()(lon, lat)) is not None]
    across, down = [x for x, _ in found], [y for _, y in found]
    scale = max((max(across) - min(across)) / rect.width, (max(down) - min(down)) / rect.height, 1e-3)
    x = rect.x + rect.width / 2 - (max(across) + min(across)) / 2 / scale
    y = rect.y + rect.height / 2 - (max(down) + min(down)) / 2 / scale
    window = WHOLE if is_world else _window(centre, rect, x, y, scale)
    return Frame(rect, box, None if is_world else centre, scale, window, project(x, y, scale))


def _window(centre: Point, rect: Rect, x: float, y: float, scale: float) -> Box:
    """Return the box of degrees around a rectangle, from the inverse projection of points along its sides."""
    lons, lats = [], []
    sin_0, cos_0 = math.sin(math.radians(centre[1])), math.cos(math.radians(centre[1]))
    for number in range(33):
        share = number / 32
        across, down = rect.x + share * rect.width, rect.y + share * rect.height
        for px, py in (
            (across, rect.y),
            (across, rect.bottom),
            (rect.x, down),
            (rect.right, down),
            (x, down),
        ):
            east, north = (px - x) * scale, (y - py) * scale
            far = math.hypot(east, north)
            angle = 2 * math.asin(min(1.0, far / (2 * RADIUS_KM)))
            if far < 1e-6 or angle > math.pi / 2:
                if far > 1e-6:
                    return WHOLE
                continue
            lats.append(
                math.degrees(math.asin(math.cos(angle) * sin_0 + north * math.sin(angle) * cos_0 / far))
            )
            lons.append(
                centre[0]
                + math.degrees(
                    math.atan2(
                        east * math.sin(angle),
                        far * cos_0 * math.cos(angle) - north * sin_0 * math.sin(angle),
                    )
                )
            )
    return min(lons) - 0.5, min(lats) - 0.5, max(lons) + 0.5, max(lats) + 0.5


def _edge(box: Box, steps: int = 24) -> Iterator[Point]:
    """Yield points along the sides of a box, and its middle lines, which may bulge farther."""
    west, south, east, north = box
    for number in range(steps + 1):
        share = number / steps
        lon, lat = west + share * (east - west), south + share * (north - south)
        yield from ((lon, south), (lon, north), (west, lat), (east, lat), ((west + east) / 2, lat))


def middle_of(points: Sequence[Point]) -> Point:
    """Return the mean of points."""
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
