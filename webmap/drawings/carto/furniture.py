"""What every map carries: scale bar, north arrow, projection, and the titles of the insets."""

from __future__ import annotations

import math
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.maps import TITLE_MM, Map
from webmap.drawings.carto.projection import Rect

ROUND = (1, 2, 4, 10)
QR_MM = 16.0


def furniture(maps: list[Map], document: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return scale bars, arrow and titles of all maps."""
    drawn, texts = [], []
    for each in maps:
        is_world = each.frame.centre is None
        if not is_world:
            bar, words = _scale_bar(each, document)
            drawn.append(bar)
            texts += words
        if each.letter:
            texts.append(_title(each, document))
        else:
            if not is_world:
                drawn.append(_north(each, document["look"]))
                rect = each.frame.rect
                place = {"x": rect.x + 1.5, "y": rect.bottom - 13.2, "width": 6.0, "align": "center"}
                texts.append({"text": document["north"], "role": "scale", **place})
    return "".join(drawn), texts


def quick_code(document: dict[str, Any]) -> str:
    """Return the QR code of the permanent link at the end of the footer, nothing without a link."""
    rows: list[str] = document["permalink"]["code"]
    if not rows:
        return ""
    footer = document["rects"]["footer"]
    x = footer["x"] if document["dir"] == "rtl" else footer["x"] + footer["width"] - QR_MM
    step = QR_MM / len(rows)
    squares = (
        f"M{x + across * step:.3f} {footer['y'] + down * step:.3f}h{step:.3f}v{step:.3f}h-{step:.3f}z"
        for down, row in enumerate(rows)
        for across, bit in enumerate(row)
        if bit == "1"
    )
    return svg.path("".join(squares), fill=document["look"]["ink"], shape_rendering="crispEdges")


def _scale_bar(each: Map, document: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return a bar of two equal parts, zero at the start side, near the lower left corner."""
    longest = min(31.0, each.frame.rect.width * 0.34)
    power = 10 ** math.floor(math.log10(longest * each.frame.km_per_mm))
    length = max(step * power for step in ROUND if step * power <= longest * each.frame.km_per_mm)
    width = length / each.frame.km_per_mm
    look = document["look"]
    is_rtl = document["dir"] == "rtl"
    # From the right the longest number, with its unit, stands at the side of the frame.
    x, y = each.frame.rect.x + (7.5 if is_rtl else 4.5), each.frame.rect.bottom - 3.4
    line = {"stroke": look["ink"], "stroke_width": 0.18}
    full = x if not is_rtl else x + width / 2
    drawn = svg.rectangle(Rect(x, y, width, 0.95), fill="#FFFFFF", **line) + svg.rectangle(
        Rect(full, y, width / 2, 0.95), fill=look["ink"], **line
    )
    texts = []
    for share in (0, 0.5, 1) if not each.letter and width > 17 else (0, 1):
        number = f"{length * share:g}"
        words = f"{number}{document['km']}" if share == 1 else number
        at = x + width * (1 - share if is_rtl else share)
        texts.append(
            {"text": words, "role": "scale", "x": at - 10, "y": y - 3.2, "width": 20.0, "align": "center"}
        )
    return drawn, texts


def _north(each: Map, look: dict[str, Any]) -> str:
    x, y = each.frame.rect.x + 4.5, each.frame.rect.bottom - 18.6
    left = svg.polygon([(x, y), (x - 1.3, y + 5), (x, y + 3.9)], fill=look["ink"])
    right = svg.polygon([(x, y), (x + 1.3, y + 5), (x, y + 3.9)], fill="#FFFFFF")
    edge = svg.polygon(
        [(x, y), (x + 1.3, y + 5), (x, y + 3.9), (x - 1.3, y + 5)],
        fill="none", stroke=look["ink"], stroke_width=0.15,
    )  # fmt: skip
    return right + left + edge


def _title(each: Map, document: dict[str, Any]) -> dict[str, Any]:
    """Return letter and scale of an inset, above its frame."""
    rect = each.frame.rect
    names = dict(zip(map(tuple, document["insets"]), document["inset_names"], strict=False))
    scale = f"1:{each.frame.scale:,}".replace(",", "\u00a0")
    kind = document["equal_earth"] if each.frame.centre is None else scale
    parts = [part for part in (names.get(each.frame.box), kind) if part]
    text = f"{each.letter}. " + ("، " if document["lang"] == "ar" else ", ").join(parts)
    align = "right" if document["dir"] == "rtl" else "left"
    place = {"x": rect.x, "y": rect.y - TITLE_MM + 0.2, "width": rect.width, "align": align}
    return {"text": text, "role": "inset", **place}


def projection_note(each: Map, halo: str) -> list[dict[str, Any]]:
    """Return the name of the projection with its centre, in the lower right corner of the main map."""
    if each.letter:
        return []
    rect = each.frame.rect
    place = {"x": rect.x, "width": rect.width - 1.8, "align": "right", "halo": halo}
    if each.frame.centre is None:
        return [{"key": "projection", "y": rect.bottom - 4.2, **place}]
    return [
        {"key": "projection", "y": rect.bottom - 7.4, **place},
        {"key": "centre", "y": rect.bottom - 4.2, **place},
    ]
