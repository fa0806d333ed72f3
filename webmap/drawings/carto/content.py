"""What stands on the ground of one map: arcs, spokes, marks, and the names they ask for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.ground import Areas
from webmap.drawings.carto.maps import SMALL, Map, claims, shows, spread
from webmap.drawings.carto.marks import (
    RADIUS_MM,
    STAGE_HEIGHT,
    STAGE_WIDTH,
    bend,
    disc,
    distance,
    draw_mark,
    extent,
    mark_of,
)
from webmap.drawings.carto.paths import curve_text, holds
from webmap.drawings.carto.places import Wanted
from webmap.drawings.carto.projection import Point, Rect
from webmap.drawings.carto.rooms import Inside

SPACING = 1.3
HUB_MM, ASIDE_MM = 2.1, 5.0
MERGED_MM = 1.4
STAGE_GAP = 0.8
# A curve bends by this share of its length; the next of the same pair by as much more.
BEND, BEND_MORE = 0.07, 0.05
# A point at each side of a mark, by which it is seen in what country a name there would stand.
STEPS = {
    "e": (4, 0), "w": (-4, 0), "ne": (3, -3), "se": (3, 3), "nw": (-3, -3), "sw": (-3, 3), "n": (0, -4),
    "s": (0, 4), "nne": (1, -4), "nnw": (-1, -4), "sse": (1, 4), "ssw": (-1, 4),
}  # fmt: skip


@dataclass
class Content:
    """What one map holds: SVG below the names, rooms no name may touch, and the names wanted."""

    drawn: list[str] = field(default_factory=list)
    rooms: list[Rect] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)


Sizes = dict[str, tuple[float, float]]


def draw_content(each: Map, maps: list[Map], areas: Areas, document: dict[str, Any], sizes: Sizes) -> Content:
    """Return arcs, spokes and marks of one map.

    Parameters
    ----------
    sizes : mapping
        Width and height in mm of every text, by its key.
    """
    content = Content()
    _draw_arcs(content, each, maps, document)
    _draw_hubs(content, each, maps, document)
    _draw_points(content, each, maps, areas, document, sizes)
    _draw_ends(content, each, maps, document, sizes)
    return content


def _draw_arcs(content: Content, each: Map, maps: list[Map], document: dict[str, Any]) -> None:
    """Draw each pair as one curve; pairs that stand twice fan out."""
    twins: dict[tuple[Any, ...], int] = defaultdict(int)
    below, above = [], []
    for arc in document["arcs"]:
        start, end = each.frame.place(*arc["start"]), each.frame.place(*arc["end"])
        if start is None or end is None or not _is_drawn_here(each, maps, arc):
            continue
        number = twins[(*arc["start"], *arc["end"])]
        twins[(*arc["start"], *arc["end"])] += 1
        middle = bend(start, end, BEND + BEND_MORE * number)
        d = curve_text(start, middle, end, each.frame.rect)
        below.append(svg.path(d, **svg.stroke("#FFFFFF", 1.3), stroke_opacity=0.55))
        above.append(svg.path(d, **svg.stroke(arc["colour"], 0.55, arc["dash"]), stroke_opacity=0.8))
    content.drawn += below + above


def _is_drawn_here(each: Map, maps: list[Map], arc: dict[str, Any]) -> bool:
    """An arc is drawn where its partner end is named; a detail shows what passes through it."""
    found = claims(maps, *arc["end"])
    if each.is_detail:
        return shows(each, *arc["end"]) or shows(each, *arc["start"])
    return found is each or (found is not None and found.is_detail and not each.letter)


def _draw_hubs(content: Content, each: Map, maps: list[Map], document: dict[str, Any]) -> None:
    """Draw the numbers of bodies: on their border, or beside each of their places with a line to it."""
    look = document["look"]
    shown = []
    for hub in document["hubs"]:
        at = each.frame.place(*hub["at"])
        if at is not None and each.frame.rect.holds(at, 1.0) and claims(maps, *hub["at"]) is each:
            shown.append((hub, at))
    wished = [(at[0], at[1] - ASIDE_MM) if hub["is_aside"] else at for hub, at in shown]
    for number, ((hub, true), at) in enumerate(zip(shown, spread(wished, HUB_MM * 2.15), strict=True)):
        if hub["is_aside"]:
            content.drawn.insert(0, svg.segment(true, at, look["ink_2"], 0.45))
        content.drawn.append(disc(at, HUB_MM, look, is_square=hub["is_square"]))
        content.rooms.append(extent(at, HUB_MM * 0.9))
        role = "number-dark" if hub["is_square"] else "number"
        content.texts[f"hub-{number}"] = {"text": hub["number"], "role": role, "at": at}


def _draw_points(
    content: Content, each: Map, maps: list[Map], areas: Areas, document: dict[str, Any], sizes: Sizes
) -> None:
    """Draw the marks of posts and meetings; where another map shows them larger, small and without name."""
    named, marks = [], []
    for point in document["points"]:
        at = each.frame.place(point["lon"], point["lat"])
        if at is None or not each.frame.rect.holds(at, 0.6):
            continue
        if claims(maps, point["lon"], point["lat"]) is each:
            named.append((point, at))
        else:
            marks.append(draw_mark(mark_of(point["mark"]), at, RADIUS_MM * SMALL))
            content.rooms.append(extent(at, RADIUS_MM * SMALL))
    places = spread([at for _, at in named], SPACING * 2 * RADIUS_MM)
    for (point, true), at in zip(named, places, strict=True):
        if distance(true, at) > 0.5:
            content.drawn.append(svg.segment(true, at, document["look"]["ink"], 0.45))
            content.drawn.append(
                svg.element("circle", cx=true[0], cy=true[1], r=0.3, fill=document["look"]["ink"])
            )
        marks.append(draw_mark(mark_of(point["mark"]), at, RADIUS_MM * point.get("radius", 1.0)))
        content.rooms.append(extent(at))
        _ask_names(content, each, point, at, areas, sizes)
    content.drawn += marks


def _ask_names(
    content: Content, each: Map, point: dict[str, Any], at: Point, areas: Areas, sizes: Sizes
) -> None:
    """Ask room for the name of a mark and for that of its counterpart on the other side."""
    for part, country, priority in (("name", point["home"], 10), ("counterpart", point["away"], 30)):
        key = f"{part}-{point['key']}"
        if key not in sizes:
            continue
        width, height = sizes[key]
        if part == "name" and point["stage"]:
            width += STAGE_WIDTH + STAGE_GAP
            height = max(height, STAGE_HEIGHT)
        rings = areas.countries.get(country, [])
        content.wanted.append(
            Wanted(
                key=key,
                anchor=at,
                width=width,
                height=height,
                priority=priority,
                sides=_sides(rings, at),
                is_wanted_at=Inside(rings) if rings else None,
                has_leader=True,
                frame=each.frame.rect,
            )
        )


def _sides(rings: list[list[Point]], at: Point) -> tuple[str, ...]:
    """Return compass points, those first that lie in the country of the name."""
    if not rings:
        return tuple(STEPS)
    return tuple(
        sorted(STEPS, key=lambda side: not holds(rings, (at[0] + STEPS[side][0], at[1] + STEPS[side][1])))
    )


def _draw_ends(content: Content, each: Map, maps: list[Map], document: dict[str, Any], sizes: Sizes) -> None:
    """Draw the ends of arcs, discs at home and rings abroad; ends very near each other share one name."""
    look = document["look"]
    drawn = []
    for end in document["ends"]:
        at = each.frame.place(*end["at"])
        if at is None or not each.frame.rect.holds(at, 0.8):
            continue
        is_named = claims(maps, *end["at"]) is each
        if each.is_beyond and not is_named and not end["is_home"]:
            continue
        radius = min(0.75 + 0.14 * (end["count"] - 1), 1.7) * (1.0 if is_named else 0.6)
        look_of = {"fill": look["ink"], "stroke": "#FFFFFF", "stroke_width": 0.2}
        if not end["is_home"]:
            look_of = {"fill": "#FFFFFF", "stroke": look["accent"], "stroke_width": 0.4}
        drawn.append(svg.element("circle", cx=at[0], cy=at[1], r=radius, **look_of))
        content.rooms.append(Rect(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius))
        key = f"end-{end['key']}"
        if is_named and key in sizes:
            width, height = sizes[key]
            content.wanted.append(
                Wanted(
                    key=key, anchor=at, width=width, height=height, room=radius + 0.1, has_leader=True,
                    priority=12 if end["is_home"] else 20, frame=each.frame.rect,
                )
            )  # fmt: skip
    content.drawn += drawn
