"""The parameters of the API, each described once: what the OpenAPI document and its page say of them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from layers import enumerations
from layers.atlas import Atlas
from layers.cql2.nodes import LONGEST
from layers.cql2.reading import LANGUAGES
from layers.reference_systems import SYSTEMS
from layers.view import FILTERS
from webmap.ogc.parameters import CHOOSING, DEFAULT_LIMIT, EVERYWHERE, FORMATS, MAX_LIMIT

COMMON = ("f", *EVERYWHERE)
# A partial date, as asof= takes it; the bounds are for the server to say.
DAY = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def choosing() -> tuple[str, ...]:
    """Return the names of the common filters."""
    return CHOOSING


def _words() -> dict[str, str]:
    """Return what each parameter means."""
    return {
        "f": gettext("Format: json (GeoJSON for features) or html; else by the Accept header"),
        "asof": gettext("The day shown, also as year or month, which mean their last day; else today"),
        "release": gettext("Release id: as known then"),
        "lang": gettext("Language of titles and pages; else by the Accept-Language header"),
        "limit": gettext("Features a page; more than %(most)s counts as %(most)s", most=str(MAX_LIMIT)),
        "offset": gettext("How many features to pass over"),
        "bbox": gettext(
            "Features that meet a box in bbox-crs, and all without place; west greater than east crosses the "
            "180th meridian"
        ),
        "bbox-crs": gettext("Coordinate reference system of bbox; CRS84 if not given"),
        "crs": gettext("Coordinate reference system of the answer; CRS84 if not given"),
        "datetime": gettext(
            "Features whose own dates meet a time or an interval (RFC 3339), and all without date"
        ),
        "filter": gettext("CQL2 filter over the queryables"),
        "filter-lang": gettext("Language of the filter"),
        "filter-crs": gettext("Coordinate reference system of the geometries in the filter"),
        "sortby": gettext("Properties to sort by, a minus before those that fall; the unknown come last"),
        "properties": gettext("Properties to return; all if not given"),
        "q": gettext("Words to look for in names and keys"),
        "measure": gettext("Which measure the classes of areas show"),
        **{name: gettext("Only what has to do with these values of %(name)s", name=name) for name in FILTERS},
    }


def parameter_table() -> tuple[tuple[str, str], ...]:
    """Return name and meaning of every parameter."""
    return tuple(_words().items())


def parameters_of(atlas: Atlas) -> dict[str, Any]:
    """Return the parameters that are the same for every collection, by name."""
    words, allowed = _words(), atlas.vocabulary
    systems = {"type": "string", "format": "uri", "enum": list(SYSTEMS)}
    many = {
        "country": allowed.countries, "region": allowed.regions, "status": enumerations.STATUSES,
        "wilaya": tuple(sorted({code for codes in allowed.wilayas.values() for code in codes})),
        "stage": enumerations.STAGES, "traffic": enumerations.TRAFFIC, "theme": allowed.themes,
        "mechanism_type": allowed.mechanism_types, "agreement_kind": allowed.agreement_kinds,
        "confidence": enumerations.CONFIDENCE,
    }  # fmt: skip
    schemas: dict[str, dict[str, Any]] = {
        "f": {"type": "string", "enum": list(FORMATS)},
        "asof": {"type": "string", "pattern": DAY, "example": "2018-01-01"},
        "release": {"type": "string", "pattern": "^[0-9a-f]{12}$", "example": atlas.release_id},
        "lang": {"type": "string", "enum": list(enumerations.LANGUAGES)},
        "limit": {"type": "integer", "minimum": 1, "maximum": 999_999_999, "default": DEFAULT_LIMIT},
        "offset": {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0},
        "bbox": {
            "type": "array",
            "items": {"type": "number"},
            "minItems": 4,
            "maxItems": 6,
            "example": [-9, 18, 12, 38],
        },
        "bbox-crs": systems,
        "crs": systems,
        "datetime": {"type": "string", "example": "2019-01-01T00:00:00Z/.."},
        "filter": {"type": "string", "minLength": 1, "maxLength": LONGEST, "example": "has_conflict = true"},
        "filter-lang": {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]},
        "filter-crs": systems,
        "q": {"type": "string", "maxLength": enumerations.MAX_TEXT},
        "measure": {"type": "string", "enum": list(enumerations.MEASURES)},
        **{name: _list(values) for name, values in many.items()},
    }
    return {name: _parameter(name, words[name], schema) for name, schema in schemas.items()}


def items_parameters(columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the parameters that name the properties of one collection."""
    words = _words()
    signed = tuple(f"{sign}{name}" for name in columns for sign in ("", "+", "-"))
    return [
        _parameter("sortby", words["sortby"], _list(signed)),
        _parameter("properties", words["properties"], _list(columns)),
    ]


def _list(values: tuple[str, ...]) -> dict[str, Any]:
    """Return the schema of a comma list."""
    items = {"type": "string", **({"enum": list(values)} if values else {})}
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return one parameter; an example stands beside its schema."""
    plain = {key: value for key, value in schema.items() if key != "example"}
    example = {"example": schema["example"]} if "example" in schema else {}
    form = {"style": "form", "explode": False}
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        **form,
        "schema": plain,
        **example,
    }
