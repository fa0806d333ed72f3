"""What the explorer page shows, as frozen data: the template gets nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext
from markupsafe import Markup

from layers.atlas import Atlas
from layers.selection import Selection
from layers.styles import styles
from layers.view import FILTERS, View
from webmap.forms import DayForm, MeasureForm, day_form, measure_form
from webmap.frame import PageFrame, explorer_url, page_frame
from webmap.i18n import format_number, format_partial
from webmap.legend import LegendLayer, legend_layer
from webmap.live import LiveRelease
from webmap.pagedata import page_data
from webmap.settings import Settings
from webmap.share_forms import share_url
from webmap.sources import Words, words_of
from webmap.table import LayerTable, layer_table


@dataclass(frozen=True)
class FilterChip:
    """One filter that is set, and the address without it."""

    label: str
    values: str
    url: str


@dataclass(frozen=True)
class MapPart:
    """The map made at publish time: its element, and where its style and its module lie."""

    body: Markup
    style_url: str
    module_url: str


@dataclass(frozen=True)
class ExplorerPage:
    """What ``explorer.html`` shows."""

    frame: PageFrame
    day: str
    edition: Words
    edition_note: Words
    wilaya_count: str
    release_id: str
    boundary_note: str
    has_tiles: bool
    day_form: DayForm
    measure_form: MeasureForm
    map: MapPart
    legend: tuple[LegendLayer, ...]
    filters: tuple[FilterChip, ...]
    reset_url: str
    share_url: str
    tables: tuple[LayerTable, ...]
    data: dict[str, Any]


def explorer_page(atlas: Atlas, view: View) -> ExplorerPage:
    """Return the explorer page of one view of a release."""
    settings: Settings = current_app.extensions["settings"]
    selections = {spec.id: atlas.select(spec.id, view) for spec in atlas.catalog}
    edition = _edition(atlas, view)
    return ExplorerPage(
        frame=page_frame(view.lang, settings, query=view.query()),
        day=format_partial(view.asof or view.day.isoformat(), view.lang),
        edition=words_of({code: edition[f"name_{code}"] for code in ("ar", "fr", "en")}, view.lang),
        edition_note=words_of({code: edition[f"note_{code}"] for code in ("ar", "fr", "en")}, view.lang),
        wilaya_count=gettext("%(number)s wilayas", number=format_number(edition["wilaya_count"], view.lang)),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
        has_tiles=bool(settings.tiles_url),
        day_form=day_form(view),
        measure_form=measure_form(view),
        map=map_part(atlas.release_id, view.lang),
        legend=tuple(legend_layer(selection, view) for selection in _in_order(selections)),
        filters=tuple(_filter_chips(view)),
        reset_url=url_for("pages.explorer", lang=view.lang),
        share_url=share_url(view),
        tables=tuple(
            layer_table(atlas, selection, view.lang, style_column=styles()[selection.spec.style].column)
            for selection in _in_order(selections)
            if selection.spec.id in view.layers
        ),
        data=page_data(atlas, view, tiles=settings.tiles_url),
    )


def boundary_note() -> str:
    """Return the disclaimer of the neutral boundary view, the only one so far."""
    return str(
        gettext(
            "The boundaries and names shown imply no official recognition. "
            "Western Sahara is shown as one territory with a dashed boundary."
        )
    )


def _in_order(selections: dict[str, Selection]) -> list[Selection]:
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


def _filter_chips(view: View) -> list[FilterChip]:
    """Return a chip for each filter that is set."""
    chips = []
    for name in FILTERS:
        if view.values(name):
            rest = "&".join(pair for pair in view.query().split("&") if not pair.startswith(f"{name}="))
            address = explorer_url(view.lang, rest)
            chips.append(FilterChip(filter_label(name), ", ".join(view.values(name)), address))
    return chips


def filter_label(name: str) -> str:
    """Return the words of a filter."""
    words: dict[str, str] = {
        "country": gettext("Neighbour"),
        "wilaya": gettext("Wilaya"),
        "region": gettext("Region"),
        "status": gettext("Status"),
        "stage": gettext("Upgrade stage"),
        "traffic": gettext("Traffic"),
        "theme": gettext("Theme"),
        "mechanism_type": gettext("Mechanism type"),
        "agreement_kind": gettext("Agreement kind"),
        "confidence": gettext("Confidence"),
    }
    return words[name]
