"""One state of the explorer for its script: what the map draws, and the same parts the page is made of."""

from __future__ import annotations

import json

from flask import render_template

from layers.atlas import Atlas
from layers.exploring import explore
from layers.view import View
from webmap.context import explorer_parts
from webmap.pagedata import drawn_state

# Elements with data-part of these names are brought up to date from the templates of the same names.
PARTS = ("legend", "filters", "result", "chips", "views", "time", "table")


def explorer_state(atlas: Atlas, view: View) -> bytes:
    """Return ``drawn_state`` as JSON: small and quickly made, so that the map changes at once."""
    return _json(drawn_state(atlas, view))


def state_parts(atlas: Atlas, view: View) -> bytes:
    """Return the parts of the page as JSON: markup of our own templates by name."""
    parts = explorer_parts(atlas, view, explore(atlas, view))
    return _json({name: render_template(f"explorer/{name}.html", parts=parts) for name in PARTS})


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
