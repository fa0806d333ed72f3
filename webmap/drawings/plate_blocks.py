"""The legend of a print map: classes with symbols and counts, by neighbour, by country, bodies one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.enumerations import STAGES
from layers.selection import Feature
from layers.styles import Style, Symbol, styles, symbol_of
from layers.view import View
from webmap.board_links import country_words
from webmap.drawings.plate_ground import BORDER_WEIGHT, Block, block, ground_block, legend_row
from webmap.drawings.plate_look import area_look, line_look, mark_look
from webmap.drawings.plate_marked import Marked
from webmap.i18n import format_number, format_partial
from webmap.reports.summary import LayerSummary, Summary
from webmap.settings import LANGUAGES
from webmap.sources import Words, plain_words, words_of
from webmap.words import code_words

# Countries in the list of bars: where the legend is one column, and where it is low.
MOST_ROWS, FEWER_ROWS = 24, 12


def legend_blocks(
    atlas: Atlas,
    view: View,
    summary: Summary,
    marked: Marked,
    look: dict[str, Any],
    *,
    marks_borders: bool,
    shows_divisions: bool,
    has_table: bool,
    has_room: bool,
) -> list[Block]:
    """Return the blocks of the legend in their order; those that may be left out say so."""
    blocks: list[Block] = []
    for layer in summary.layers:
        blocks += _layer_blocks(atlas, view, layer, marked, look, has_table=has_table, has_room=has_room)
    if summary.derived:
        lines = [plain_words(each.words, view.lang) for each in summary.derived]
        blocks.append(block("note", gettext("Computed"), view, lines=lines))
    blocks.append(
        ground_block(atlas, view, marked, look, marks_borders=marks_borders, shows_divisions=shows_divisions)
    )
    # What must stand comes first where the page is small.
    return _told_apart([each for each in blocks if each.get("rows") or each.get("lines")])


def _told_apart(blocks: list[Block]) -> list[Block]:
    """Return the blocks; of two legends of one measure the second, in the same colours, may be left out."""
    seen: set[str] = set()
    found = []
    for each in blocks:
        is_twin = each["kind"] == "legend" and each["title"].text in seen
        seen.add(each["title"].text)
        found.append({**each, "optional": each["optional"] or is_twin})
    return found


def _layer_blocks(
    atlas: Atlas,
    view: View,
    layer: LayerSummary,
    marked: Marked,
    look: dict[str, Any],
    *,
    has_table: bool,
    has_room: bool,
) -> Iterator[Block]:
    """Yield the blocks of one layer: its classes, then what its geometry allows beside them."""
    spec, lang = layer.selection.spec, view.lang
    style = styles()[spec.style]
    features = [each for each in layer.selection.features if each.is_counted]
    rows = [
        legend_row(symbol_look(style, each.symbol, look), each.label, each.count, lang)
        for each in layer.legend.symbols
    ]
    title = layer.measure or layer.title
    if spec.geometry != "places" or not marked.hubs:
        yield block("legend", title, view, rows=rows)
    if any(each.properties.get("upgrade_stage") for each in features):
        yield _stage_block(view, features)
    if spec.geometry == "point" and len(spec.titles) > 1:
        yield _matrix(atlas, view, style, features, look)
    if spec.geometry == "arc":
        yield _bars(atlas, view, style, features, MOST_ROWS if has_room else FEWER_ROWS)
    if spec.geometry == "point" and len(spec.titles) < 2 and has_table:
        yield _dated(view, style, features, look)
    if spec.geometry == "places" and marked.hubs:
        yield _entries(view, layer, features, marked, look)


def symbol_look(style: Style, symbol: Symbol, look: dict[str, Any]) -> dict[str, Any]:
    """Return a symbol of the legend as the template draws it."""
    if symbol.shape == "area":
        return {"kind": "area", "fill": area_look(style, symbol, look) or look["home"], "hatch": False}
    if symbol.shape in ("line", "arc"):
        return {
            "kind": "line",
            "width": 0.8 if symbol.shape == "arc" else BORDER_WEIGHT,
            **line_look(symbol, look),
        }
    return {"kind": "mark", "mark": mark_look(symbol, look)}


def _stage_block(view: View, features: list[Feature]) -> Block:
    found = Counter(each.properties.get("upgrade_stage") for each in features)
    rows = [
        legend_row(
            {"kind": "stage", "stage": stage},
            code_words("upgrade_stage", stage),
            format_number(found[stage], view.lang),
            view.lang,
        )
        for stage in STAGES
    ]
    return block("legend", gettext("Upgrade stage"), view, rows=rows)


def _matrix(atlas: Atlas, view: View, style: Style, features: list[Feature], look: dict[str, Any]) -> Block:
    """Count the classes by neighbour, the neighbours in their fixed order."""
    found = Counter((each.properties["country_code"], each.properties[style.column]) for each in features)
    rows = [
        {
            "label": country_words(atlas, code, view.lang),
            "values": [format_number(found[code, symbol.value], view.lang) for symbol in style.symbols],
        }
        for code in atlas.vocabulary.countries
        if any(country == code for country, _ in found)
    ]
    columns = [symbol_look(style, symbol, look) for symbol in style.symbols]
    made = block("matrix", gettext("By neighbour"), view, rows=rows, columns=columns)
    return {**made, "optional": True}


def _bars(atlas: Atlas, view: View, style: Style, features: list[Feature], most: int) -> Block:
    """Count the agreements by country, the first class filled."""
    first = style.symbols[0].value
    found: dict[str, list[int]] = {}
    for each in features:
        own = found.setdefault(each.properties["country_code"], [0, 0])
        own[each.properties[style.column] != first] += 1
    ordered = sorted(found.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    rows = [_bar(country_name(atlas, code, view.lang), counts, view.lang) for code, counts in ordered[:most]]
    if rest := ordered[most:]:
        words = gettext("other countries (%(number)s)", number=format_number(len(rest), view.lang))
        sums = [sum(counts[place] for _, counts in rest) for place in (0, 1)]
        rows.append(_bar(plain_words(words, view.lang), sums, view.lang))
    made = block("bars", gettext("Agreements by country"), view, rows=rows)
    return {**made, "optional": True}


def _bar(label: Words, counts: list[int], lang: str) -> dict[str, Any]:
    return {"label": label, "count": format_number(sum(counts), lang), "values": counts}


def country_name(atlas: Atlas, code: str, lang: str) -> Words:
    """Return the name of any country of the world."""
    row = atlas.tables.find("countries", code)
    return words_of({each: row[f"name_{each}"] for each in LANGUAGES} if row else {"en": code}, lang)


def _entries(
    view: View, layer: LayerSummary, features: list[Feature], marked: Marked, look: dict[str, Any]
) -> Block:
    """List the bodies one by one with what is known of them, by the numbers on the map."""
    numbers = {hub["key"]: hub for hub in marked.hubs}
    rows = []
    for each in features:
        hub = numbers.get(each.key)
        symbol = {
            "kind": "number",
            "number": hub["number"] if hub else "–",
            "is_square": bool(hub and hub["is_square"]),
        }
        name = words_of({code: each.properties.get(f"name_{code}") for code in LANGUAGES}, view.lang)
        rows.append({"symbol": symbol, "label": name, "lines": list(_facts(each, view.lang))})
    return block("entries", layer.title, view, rows=rows)


def _dated(view: View, style: Style, features: list[Feature], look: dict[str, Any]) -> Block:
    """List single events by their date."""
    rows = []
    for each in features:
        found = each.properties
        date = found.get("date") or found.get("date_start")
        name = words_of({code: found.get(f"name_{code}") for code in LANGUAGES}, view.lang)
        words = format_partial(str(date), view.lang) if date else gettext("undated")
        symbol = symbol_look(style, symbol_of(style, found), look)
        rows.append({"symbol": symbol, "label": name, "lines": [plain_words(words, view.lang)]})
    return {**block("entries", "", view, rows=rows), "optional": True}


def _facts(feature: Feature, lang: str) -> Iterator[Words]:
    """Yield what is known of a body in short lines: founded, sessions, the last one, its members."""
    found = feature.properties
    begun = found.get("established") or found.get("founded")
    texts = []
    if begun:
        texts.append(gettext("founded %(date)s", date=format_partial(str(begun), lang)))
    if found.get("sessions_count"):
        texts.append(gettext("sessions: %(number)s", number=format_number(found["sessions_count"], lang)))
    if found.get("last_session"):
        texts.append(
            gettext("last known session: %(date)s", date=format_partial(found["last_session"], lang))
        )
    if found.get("members_total"):
        texts.append(gettext("members: %(number)s", number=format_number(int(found["members_total"]), lang)))
    yield from (plain_words(text, lang) for text in texts)
