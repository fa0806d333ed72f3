"""Pages: the way to a language, and the explorer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request

from layers.atlas import Atlas
from layers.messages import N_
from layers.parameters import ParameterError, read_choice
from layers.view import View
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


@blueprint.get("/<any(ar,fr,en):lang>/state.json")
def state(lang: str) -> Response:
    """Answer what the map draws in one state of the explorer."""
    return _made("state", lang, explorer_state)


@blueprint.get("/<any(ar,fr,en):lang>/parts.json")
def parts(lang: str) -> Response:
    """Answer the parts of the page in one state of the explorer."""
    return _made("parts", lang, state_parts)


def _made(what: str, lang: str, make: Callable[[Atlas, View], bytes]) -> Response:
    """Answer what ``make`` makes of the view asked for."""
    found = asked(lang)
    body = recall((what, found.atlas.release_id, found.view), lambda: make(found.atlas, found.view))
    return Response(body, mimetype="application/json")


@blueprint.get("/<any(ar,fr,en):lang>/map")
def view_address(lang: str) -> Response:
    """Lead from the address of a view to the explorer in that state."""
    found = asked(lang)
    return make_response(redirect(explorer_url(lang, found.view.query())))
