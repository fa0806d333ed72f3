"""Names of areas and seas, and the net of degrees: what gives way to everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.content import Sizes
from webmap.drawings.carto.ground import HOME, Areas
from webmap.drawings.carto.labels import NEVER_DROPPED
from webmap.drawings.carto.maps import Map, claims, outline_on
from webmap.drawings.carto.paths import BEYOND_MM, Path, clipped_line, clipped_ring, path_text
from webmap.drawings.carto.places import Wanted
from webmap.drawings.carto.projection import Frame, Point, Rect
from webmap.drawings.carto.rooms import Inside

SCANS = 15
# What the names of two areas keep apart, or they read as one.
APART_MM = 1.2
# The name of the home country is set large on the main map only.
HOME_NAME = "countries-home"
SEAS = {
    "mediterranean": (
        (4.8, 38.0),
        (5.5, 38.6),
        (6.5, 39.6),
        (18.0, 34.6),
        (15.5, 33.9),
        (-1.0, 36.4),
        (14.0, 35.4),
    ),
    "atlantic": (
        (-12.6, 33.2),
        (-12.0, 32.0),
        (-13.5, 30.5),
        (-16.0, 28.0),
        (-9.5, 41.5),
        (-12.0, 46.0),
        (-30.0, 30.0),
    ),
}
STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25)


def area_names(
    each: Map, maps: list[Map], areas: Areas, document: dict[str, Any], sizes: Sizes
) -> Iterator[Wanted]:
    """Yield the names of countries, divisions and seas of one map, those that fit."""
    # By these one finds one's way on any map but that of the world.
    known = {HOME, *document["neighbours"]}
    details = [] if each.letter else [outline_on(each.frame, other) for other in maps if other.is_detail]
    centres = {(tint["kind"], tint["code"]): tint["at"] for tint in document["tints"] if tint["at"]}
    for kind, rank in (("countries", 50), ("wilayas", 60), ("regions", 70)):
        for code, rings in areas.of(kind).items():
            is_subject = code in document["subjects"].get(kind, ())
            if kind != "countries" and code not in document["named"][kind]:
                continue
            at = centres.get((kind, code))
            # What lies beyond the main map does not say again what the main map says.
            is_repeated = each.is_beyond and not (is_subject and at and claims(maps, *at) is each)
            if is_repeated and not (kind == "countries" and each.frame.centre and code in known):
                continue
            own_rank = 25 if is_subject else rank
            for name in _area_name(each, kind, code, rings, own_rank, sizes):
                if not name.spots and kind == "countries":
                    others = [ring for key, found in areas.countries.items() if key != code for ring in found]
                    yield replace(name, is_wanted_at=_outside(others))
                elif own_rank < NEVER_DROPPED or not details:
                    yield name
                else:
                    # What a detail shows is named there.
                    yield from _off(name, details)
    if not each.letter:
        yield from _sea_names(each, areas, sizes)


def _area_name(
    each: Map, kind: str, code: str, rings: list[Path], rank: int, sizes: Sizes
) -> Iterator[Wanted]:
    """Yield the name of one area: inside it, or beside it if it must be named and is too small."""
    rect = each.frame.rect
    is_home = kind == "countries" and code == HOME
    key = HOME_NAME if is_home and not each.letter else f"{kind}-{code}"
    if key not in sizes:
        return
    width, height = sizes[key][0] + 2 * APART_MM, sizes[key][1]
    inner = Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2)
    parts = [part for ring in rings if (part := clipped_ring(ring, inner))]
    spots = tuple(spots_of(parts, width, height))
    if spots:
        rank = min(rank, 45) if is_home else rank
        yield Wanted(
            f"{key}@{each.letter}", spots[0], width, height, rank, room=0.4, spots=spots,
            has_leader=rank < NEVER_DROPPED, frame=rect,
        )  # fmt: skip
    elif rank < NEVER_DROPPED and (middle := _middle(rings, rect)):
        name = f"{key}@{each.letter}"
        yield Wanted(name, middle, width, height, rank + 1, room=0.4, has_leader=True, frame=rect)


def _off(name: Wanted, details: list[Rect]) -> Iterator[Wanted]:
    """Yield a name with the spots that lie off the parts shown larger, if there are any."""
    width, height = name.width, name.height
    spots = tuple(
        (x, y)
        for x, y in name.spots
        if not any(Rect(x - width / 2, y - height / 2, width, height).meets(each) for each in details)
    )
    if spots:
        yield replace(name, spots=spots, anchor=spots[0])


def _outside(rings: list[Path]) -> Callable[[Point], bool]:
    """Return what tells whether a point lies in none of the areas: the name of a small country leaves it."""
    is_inside = Inside(rings)
    return lambda point: not is_inside(point)


def _sea_names(each: Map, areas: Areas, sizes: Sizes) -> Iterator[Wanted]:
    """Yield the names of the seas, where the water has room for them."""
    rect = each.frame.rect
    is_water = _outside([ring for rings in areas.countries.values() for ring in rings])
    for name, places in SEAS.items():
        if name not in sizes:
            continue
        half = sizes[name][0] * 0.45
        found = [
            (x, y)
            for place in places
            if (point := each.frame.place(*place)) and rect.holds(point)
            for x, y in (point,)
            if all(is_water((x + share * half, y)) for share in (-1, -0.5, 0, 0.5, 1))
        ]
        if found:
            yield Wanted(f"{name}@", found[0], *sizes[name], priority=80, spots=tuple(found), frame=rect)


def _middle(rings: list[Path], rect: Rect) -> Point | None:
    """Return the middle of the largest part of an area too small for its name, if the map shows it."""
    largest = max(rings, key=lambda ring: max(x for x, _ in ring) - min(x for x, _ in ring))
    middle = (
        (max(x for x, _ in largest) + min(x for x, _ in largest)) / 2,
        (max(y for _, y in largest) + min(y for _, y in largest)) / 2,
    )
    return middle if rect.holds(middle, 1.0) else None


def spots_of(rings: list[Path], width: float, height: float) -> Iterator[Point]:
    """Yield middles of the widest stretches of an area, where a name of that width fits, the best first."""
    if not rings:
        return
    ys = [y for ring in rings for _, y in ring]
    top, bottom = min(ys), max(ys)
    if bottom - top < height:
        return
    found = []
    for number in range(1, SCANS + 1):
        y = top + (bottom - top) * number / (SCANS + 1)
        if y - top < height * 0.4 or bottom - y < height * 0.4:
            continue
        spans = [
            _overlap(_spans(rings, y - height * 0.35), each) for each in _spans(rings, y + height * 0.35)
        ]
        for low, high in spans:
            if high - low > width * 0.96:
                slack = min(high - low, 3 * width) / width - 1.2 * abs(y - (top + bottom) / 2) / (
                    bottom - top
                )
                found.append((slack, ((low + high) / 2, y)))
                if high - low > 2.2 * width:
                    found += [(slack - 0.4, (low + width * 0.7, y)), (slack - 0.4, (high - width * 0.7, y))]
    yield from (spot for _, spot in sorted(found, reverse=True)[:14])


def _spans(rings: list[Path], y: float) -> list[tuple[float, float]]:
    """Return the stretches of an area along a horizontal line."""
    cuts = sorted(
        before[0] + (y - before[1]) / (point[1] - before[1]) * (point[0] - before[0])
        for ring in rings
        for before, point in zip([ring[-1], *ring], ring, strict=False)
        if (before[1] > y) != (point[1] > y)
    )
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def _overlap(spans: list[tuple[float, float]], other: tuple[float, float]) -> tuple[float, float]:
    """Return the widest stretch two lines have in common."""
    shared = [(max(low, other[0]), min(high, other[1])) for low, high in spans]
    return max(shared, key=lambda each: each[1] - each[0], default=(0.0, 0.0))


def graticule(frame: Frame, look: dict[str, Any]) -> tuple[str, list[tuple[float, bool, Point]]]:
    """Return the net of degrees as SVG, and its numbers: degrees, whether of latitude, the point."""
    step = degree_step(frame)
    lines, numbers = [], []
    west, south, east, north = (-180.0, -80.0, 180.0, 84.0) if frame.centre is None else _wide(frame)
    for is_lat, low, high, start, end in (
        (False, west, east, south, north),
        (True, south, north, west, east),
    ):
        value = -(-low // step) * step
        while value <= high:
            places = [start + (end - start) * share / 60 for share in range(61)]
            points = [frame.place(each, value) if is_lat else frame.place(value, each) for each in places]
            line = [point for point in points if point is not None]
            lines.append(line)
            numbers += [(value, is_lat, point) for point in _ends(line, frame.rect, is_lat)]
            value += step
    near = (part for line in lines for part in clipped_line(line, frame.rect.grown(BEYOND_MM)))
    d = path_text(near, is_closed=False)
    return svg.path(d, **svg.stroke(look["graticule"], 0.25)), numbers


def degree_step(frame: Frame) -> float:
    """Return degrees between lines: some four lines across the map."""
    degrees = frame.rect.width * frame.km_per_mm / 111.2
    return next((step for step in STEPS if degrees / step >= 3.6), STEPS[-1])


def _wide(frame: Frame) -> tuple[float, float, float, float]:
    west, south, east, north = frame.box
    across, up = (east - west) * 0.6 + 3, (north - south) * 0.6 + 3
    return (
        max(-180.0, west - across),
        max(-89.0, south - up),
        min(180.0, east + across),
        min(89.0, north + up),
    )


def _ends(line: list[Point], rect: Rect, is_lat: bool) -> Iterator[Point]:
    """Yield where a line enters the map on the right (latitude) or at the top (longitude)."""
    for start, end in pairwise(line):
        low, high = (start, end) if start[not is_lat] < end[not is_lat] else (end, start)
        side = rect.right if is_lat else rect.y
        axis = 0 if is_lat else 1
        if low[axis] <= side < high[axis]:
            share = (side - low[axis]) / (high[axis] - low[axis])
            point = (low[0] + share * (high[0] - low[0]), low[1] + share * (high[1] - low[1]))
            if rect.grown(0.1).holds(point):
                yield point
