"""The colours of a printed sheet, from the tokens that screens use; in grey no colour is left."""

from __future__ import annotations

from typing import Any

from layers.styles import tokens

INK, WHITE = "#000000", "#FFFFFF"
# Distinct in print and in a photocopy; the word stands beside each mark and badge anyway.
GREY = {
    "open": INK, "open_restricted": WHITE, "closed": WHITE, "unknown": "#444444", "unverified": "#444444",
    "ink": INK, "ink_2": "#3D3D3D", "accent": INK, "rule": "#BDBDBD", "edge": "#7A7A7A", "tint": "#F4F4F4",
    "caveat": INK, "sea": WHITE, "land": "#F4F4F4", "home": "#E4E4E4", "line": "#9A9A9A",
    "coast": "#7A7A7A", "border": INK,
}  # fmt: skip
GREY_FRESHNESS = {"text": INK, "fill": WHITE, "edge": INK, "dash": ""}


def sheet_look(style: str) -> dict[str, Any]:
    """Return the colours of a sheet in ``style`` ``light`` or ``grey``, by role."""
    colour, freshness = tokens()["colour"], tokens()["freshness"]
    if style == "grey":
        shades = {"up_to_date": WHITE, "due": "#F0F0F0", "overdue": "#E2E2E2", "delinquent": "#D2D2D2"}
        badges = {name: GREY_FRESHNESS | {"fill": shades.get(name, WHITE)} for name in freshness}
        badges["never"] = GREY_FRESHNESS | {"dash": "3 2"}
        tag = {"text": INK, "fill": WHITE, "edge": INK}
        return {**GREY, "grey": True, "freshness": badges, "tag": tag}
    statuses = ("open", "open_restricted", "closed", "unknown")
    return {
        **{name: colour[f"status_{name}"] for name in statuses},
        "unverified": colour["unverified"],
        "ink": colour["ink"],
        "ink_2": colour["ink_2"],
        "accent": colour["accent"],
        "rule": colour["hairline"],
        "edge": colour["control_edge"],
        "tint": colour["paper"],
        "caveat": colour["conflict_bar"],
        "sea": colour["sea"],
        "land": colour["neighbour_land"],
        "home": colour["measure_0"],
        "line": colour["between_neighbours"],
        "coast": colour["coast"],
        "border": colour["border"],
        "grey": False,
        "freshness": freshness,
        "tag": {
            "text": colour["conflict_tag_text"],
            "fill": colour["conflict_tag_bg"],
            "edge": colour["conflict_tag_edge"],
        },
    }
