"""The cells of lists: a value of a row in the form its declaration wants."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from layers.details import Fact, Link, Text
from layers.enumerations import LANGUAGES
from layers.lookups import Row, items
from layers.names import names_of
from layers.numbers.number import Number
from layers.profiles.model import Cell, CellKind

if TYPE_CHECKING:
    from layers.profiles.ask import Ask
    from layers.spec import PopupField

# The table that names the rows of a kind of page, and the columns of their names.
NAMED: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "agreements": ("agreements", ("name",)),
        "conflicts": ("conflicts", ("title",)),
        "countries": ("countries", ("name",)),
        "crossings": ("crossings", ("name", "counterpart")),
        "groups": ("groups", ("name",)),
        "institutions": ("institutions", ("name",)),
        "mechanisms": ("mechanisms", ("name",)),
        "missions": ("missions", ("name",)),
        "network_members": ("network_members", ("name",)),
        "networks": ("networks", ("name",)),
        "regions": ("regions", ("name",)),
        "sessions": ("mechanism_sessions", ("name",)),
        "sources": ("sources", ("title",)),
        "texts": ("texts", ("name",)),
        "themes": ("themes", ("name",)),
        "twinnings": ("twinnings", ("dz_name", "partner_name")),
        "wilayas": ("wilayas", ("name",)),
    }
)
# Columns that only some rows have: an empty one says nothing, it is not unknown.
OPTIONAL = frozenset(
    {
        "conflict_ids", "country_codes", "covered_by", "date_alt", "date_alt_end", "group_id", "limits",
        "mechanism_id", "note", "other_orgs", "parent_code", "parent_id", "partner_name", "provider",
        "quantity", "region_code", "seats", "session_ids", "theme_ids", "unit", "upgrade_goal", "venue",
        "wilaya_code", "wilaya_codes",
    }
)  # fmt: skip
_KINDS: Mapping[str, CellKind] = MappingProxyType({"number": "quantity", "link": "links"})


def text_of(row: Row, stem: str) -> Text | None:
    """Return a text in three languages, or None if none is written."""
    texts = {lang: str(row[f"{stem}_{lang}"] or "") for lang in LANGUAGES}
    return texts if any(texts.values()) else None


def named(row: Row, stems: tuple[str, ...]) -> Text:
    """Return the name of a row in three languages; a title has one form in all."""
    if any(f"{stem}_ar" not in row for stem in stems):
        return dict.fromkeys(LANGUAGES, " – ".join(str(row[stem] or "") for stem in stems))
    return names_of(row, stems)


def names(row: Row, *stems: str) -> Cell:
    """Return the cell with the name of a row."""
    return Cell("text", named(row, stems))


def link(ask: Ask, target: str, key: str) -> Link:
    """Return a link to a page, named in three languages; what has no row there names itself."""
    found = ask.kept("links")
    if (target, key) not in found:
        found[target, key] = _link(ask, target, key)
    made: Link = found[target, key]
    return made


def _link(ask: Ask, target: str, key: str) -> Link:
    """Make a link."""
    table, stems = NAMED[target]
    row = ask.atlas.tables.find(table, key, edition=ask.view.edition)
    return Link(target, key, dict.fromkeys(LANGUAGES, key) if row is None else named(row, stems))


def links(ask: Ask, target: str, keys: object) -> Cell:
    """Return a cell of links to rows of one kind, by a key or a list of keys."""
    return Cell("links", tuple(link(ask, target, each) for each in items(keys)))


def number(each: Number) -> Cell:
    """Return the cell of a derived number."""
    return Cell("number", each)


def value_of(ask: Ask, row: Row, field: PopupField) -> Any:
    """Return a value of a row as its declaration reads it; None or empty: not known."""
    if field.kind == "text":
        return text_of(row, field.column)
    value = row[field.column]
    if field.kind == "link":
        return tuple(link(ask, field.target, each) for each in items(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "; ".join(value)
    return value if value is None or field.kind in ("number", "km") else str(value)


def cell(ask: Ask, table: str, row: Row, field: PopupField) -> Cell:
    """Return one value of a row as a cell; the words of a code are those of its table and column."""
    kind: CellKind = _KINDS.get(field.kind) or field.kind  # type: ignore[assignment] # the rest have one name
    column = f"{table}.{field.column}" if field.kind == "message" else field.column
    return Cell(kind, value_of(ask, row, field), column, is_optional=field.column in OPTIONAL)


def fact(ask: Ask, table: str, row: Row, field: PopupField) -> Fact:
    """Return one value of a row as a line of its own."""
    column = f"{table}.{field.column}" if field.kind == "message" else field.column
    sources = row.get(field.sources) or row.get("source_ids") or ()
    return Fact(
        field.label, field.kind, value_of(ask, row, field), tuple(sources), field.is_derived, column=column
    )
