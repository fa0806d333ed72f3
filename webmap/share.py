"""The share page: one view, live or frozen, in every form there is; the explorer shows it as a dialog."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template

from webmap.lookup import asked
from webmap.share_context import share_page

blueprint = Blueprint("share", __name__)


@blueprint.get("/<any(ar,fr,en):lang>/share")
def page(lang: str) -> Response:
    """Show the ways to share a view; the day of access is that of the answer, so nothing is kept."""
    found = asked(lang)
    today = current_app.extensions["today"]()
    body = render_template("share.html", page=share_page(found.atlas, found.view, today))
    return Response(body, mimetype="text/html")
