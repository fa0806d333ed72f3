"""The addresses of OGC API – Features; each answers data or a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import force_locale

from layers.feature_query import Page, feature_table, query_features
from layers.reference_systems import STORAGE, ReferenceSystem, read_system
from layers.release_files import dump
from layers.selection import Feature
from layers.spec import LayerSpec
from webmap.answers import freeze
from webmap.i18n import LOCALES
from webmap.lookup import asked_pairs, recall
from webmap.ogc import documents, features, links, pages, schemas
from webmap.ogc.openapi import api_document
from webmap.ogc.parameters import CHOOSING, ITEMS, OgcAsked, ogc_asked, read_query

blueprint = Blueprint("ogc", __name__)


@blueprint.get("/ogc/")
def landing() -> Response:
    """Answer the landing page."""
    return _document(ogc_asked(), documents.landing, pages.landing)


@blueprint.get("/ogc/conformance")
def conformance() -> Response:
    """Answer what the service conforms to."""
    return _document(ogc_asked(), documents.conformance, pages.conformance)


@blueprint.get("/ogc/openapi")
def openapi() -> Response:
    """Answer the description of the API."""
    return _document(ogc_asked(), api_document, pages.openapi, links.OPENAPI)


@blueprint.get("/ogc/collections")
def collections() -> Response:
    """Answer every collection."""
    return _document(ogc_asked(), documents.collections, pages.collections)


@blueprint.get("/ogc/collections/<layer_id>")
def collection(layer_id: str) -> Response:
    """Answer one collection."""
    return _of_layer(layer_id, documents.collection, pages.collection)


@blueprint.get("/ogc/collections/<layer_id>/queryables")
def queryables(layer_id: str) -> Response:
    """Answer what filters of a collection may name."""
    return _of_layer(layer_id, schemas.queryables, pages.queryables, links.SCHEMA)


@blueprint.get("/ogc/collections/<layer_id>/schema")
def schema(layer_id: str) -> Response:
    """Answer what features of a collection have."""
    return _of_layer(layer_id, schemas.schema, pages.schema, links.SCHEMA)


@blueprint.get("/ogc/collections/<layer_id>/items")
def items(layer_id: str) -> Response:
    """Answer a page of features."""
    asked = ogc_asked(ITEMS, CHOOSING, layer_id=layer_id)
    spec = asked.atlas.spec(layer_id)
    query = read_query(asked.atlas, spec, asked.own)
    key = ("ogc", links.origin(), request.full_path, asked.atlas.release_id, asked.found.view, asked.form)

    def write() -> bytes:
        """Make the answer."""
        page = query_features(asked.atlas, spec, asked.found.view, query)
        with force_locale(LOCALES[asked.lang]):
            own = features.page_links(asked, spec, query, page, dict(asked_pairs()))
        if asked.form == "html":
            return _page(asked, lambda: pages.items(asked, spec, query, page, own))
        return features.write_page(page, query, own)

    return _features(asked, recall(key, write), query.system)


@blueprint.get("/ogc/collections/<layer_id>/items/<key>")
def item(layer_id: str, key: str) -> Response:
    """Answer one feature."""
    asked = ogc_asked(("crs",), layer_id=layer_id)
    spec = asked.atlas.spec(layer_id)
    system = read_system("crs", asked.own.get("crs", STORAGE))
    found = _feature(asked, spec, key)
    if asked.form == "html":
        body = _page(asked, lambda: pages.items(asked, spec, None, Page((found,), 1), []))
    else:
        with force_locale(LOCALES[asked.lang]):
            body = features.write_one(asked, spec, found, system)
    return _features(asked, body, system)


def _feature(asked: OgcAsked, spec: LayerSpec, key: str) -> Feature:
    """Return the feature of a key on the day of the view; 404 if there is none."""
    table = feature_table(asked.atlas, spec, asked.found.view)
    for each in table.features:
        if each.key == key:
            return each
    abort(404)


def _of_layer(
    layer_id: str,
    make: Callable[[OgcAsked, LayerSpec], dict[str, Any]],
    page: Callable[[OgcAsked, LayerSpec], pages.OgcPage],
    media_type: str = links.JSON,
) -> Response:
    """Answer a document about one layer."""
    asked = ogc_asked(layer_id=layer_id)
    spec = asked.atlas.spec(layer_id)
    return _document(asked, lambda each: make(each, spec), lambda each: page(each, spec), media_type)


def _document(
    asked: OgcAsked,
    make: Callable[[OgcAsked], dict[str, Any]],
    page: Callable[[OgcAsked], pages.OgcPage],
    media_type: str = links.JSON,
) -> Response:
    """Answer a document as data or as a page."""
    if asked.form == "html":
        return _finish(
            asked, Response(_page(asked, lambda: page(asked)), content_type=f"{links.HTML}; charset=utf-8")
        )
    with force_locale(LOCALES[asked.lang]):
        body = dump(make(asked)) + "\n"
    return _finish(asked, Response(body, content_type=media_type))


def _page(asked: OgcAsked, make: Callable[[], pages.OgcPage]) -> bytes:
    """Return a page in the language asked for."""
    with force_locale(LOCALES[asked.lang]):
        return render_template("ogc.html", page=make()).encode()


def _features(asked: OgcAsked, body: bytes, system: ReferenceSystem) -> Response:
    """Answer features; the header names their reference system."""
    is_page = asked.form == "html"
    response = Response(body, content_type=f"{links.HTML}; charset=utf-8" if is_page else links.GEOJSON)
    if not is_page:
        response.headers["Content-Crs"] = f"<{system.uri}>"
    return _finish(asked, response)


def _finish(asked: OgcAsked, response: Response) -> Response:
    """Say what the answer depends on and in which language it is."""
    response.headers["Content-Language"] = asked.lang
    if "f" not in asked.own:
        response.vary.add("Accept")
    if "lang" not in asked.found.view.given:
        response.vary.add("Accept-Language")
    return freeze(response) if asked.found.is_fixed else response
