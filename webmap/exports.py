"""Files of what is shown: CSV, spreadsheet and GeoJSON of the board and of every layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, current_app, request
from flask_babel import force_locale, gettext

from layers.board import build_board
from layers.board_compare import BY_NEIGHBOUR, LAYER, board_selection
from layers.csv_export import write_csv
from layers.geojson import write_collection
from layers.messages import N_
from layers.selection import Selection
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.caveats import board_caveats
from webmap.export_table import columns_of, plain_rows, workbook
from webmap.i18n import LOCALES
from webmap.lookup import Asked, asked
from webmap.memory import Memory

blueprint = Blueprint("exports", __name__)

TYPES = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@blueprint.get("/<any(ar,fr,en):lang>/crossings.<any(csv,xlsx,geojson):suffix>")
def board(lang: str, suffix: str) -> Response:
    """Answer the board as a file: its rows in its order, by neighbour unless the view sorts or groups."""
    found = asked(lang, default_detail="full", default_layers=(LAYER,))
    atlas, view = found.atlas, found.view
    in_order = replace(view, group=view.group if view.group or view.sort else BY_NEIGHBOUR)
    selection = board_selection(atlas, in_order)
    end = None if view.limit is None else view.offset + view.limit
    shown = replace(selection, features=selection.features[view.offset : end])
    notes = board_caveats(build_board(atlas, view).rows, lang) if suffix == "xlsx" else ()
    return _answer(found, shown, suffix, notes)


@blueprint.get("/downloads/<layer_id>.<any(csv,xlsx,geojson):suffix>")
def download(layer_id: str, suffix: str) -> Response:
    """Answer one layer as a file."""
    found = asked(default_detail="full", default_layers=(layer_id,))
    selection = found.atlas.select(layer_id, found.view)
    if layer_id not in found.view.layers:
        raise ParameterError("layers", N_("%(parameter)s: the address names another layer"))
    with force_locale(LOCALES[found.view.lang]):
        return _answer(found, selection, suffix)


def _answer(found: Asked, selection: Selection, suffix: str, notes: Sequence[str] = ()) -> Response:
    """Write a selection in one format, under a name that tells what it is."""
    atlas, view = found.atlas, found.view
    if suffix == "csv":
        columns = columns_of(atlas, selection, view)
        body = write_csv(columns, plain_rows(columns, selection.features), bom=view.bom)
    elif suffix == "xlsx":
        memory: Memory = current_app.extensions["memory"]
        key = ("workbook", request.path, atlas.release_id, view)
        body = memory.recall(key, lambda: workbook(atlas, selection, view, notes=notes))
    else:
        body = write_collection([selection], view, release_id=atlas.release_id)
    response = Response(body, mimetype=TYPES[suffix])
    response.headers["Content-Disposition"] = _disposition(selection, view, suffix)
    return freeze(response) if found.is_fixed else response


def _disposition(selection: Selection, view: View, suffix: str) -> str:
    """Return the name of the file: in ASCII, and in the language of the reader (RFC 6266)."""
    day = view.day.isoformat()
    words = f"{gettext('Takhoum')} – {gettext(selection.spec.title)} – {day}.{suffix}"
    plain = f"takhoum-{selection.spec.id}-{day}.{suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(words, safe='')}"
