"""What the features of a collection have: queryables and schema, as JSON Schema."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from layers.column_kinds import ColumnKind, column_kinds
from layers.feature_table import GEOMETRY
from layers.spec import LayerSpec
from webmap.columns import column_label
from webmap.ogc.links import address
from webmap.ogc.parameters import OgcAsked

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def queryables(asked: OgcAsked, spec: LayerSpec) -> dict[str, Any]:
    """Return the properties that ``filter`` may name."""
    document = _document("ogc.queryables", asked, spec, is_plain=True)
    return {**document, "additionalProperties": False}


def schema(asked: OgcAsked, spec: LayerSpec) -> dict[str, Any]:
    """Return the properties that features have, in their order; what is not known is null."""
    document = _document("ogc.schema", asked, spec, is_plain=False)
    return {**document, "required": [spec.key], "additionalProperties": False}


def _document(endpoint: str, asked: OgcAsked, spec: LayerSpec, *, is_plain: bool) -> dict[str, Any]:
    """Return the schema of a collection."""
    properties: dict[str, Any] = {
        GEOMETRY: {"title": gettext("Geometry"), "x-ogc-role": "primary-geometry", "format": "geometry-any"}
    }
    for number, kind in enumerate(column_kinds(asked.atlas, spec).values(), start=1):
        own = {
            "title": column_label(spec, kind.name, asked.lang),
            **_type(kind, is_plain=is_plain or kind.name == spec.key),
        }
        if kind.name == spec.key:
            own["x-ogc-role"] = "id"
        elif spec.begins and kind.name == spec.begins:
            own["x-ogc-role"] = "primary-interval-start" if spec.ends else "primary-instant"
        elif spec.ends and kind.name == spec.ends:
            own["x-ogc-role"] = "primary-interval-end"
        properties[kind.name] = own if is_plain else {**own, "x-ogc-propertySeq": number}
    return {
        "$schema": DRAFT,
        "$id": address(endpoint, layer_id=spec.id),
        "title": gettext(spec.title),
        "type": "object",
        "properties": properties,
    }


def _type(kind: ColumnKind, *, is_plain: bool) -> dict[str, Any]:
    """Return the type of a property; plain: without null, as programs that build filters read it."""
    found = kind.schema()
    return {**found, "type": found["type"][0]} if is_plain else found
