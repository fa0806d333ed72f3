"""Parts of the legend: blocks and rows, and the block that explains the ground."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.view import View
from webmap.drawings.plate_marked import Marked
from webmap.i18n import format_number
from webmap.sources import plain_words

Block = dict[str, Any]
BORDER_WEIGHT = 1.5


def block(kind: str, title: str, view: View, **parts: Any) -> Block:
    """Return a block of the legend; ``kind`` names the function of the template that sets it."""
    return {"kind": kind, "title": plain_words(title, view.lang), "optional": False, **parts}


def legend_row(symbol: dict[str, Any], label: str, count: str, lang: str) -> dict[str, Any]:
    """Return a symbol with its word and its count."""
    # Numbers and signs alone read from the left in every language: ``<100`` must not become ``100>``.
    has_letters = any(sign.isalpha() for sign in label)
    return {"symbol": symbol, "label": plain_words(label, lang if has_letters else "en"), "count": count}


def ground_block(
    atlas: Atlas,
    view: View,
    marked: Marked,
    look: dict[str, Any],
    *,
    marks_borders: bool,
    shows_divisions: bool,
) -> Block:
    """Explain the lines of the ground, and the colours of areas that belong to no class."""
    count = len(atlas.rows("wilayas", view.edition))
    bordering = len({row["wilaya_code"] for row in atlas.adjacency(view.edition)})
    line = {"kind": "line", "width": BORDER_WEIGHT, "colour": look["border"], "dash": []}
    rows = [
        legend_row(line, gettext("International border"), "", view.lang),
        legend_row(
            {**line, "width": 0.75, "colour": look["dashed_line"], "dash": [1.5, 0.9]},
            gettext("Boundary of Western Sahara"), "", view.lang,
        ),
    ]  # fmt: skip
    if shows_divisions:
        words = gettext("Boundaries of wilayas (%(number)s)", number=format_number(count, view.lang))
        rows.append(legend_row({**line, "width": 0.6, "colour": look["wilaya_line"]}, words, "", view.lang))
    hatched = any(each["hatch"] for each in marked.tints)
    if hatched:
        symbol = {"kind": "area", "fill": look["neighbour"], "hatch": True}
        rows.append(legend_row(symbol, gettext("Concerned by a security committee"), "", view.lang))
    if any(each["fill"] == look["tint_wilaya"] and each["kind"] == "wilayas" for each in marked.tints):
        for colour, words in (
            ("tint_wilaya", gettext("Wilaya concerned")), ("tint_region", gettext("Region concerned"))
        ):  # fmt: skip
            rows.append(
                legend_row({"kind": "area", "fill": look[colour], "hatch": False}, words, "", view.lang)
            )
    elif marks_borders:
        number = format_number(bordering, view.lang)
        words = gettext("Border wilaya (%(number)s)", number=number)
        rows.append(
            legend_row({"kind": "area", "fill": look["border_wilaya"], "hatch": False}, words, "", view.lang)
        )
    return {**block("legend", gettext("Lines and areas"), view, rows=rows), "optional": True}
