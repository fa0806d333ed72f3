"""The status board of the crossings."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("board", __name__)


@blueprint.get("/<any(ar,fr,en):lang>/crossings")
def board(lang: str) -> str:
    """Show the board."""
    return lang
