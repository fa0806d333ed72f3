"""How a page is divided: every size has the area of A4 while it is laid out and is enlarged afterwards."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from webmap.drawings.carto.projection import Rect

A4 = (210.0, 297.0)
ROOT = math.sqrt(2)
# Millimetres; a slide is 13 1/3 by 7 1/2 inches.
NAMED = {
    "a4": A4,
    "a4-landscape": (297.0, 210.0),
    "a3": (297.0, 420.0),
    "a3-landscape": (420.0, 297.0),
    "slide": (338.667, 190.5),
    "square": (210.0, 210.0),
}
# A pixel of WxH is that of the web: 96 an inch.
PIXELS_PER_INCH = 96.0
MM_PER_INCH = 25.4
LANDSCAPE_FROM = 1.15
# From this share of its height on, the column of insets holds broad maps.
WIDE_SHARE = 0.5


@dataclass(frozen=True)
class Sheet:
    """A page: ``width`` and ``height`` on paper, ``scale`` from the lay-out to paper, and where things stand.

    All rectangles are in the millimetres of the lay-out; ``panels`` are columns of the legend, ``inset``
    is the column for crowded places, if there is one.
    """

    width: float
    height: float
    scale: float
    page: Rect
    header: Rect
    main: Rect
    inset: Rect | None
    panels: tuple[Rect, ...]
    footer: Rect


def page_size(size: str) -> tuple[float, float]:
    """Return width and height on paper in mm of a named size or of pixels ``WxH``.

    Examples
    --------
    >>> page_size("a3"), page_size("1200x800")
    ((297.0, 420.0), (317.5, 211.667))
    """
    if size in NAMED:
        return NAMED[size]
    width, height = (round(int(side) / PIXELS_PER_INCH * MM_PER_INCH, 3) for side in size.split("x"))
    return width, height


def sheet_from(rects: dict[str, Any], paper: dict[str, float], scale: float) -> Sheet:
    """Return a sheet from the plain data of :func:`plain_sheet`."""
    own = {name: Rect(**rects[name]) for name in ("page", "header", "main", "footer")}
    inset = Rect(**rects["inset"]) if rects["inset"] else None
    panels = tuple(Rect(**each) for each in rects["panels"])
    return Sheet(paper["width"], paper["height"], scale, **own, inset=inset, panels=panels)


def plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """Return the parts of a document that say how its page is divided."""
    document = asdict(sheet)
    paper = {"width": document.pop("width"), "height": document.pop("height")}
    return {"scale": document.pop("scale"), "paper": paper, "rects": document}


def lay_out(
    size: str, *, is_rtl: bool, has_inset: bool, inset_share: float = 0.42, more_footer: float = 0.0
) -> Sheet:
    """Return the page of a size; the panel stands at the start side, the column of insets right of the map.

    ``inset_share`` is the width that the inset wants, as a share of its height; ``more_footer`` are the
    millimetres that long notes need beyond the usual.
    """
    width, height = page_size(size)
    scale = math.sqrt(width * height / (A4[0] * A4[1]))
    page = Rect(0, 0, width / scale, height / scale)
    is_wide = page.width >= LANDSCAPE_FROM * page.height
    divide = _wide if is_wide else _tall
    return divide(width, height, scale, page, is_rtl, inset_share if has_inset else 0.0, more_footer)


def _inset_width(share: float, height: float) -> float:
    """Return the width of the column of insets: maps of far places need it even where the page is low."""
    least = 66.0 if share >= WIDE_SHARE else 44.0
    return min(max(share * height, least), 70.0) if share else 0.0


def _wide(
    width: float, height: float, scale: float, page: Rect, is_rtl: bool, share: float, more: float
) -> Sheet:
    """Divide a page that is broader than high."""
    margin, top, foot = 9.0, 33.0, 29.5 + more
    body = Rect(margin, top, page.width - 2 * margin, page.height - top - foot)
    # A low page has no room for the whole legend below each other: two columns.
    count = 1 if body.height >= 130 else 2
    wide = 50.0
    taken = count * (wide + 5)
    gap = 4.0
    inset_width = _inset_width(share, body.height - 5.5)
    main_width = body.width - taken - (inset_width + gap if share else 0)
    left = body.x if is_rtl else body.x + taken
    main = Rect(left, body.y, main_width, body.height)
    inset = Rect(main.right + gap, body.y + 5.5, inset_width, body.height - 5.5) if share else None
    first = body.right - wide if is_rtl else body.x
    step = -(wide + 5) if is_rtl else wide + 5
    panels = tuple(Rect(first + number * step, body.y, wide, body.height) for number in range(count))
    header = Rect(margin, 9, page.width - 2 * margin, 18)
    footer = Rect(margin, body.bottom + 5.5, body.width, foot - 10)
    return Sheet(width, height, scale, page, header, main, inset, panels, footer)


def _tall(
    width: float, height: float, scale: float, page: Rect, is_rtl: bool, share: float, more: float
) -> Sheet:
    """Divide a page that is higher than broad: the legend stands below the map in columns."""
    margin = 12.0
    inner = page.width - 2 * margin
    foot, legend, top = 36.0 + more, min(74.0, page.height * 0.26), 36.0
    body = Rect(margin, top, inner, page.height - top - foot - legend - 8)
    gap = 4.0
    inset_width = _inset_width(share, body.height - 5.5)
    main = Rect(body.x, body.y, inner - (inset_width + gap if share else 0), body.height)
    inset = Rect(main.right + gap, body.y + 5.5, inset_width, body.height - 5.5) if share else None
    count = 4 if inner > 200 else 3
    wide = (inner - 6 * (count - 1)) / count
    starts = [margin + number * (wide + 6) for number in range(count)]
    panels = tuple(Rect(x, body.bottom + 4, wide, legend) for x in (reversed(starts) if is_rtl else starts))
    header = Rect(margin, 9, inner, 21)
    footer = Rect(margin, page.height - foot - 1, inner, foot - 6)
    return Sheet(width, height, scale, page, header, main, inset, panels, footer)
