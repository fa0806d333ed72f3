"""The addresses of reports, and the filters their templates need."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter

from webmap import plates
from webmap.reports import bundle, data_forms, embed, gallery, oembed, snippets, standalone


class Slug(BaseConverter):
    """A name without dots: what follows a dot in an address is a form."""

    regex = "[a-z0-9-]+"


def register(app: Flask) -> None:
    """Add what reports need to ``app``."""
    app.url_map.converters["slug"] = Slug
    app.jinja_env.filters.update({**snippets.FILTERS, "scope": standalone.scope})
    for each in (data_forms, gallery, embed, oembed, standalone, bundle, plates):
        app.register_blueprint(each.blueprint)
