"""The table twin: the same features as the map, in words, reachable without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.computed import NOTHING, compute
from layers.selection import Feature, Selection
from layers.spec import LayerSpec, PopupField
from layers.styles import styles
from layers.view import View
from webmap.i18n import format_number, format_partial
from webmap.profiles.addresses import page_in_time
from webmap.settings import LANGUAGES
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.state_links import state_url
from webmap.words import code_words

MOST_COLUMNS = 8
# Chips shown before the rest is folded; one more takes no more room than the word that would hide it.
SHOWN_SOURCES = 1
# A page with more rows than this is slow to draw; the file has them all.
MOST_ROWS = 500
# Parameters that say how the page stands, not which rows it shows.
NOT_IN_FILES = frozenset({"layers", "select", "panel", "limit", "offset"})
# Stands for a key in an address.
ANY_KEY = "-KEY-"
KINDS = ("message", "date", "number", "km", "plain")


@dataclass(frozen=True)
class Cell:
    """One value; ``badge`` is a freshness class, ``symbol`` the class whose mark stands beside the word."""

    words: Words
    badge: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Row:
    """One feature; ``url`` opens its card on the map, ``page`` its sheet where it has one."""

    key: str
    url: str
    page: str
    name: Words
    cells: tuple[Cell, ...]
    sources: tuple[Chip, ...]
    further: tuple[Chip, ...]
    further_words: str
    has_conflict: bool
    absence: str
    is_undated: bool


@dataclass(frozen=True)
class Column:
    """One column: the address ordered by it, and ``aria-sort`` as it is ordered now."""

    label: str
    url: str
    order: str


@dataclass(frozen=True)
class LayerTable:
    """One layer as a table; ``rest`` says how many rows are left out, ``csv_url`` leads to them all."""

    id: str
    title: str
    count: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rest: str
    csv_url: str


def layer_table(atlas: Atlas, selection: Selection, view: View) -> LayerTable:
    """Return the features of a selection as rows, in their order, at most ``MOST_ROWS``."""
    fields, lang = table_fields(selection.spec), view.lang
    features = selection.features[:MOST_ROWS]
    rest = len(selection.features) - len(features)
    # One address for all rows: making each anew takes longer than the rest of the table.
    pages = page_in_time(selection.spec.id, ANY_KEY, view)
    return LayerTable(
        id=selection.spec.id,
        title=gettext(selection.spec.title),
        count=format_number(len(selection.features), lang),
        columns=(
            _column(view, f"name_{lang}", gettext("Name")),
            *(_column(view, field.column, gettext(field.label)) for field in fields),
        ),
        rows=tuple(_row(atlas, selection, feature, fields, view, pages) for feature in features),
        rest=gettext(
            "%(number)s more rows: narrow the selection, or take the CSV", number=format_number(rest, lang)
        )
        if rest
        else "",
        csv_url=_csv_url(atlas, selection.spec.id, view),
    )


def _column(view: View, name: str, label: str) -> Column:
    """Return one head of a table: choosing it orders by it, choosing it again turns the order round."""
    is_up, is_down = view.sort == name, view.sort == f"-{name}"
    order = "ascending" if is_up else "descending" if is_down else "none"
    return Column(label, state_url(view, {"sort": f"-{name}" if is_up else name}), order)


def _csv_url(atlas: Atlas, layer_id: str, view: View) -> str:
    """Return the address of the same rows as a file, in their order if the layer has that column."""
    columns = atlas.vocabulary.columns[layer_id]
    strange = {name for name in ("sort", "group") if getattr(view, name).removeprefix("-") not in columns}
    pairs = [(name, value) for name, value in parse_qsl(view.query()) if name not in NOT_IN_FILES | strange]
    address = url_for("exports.download", layer_id=layer_id, suffix="csv")
    return f"{address}?{urlencode([*pairs, ('lang', view.lang)], safe=',:')}"


def table_fields(spec: LayerSpec) -> tuple[PopupField, ...]:
    """Return the fields short enough for a column, one for each column of the layer."""
    short = {field.column: field for field in reversed(spec.popup) if field.kind in KINDS}
    return tuple(field for field in spec.popup if short.get(field.column) is field)[:MOST_COLUMNS]


def feature_name(properties: Mapping[str, Any], lang: str) -> Words:
    """Return the name of a feature in a language, else in one it has."""
    return words_of({code: properties[f"name_{code}"] for code in LANGUAGES}, lang)


def _row(
    atlas: Atlas,
    selection: Selection,
    feature: Feature,
    fields: tuple[PopupField, ...],
    view: View,
    pages: str,
) -> Row:
    properties, lang = feature.properties, view.lang
    style_column = styles()[selection.spec.style].column
    chips = chips_of(atlas, _sources(atlas, selection.spec, feature, style_column, view), lang)
    shown = SHOWN_SOURCES if len(chips) > SHOWN_SOURCES + 1 else len(chips)
    return Row(
        key=feature.key,
        url=state_url(view, {"select": f"{selection.spec.id}:{feature.key}"}),
        page=pages.replace(ANY_KEY, quote(feature.key)),
        name=feature_name(properties, lang),
        cells=tuple(_cell(field, properties.get(field.column), lang, style_column) for field in fields),
        sources=chips[:shown],
        further=chips[shown:],
        further_words=gettext("Further sources: %(number)s", number=format_number(len(chips) - shown, lang)),
        has_conflict=bool(properties.get("has_conflict")),
        absence=_absence(feature),
        is_undated=properties.get("has_date") is False,
    )


def _sources(atlas: Atlas, spec: LayerSpec, feature: Feature, column: str, view: View) -> tuple[str, ...]:
    """Return the sources of a row; those of what the map shows of it stand first, as on its card."""
    own = tuple(feature.properties["source_ids"])
    told = (compute(name, atlas, spec, view).get(feature.key, NOTHING).sources for name in spec.computed)
    shown = (each for sources in told for each in sources.get(column, ()) if each in own)
    return tuple(dict.fromkeys((*shown, *own)))


def _absence(feature: Feature) -> str:
    """Return that a row is unverified, else that it has no place on the map, in words; empty for neither."""
    if feature.properties["confidence"] == "unverified":
        return str(gettext("unverified"))
    return "" if feature.geometry is not None else str(gettext("without place"))


def _cell(field: PopupField, value: Any, lang: str, style_column: str) -> Cell:
    """Return one value in words; what no source states is a dash."""
    if value is None or value in ("", ()):
        return Cell(plain_words("–", lang))
    if field.kind == "message":
        code = str(value)
        return Cell(
            plain_words(code_words(field.column, code), lang),
            badge=code if field.column == "freshness" else "",
            symbol=code if field.column == style_column else "",
        )
    if field.kind == "date":
        return Cell(plain_words(format_partial(str(value), lang), lang))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = format_number(value, lang)
        text = gettext("%(number)s km", number=number) if field.kind == "km" else number
        return Cell(plain_words(text, lang))
    return Cell(Words(str(value), "", "ltr"))
