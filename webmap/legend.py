"""Layers and legend as one list: what is drawn, how it looks, how many, and what is not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from layers.selection import Counts, Feature, Selection
from layers.styles import Style, Symbol, styles, tokens
from layers.view import View
from webmap.i18n import format_number

POINTS = ("circle", "triangle", "square", "diamond")


@dataclass(frozen=True)
class LegendSymbol:
    """One class of a layer: its symbol, its word, how many features take it."""

    symbol: Symbol
    label: str
    count: str


@dataclass(frozen=True)
class LegendNote:
    """A line below the symbols, and the id of the table that lists what it counts, if its layer is shown."""

    text: str
    table: str = ""


@dataclass(frozen=True)
class LegendLayer:
    """One layer in the list."""

    id: str
    title: str
    is_shown: bool
    style: str
    is_measure: bool
    measure: str
    count: str
    symbols: tuple[LegendSymbol, ...]
    notes: tuple[LegendNote, ...]


def legend_layer(selection: Selection, view: View) -> LegendLayer:
    """Return the entry of one layer, with the counts of the view."""
    spec, counts = selection.spec, selection.counts
    style = styles()[spec.style]
    found = dict(selection.classes)
    shown = [each for each in style.symbols if found.get(each.value) or _is_always_listed(style, each)]
    return LegendLayer(
        id=spec.id,
        title=gettext(spec.title),
        is_shown=spec.id in view.layers,
        style=style.name,
        is_measure=style.is_measure,
        measure=measure_title(view.measure) if style.is_measure else "",
        count=gettext(
            "%(shown)s of %(total)s",
            shown=format_number(counts.shown, view.lang),
            total=format_number(counts.total, view.lang),
        ),
        symbols=tuple(
            LegendSymbol(
                symbol,
                _class_label(style, symbol, selection, view),
                format_number(found.get(symbol.value, 0), view.lang),
            )
            for symbol in shown
        ),
        notes=tuple(_notes(selection, found, view)),
    )


def measure_title(measure: str) -> str:
    """Return the words of a measure."""
    words: dict[str, str] = {
        "mechanisms": gettext("Number of cooperation mechanisms"),
        "agreements": gettext("Number of agreements of local authorities"),
        "crossings_open": gettext("Number of crossings open"),
        "border_km": gettext("Length of the border in km"),
    }
    return words[measure]


def measure_choice(measure: str) -> str:
    """Return the words of a measure where what they count is plain: short enough for a narrow list."""
    words: dict[str, str] = {
        "mechanisms": gettext("Cooperation mechanisms"),
        "agreements": gettext("Agreements"),
        "crossings_open": gettext("Crossings open"),
        "border_km": gettext("Length of the border in km"),
    }
    return words[measure]


def _is_always_listed(style: Style, symbol: Symbol) -> bool:
    """Zero open crossings are news, an unused kind of arc is not; marks on the map are copies of these."""
    if style.is_measure:
        return symbol.value != ""
    return symbol.shape in POINTS


def _class_label(style: Style, symbol: Symbol, selection: Selection, view: View) -> str:
    """Return the word of a class, for measures its numbers."""
    if not style.is_measure or symbol.value == "":
        return str(gettext(symbol.label))
    breaks = tokens()["measures"][view.measure]
    if any(isinstance(each, float) for each in breaks):
        return _stretch(breaks, int(symbol.value), view.lang)
    number = int(symbol.value)
    low = breaks[number]
    if number + 1 < len(breaks):
        return _range(low, breaks[number + 1] - 1, view.lang)
    amounts = [feature.properties[view.measure] for feature in selection.features]
    highest = max((amount for amount in amounts if isinstance(amount, (int, float))), default=low)
    return _range(low, max(low, highest), view.lang)


def _stretch(breaks: Sequence[float], number: int, lang: str) -> str:
    """Return ``0``, ``<100``, ``100–250`` or ``≥500``: classes of a length, which is no whole number."""
    if number == 0:
        return format_number(0, lang)
    if number == 1:
        return f"<{format_number(breaks[2], lang)}"
    if number + 1 == len(breaks):
        return f"≥{format_number(breaks[number], lang)}"
    return _range(breaks[number], breaks[number + 1], lang)


def _range(low: float, high: float, lang: str) -> str:
    """Return ``3`` or ``4–6``."""
    first, last = format_number(low, lang), format_number(high, lang)
    return first if first == last else f"{first}–{last}"


def _notes(selection: Selection, found: dict[str, int], view: View) -> list[LegendNote]:
    """Return what must be said below the symbols: the known and the unknown, and what is not drawn."""
    lang, counts, spec = view.lang, selection.counts, selection.spec
    table = f"table-{spec.id}" if spec.id in view.layers else ""
    notes = []
    if styles()[spec.style].name == "crossing_status":
        notes.append(LegendNote(_open_of_known(counts, found, lang)))
    if counts.without_place:
        number = format_number(counts.without_place, lang)
        notes.append(LegendNote(gettext("Without place: %(number)s", number=number), table))
    if counts.unverified:
        number = format_number(counts.unverified, lang)
        notes.append(LegendNote(gettext("Unverified, not drawn: %(number)s", number=number), table))
    hollow = sum(_is_hollow(each, spec.style) for each in selection.features)
    if hollow:
        number = format_number(hollow, lang)
        notes.append(LegendNote(gettext("Unverified, drawn hollow: %(number)s", number=number), table))
    undated = sum(each.properties.get("has_date") is False and each.is_counted for each in selection.features)
    if undated:
        number = format_number(undated, lang)
        notes.append(
            LegendNote(gettext("Date not known, shown on every day: %(number)s", number=number), table)
        )
    return notes


def _is_hollow(feature: Feature, style: str) -> bool:
    """Tell whether a feature is a mark whose row is unverified."""
    is_mark = any(each.shape in POINTS for each in styles()[style].symbols)
    return is_mark and feature.geometry is not None and feature.properties["confidence"] == "unverified"


def _open_of_known(counts: Counts, found: dict[str, int], lang: str) -> str:
    """Return how many are open, of how many whose status is known."""
    return str(
        gettext(
            "%(open)s open of %(known)s known, %(unknown)s unknown",
            open=format_number(found.get("open", 0), lang),
            known=format_number(counts.known, lang),
            unknown=format_number(counts.unknown, lang),
        )
    )
