"""The page of one crossing; former ids lead to it, unknown ones to what they may mean."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.crossing_page import crossing_page
from layers.names import names_of
from layers.near_matches import near_crossings
from layers.view import View
from webmap.crossing_context import post_page
from webmap.crossing_links import Link
from webmap.lookup import asked
from webmap.missing import missing
from webmap.sources import words_of

blueprint = Blueprint("crossing", __name__)


@blueprint.get("/<any(ar,fr,en):lang>/crossings/<crossing_id>")
def page(lang: str, crossing_id: str) -> Response:
    """Show one crossing on the day of the query."""
    found = asked(lang)
    current = found.atlas.vocabulary.former.get(("crossings", crossing_id))
    if current is not None:
        query = found.view.query()
        address = url_for("crossing.page", lang=lang, crossing_id=current)
        return make_response(redirect(f"{address}?{query}" if query else address, 301))
    if crossing_id not in found.atlas.vocabulary.keys["crossings"]:
        return _missing(found.atlas, crossing_id, found.view)
    facts = crossing_page(found.atlas, crossing_id, found.view)
    return make_response(render_template("crossing.html", page=post_page(found.atlas, facts, found.view)))


def _missing(atlas: Atlas, crossing_id: str, view: View) -> Response:
    """Answer 404 with the crossings that may be meant."""
    near = []
    for key in near_crossings(atlas, crossing_id):
        row = atlas.tables.find("crossings", key)
        assert row is not None  # the ids come from that table
        name = words_of(names_of(row, ("name", "counterpart")), view.lang).text
        near.append(Link(name, url_for("crossing.page", lang=view.lang, crossing_id=key)))
    return missing(
        view,
        gettext("There is no such crossing"),
        crossing_id,
        near=tuple(near),
        all_of_them=Link(gettext("All crossings"), url_for("board.board", lang=view.lang)),
    )
