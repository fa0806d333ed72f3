"""Rectangles and lines that must keep off each other."""

from __future__ import annotations

from webmap.drawings.carto.projection import Point, Rect

FREE = 1e-9
MARGIN_MM = 0.6


def inside(rect: Rect, frame: Rect) -> bool:
    """Tell whether a rectangle lies in a frame, off its sides."""
    return (
        rect.x >= frame.x + MARGIN_MM
        and rect.y >= frame.y + MARGIN_MM
        and rect.right <= frame.right - MARGIN_MM
        and rect.bottom <= frame.bottom - MARGIN_MM
    )


def crosses(rect: Rect, line: tuple[Point, Point]) -> bool:
    """Tell whether a segment passes through a rectangle (Liang and Barsky)."""
    (x, y), (end_x, end_y) = line
    enter, leave = 0.0, 1.0
    for start, delta, low, high in ((x, end_x - x, rect.x, rect.right), (y, end_y - y, rect.y, rect.bottom)):
        if abs(delta) < FREE:
            if start < low or start > high:
                return False
            continue
        first, second = sorted(((low - start) / delta, (high - start) / delta))
        enter, leave = max(enter, first), min(leave, second)
        if enter > leave:
            return False
    return True
