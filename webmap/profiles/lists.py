"""The list of a kind as frozen data: filters and order are links and forms that need no script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from flask import current_app, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.profiles.model import Listing
from layers.view import View
from webmap.context import boundary_note
from webmap.crossing_items import query_in_time
from webmap.crossing_links import Link
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number, format_partial
from webmap.menus import Menu
from webmap.profiles.addresses import with_query
from webmap.profiles.filters import filter_menus, list_label
from webmap.profiles.missing import entries_of
from webmap.profiles.parts import RowItem, row_items
from webmap.settings import Settings
from webmap.state_links import changed_query

PAGE_SIZE = 100


@dataclass(frozen=True)
class Heading:
    """The head of a column: its words, the address that sorts by it, the value of ``aria-sort``."""

    label: str
    url: str
    order: str


@dataclass(frozen=True)
class ListPage:
    """What ``profile_list.html`` shows."""

    frame: PageFrame
    kind: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    day: str
    is_past: bool
    count: str
    notes: tuple[str, ...]
    menus: tuple[Menu, ...]
    action: str
    kept: tuple[tuple[str, str], ...]
    q: str
    reset_url: str
    headings: tuple[Heading, ...]
    rows: tuple[RowItem, ...]
    ways: tuple[Link, ...]
    previous_url: str
    next_url: str
    downloads: tuple[Link, ...]
    release_id: str
    boundary_note: str


def list_page(atlas: Atlas, kind_id: str, view: View) -> ListPage:
    """Return the list of one kind in one view."""
    settings: Settings = current_app.extensions["settings"]
    kind, lang = KINDS[kind_id], view.lang
    found = whole_list(atlas, kind_id, view)
    size, total = view.limit or PAGE_SIZE, len(found.entries)
    shown = found.entries[view.offset : view.offset + size]
    filtered = sorted(view.given & {*kind.filters, "q"})
    return ListPage(
        frame=page_frame(lang, settings, query=view.query()),
        kind=kind_id,
        title=gettext(kind.title),
        description=gettext(kind.description) if kind.description else "",
        crumbs=(Link(gettext("Registers"), _in_time("profiles.registers", view)),),
        day=format_partial(view.day.isoformat(), lang),
        is_past=view.day < current_app.extensions["today"](),
        count=gettext(
            "%(shown)s of %(total)s", shown=format_number(total, lang), total=format_number(found.total, lang)
        ),
        notes=tuple(gettext(each) for each in found.notes),
        menus=filter_menus(
            atlas,
            view,
            kind.filters,
            entries_of(atlas, kind_id, view),
            lambda changes: list_url(kind_id, view, changes),
        ),
        action=url_for("profiles.listing", lang=lang, kind=kind_id),
        kept=tuple(pair for pair in parse_qsl(view.query()) if pair[0] not in ("q", "offset")),
        q=view.q,
        reset_url=list_url(kind_id, view, dict.fromkeys(filtered, "")) if filtered else "",
        headings=_headings(found, view),
        rows=row_items(atlas, found.columns, shown, view),
        ways=() if total else tuple(_ways(atlas, kind_id, view, filtered)),
        previous_url=list_url(kind_id, view, _offset(view.offset - size)) if view.offset else "",
        next_url=list_url(kind_id, view, _offset(view.offset + size)) if view.offset + size < total else "",
        downloads=tuple(_file(kind_id, view, suffix) for suffix in ("csv", "json")),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
    )


def whole_list(atlas: Atlas, kind_id: str, view: View) -> Listing:
    """Return every entry that meets the filters, in the order asked for.

    Raises
    ------
    ParameterError
        ``sort`` names no column of the list.
    """
    return KINDS[kind_id].listing(atlas, replace(view, limit=None, offset=0))


def column_code(heading: str) -> str:
    """Return the name by which ``sort`` and files call a column.

    Examples
    --------
    >>> column_code("Latest session")
    'latest_session'
    """
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")


def list_url(kind_id: str, view: View, changes: Mapping[str, str] | None = None) -> str:
    """Return the address of the list with some parameters changed, dropped by an empty text."""
    query = changed_query(view, changes) if changes else view.query()
    return with_query(url_for("profiles.listing", lang=view.lang, kind=kind_id), query)


def _in_time(endpoint: str, view: View) -> str:
    return with_query(url_for(endpoint, lang=view.lang), query_in_time(view))


def _offset(value: int) -> dict[str, str]:
    return {"offset": str(value) if value > 0 else ""}


def _headings(found: Listing, view: View) -> tuple[Heading, ...]:
    """Return the heads of the columns; each column of the register sorts, first upwards, then downwards."""
    sortable = KINDS[found.kind].sortable
    heads = []
    for number, label in enumerate(found.columns):
        column = found.entries[0].cells[number].column if found.entries else ""
        codes = (f"name_{view.lang}",) if number == 0 else (column, f"{column}_{view.lang}")
        names = (each.rpartition(".")[2] for each in codes)
        code = next((each for each in names if each in sortable), "")
        is_up, is_down = view.sort == code, view.sort == f"-{code}"
        url = list_url(found.kind, view, {"sort": f"-{code}" if is_up else code}) if code else ""
        order = "ascending" if code and is_up else "descending" if code and is_down else "none"
        heads.append(Heading(gettext(label), url, order))
    return tuple(heads)


def _ways(atlas: Atlas, kind_id: str, view: View, filtered: Sequence[str]) -> list[Link]:
    """Return the filters that alone keep everything out, with what is there without each."""
    found = []
    for name in filtered:
        empty: object = "" if name == "q" else ()
        without = replace(view, **{name: empty}, given=view.given - {name})  # type: ignore[arg-type]
        count = KINDS[kind_id].listing(atlas, without).matched
        if count:
            words = gettext(
                "Without “%(filter)s”: %(number)s",
                filter=list_label(name),
                number=format_number(count, view.lang),
            )
            found.append(Link(words, list_url(kind_id, view, {name: ""})))
    return found


def _file(kind_id: str, view: View, suffix: str) -> Link:
    """Return a file of what is shown, all its pages."""
    address = url_for("profiles.list_file", lang=view.lang, kind=kind_id, suffix=suffix)
    return Link(suffix.upper(), with_query(address, changed_query(view, {"limit": "", "offset": ""})))
