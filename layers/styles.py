"""The marks of the map by name: symbols with a word, a shape and colours from the one token file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from layers.messages import N_

Shape = Literal["circle", "triangle", "square", "diamond", "line", "area", "arc"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """How the features of one class look and what the legend calls them; colours are hex, widths pixels.

    ``opacity`` is that of the filling of an area, else that of the line.
    """

    value: str
    label: str
    shape: Shape
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: str = ""
    opacity: float = 1.0
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """The classes of one kind of layer: a feature takes the symbol whose ``value`` its ``column`` holds.

    ``column`` empty: all features take the only symbol. ``measure`` true: the column holds a class number.
    """

    name: str
    column: str
    symbols: tuple[Symbol, ...]
    is_measure: bool = False


@cache
def tokens() -> Mapping[str, Any]:
    """Return the design tokens of ``layers/tokens.json``: colours, lines, dashes, sizes, classes."""
    document: Mapping[str, Any] = json.loads((files("layers") / "tokens.json").read_text(encoding="utf-8"))
    return document


@cache
def styles() -> Mapping[str, Style]:
    """Return every style by its name.

    Examples
    --------
    >>> styles()["crossing_status"].symbols[0].shape
    'circle'
    """
    built = (
        _status(), _border(), _twinning(), _area(),
        _measure("wilaya_measure", "wilaya"), _measure("region_measure", "region"),
        _point("mechanism", N_("Mechanism"), "square", is_hollow=False),
        _point("network", N_("City network"), "triangle", is_hollow=True),
        _point("session", N_("Session"), "circle", is_hollow=True),
        _point("mission", N_("Mission"), "diamond", is_hollow=False),
        _point("plain_point", N_("Place"), "circle", is_hollow=False),
    )  # fmt: skip
    return {style.name: style for style in built}


def symbol_of(style: Style, properties: Mapping[str, Any]) -> Symbol:
    """Return the symbol that a feature with ``properties`` takes.

    Raises
    ------
    LookupError
        The style has no symbol for the value of its column.
    """
    if not style.column:
        return style.symbols[0]
    value = "" if properties[style.column] is None else str(properties[style.column])
    for symbol in style.symbols:
        if symbol.value == value:
            return symbol
    raise LookupError(f"style {style.name} has no symbol for {style.column} {value!r}")


def measure_class(measure: str, value: float | None) -> int | None:
    """Return the class 0–4 of ``value`` on ``measure``; ``None`` stays unknown.

    Examples
    --------
    >>> [measure_class("mechanisms", n) for n in (0, 3, 6, None)]
    [0, 3, 4, None]
    """
    if value is None:
        return None
    breaks = tokens()["measures"][measure]
    return max(number for number, lowest in enumerate(breaks) if value >= lowest)


def _status() -> Style:
    """Return the four marks of the operating status."""
    colour, line = tokens()["colour"], tokens()["line"]
    rows: tuple[tuple[str, str, Shape], ...] = (
        ("open", N_("open"), "circle"), ("open_restricted", N_("open with restrictions"), "triangle"),
        ("closed", N_("closed"), "square"),
    )  # fmt: skip
    known = tuple(
        Symbol(value, label, shape, colour[f"status_{value}"], colour["ink"], line["mark_outline"])
        for value, label, shape in rows
    )
    unknown = Symbol(
        "unknown", N_("unknown"), "diamond", colour["white"], colour["status_unknown"], line["mark_hollow"],
        is_hollow=True,
    )  # fmt: skip
    return Style("crossing_status", "operating_status", (*known, unknown))


def _measure(name: str, kind: str) -> Style:
    """Return the classes of a measure on areas of ``kind``, from nothing to most, then the unknown."""
    colour, line = tokens()["colour"], tokens()["line"]
    labels = (N_("class 0"), N_("class 1"), N_("class 2"), N_("class 3"), N_("class 4"))
    edge, width, opacity = colour[f"{kind}_line"], line[kind], tokens()["opacity"]
    known = tuple(
        Symbol(
            str(number), label, "area", colour[f"measure_{number}"], edge, width,
            opacity=opacity[kind if number else f"{kind}_zero"],
        )
        for number, label in enumerate(labels)
    )  # fmt: skip
    unknown = Symbol(
        "",
        N_("not known"),
        "area",
        colour["neighbour_land"],
        edge,
        width,
        opacity=opacity[kind],
        is_hollow=True,
    )
    return Style(name, "measure_class", (*known, unknown), is_measure=True)


def _border() -> Style:
    """Return the line of the Algerian border, solid or dashed."""
    colour, line, dash = tokens()["colour"], tokens()["line"], tokens()["dash"]
    return Style(
        "border",
        "line",
        (
            Symbol("solid", N_("Algerian border"), "line", "", colour["border"], line["border"]),
            Symbol(
                "dashed",
                N_("disputed boundary"),
                "line",
                "",
                colour["border"],
                line["border"],
                dash["disputed"],
            ),
        ),
    )


def _twinning() -> Style:
    """Return the arcs between twinned authorities by what stands between them."""
    colour, line, dash = tokens()["colour"], tokens()["line"], tokens()["dash"]
    arc, opacity = line["arc"], tokens()["opacity"]["arc"]
    return Style(
        "twinning",
        "line",
        (
            Symbol("twinning", N_("twinning"), "arc", "", colour["accent"], arc, "", opacity),
            Symbol(
                "agreement",
                N_("other agreement"),
                "arc",
                "",
                colour["accent"],
                arc,
                dash["agreement"],
                opacity,
            ),
            Symbol("ended", N_("ended agreement"), "arc", "", colour["mute"], arc, dash["ended"], opacity),
            Symbol(
                "unverified",
                N_("unverified"),
                "arc",
                "",
                colour["unverified"],
                arc,
                dash["ended"],
                opacity,
                True,
            ),
        ),
    )


def _point(name: str, label: str, shape: Shape, *, is_hollow: bool) -> Style:
    """Return a style of one mark in the accent colour."""
    colour, line = tokens()["colour"], tokens()["line"]
    fill = colour["white"] if is_hollow else colour["accent"]
    edge, width = (
        (colour["accent"], line["mark_hollow"]) if is_hollow else (colour["ink"], line["mark_outline"])
    )
    return Style(name, "", (Symbol("", label, shape, fill, edge, width, is_hollow=is_hollow),))


def _area() -> Style:
    """Return the plain area of a partner country."""
    colour, line = tokens()["colour"], tokens()["line"]
    symbol = Symbol(
        "",
        N_("Partner country"),
        "area",
        colour["partner_land"],
        colour["between_neighbours"],
        line["region"],
    )
    return Style("partner", "", (symbol,))
