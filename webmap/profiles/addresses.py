"""Addresses of sheets: of a kind, of one thing, and which table or layer has sheets at all."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import url_for

from layers.profiles.kinds import KINDS
from layers.search_targets import SHOWN_AS
from layers.view import View
from webmap.crossing_items import query_in_time

# Things whose page is older than the sheets, by layer and table.
CROSSINGS = "crossings"


def with_query(address: str, query: str) -> str:
    """Return an address with a query string, none for an empty one."""
    return f"{address}?{query}" if query else address


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of sheet by kind, layer and table."""
    named = {
        name: kind.id
        for kind in KINDS.values()
        for name in (kind.table, kind.layer, kind.id, SHOWN_AS.get(kind.table, ""))
        if name
    }
    return {CROSSINGS: CROSSINGS, **named}


def kind_of(target: str) -> str:
    """Return the kind of sheet that the rows of a layer or table have, nothing if they have none."""
    return _kinds().get(target, "")


def page_address(target: str, key: str, lang: str, query: str = "") -> str:
    """Return the path of the page of a row, nothing if rows of ``target`` have none.

    Parameters
    ----------
    target : str
        A layer, a table or a kind of sheet.
    query : str
        Of the page: day and release.
    """
    kind = kind_of(target)
    if not kind or not key:
        return ""
    if kind == CROSSINGS:
        return with_query(url_for("crossing.page", lang=lang, crossing_id=key), query)
    return with_query(url_for("profiles.page", lang=lang, kind=kind, key=key), query)


def page_in_time(target: str, key: str, view: View) -> str:
    """Return the address of the page of a row on the day and from the release of a view."""
    return page_address(target, key, view.lang, query_in_time(view))


def list_address(kind: str, lang: str) -> str:
    """Return the path of the list of a kind."""
    if kind == CROSSINGS:
        return url_for("board.board", lang=lang)
    return url_for("profiles.listing", lang=lang, kind=kind)


def list_in_time(kind: str, view: View, **more: str) -> str:
    """Return the address of the list of a kind on the day and from the release of a view."""
    return with_query(list_address(kind, view.lang), query_in_time(view, **more))


def file_address(view: View, kind: str, key: str, suffix: str, **values: Any) -> str:
    """Return the address of a file of a sheet on the day and from the release of a view."""
    address = url_for("profiles.document", lang=view.lang, kind=kind, key=key, suffix=suffix, **values)
    return with_query(address, query_in_time(view))
