"""The status board: every crossing, what it is, since when, for whom, who says so and how fresh that is."""

from __future__ import annotations

from flask import Blueprint, render_template

from webmap.board_page import board_page
from webmap.lookup import asked

blueprint = Blueprint("board", __name__)


@blueprint.get("/<any(ar,fr,en):lang>/crossings")
def board(lang: str) -> str:
    """Show the board; a page once made serves until the release or the day changes."""
    found = asked(lang, default_layers=("crossings",))
    atlas, view = found.atlas, found.view
    return atlas.made(
        ("board page", view), lambda: render_template("board.html", page=board_page(atlas, view))
    )
