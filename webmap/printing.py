"""Printed sheets of what a page shows: PDF, drawn once for each release, view and language."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app

from layers.atlas import Atlas
from layers.messages import N_
from layers.profiles.kinds import KINDS
from layers.profiles.model import Profile
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.board_page import whole_board
from webmap.drawings.board_sheet import board_sheet
from webmap.drawings.desk import Desk
from webmap.drawings.sheet import BoardSheet
from webmap.live import LiveRelease
from webmap.lookup import asked
from webmap.memory import Memory
from webmap.profiles.page import PRINTED, profile_page
from webmap.profiles.printed import printed_sheet
from webmap.settings import Settings

blueprint = Blueprint("printing", __name__)

TEMPLATE, SHEET = "board.typ", "sheet.typ"
KEPT_BYTES = 8 * 1024 * 1024


@blueprint.record_once
def set_up(state: object) -> None:
    """Give the application its desk and its memory of sheets."""
    extensions = state.app.extensions  # type: ignore[attr-defined]  # Flask's BlueprintSetupState
    extensions["desk"] = Desk()
    extensions["sheets"] = Memory(KEPT_BYTES)


@blueprint.get("/<any(ar,fr,en):lang>/crossings.pdf")
def board(lang: str) -> Response:
    """Answer the printed board."""
    found = asked(lang, default_layers=("crossings",))
    if found.view.size not in ("", "a4"):
        raise ParameterError("size", N_("%(parameter)s: this sheet is made in A4 upright only"))
    sheets: Memory = current_app.extensions["sheets"]
    body = sheets.recall((found.atlas.release_id, found.view), lambda: _draw(found.atlas, found.view))
    response = Response(body, mimetype="application/pdf")
    name = f"takhoum-crossings-{found.view.day.isoformat()}-{lang}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return freeze(response) if found.is_fixed else response


def _draw(atlas: Atlas, view: View) -> bytes:
    """Return the printed board of one view."""
    desk: Desk = current_app.extensions["desk"]
    return desk.draw(TEMPLATE, printed_board(atlas, view).document())


def printed_board(atlas: Atlas, view: View) -> BoardSheet:
    """Return what the printed board of one view shows, in the language of the request."""
    settings: Settings = current_app.extensions["settings"]
    live: LiveRelease = current_app.extensions["live"]
    ground = json.loads((live.folder(atlas.release_id) / "maps/ground.geojson").read_text(encoding="utf-8"))
    return board_sheet(
        atlas,
        whole_board(atlas, view),
        view,
        base_url=settings.base_url,
        made_on=live.made_on(atlas.release_id),
        countries=ground["features"],
    )


@blueprint.get(f"/<any(ar,fr,en):lang>/<any({','.join(PRINTED)}):kind>/<key>.pdf")
def sheet(lang: str, kind: str, key: str) -> Response:
    """Answer the two-page sheet of one thing."""
    found = asked(lang)
    if found.view.size not in ("", "a4"):
        raise ParameterError("size", N_("%(parameter)s: this sheet is made in A4 upright only"))
    profile = KINDS[kind].profile(found.atlas, key, found.view)
    sheets: Memory = current_app.extensions["sheets"]
    body = sheets.recall(
        (found.atlas.release_id, kind, key, found.view),
        lambda: _draw_sheet(found.atlas, profile, found.view),
    )
    response = Response(body, mimetype="application/pdf")
    name = f"takhoum-{kind}-{profile.key}-{found.view.day.isoformat()}-{lang}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return freeze(response) if found.is_fixed else response


def _draw_sheet(atlas: Atlas, profile: Profile, view: View) -> bytes:
    """Return the printed sheet of one profile."""
    settings: Settings = current_app.extensions["settings"]
    live: LiveRelease = current_app.extensions["live"]
    desk: Desk = current_app.extensions["desk"]
    page = profile_page(atlas, profile, view)
    made_on = live.made_on(atlas.release_id)
    content = printed_sheet(atlas, page, view, base_url=settings.base_url, made_on=made_on)
    return desk.draw(SHEET, content.document())
