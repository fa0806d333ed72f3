"""What is answered for a key that has no sheet: the present one for a former id, else near matches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, make_response, redirect
from flask_babel import gettext

from layers.atlas import Atlas
from layers.near_matches import near_keys
from layers.profiles.kinds import KINDS
from layers.profiles.model import Entry
from layers.view import View
from webmap.crossing_links import Link
from webmap.missing import missing
from webmap.profiles.addresses import list_in_time, page_address, page_in_time
from webmap.profiles.values import items_of


def current_key(atlas: Atlas, kind_id: str, key: str) -> str:
    """Return the present key of a former one, nothing for any other."""
    kind = KINDS[kind_id]
    for row in atlas.tables["former_ids"]:
        if row["former_id"] == key and row["resource"] in (kind.table, kind.layer):
            return str(row["current_id"])
    return ""


def without_sheet(atlas: Atlas, kind_id: str, key: str, view: View) -> Response:
    """Answer a key without a sheet on the day: former ids lead on, the rest is 404."""
    current = current_key(atlas, kind_id, key)
    if current:
        query = view.query()
        return make_response(redirect(page_address(kind_id, current, view.lang, query), 301))
    found = {each.key: each for each in entries_of(atlas, kind_id, view)}
    near = near_keys({each: _spellings(entry) for each, entry in found.items()}, key)
    return missing(
        view,
        gettext("There is no such entry"),
        key,
        near=tuple(
            Link(_entry_name(atlas, found[each], view), page_in_time(kind_id, each, view)) for each in near
        ),
        all_of_them=Link(gettext(KINDS[kind_id].title), list_in_time(kind_id, view)),
    )


def entries_of(atlas: Atlas, kind_id: str, view: View) -> tuple[Entry, ...]:
    """Return every entry of a kind on the day of a view, filters apart."""
    kind = KINDS[kind_id]
    empty: dict[str, Any] = dict.fromkeys(kind.filters, ())
    bare = replace(view, q="", bbox=None, sort="", limit=None, offset=0, given=frozenset(), **empty)
    return kind.listing(atlas, bare).entries


def _spellings(entry: Entry) -> list[str]:
    """Return the key of an entry and its name in every language."""
    value = entry.cells[0].value
    names = [str(text) for text in value.values() if text] if isinstance(value, Mapping) else [str(value)]
    return [entry.key, *names]


def _entry_name(atlas: Atlas, entry: Entry, view: View) -> str:
    cell = entry.cells[0]
    words = items_of(atlas, cell.kind, cell.value, cell.column, view)
    return words[0].words.text if words else entry.key
