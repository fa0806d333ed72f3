"""What changed from release to release: the page and the feed."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("changes", __name__)


@blueprint.get("/<any(ar,fr,en):lang>/changes")
def page(lang: str) -> str:
    """Show the changes."""
    return lang
