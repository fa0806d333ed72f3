"""The description of the API (OpenAPI 3.0): paths of every collection, references inside the document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import gettext

import webmap.ogc.documents as about
from layers.atlas import Atlas
from layers.column_kinds import column_kinds
from layers.geojson import LICENCE
from layers.spec import LayerSpec
from webmap.ogc.api_parameters import COMMON, choosing, items_parameters, parameters_of
from webmap.ogc.links import address
from webmap.ogc.parameters import OgcAsked

COMPONENTS = Path(__file__).with_name("components.json")
_FAULTS = {"400": "InvalidParameter", "404": "NotFound", "410": "Gone", "503": "Unavailable"}


@cache
def _components() -> Mapping[str, Any]:
    """Return the schemas and responses, which depend on nothing."""
    document: Mapping[str, Any] = json.loads(COMPONENTS.read_text(encoding="utf-8"))
    return document


def api_document(asked: OgcAsked) -> dict[str, Any]:
    """Return the description of the API for one release."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": about.service_title(),
            "description": about.service_description(),
            "version": "1.0.0",
            "license": {"name": "ODbL 1.0", "url": LICENCE},
        },
        "servers": [{"url": address("ogc.landing").rstrip("/")}],
        "tags": [
            {"name": "service"},
            *({"name": spec.id, "description": gettext(spec.title)} for spec in asked.atlas.catalog),
        ],
        "paths": {**_service_paths(), **_all_layers(asked.atlas)},
        "components": {**_components(), "parameters": parameters_of(asked.atlas)},
    }


def _service_paths() -> dict[str, Any]:
    """Return the addresses about the service."""
    rows = (
        ("/", "getLandingPage", "LandingPage", gettext("Landing page")),
        ("/conformance", "getConformanceDeclaration", "ConformanceDeclaration", gettext("Conformance")),
        ("/openapi", "getApi", "Api", gettext("The API")),
        ("/collections", "getCollections", "Collections", gettext("Collections")),
    )
    return {
        path: _operation(name, "service", title, response, COMMON) for path, name, response, title in rows
    }


def _all_layers(atlas: Atlas) -> dict[str, Any]:
    """Return the addresses of every collection."""
    found: dict[str, Any] = {}
    for spec in atlas.catalog:
        found |= _layer_paths(atlas, spec)
    return found


def _layer_paths(atlas: Atlas, spec: LayerSpec) -> dict[str, Any]:
    """Return the addresses of one collection."""
    base, title = f"/collections/{spec.id}", gettext(spec.title)
    keys = sorted(atlas.vocabulary.keys[spec.id])
    feature_id = {
        "name": "featureId",
        "in": "path",
        "required": True,
        "description": gettext("The key of the feature"),
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*$"},
        **({"example": keys[0]} if keys else {}),
    }
    own = items_parameters(tuple(column_kinds(atlas, spec)))
    names = (
        *COMMON,
        *choosing(),
        "limit",
        "offset",
        "bbox",
        "bbox-crs",
        "crs",
        "datetime",
        "filter",
        "filter-lang",
        "filter-crs",
    )
    rows = (
        ("", "describe", "Collection", gettext("One collection"), COMMON),
        ("/queryables", "queryables", "Schema", gettext("Queryables"), COMMON),
        ("/schema", "schema", "Schema", gettext("Schema"), COMMON),
    )
    found = {
        f"{base}{path}": _operation(f"{spec.id}.{name}", spec.id, f"{title}: {words}", response, parameters)
        for path, name, response, words, parameters in rows
    }
    found[f"{base}/items"] = _operation(
        f"{spec.id}.items", spec.id, f"{title}: {gettext('Items')}", "Features", names, own
    )
    found[f"{base}/items/{{featureId}}"] = _operation(
        f"{spec.id}.item",
        spec.id,
        f"{title}: {gettext('One feature')}",
        "Feature",
        (*COMMON, "crs"),
        [feature_id],
    )
    return found


def _operation(
    name: str,
    tag: str,
    summary: str,
    response: str,
    parameters: tuple[str, ...],
    own: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return a path with its one operation."""
    references = [{"$ref": f"#/components/parameters/{each}"} for each in parameters]
    responses = {"200": response, **_FAULTS}
    return {
        "get": {
            "operationId": name,
            "tags": [tag],
            "summary": summary,
            "parameters": [*(own or []), *references],
            "responses": {
                code: {"$ref": f"#/components/responses/{each}"} for code, each in responses.items()
            },
        }
    }
