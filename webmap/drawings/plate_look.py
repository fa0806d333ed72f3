"""The colours of a print map: paper needs stronger lines than a screen; in grey nothing is told by colour."""

from __future__ import annotations

from typing import Any

from layers.styles import Style, Symbol, tokens

LIGHT = {
    "sea": "#DDE7EB", "home": "#F8F0DC", "border_wilaya": "#F1E4C4", "neighbour": "#EFEDE8",
    "land": "#F4F2EE",
    "ink": "#1D2326", "ink_2": "#565C5F", "accent": "#0B4F6C", "rule": "#C9CDCE", "edge": "#8A929A",
    "border": "#2E2A25", "country_line": "#8A8378", "dashed_line": "#6E675D", "wilaya_line": "#CDBF9F",
    "region_line": "#D3CEC4", "coast": "#8CA3AD", "graticule": "#C9C3B4", "sea_line": "#BFCDD4",
    "hatch": "#4A4F52",
    "tint_wilaya": "#BFD9D6", "tint_region": "#D5E4E1", "chosen": "#BFD9D6",
    "home_name": "#A08C5B", "country_name": "#7A7265", "area_name": "#6E6757", "sea_name": "#4F6B78",
}  # fmt: skip
GREY = {
    "sea": "#FFFFFF", "home": "#FFFFFF", "border_wilaya": "#EDEDED", "neighbour": "#F7F7F7",
    "land": "#FAFAFA",
    "ink": "#1D1D1D", "ink_2": "#555555", "accent": "#1D1D1D", "rule": "#C9C9C9", "edge": "#8A8A8A",
    "border": "#1D1D1D", "country_line": "#808080", "dashed_line": "#666666", "wilaya_line": "#B8B8B8",
    "region_line": "#CFCFCF", "coast": "#8F8F8F", "graticule": "#CACACA", "sea_line": "#C4C4C4",
    "hatch": "#4A4A4A",
    "tint_wilaya": "#CFCFCF", "tint_region": "#E2E2E2", "chosen": "#CFCFCF",
    "home_name": "#808080", "country_name": "#6E6E6E", "area_name": "#5E5E5E", "sea_name": "#5E5E5E",
}  # fmt: skip
# Classes of a measure: the same order of lightness in both.
GREY_CLASSES = ("#FFFFFF", "#E6E6E6", "#CCCCCC", "#ADADAD", "#8C8C8C")
INK_IN_GREY = {"open": "#1D1D1D"}
GREY_FILLS = {"open_restricted": "half", "closed": "cross"}
# Bodies told apart from the others by a square and hatched areas, by their type.
HATCHED_BODIES = frozenset({"joint_security_committee"})
DASHES = {"4 2.5": (1.1, 0.7), "1 3": (0.3, 0.8), "5 3.5": (1.5, 0.9)}


def plate_look(style: str) -> dict[str, Any]:
    """Return the colours of a print map in ``style`` ``light`` or ``grey``, by role."""
    return {**GREY, "grey": True} if style == "grey" else {**LIGHT, "grey": False}


def mark_look(symbol: Symbol, look: dict[str, Any]) -> dict[str, Any]:
    """Return how a point of one class is drawn."""
    edge_pt = 1.1 if symbol.is_hollow else 0.55
    if not look["grey"]:
        edge = symbol.stroke if symbol.is_hollow else look["ink"]
        fill = look["accent"] if symbol.fill == tokens()["colour"]["accent"] else symbol.fill
        return {"shape": symbol.shape, "fill": fill, "edge": edge, "edge_pt": edge_pt, "grey_fill": ""}
    fill = INK_IN_GREY.get(symbol.value, "#FFFFFF") if symbol.value or symbol.is_hollow else look["ink"]
    grey_fill = GREY_FILLS.get(symbol.value, "")
    return {
        "shape": symbol.shape,
        "fill": fill,
        "edge": look["ink"],
        "edge_pt": edge_pt,
        "grey_fill": grey_fill,
    }


def area_look(style: Style, symbol: Symbol, look: dict[str, Any]) -> str:
    """Return the colour of an area of one class, empty for one that stays as the ground."""
    if not style.is_measure:
        return str(look["chosen"])
    if symbol.value in ("", "0"):
        return ""
    return GREY_CLASSES[int(symbol.value)] if look["grey"] else symbol.fill


def line_look(symbol: Symbol, look: dict[str, Any]) -> dict[str, Any]:
    """Return how a line of one class is drawn: its colour, its dashes in mm."""
    accent = look["grey"] or symbol.stroke == tokens()["colour"]["accent"]
    dash = DASHES.get(symbol.dash, ())
    return {"colour": look["accent"] if accent else symbol.stroke, "dash": list(dash)}
