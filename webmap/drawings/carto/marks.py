"""The marks of the map by shape: a white casing, an ink edge, a filling that says the class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from webmap.drawings.carto.projection import Point, Rect
from webmap.drawings.carto.svg import PT_MM, element, polygon, rectangle, segment

RADIUS_MM = 1.5
CASING_MM = 0.3
STAGES = ("announced", "study", "works", "completed", "inaugurated")
STAGE_WIDTH, STAGE_HEIGHT = 4.0, 2.2


@dataclass(frozen=True)
class Mark:
    """How one class is drawn; ``grey_fill`` is ``half``, ``cross`` or empty and serves in grey only."""

    shape: str
    fill: str
    edge: str
    edge_pt: float = 0.55
    grey_fill: str = ""


def mark_of(symbol: dict[str, Any]) -> Mark:
    """Return the mark that a document describes."""
    return Mark(**symbol)


def outline(shape: str, at: Point, radius: float) -> list[Point]:
    """Return the corners of a shape whose visual weight is that of a circle of ``radius``."""
    x, y = at
    if shape == "triangle":
        return [
            (x, y - radius * 1.15),
            (x + radius * 1.18, y + radius * 0.88),
            (x - radius * 1.18, y + radius * 0.88),
        ]
    if shape == "diamond":
        side = radius * 1.25
        return [(x, y - side), (x + side, y), (x, y + side), (x - side, y)]
    side = radius * 0.9
    return [(x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)]


def draw_mark(mark: Mark, at: Point, radius: float = RADIUS_MM) -> str:
    """Return one mark: casing, shape, and in grey what fills it."""
    casing = {"fill": "#FFFFFF", "stroke": "#FFFFFF", "stroke_width": 2 * CASING_MM + mark.edge_pt * PT_MM}
    edge = {"fill": mark.fill, "stroke": mark.edge, "stroke_width": mark.edge_pt * PT_MM}
    return (
        _shape(mark.shape, at, radius, casing)
        + _shape(mark.shape, at, radius, edge)
        + _grey(mark, at, radius)
    )


def _shape(shape: str, at: Point, radius: float, look: dict[str, Any]) -> str:
    if shape == "circle":
        return element("circle", cx=at[0], cy=at[1], r=radius, **look)
    if shape == "bullseye":
        inner = {**look, "fill": look["stroke"], "stroke_width": 0.01}
        return element("circle", cx=at[0], cy=at[1], r=radius, **look) + (
            element("circle", cx=at[0], cy=at[1], r=radius * 0.45, **inner)
            if look["fill"] != look["stroke"]
            else ""
        )
    return polygon(outline(shape, at, radius), stroke_linejoin="round", **look)


def _grey(mark: Mark, at: Point, radius: float) -> str:
    """Return what tells a class without colour."""
    if mark.grey_fill == "half":
        top, right, _ = outline(mark.shape, at, radius)
        return polygon([top, right, (at[0], right[1])], fill=mark.edge)
    if mark.grey_fill == "cross":
        first, second, third, fourth = outline(mark.shape, at, radius)
        return segment(first, third, mark.edge, 0.55) + segment(second, fourth, mark.edge, 0.55)
    return ""


def extent(at: Point, radius: float = RADIUS_MM) -> Rect:
    """Return the room a mark takes."""
    side = radius * 1.2
    return Rect(at[0] - side, at[1] - side, 2 * side, 2 * side)


def draw_stage(stage: str, corner: Point, look: dict[str, Any], *, is_mirrored: bool) -> str:
    """Return five rising steps, filled up to the stage, dotted outlines where it is not known.

    Parameters
    ----------
    corner : Point
        Upper left corner of the room of ``STAGE_WIDTH`` by ``STAGE_HEIGHT``.
    is_mirrored : bool
        Steps rise leftwards.
    """
    reached = STAGES.index(stage) + 1 if stage in STAGES else 0
    width = STAGE_WIDTH / 5 - 0.2
    drawn = []
    for step in range(1, 6):
        height = STAGE_HEIGHT * (0.35 + 0.13 * step)
        place = 5 - step if is_mirrored else step - 1
        bar = Rect(corner[0] + place * STAGE_WIDTH / 5, corner[1] + STAGE_HEIGHT - height, width, height)
        is_full = step <= reached
        drawn.append(
            rectangle(
                bar,
                fill=look["accent"] if is_full else "#FFFFFF",
                stroke=look["accent"] if is_full else look["edge"],
                stroke_width=0.35 * PT_MM,
                stroke_dasharray="0.18 0.25" if stage == "unknown" else None,
            )
        )
    return "".join(drawn)


def disc(at: Point, radius: float, look: dict[str, Any], *, is_square: bool = False) -> str:
    """Return the ground of a numbered mark."""
    style = {"fill": look["accent"], "stroke": "#FFFFFF", "stroke_width": 0.35}
    if is_square:
        own = {"fill": "#FFFFFF", "stroke": look["ink"], "stroke_width": 0.28}
        return rectangle(extent(at, radius * 0.85), **own)
    return element("circle", cx=at[0], cy=at[1], r=radius, **style)


def bend(start: Point, end: Point, share: float) -> Point:
    """Return the control point of a curve from start to end, to its left as seen on the page from below."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 + dy * share, (start[1] + end[1]) / 2 - dx * share


def distance(first: Point, second: Point) -> float:
    """Return the distance of two points."""
    return math.hypot(first[0] - second[0], first[1] - second[1])
