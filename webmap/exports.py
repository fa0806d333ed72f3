"""Files of what is shown: CSV, spreadsheet and GeoJSON of the board and of every layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, current_app, request
from flask_babel import force_locale, gettext

from layers.atlas import UnknownLayer
from layers.board import build_board
from layers.board_compare import BY_NEIGHBOUR, LAYER, board_selection
from layers.csv_export import write_csv
from layers.file_document import WRITTEN, file_document
from layers.geojson import write_collection
from layers.geopackage_extras import NAME
from layers.messages import N_
from layers.qgis_style import style_of
from layers.selection import Selection
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.caveats import board_caveats
from webmap.export_table import columns_of, plain_rows, workbook
from webmap.file_desk import FileDesk
from webmap.i18n import LOCALES
from webmap.live import LiveRelease
from webmap.lookup import Asked, asked
from webmap.memory import Memory

blueprint = Blueprint("exports", __name__)

TYPES = {
    "csv": "text/csv",
    "fgb": "application/vnd.flatgeobuf",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "qgz": "application/vnd.qgis.project+zip",
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


@blueprint.get("/downloads/<layer_id>.<any(csv,xlsx,geojson,gpkg,fgb,parquet):suffix>")
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
    elif suffix in WRITTEN:
        body = _written(found, selection, suffix)
    else:
        body = write_collection([selection], view, release_id=atlas.release_id)
    response = Response(body, mimetype=TYPES[suffix])
    response.headers["Content-Disposition"] = _disposition(selection, view, suffix)
    return freeze(response) if found.is_fixed else response


@blueprint.record_once
def set_up(state: object) -> None:
    """Give the application its desk for files."""
    state.app.extensions["file desk"] = FileDesk()  # type: ignore[attr-defined]  # Flask's BlueprintSetupState


def _written(found: Asked, selection: Selection, suffix: str) -> bytes:
    """Return a file that another process writes, made once for a release and a view."""
    atlas, view, spec = found.atlas, found.view, selection.spec
    memory: Memory = current_app.extensions["memory"]
    desk: FileDesk = current_app.extensions["file desk"]

    def write() -> bytes:
        """Have it written."""
        style = style_of(spec, view.lang, gettext) if suffix == "gpkg" else ""
        words = {
            "title": gettext(spec.title),
            "description": gettext(spec.description) if spec.description else "",
        }
        return desk.write(file_document(atlas, selection, view, suffix, style=style, **words))

    return memory.recall(("file", suffix, spec.id, atlas.release_id, view), write)


@blueprint.get("/downloads/takhoum.<any(gpkg,qgz):suffix>")
def whole(suffix: str) -> Response:
    """Answer the GeoPackage of all layers, or the QGIS project beside it in the reader's language."""
    found = asked()
    refused = sorted(found.view.given - {"lang", "release"})
    if refused:
        raise ParameterError(refused[0], N_("%(parameter)s: this file holds every layer whole"))
    live: LiveRelease = current_app.extensions["live"]
    name = NAME if suffix == "gpkg" else f"takhoum.{found.view.lang}.qgz"
    path = live.folder(found.atlas.release_id) / name
    if not path.is_file():
        raise UnknownLayer(name)
    response = Response(path.read_bytes(), mimetype=TYPES[suffix])
    # The project looks for the GeoPackage under this name in its own folder.
    response.headers["Content-Disposition"] = f'attachment; filename="takhoum.{suffix}"'
    return freeze(response) if found.view.release else response


def _disposition(selection: Selection, view: View, suffix: str) -> str:
    """Return the name of the file: in ASCII, and in the language of the reader (RFC 6266)."""
    day = view.day.isoformat()
    words = f"{gettext('Takhoum')} – {gettext(selection.spec.title)} – {day}.{suffix}"
    plain = f"takhoum-{selection.spec.id}-{day}.{suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(words, safe='')}"
