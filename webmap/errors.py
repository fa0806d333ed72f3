"""Errors: each class becomes a status here, once, and one body: a problem document or a page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from layers.atlas import UnknownFigure, UnknownKey, UnknownLayer
from layers.releases import BrokenRelease, PrunedRelease, UnknownRelease
from layers.view import ParameterError
from webmap.addresses import is_data_address
from webmap.frame import PageFrame, page_frame
from webmap.i18n import reader_language
from webmap.live import NoRelease
from webmap.settings import Settings

log = logging.getLogger(__name__)

TITLES = {
    400: _l("This address cannot be understood"),
    404: _l("There is nothing at this address"),
    405: _l("This address does not take that kind of request"),
    410: _l("This release has been removed"),
    413: _l("This file would be too large"),
    429: _l("Too much is asked for at once"),
    500: _l("Something went wrong on our side"),
    501: _l("This format is not offered"),
    503: _l("Nothing has been published yet"),
}
HELP = {
    400: _l("Check the part of the address after the question mark, or start again from the map."),
    404: _l("The address may be mistyped, or the page may have moved."),
    405: _l("Open the map and go on from there."),
    410: _l("Releases are kept for a limited time. The current one is on the map."),
    413: _l("Narrow it by the filters, or take the GeoPackage of the whole release."),
    429: _l("Please try again in a few seconds."),
    500: _l("The fault was written down. Please try again in a moment."),
    501: _l("Ask for one of the formats this address names in the documentation."),
    503: _l("The map will appear here as soon as a first release is published."),
}
STATUSES: dict[type[Exception], int] = {
    ParameterError: 400,
    UnknownRelease: 404,
    UnknownLayer: 404,
    UnknownKey: 404,
    UnknownFigure: 404,
    PrunedRelease: 410,
    BrokenRelease: 500,
    NoRelease: 503,
}


@dataclass(frozen=True)
class ErrorPage:
    """What ``error.html`` shows."""

    frame: PageFrame
    status: int
    title: str
    help: str
    parameter: str
    detail: Markup


def handle_errors(app: Flask, settings: Settings) -> None:
    """Register the handlers of every error class on ``app``."""

    @app.errorhandler(Exception)
    def fail(error: Exception) -> Response:
        """Answer one error."""
        status = _status(error)
        if status >= 500 and status != 501 and not isinstance(error, NoRelease):
            log.error("%s %s failed", request.method, request.path, exc_info=error)
        if isinstance(error, HTTPException) and 300 <= status < 400:
            return make_response(error.get_response())
        body = _problem if is_data_address(request.path) else _page
        response = body(error, status, settings)
        response.status_code = status
        if isinstance(error, HTTPException):
            for name, value in error.get_headers():
                if name in ("Allow", "Retry-After"):
                    response.headers[name] = value
        return response


def _status(error: Exception) -> int:
    """Return the status of an error; whatever has none is a 500."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((status for kind, status in STATUSES.items() if isinstance(error, kind)), 500)


def _words(status: int) -> tuple[str, str]:
    """Return title and help of an error in the reader's language."""
    known = status if status in TITLES else 400 if status < 500 else 500
    return str(TITLES[known]), str(HELP[known])


def _detail(error: Exception) -> tuple[str, Mapping[str, str]]:
    """Return what may be told, with placeholders and their values: never the text of an unforeseen error."""
    if isinstance(error, ParameterError):
        return gettext(error.message), error.values
    if isinstance(error, (UnknownRelease, PrunedRelease, UnknownLayer, UnknownKey, UnknownFigure)):
        return gettext("Not here: %(name)s"), {"name": str(error.args[0])}
    return "", {}


def _marked(error: Exception) -> Markup:
    """Return the same as markup: what was asked for keeps its own direction in any sentence."""
    text, values = _detail(error)
    return escape(text) % {name: Markup("<bdi>{}</bdi>").format(value) for name, value in values.items()}


def _problem(error: Exception, status: int, settings: Settings) -> Response:
    """Return a problem document (RFC 9457)."""
    title, help_text = _words(status)
    problem: dict[str, object] = {"type": "about:blank", "title": title, "status": status}
    text, values = _detail(error)
    problem["detail"] = text % values if text else help_text
    if isinstance(error, ParameterError):
        problem["parameter"] = error.parameter
    response = jsonify(problem)
    response.mimetype = "application/problem+json"
    return response


def _page(error: Exception, status: int, settings: Settings) -> Response:
    """Return the error page in the reader's language."""
    title, help_text = _words(status)
    page = ErrorPage(
        frame=page_frame(reader_language(settings.default_language), settings),
        status=status,
        title=title,
        help=help_text,
        parameter=error.parameter if isinstance(error, ParameterError) else "",
        detail=_marked(error),
    )
    response = make_response(render_template("error.html", page=page))
    response.vary.add("Accept-Language")
    return response
