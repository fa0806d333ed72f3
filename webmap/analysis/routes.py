"""The analysis: one page, and each of its tables and drawings as a file."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from layers.analysis.find import TABLES
from webmap.analysis.files import table_csv, table_json
from webmap.analysis.page import analysis_page
from webmap.analysis.pictures import PICTURES, picture_of
from webmap.answers import freeze
from webmap.lookup import Asked, asked, recall

blueprint = Blueprint("analysis", __name__)
TYPES = {"csv": "text/csv", "json": "application/json", "svg": "image/svg+xml"}


@blueprint.get("/<any(ar,fr,en):lang>/analysis")
def page(lang: str) -> str:
    """Show every table; a page once made serves until the release or the day changes."""
    found = asked(lang)
    atlas, view = found.atlas, found.view
    key = ("analysis page", atlas.release_id, view)

    def make() -> bytes:
        """Draw the page."""
        return render_template("analysis/page.html", page=analysis_page(atlas, view)).encode()

    return recall(key, make).decode()


@blueprint.get("/<any(ar,fr,en):lang>/analysis/<table>.<any(csv,json,svg):suffix>")
def document(lang: str, table: str, suffix: str) -> Response:
    """Answer one table, or its drawing, as a file."""
    found = asked(lang)
    if table not in TABLES or (suffix == "svg" and table not in PICTURES):
        abort(404)
    key = ("analysis file", found.atlas.release_id, found.view, table, suffix)
    response = Response(recall(key, lambda: _body(found, table, suffix)), mimetype=TYPES[suffix])
    name = f"takhoum-{table}-{found.view.day.isoformat()}.{suffix}"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return freeze(response) if found.is_fixed else response


def _body(found: Asked, table: str, suffix: str) -> bytes:
    """Write a table or draw it."""
    atlas, view = found.atlas, found.view
    if suffix == "csv":
        return table_csv(atlas, view, table)
    if suffix == "json":
        return table_json(atlas, view, table)
    picture = picture_of(atlas, view, table)
    if picture is None:
        abort(404)
    return render_template("analysis/picture.svg", picture=picture, is_alone=True).encode()
