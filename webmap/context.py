"""What the explorer page shows, as frozen data: the template gets nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext
from markupsafe import Markup

from layers.atlas import Atlas
from layers.exploring import Exploration, explore
from layers.selection import Selection
from layers.view import FILTERS, View
from webmap.chosen import Chosen, chosen_link
from webmap.facet_menus import FacetMenu, facet_menus
from webmap.forms import MeasureForm, measure_form
from webmap.found import FoundWords, found_words
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number, format_partial
from webmap.legend import LegendLayer, legend_layer
from webmap.live import LiveRelease
from webmap.notices import EmptyNotice, empty_notice
from webmap.pagedata import drawn_state, page_data
from webmap.picture import Picture, documents_in, picture_of
from webmap.settings import LANGUAGES, Settings
from webmap.share_forms import share_url
from webmap.sources import Words, words_of
from webmap.state_links import state_url
from webmap.table import LayerTable, layer_table
from webmap.time_line import TimeLine, time_line


@dataclass(frozen=True)
class MapPart:
    """The map made at publish time: its element, and where its style and its module lie."""

    body: Markup
    style_url: str
    module_url: str


@dataclass(frozen=True)
class ExplorerParts:
    """What changes with the state of the explorer; each part is a template of its own."""

    query: str
    day: str
    edition: Words
    edition_note: Words
    wilaya_count: str
    measure_form: MeasureForm
    legend: tuple[LegendLayer, ...]
    toggle_urls: Mapping[str, str]
    table_url: str
    is_bounded: bool
    whole_url: str
    menus: tuple[FacetMenu, ...]
    active: int
    reset_url: str
    result: str
    matched: str
    notice: EmptyNotice | None
    views: tuple[tuple[str, str, bool], ...]
    time: TimeLine
    search: FoundWords | None
    tables: tuple[LayerTable, ...]


@dataclass(frozen=True)
class ExplorerPage:
    """What ``explorer.html`` shows."""

    frame: PageFrame
    release_id: str
    boundary_note: str
    has_tiles: bool
    map: MapPart
    share_url: str
    parts: ExplorerParts
    picture: Picture | None
    chosen: Chosen | None
    fetched: tuple[str, ...]
    data: dict[str, Any]


def explorer_page(atlas: Atlas, view: View) -> ExplorerPage:
    """Return the explorer page of one view of a release."""
    settings: Settings = current_app.extensions["settings"]
    found = explore(atlas, view)
    state = drawn_state(atlas, view)
    picture = picture_of(atlas, view, state["drawn"])
    held = documents_in(picture)
    return ExplorerPage(
        frame=page_frame(view.lang, settings, query=view.query()),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
        has_tiles=bool(settings.tiles_url),
        map=map_part(atlas.release_id, view.lang),
        share_url=share_url(view),
        parts=explorer_parts(atlas, view, found),
        picture=picture,
        chosen=chosen_link(atlas, view),
        fetched=tuple(url for url in state["shapes"].values() if url not in held),
        # The state names the shapes it shows.
        data=page_data(atlas, view, tiles=settings.tiles_url) | {"state": state, "shapes": {}},
    )


def explorer_parts(atlas: Atlas, view: View, found: Exploration) -> ExplorerParts:
    """Return what changes with the state: counts, filters, time, tables."""
    edition = _edition(atlas, view)
    filters = [name for name in FILTERS if view.values(name)]
    today: date = current_app.extensions["today"]()
    return ExplorerParts(
        query=view.query(),
        day=format_partial(view.day.isoformat(), view.lang),
        edition=words_of({code: edition[f"name_{code}"] for code in LANGUAGES}, view.lang),
        edition_note=words_of({code: edition[f"note_{code}"] for code in LANGUAGES}, view.lang),
        wilaya_count=gettext("%(number)s wilayas", number=format_number(edition["wilaya_count"], view.lang)),
        measure_form=measure_form(view),
        legend=tuple(legend_layer(each, view) for each in _in_order(found.selections)),
        toggle_urls={layer_id: _toggle_url(layer_id, view) for layer_id in found.selections},
        table_url=state_url(view, {"panel": "table"}),
        is_bounded=view.bbox is not None,
        whole_url=state_url(view, {"bbox": ""}),
        menus=facet_menus(atlas, view, found),
        active=len(filters),
        # The part of the map in sight is no filter: it stays.
        reset_url=state_url(view, dict.fromkeys((*FILTERS, "q"), "")) if filters or view.q else "",
        result=_result(view, found),
        matched=format_number(found.matched, view.lang),
        notice=empty_notice(atlas, view, found),
        views=(
            (gettext("Map"), state_url(view, {"panel": ""}), view.panel != "table"),
            (gettext("Table"), state_url(view, {"panel": "table"}) + "#table", view.panel == "table"),
        ),
        time=time_line(atlas, view, today),
        search=found_words(atlas, view) if view.q and view.panel == "table" else None,
        tables=_tables(atlas, view, found) if view.panel == "table" else (),
    )


def _toggle_url(layer_id: str, view: View) -> str:
    """Return the address with the layer shown or hidden: the way for readers without script."""
    others = [each for each in view.layers if each != layer_id]
    shown = others if layer_id in view.layers else [*others, layer_id]
    # An order by a column of a hidden layer would be refused.
    return state_url(view, {"layers": ",".join(shown), "sort": "", "group": ""})


def _tables(atlas: Atlas, view: View, found: Exploration) -> tuple[LayerTable, ...]:
    """Return the layers shown as tables, in the order of the legend."""
    return tuple(
        layer_table(atlas, selection, view)
        for selection in _in_order(found.selections)
        if selection.spec.id in view.layers
    )


def _result(view: View, found: Exploration) -> str:
    """Say how many entries of the layers shown meet the filters."""
    total = sum(found.selections[layer].counts.total for layer in view.layers)
    numbers = {"matched": format_number(found.matched, view.lang), "total": format_number(total, view.lang)}
    return str(gettext("%(matched)s of %(total)s entries of the layers shown", **numbers))


def boundary_note() -> str:
    """Return the disclaimer of the neutral boundary view, the only one so far."""
    return str(
        gettext(
            "The boundaries and names shown imply no official recognition. "
            "Western Sahara is shown as one territory with a dashed boundary."
        )
    )


def _in_order(selections: Mapping[str, Selection]) -> list[Selection]:
    """Return the layers as the list shows them: those shown by default first, from the top of the map."""
    return sorted(selections.values(), key=lambda each: (not each.spec.is_default_on, -each.spec.order))


def _edition(atlas: Atlas, view: View) -> Mapping[str, Any]:
    """Return the row of the edition shown."""
    edition = atlas.tables.find("editions", view.edition)
    if edition is None:
        raise LookupError(f"no edition {view.edition}")
    return edition


def map_part(release_id: str, lang: str) -> MapPart:
    """Return the map of a release in a language."""
    live: LiveRelease = current_app.extensions["live"]
    body = (live.folder(release_id) / "maps" / f"explorer.{lang}.html").read_text(encoding="utf-8")
    style_url, module_url = (
        url_for("data.map_part", release_id=release_id, name=f"explorer.{lang}.{suffix}")
        for suffix in ("css", "js")
    )
    # Made by our own templates at publish time and verified by hash: markup by right.
    return MapPart(Markup(body), style_url, module_url)
