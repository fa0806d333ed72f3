"""Elements of the drawing as SVG text: one writer for every shape, values escaped, numbers short."""

from __future__ import annotations

from collections.abc import Iterable

# xml.sax.saxutils loads half of the network modules: a third of what a worker takes to start.
from html import escape

from webmap.drawings.carto.projection import Point, Rect

PT_MM = 25.4 / 72
Value = str | float | None


def number(value: float) -> str:
    """Return a number with at most three decimals.

    Examples
    --------
    >>> number(2.50), number(-0.0001)
    ('2.5', '0')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def element(name: str, body: str = "", /, **attributes: Value) -> str:
    """Return one element: ``stroke_width`` is written ``stroke-width``, what is empty not at all."""
    written = "".join(
        f' {key.replace("_", "-")}="{number(value) if isinstance(value, float | int) else escape(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def path(d: str, **attributes: Value) -> str:
    """Return a path, nothing for an empty one."""
    return element("path", d=d, **attributes) if d else ""


def stroke(colour: str, points: float, dash: Iterable[float] = ()) -> dict[str, Value]:
    """Return the attributes of a line: width in pt, dashes in mm."""
    return {
        "fill": "none",
        "stroke": colour,
        "stroke_width": points * PT_MM,
        "stroke_dasharray": " ".join(number(each) for each in dash) or None,
        "stroke_linejoin": "round",
    }


def segment(start: Point, end: Point, colour: str, points: float, dash: Iterable[float] = ()) -> str:
    """Return one straight line."""
    d = f"M{start[0]:.2f} {start[1]:.2f}L{end[0]:.2f} {end[1]:.2f}"
    return path(d, **stroke(colour, points, dash))


def rectangle(rect: Rect, **attributes: Value) -> str:
    """Return a rectangle."""
    return element("rect", x=rect.x, y=rect.y, width=rect.width, height=rect.height, **attributes)


def polygon(points: Iterable[Point], **attributes: Value) -> str:
    """Return a closed figure."""
    return element("polygon", points=" ".join(f"{x:.3f},{y:.3f}" for x, y in points), **attributes)
