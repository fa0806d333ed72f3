"""The table twin: the same features as the map, in words, reachable without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.selection import Feature, Selection
from layers.spec import LayerSpec, PopupField
from webmap.i18n import format_number, format_partial
from webmap.settings import LANGUAGES
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.words import code_words

MOST_COLUMNS = 8
# Chips shown before the rest is folded; one more takes no more room than the word that would hide it.
SHOWN_SOURCES = 3
KINDS = ("message", "date", "number", "km", "plain")


@dataclass(frozen=True)
class Cell:
    """One value; ``badge`` is a freshness class, ``symbol`` the class whose mark stands beside the word."""

    words: Words
    badge: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Row:
    """One feature."""

    key: str
    name: Words
    cells: tuple[Cell, ...]
    sources: tuple[Chip, ...]
    further: tuple[Chip, ...]
    further_words: str
    has_conflict: bool
    absence: str


@dataclass(frozen=True)
class LayerTable:
    """One layer as a table."""

    id: str
    title: str
    count: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def layer_table(atlas: Atlas, selection: Selection, lang: str, *, style_column: str) -> LayerTable:
    """Return the features of a selection as rows, in their order."""
    fields = table_fields(selection.spec)
    return LayerTable(
        id=selection.spec.id,
        title=gettext(selection.spec.title),
        count=format_number(len(selection.features), lang),
        columns=tuple(gettext(field.label) for field in fields),
        rows=tuple(_row(atlas, feature, fields, lang, style_column) for feature in selection.features),
    )


def table_fields(spec: LayerSpec) -> tuple[PopupField, ...]:
    """Return the fields short enough for a column."""
    return tuple(field for field in spec.popup if field.kind in KINDS)[:MOST_COLUMNS]


def feature_name(properties: Mapping[str, Any], lang: str) -> Words:
    """Return the name of a feature in a language, else in one it has."""
    return words_of({code: properties[f"name_{code}"] for code in LANGUAGES}, lang)


def _row(atlas: Atlas, feature: Feature, fields: tuple[PopupField, ...], lang: str, style_column: str) -> Row:
    source_ids = feature.properties["source_ids"]
    assert isinstance(source_ids, (tuple, list))
    properties = feature.properties
    chips = chips_of(atlas, source_ids, lang)
    shown = SHOWN_SOURCES if len(chips) > SHOWN_SOURCES + 1 else len(chips)
    return Row(
        key=feature.key,
        name=feature_name(properties, lang),
        cells=tuple(_cell(field, properties.get(field.column), lang, style_column) for field in fields),
        sources=chips[:shown],
        further=chips[shown:],
        further_words=gettext("Further sources: %(number)s", number=format_number(len(chips) - shown, lang)),
        has_conflict=bool(properties.get("has_conflict")),
        absence=_absence(feature),
    )


def _absence(feature: Feature) -> str:
    """Return why a feature is not on the map, in words; empty if it is."""
    if feature.geometry is not None:
        return ""
    if feature.properties["confidence"] == "unverified":
        return str(gettext("unverified"))
    return str(gettext("without place"))


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
