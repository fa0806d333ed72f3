"""One state of the explorer for its script: the same parts the page is made of, and what the map draws."""

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
    """Return the state as JSON: ``drawn_state`` with ``parts``, markup of our own templates by name."""
    found = explore(atlas, view)
    parts = explorer_parts(atlas, view, found)
    document = drawn_state(atlas, view, found) | {
        "parts": {name: render_template(f"explorer/{name}.html", parts=parts) for name in PARTS}
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
