"""The gallery and the page of a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, Response, current_app, render_template
from flask_babel import gettext

from webmap.answers import freeze
from webmap.frame import PageFrame, explorer_url, page_frame
from webmap.i18n import format_partial
from webmap.lookup import recall
from webmap.reports.asked import Report, absolute, asked_report
from webmap.reports.discovery import Discovery, add_links, discovery
from webmap.reports.figure_view import figure_view, own_parameters
from webmap.reports.snippets import Snippet, snippets
from webmap.reports.summary import Summary
from webmap.settings import Settings
from webmap.share_forms import DATA, IMAGES, form_path

blueprint = Blueprint("gallery", __name__)

# A slide of 640 x 360 pixels.
THUMBNAIL = "size=slide&dpi=48"


@dataclass(frozen=True)
class Card:
    """One figure in the gallery; ``picture`` is empty while nothing draws it."""

    title: str
    subtitle: str
    caption: str
    url: str
    picture: str
    alt: str


@dataclass(frozen=True)
class GalleryPage:
    """What ``figures.html`` shows."""

    frame: PageFrame
    day: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class FigurePage:
    """What ``figure.html`` shows."""

    frame: PageFrame
    summary: Summary
    picture: str
    downloads: tuple[tuple[str, str], ...]
    snippets: tuple[Snippet, ...]
    frozen_url: str
    explorer_url: str
    gallery_url: str
    discovery: Discovery


@blueprint.get("/<any(ar,fr,en):lang>/figures")
def gallery(lang: str) -> Response:
    """Show every figure with its picture and its numbers."""
    report = asked_report(lang)
    body = recall(
        ("gallery", report.atlas.release_id, report.view),
        lambda: render_template("figures.html", page=_gallery_page(report)).encode(),
    )
    return Response(body, mimetype="text/html")


@blueprint.get("/<any(ar,fr,en):lang>/figures/<slug:figure_id>")
def figure(lang: str, figure_id: str) -> Response:
    """Show one figure: picture, numbers, sources, every form, ready texts."""
    report = asked_report(lang, figure_id)
    body = recall(
        ("figure", report.atlas.release_id, figure_id, report.view),
        lambda: render_template("figure.html", page=_figure_page(report)).encode(),
    )
    response = add_links(Response(body, mimetype="text/html"), report)
    return freeze(response) if report.is_fixed else response


def _gallery_page(report: Report) -> GalleryPage:
    """Return the gallery on the day and from the release of the view."""
    settings: Settings = current_app.extensions["settings"]
    view = report.view
    query = "&".join(part for part in view.query().split("&") if part.startswith(("asof=", "release=")))
    cards = []
    for each in report.atlas.figures:
        own_view = figure_view(report.atlas, each, today=view.day, lang=view.lang)
        one = replace(report, view=own_view, figure=each, own=own_parameters(report.atlas, own_view, each))
        said = one.summary()
        cards.append(
            Card(
                title=said.title,
                subtitle=said.subtitle,
                caption=said.caption,
                url=_with(form_path(one.path()), query),
                picture=_picture(form_path(one.path("png")), query),
                alt=said.alt,
            )
        )
    return GalleryPage(
        frame=page_frame(view.lang, settings, query=query),
        day=format_partial(view.day.isoformat(), view.lang),
        cards=tuple(cards),
    )


def _figure_page(report: Report) -> FigurePage:
    """Return the page of one figure."""
    settings: Settings = current_app.extensions["settings"]
    summary, lang = report.summary(), report.view.lang
    forms = {suffix: form_path(report.path(suffix)) for suffix in (*IMAGES, *DATA)}
    labels = {**{suffix: suffix.upper() for suffix in IMAGES}, **DATA}
    return FigurePage(
        frame=page_frame(lang, settings, query=report.query),
        summary=summary,
        picture=_with(forms["svg"], report.query),
        downloads=tuple(
            (gettext(labels[suffix]), _with(path, report.query)) for suffix, path in forms.items() if path
        ),
        snippets=snippets(report, summary),
        frozen_url=absolute(f"{report.path()}?{report.pinned_query}"),
        explorer_url=explorer_url(lang, report.explorer_query()),
        gallery_url=form_path(f"/{lang}/figures"),
        discovery=discovery(report, summary),
    )


def _picture(path: str, query: str) -> str:
    """Return the address of the small picture of a figure; nothing for one that nothing draws."""
    small = f"{query}&{THUMBNAIL}" if query else THUMBNAIL
    return _with(path, small)


def _with(path: str, query: str) -> str:
    """Return an address with a query; nothing for a form that is not there."""
    return f"{path}?{query}" if path and query else path
