"""The search box of every page, and the index it looks into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, current_app, request, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.ledger import LedgerBroken
from layers.releases import BrokenRelease, PrunedRelease, UnknownRelease
from layers.search import KINDS, write_index
from layers.view import ParameterError, View, parse_view
from webmap.answers import freeze
from webmap.live import LiveRelease, NoRelease
from webmap.lookup import recall

blueprint = Blueprint("search", __name__)

# Parameters that say when, and that a search therefore keeps.
IN_TIME = ("asof", "release")
NO_VIEW = (ParameterError, NoRelease, UnknownRelease, PrunedRelease, BrokenRelease, LedgerBroken, OSError)


@dataclass(frozen=True)
class SearchBox:
    """The search form of a page: it works without script; ``data`` is what the script needs."""

    action: str
    kept: tuple[tuple[str, str], ...]
    query: str
    data: dict[str, Any]


@blueprint.get("/search/<release_id>/<edition>.<digest>.json")
def index(release_id: str, edition: str, digest: str) -> Response:
    """Answer every named thing of a release in an edition of wilayas; ``digest`` is that of the answer."""
    live: LiveRelease = current_app.extensions["live"]
    atlas = live.at(release_id)
    if edition not in atlas.tables.editions:
        abort(404)
    body = _index(atlas, edition)
    if digest != _digest(body):
        abort(404)
    return freeze(Response(body, mimetype="application/json"))


def search_box(lang: str) -> SearchBox:
    """Return the search box for a page in ``lang``; while no release is served it only sends its form."""
    pairs = [(name, text) for name, text in request.args.items(multi=True) if name in IN_TIME]
    try:
        address = _index_address(pairs)
    except NO_VIEW:
        address, pairs = "", []
    action = url_for("pages.explorer", lang=lang)
    data = {
        "index": address,
        "lang": lang,
        "explorer": action,
        "crossings": url_for("board.board", lang=lang),
        "kinds": dict(zip(KINDS, kind_words(), strict=True)),
        "words": {
            "few": gettext("%(shown)s of %(number)s", shown="{shown}", number="{number}"),
            "found": gettext("Results: %(number)s", number="{number}"),
            "short": gettext("Find a place"),
            "shortest": gettext("Search"),
        },
    }
    return SearchBox(action, tuple(pairs), request.args.get("q", "")[:200], data)


def _index_address(pairs: list[tuple[str, str]]) -> str:
    """Return the address of the index for the day and the release of a page."""
    live: LiveRelease = current_app.extensions["live"]
    release_id = dict(pairs).get("release")
    atlas = live.at(release_id)
    view: View = parse_view(
        pairs,
        allowed=atlas.vocabulary,
        today=live.made_on(release_id) if release_id else current_app.extensions["today"](),
    )
    digest = _digest(_index(atlas, view.edition))
    return url_for("search.index", release_id=atlas.release_id, edition=view.edition, digest=digest)


def _index(atlas: Atlas, edition: str) -> bytes:
    """Return the index of a release in an edition, made once."""
    return recall(("search", atlas.release_id, edition), lambda: write_index(atlas, edition))


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]


def kind_words() -> tuple[str, ...]:
    """Return the names of the kinds, in the order of ``KINDS``."""
    return (
        gettext("Countries"),
        gettext("Wilayas"),
        gettext("Border crossings"),
        gettext("Regions of the neighbours"),
        gettext("Towns and places"),
        gettext("Cooperation mechanisms"),
        gettext("City networks"),
        gettext("Members of networks"),
        gettext("Twinnings"),
        gettext("Sessions and meetings"),
        gettext("Civil protection missions"),
        gettext("Agreements"),
        gettext("Decrees and declarations"),
        gettext("Institutions"),
        gettext("Themes"),
        gettext("Questions on which sources disagree"),
        gettext("Documents cited"),
    )
