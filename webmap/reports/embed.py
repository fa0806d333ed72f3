"""The page for iframes: title, date, counts, live map, legend, sources, disclaimer, link back; no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, render_template
from flask_babel import gettext

from layers.styles import styles
from webmap.answers import freeze
from webmap.assets import Assets
from webmap.context import MapPart, map_part
from webmap.i18n import format_number
from webmap.lookup import recall
from webmap.pagedata import drawn_layer, page_data, shapes_url
from webmap.reports.asked import Report, asked_report
from webmap.reports.discovery import Discovery, add_links, discovery, page_url
from webmap.reports.extent import map_extent, reaching_beyond
from webmap.reports.snippets import PARENT_PATH, PARENT_SCRIPT
from webmap.reports.summary import Summary
from webmap.table import LayerTable, layer_table

blueprint = Blueprint("embed", __name__)


@dataclass(frozen=True)
class EmbedPage:
    """What ``embed.html`` shows; ``is_bare``: without legend; ``beyond`` says what no one can look at."""

    summary: Summary
    map: MapPart
    is_bare: bool
    tables: tuple[LayerTable, ...]
    sources_line: str
    beyond: str
    page_url: str
    discovery: Discovery
    data: dict[str, Any]


@blueprint.get("/<any(ar,fr,en):lang>/embed")
@blueprint.get("/<any(ar,fr,en):lang>/embed/<slug:figure_id>")
def embed(lang: str, figure_id: str = "") -> Response:
    """Show a view or a figure to be put into a page of others."""
    report = asked_report(lang, figure_id)
    body = recall(
        ("embed", report.atlas.release_id, figure_id, report.view),
        lambda: render_template("embed.html", page=embed_page(report)).encode(),
    )
    response = add_links(Response(body, mimetype="text/html"), report)
    return freeze(response) if report.is_fixed else response


@blueprint.get(PARENT_PATH)
def parent_script() -> Response:
    """Answer the script of the page around an embed, at an address that stays."""
    assets: Assets = current_app.extensions["assets"]
    return Response(assets.files[PARENT_SCRIPT], mimetype="text/javascript")


def embed_page(report: Report) -> EmbedPage:
    """Return what the embed of a view shows."""
    summary, view = report.summary(), report.view
    return EmbedPage(
        summary=summary,
        map=map_part(report.atlas.release_id, view.lang),
        is_bare=view.panel == "none",
        tables=report_tables(report, summary) if view.panel == "table" else (),
        sources_line=sources_line(summary),
        beyond=_beyond(report, summary),
        page_url=page_url(report),
        discovery=discovery(report, summary),
        data=report_data(report),
    )


def report_tables(report: Report, summary: Summary) -> tuple[LayerTable, ...]:
    """Return the features of every layer as tables."""
    return tuple(layer_table(report.atlas, each.selection, report.view) for each in summary.layers)


def report_data(report: Report) -> dict[str, Any]:
    """Return what the script needs: that of the explorer, for the layers shown alone, without tiles."""
    data = page_data(report.atlas, report.view, tiles="")
    data["shapes"] = {key: value for key, value in data["shapes"].items() if key in report.view.layers}
    drawn = {each: drawn_layer(report.atlas, each, report.view) for each in report.view.layers}
    quiet = [
        shapes_url(report.atlas, spec.id, report.view)
        for spec in report.atlas.catalog
        if spec.is_editioned and styles()[spec.style].is_measure and spec.id not in report.view.layers
    ]
    own = {"drawn": drawn, "edition": report.view.edition, "extent": map_extent(report), "quiet": quiet}
    return data | own


def _beyond(report: Report, summary: Summary) -> str:
    """Say how many features the live map does not show whole, empty for none."""
    found = reaching_beyond(report, summary)
    if not found:
        return ""
    number = format_number(found, summary.lang)
    return str(gettext("Reaching beyond this map: %(number)s. Picture and table show them.", number=number))


def sources_line(summary: Summary) -> str:
    """Return whose documents and boundaries the map rests on, in one line."""
    number = format_number(len(summary.sources), summary.lang)
    return str(
        gettext(
            "Sources: published documents (%(number)s). %(licences)s",
            number=number,
            licences=summary.licences,
        )
    )
