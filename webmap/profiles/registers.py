"""The way into everything: each register with its number of entries, its files and its list."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.view import View
from webmap.context import boundary_note
from webmap.crossing_items import query_in_time
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number, format_partial
from webmap.profiles.addresses import CROSSINGS, list_in_time, with_query
from webmap.profiles.missing import entries_of
from webmap.settings import Settings


@dataclass(frozen=True)
class Register:
    """One register of the page."""

    title: str
    description: str
    count: str
    url: str
    csv_url: str


@dataclass(frozen=True)
class RegistersPage:
    """What ``registers.html`` shows."""

    frame: PageFrame
    day: str
    is_past: bool
    registers: tuple[Register, ...]
    release_id: str
    boundary_note: str


def registers_page(atlas: Atlas, view: View) -> RegistersPage:
    """Return every register on the day of a view."""
    settings: Settings = current_app.extensions["settings"]
    found = []
    for kind in KINDS.values():
        address = url_for("profiles.list_file", lang=view.lang, kind=kind.id, suffix="csv")
        found.append(
            Register(
                gettext(kind.title),
                gettext(kind.description) if kind.description else "",
                format_number(len(entries_of(atlas, kind.id, view)), view.lang),
                list_in_time(kind.id, view),
                with_query(address, query_in_time(view)),
            )
        )
    return RegistersPage(
        frame=page_frame(view.lang, settings, query=query_in_time(view)),
        day=format_partial(view.day.isoformat(), view.lang),
        is_past=view.day < current_app.extensions["today"](),
        registers=(_crossings(atlas, view), *found),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
    )


def _crossings(atlas: Atlas, view: View) -> Register:
    """Return the register whose list is the status board."""
    spec = atlas.spec(CROSSINGS)
    address = url_for("exports.board", lang=view.lang, suffix="csv")
    return Register(
        gettext(spec.title),
        gettext(spec.description) if spec.description else "",
        format_number(len(atlas.tables[CROSSINGS]), view.lang),
        list_in_time(CROSSINGS, view),
        with_query(address, query_in_time(view)),
    )
