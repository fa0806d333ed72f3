"""Pages: the way to a language, and the explorer."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request

from layers.messages import N_
from layers.parameters import ParameterError, read_choice
from webmap.context import explorer_page
from webmap.explorer_state import explorer_state, state_parts
from webmap.frame import explorer_url
from webmap.i18n import reader_language
from webmap.lookup import asked, recall
from webmap.reports.asked import Report
from webmap.reports.discovery import add_links, discovery
from webmap.settings import LANGUAGES, Settings

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def front() -> Response:
    """Lead the reader to the explorer in the language they read."""
    settings: Settings = current_app.extensions["settings"]
    pairs = list(request.args.items(multi=True))
    named = [value for name, value in pairs if name == "lang"]
    if len(named) > 1:
        raise ParameterError("lang", N_("%(parameter)s stands more than once"))
    chosen = read_choice("lang", named[0], LANGUAGES) if named else ""
    lang = chosen or reader_language(settings.default_language)
    rest = urlencode([pair for pair in pairs if pair[0] != "lang"], safe=",:")
    response = make_response(redirect(explorer_url(lang, rest)))
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/<any(ar,fr,en):lang>/")
def explorer(lang: str) -> Response:
    """Show the map, its legend and the same features as tables."""
    found = asked(lang)
    report = Report(found.atlas, found.view, None, {}, found.is_fixed)
    body = recall(
        ("explorer", found.atlas.release_id, found.view),
        lambda: render_template(
            "explorer.html",
            page=explorer_page(found.atlas, found.view),
            found=discovery(report, report.summary()),
        ).encode(),
    )
    return add_links(Response(body, mimetype="text/html"), report)


@blueprint.get("/<any(ar,fr,en):lang>/<any(state,parts):what>.json")
def state(lang: str, what: str) -> Response:
    """Answer one state of the explorer: what the map draws, or the parts of the page around it."""
    found = asked(lang)
    make = explorer_state if what == "state" else state_parts
    key = (what, found.atlas.release_id, found.view)
    return Response(recall(key, lambda: make(found.atlas, found.view)), mimetype="application/json")


@blueprint.get("/<any(ar,fr,en):lang>/map")
def view_address(lang: str) -> Response:
    """Lead from the address of a view to the explorer in that state."""
    found = asked(lang)
    return make_response(redirect(explorer_url(lang, found.view.query())))
