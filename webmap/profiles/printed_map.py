"""The map of a printed sheet: the shapes of the page's map as SVG, in the colours of print."""

from __future__ import annotations

from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.outputs import SVG
from webmap.drawings.carto.projection import Rect
from webmap.profiles.drawn import DrawnMap, Shape
from webmap.profiles.printed_content import MapMark, MapName, PrintedMap
from webmap.sources import Words, plain_words

STATUSES = ("open", "open_restricted", "closed", "unknown")
DASHES = (1.5, 0.9)
# Pt: what a line of each kind is drawn with.
LINES = {
    "line-wilayas": ("line", 0.35), "line-regions": ("line", 0.35), "line-coast": ("coast", 0.5),
    "line-between": ("edge", 0.6), "border": ("border", 1.4), "relation": ("accent", 0.5),
}  # fmt: skip
DASHED = {"line-dashed": ("edge", 0.75), "border-dashed": ("border", 1.4)}


def printed_map(drawn: DrawnMap, look: dict[str, Any], lang: str) -> PrintedMap:
    """Return the map of a sheet for print.

    Parameters
    ----------
    look : mapping
        Colours by role, as of every printed sheet, and ``subject`` and ``related`` for areas.
    """
    page = Rect(0, 0, drawn.width, drawn.height)
    parts = [svg.rectangle(page, fill=look["sea"])]
    parts += [_shape(each, look) for each in drawn.shapes]
    size = f'width="{drawn.width}mm" height="{drawn.height}mm"'
    return PrintedMap(
        width=drawn.width,
        height=drawn.height,
        drawing=f'<svg {SVG} {size} viewBox="0 0 {drawn.width} {drawn.height}">{"".join(parts)}</svg>',
        marks=tuple(
            MapMark(
                each.x,
                each.y,
                each.symbol.value if each.symbol.value in STATUSES else "other",
                each.symbol.is_hollow,
            )
            for each in drawn.marks
        ),
        names=tuple(MapName(each.x, each.y, each.size, each.role, each.words) for each in drawn.labels),
        scale=plain_words(drawn.scale, lang) if drawn.scale else Words("", "", ""),
        scale_mm=drawn.scale_mm,
        alt=drawn.alt,
    )


def _shape(shape: Shape, look: dict[str, Any]) -> str:
    """Return one area or line."""
    fills = {
        "land-home": look["home"], "land-near": look["land"], "land-far": look["land"],
        "land-subject": look["subject"], "area-subject": look["subject"], "area-related": look["related"],
    }  # fmt: skip
    if shape.role in fills:
        colour = fills[shape.role]
        return svg.path(shape.d, fill=colour, fill_rule="evenodd", stroke=colour, stroke_width=0.06)
    if shape.role == "border-casing":
        return svg.path(shape.d, **svg.stroke("#FFFFFF", 2.6))
    if shape.role in DASHED:
        colour, width = DASHED[shape.role]
        return svg.path(shape.d, **svg.stroke(look[colour], width, DASHES))
    colour, width = LINES[shape.role]
    return svg.path(shape.d, **svg.stroke(look[colour], width))
