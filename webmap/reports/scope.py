"""Which part of the registers a view shows, in words: the filters a reader has set."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from flask_babel import gettext

from layers.atlas import Atlas
from layers.view import FILTERS, View
from webmap.board_links import country_words, traffic_words, wilaya_words
from webmap.facet_menus import filter_label
from webmap.i18n import format_number, language
from webmap.words import code_words

COLUMNS = {"status": "operating_status", "stage": "upgrade_stage"}
# Beyond this a list of values says less than their number.
MOST_NAMED = 6


def chosen_filters(atlas: Atlas, view: View, own: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each filter that is set and is not the figure's own (``own``)."""
    lang, lines = view.lang, []
    written = dict(parse_qsl(view.query()))
    for name in FILTERS:
        codes = view.values(name)
        if codes and own.get(name) != written[name]:
            values = language(lang).comma.join(_value(atlas, view, name, code) for code in codes[:MOST_NAMED])
            if len(codes) > MOST_NAMED:
                values = gettext("%(number)s values", number=format_number(len(codes), lang))
            lines.append(_labelled(filter_label(name), values))
    if view.q:
        lines.append(_labelled(gettext("Search"), view.q))
    if view.bbox and own.get("bbox") != written["bbox"]:
        lines.append(_labelled(gettext("Part of the map"), ", ".join(f"{each:g}°" for each in view.bbox)))
    return tuple(lines)


def _labelled(label: str, value: str) -> str:
    return str(gettext("%(label)s: %(value)s", label=label, value=value))


def _value(atlas: Atlas, view: View, name: str, code: str) -> str:
    """Return one value of a filter in words."""
    if name == "country":
        return country_words(atlas, code, view.lang).text
    if name == "wilaya":
        return wilaya_words(atlas, code, view).text
    if name in ("region", "theme"):
        row = atlas.tables.find(f"{name}s", code)
        return str(row[f"name_{view.lang}"] or code) if row else code
    return traffic_words()[code] if name == "traffic" else code_words(COLUMNS.get(name, name), code)
