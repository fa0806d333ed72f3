"""The address under which a card is cited: day and release stand in it, so it never changes."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import current_app

from layers.atlas import Atlas
from layers.spec import LayerSpec
from layers.view import View
from webmap.crossing_links import absolute
from webmap.frame import explorer_url
from webmap.profiles.addresses import page_address
from webmap.settings import Settings


def frozen_address(atlas: Atlas, spec: LayerSpec, key: str, view: View) -> str:
    """Return the page of a feature, else the map with its card open, as known in this release on this day.

    Without a public address of the service it is a path; the browser knows the rest.
    """
    settings: Settings = current_app.extensions["settings"]
    then = {"asof": view.day.isoformat(), "release": atlas.release_id}
    page = page_address(spec.id, key, view.lang, urlencode(then))
    if page:
        return absolute(page, settings)
    shown = [each.id for each in atlas.catalog if each.is_default_on]
    layers = {} if spec.id in shown else {"layers": ",".join([*shown, spec.id])}
    query = urlencode({**layers, **then, "select": f"{spec.id}:{key}"}, safe=",:")
    return absolute(explorer_url(view.lang, query), settings)
