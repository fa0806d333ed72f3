"""The application: settings, the live release, languages, errors, headers, addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from flask import Flask
from jinja2 import StrictUndefined

from layers.releases import Store
from webmap import (
    about,
    analysis,
    assets,
    board,
    changes,
    crossing,
    data,
    dictionary,
    explorer,
    exports,
    health,
    isolate,
    metadata,
    printing,
    search,
    share,
)
from webmap.addresses import PathPrefix, lead_without_host, refuse_strange_hosts
from webmap.answers import finish_answers
from webmap.errors import handle_errors
from webmap.frame import asset_url
from webmap.i18n import set_up_languages
from webmap.live import LiveRelease, today_in_algiers
from webmap.memory import Memory
from webmap.numbers import blueprint as numbers_blueprint
from webmap.ogc import blueprint as ogc_blueprint
from webmap.profiles.routes import blueprint as profiles_blueprint
from webmap.reports import blueprints as reports
from webmap.settings import read_settings

# Beside the settings, what a test may hand in: Flask's own flag, the day, and whether to watch the pointer.
EXTRAS = ("TESTING", "TODAY", "WATCH")
LONGEST_QUERY_BODY = 64 * 1024


def build_app(config: Mapping[str, object] | None = None) -> Flask:
    """Return the application; nothing is read before this call.

    Parameters
    ----------
    config : mapping, optional
        Settings by name without ``TAKHOUM_``, and ``TESTING``, ``TODAY`` (a callable giving the day),
        ``WATCH`` (False: do not follow the pointer in the background).
    """
    given = dict(config or {})
    extras = {name: given.pop(name) for name in EXTRAS if name in given}
    settings = read_settings(overrides=given)
    app = Flask("webmap", root_path=str(Path(__file__).parent), static_folder=None)
    app.config.update(
        TESTING=bool(extras.get("TESTING", False)),
        MAX_CONTENT_LENGTH=LONGEST_QUERY_BODY,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["asset_url"] = asset_url
    app.jinja_env.filters.update(isolate.FILTERS)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    set_up_languages(app, settings)
    app.extensions["settings"] = settings
    app.extensions["today"] = cast(Callable[[], date], extras.get("TODAY", today_in_algiers))
    with app.app_context():
        app.extensions["assets"] = assets.load_assets(assets.render_tokens())
    live = LiveRelease(Store(settings.home))
    live.refresh()
    app.extensions["live"] = live
    app.extensions["memory"] = Memory()
    if extras.get("WATCH", True):
        live.watch()
    for each in (
        *(about, analysis, assets, data, dictionary, explorer, exports, board),
        *(crossing, changes, printing, search, share, health),
    ):
        app.register_blueprint(each.blueprint)
    app.register_blueprint(ogc_blueprint)
    app.register_blueprint(metadata.blueprint)
    app.register_blueprint(numbers_blueprint)
    reports.register(app)
    app.register_blueprint(profiles_blueprint)
    refuse_strange_hosts(app, settings)
    lead_without_host(app)
    finish_answers(app, settings)
    handle_errors(app, settings)
    if settings.base_url:
        app.wsgi_app = PathPrefix(app.wsgi_app, settings.base_url)  # type: ignore[method-assign]
    return app
