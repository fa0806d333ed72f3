"""Addresses on the page of a crossing: its own, stable and frozen, the board, downloads, the explorer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.crossing_page import CrossingPage
from layers.view import View
from webmap.crossing_items import country_name, query_in_time
from webmap.frame import explorer_url
from webmap.settings import Settings


@dataclass(frozen=True)
class Link:
    """A link with its words."""

    label: str
    url: str


def absolute(path: str, settings: Settings) -> str:
    """Return the public address of a path; without a public address the path itself, never the Host."""
    base = settings.base_url
    if not base:
        return path
    scheme, _, rest = base.partition("://")
    return f"{scheme}://{rest.split('/', 1)[0]}{path}"


def frozen_address(stable: str, view: View, release_id: str) -> str:
    """Return the address of the page as it stands now: it never changes."""
    return f"{stable}?{urlencode({'asof': view.day.isoformat(), 'release': release_id})}"


def explorer_link(view: View, crossing_id: str) -> str:
    """Return the address of the map with this crossing open, on the same day."""
    return explorer_url(view.lang, query_in_time(view, select=f"crossings:{crossing_id}"))


def board_links(atlas: Atlas, page: CrossingPage, view: View) -> tuple[Link, ...]:
    """Return the way to the board: all crossings, those of the same neighbour."""
    address = url_for("board.board", lang=view.lang)
    country = page.row["country_code"]
    whole = query_in_time(view)
    return (
        Link(gettext("Crossings"), f"{address}?{whole}" if whole else address),
        Link(country_name(atlas, country, view.lang), f"{address}?{query_in_time(view, country=country)}"),
    )


def downloads(view: View, crossing_id: str) -> tuple[Link, ...]:
    """Return the data of this crossing alone: its id is searched for, and no other begins with it."""
    query = query_in_time(view, q=crossing_id)
    sheets = tuple(
        Link(
            label,
            f"{url_for('exports.download', layer_id='crossings', suffix=suffix)}?{query}&lang={view.lang}",
        )
        for label, suffix in (("CSV", "csv"), ("XLSX", "xlsx"))
    )
    return (Link("GeoJSON", f"{url_for('data.layer', layer_id='crossings')}?{query}"), *sheets)
