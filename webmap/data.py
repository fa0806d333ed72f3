"""Data addresses: layers as GeoJSON, details for pop-ups, the parts of the map."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort, current_app, jsonify, make_response, redirect, url_for

from layers.geojson import write_collection
from layers.messages import N_
from layers.parameters import ParameterError
from layers.shape_documents import shape_levels, shape_name, shapes_of
from webmap.answers import freeze
from webmap.card import details_card
from webmap.explorer_state import layer_months
from webmap.live import LiveRelease
from webmap.lookup import asked, recall
from webmap.settings import LANGUAGES

blueprint = Blueprint("data", __name__)

PART = re.compile(r"(?:explorer\.(?:ar|fr|en)\.|ground\.(?:near\.|far\.)?)(css|js|geojson|json)", re.ASCII)
PART_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "geojson": "application/geo+json",
    "json": "application/json",
}


@blueprint.get("/layers/<layer_id>.geojson")
def layer(layer_id: str) -> Response:
    """Answer one layer as the query string asks for it."""
    found = asked(default_detail="full", default_layers=(layer_id,))
    atlas, view = found.atlas, found.view
    body = recall(
        ("layer", layer_id, atlas.release_id, view),
        lambda: write_collection([atlas.select(layer_id, view)], view, release_id=atlas.release_id),
    )
    response = Response(body, mimetype="application/geo+json")
    return freeze(response) if found.is_fixed else response


@blueprint.get("/<any(ar,fr,en):lang>/details/<layer_id>/<key>.json")
def details(lang: str, layer_id: str, key: str) -> Response:
    """Answer what is known about one feature, in words of one language; former keys lead to the present."""
    found = asked(lang)
    current = found.atlas.vocabulary.former.get((layer_id, key))
    if current is not None:
        query = found.view.query()
        address = url_for("data.details", lang=lang, layer_id=layer_id, key=current)
        return make_response(redirect(f"{address}?{query}" if query else address, 301))
    card = details_card(found.atlas, found.atlas.details(layer_id, key, found.view), found.view)
    return freeze(jsonify(card)) if found.is_fixed else jsonify(card)


@blueprint.get("/maps/<release_id>/<name>")
def map_part(release_id: str, name: str) -> Response:
    """Answer one part of the map of a release."""
    match = PART.fullmatch(name)
    if match is None:
        abort(404)
    live: LiveRelease = current_app.extensions["live"]
    part = live.folder(release_id) / "maps" / name
    if not part.is_file():
        abort(404)
    return freeze(Response(part.read_bytes(), mimetype=PART_TYPES[match.group(1)]))


@blueprint.get("/shapes/<release_id>/<name>.json")
def shapes(release_id: str, name: str) -> Response:
    """Answer the shapes of one layer in one edition and detail, all features whatever the day."""
    live: LiveRelease = current_app.extensions["live"]
    atlas = live.at(release_id)
    level = shape_levels(atlas).get(name)
    if level is None:
        abort(404)
    path = live.folder(release_id) / shape_name(*level)
    # A release published before there were shape documents has none.
    body = (
        path.read_bytes()
        if path.is_file()
        else recall(("shapes", release_id, name), lambda: shapes_of(atlas, *level))
    )
    return freeze(Response(body, mimetype="application/json"))


@blueprint.get("/months/<layer_id>.json")
def months(layer_id: str) -> Response:
    """Answer what the map draws of one layer on every month, for the script to foresee the next state."""
    found = asked(default_layers=(layer_id,))
    refused = sorted(found.view.given - {"measure", "release"})
    if refused:
        raise ParameterError(refused[0], N_("%(parameter)s: the months of a layer are told whole"))
    atlas, view = found.atlas, found.view
    spec = atlas.spec(layer_id)
    body = recall(
        ("months", layer_id, atlas.release_id, view.day, view.measure),
        lambda: layer_months(atlas, spec, view),
    )
    return Response(body, mimetype="application/json")


@blueprint.get("/towns/<release_id>.json")
def towns(release_id: str) -> Response:
    """Answer the towns the map names: where they lie, how large they are written, what they are called."""
    live: LiveRelease = current_app.extensions["live"]
    rows = live.at(release_id).tables["places"]
    return freeze(
        jsonify(
            [
                {"at": (row["lat"], row["lon"]), "rank": row["rank"]}
                | {f"name_{lang}": row[f"name_{lang}"] for lang in LANGUAGES}
                for row in rows
            ]
        )
    )
