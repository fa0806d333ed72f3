"""The documents about the service: landing page, conformance, collections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.feature_query import days_of_feature, feature_table
from layers.geojson import ATTRIBUTION, LICENCE
from layers.reference_systems import STORAGE, SYSTEMS
from layers.spec import LayerSpec
from layers.view import View
from webmap.ogc import links
from webmap.ogc.links import address, both_forms, link
from webmap.ogc.parameters import OgcAsked

_FEATURES, _CQL2 = "http://www.opengis.net/spec/ogcapi-features", "http://www.opengis.net/spec/cql2/1.0/conf"
CONFORMANCE = (
    *(f"{_FEATURES}-1/1.0/conf/{each}" for each in ("core", "oas30", "html", "geojson")),
    f"{_FEATURES}-2/1.0/conf/crs",
    *(f"{_FEATURES}-3/1.0/conf/{each}" for each in ("queryables", "filter", "features-filter")),
    *(
        f"{_CQL2}/{each}"
        for each in (
            "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
            "case-insensitive-comparison", "accent-insensitive-comparison", "basic-spatial-functions",
            "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "array-functions",
            "property-property", "arithmetic",
        )
    ),
)  # fmt: skip


def titles_of_forms() -> tuple[str, str]:
    """Return what the two forms of a document are called."""
    return gettext("This document as JSON"), gettext("This document as a page")


def landing(asked: OgcAsked) -> dict[str, Any]:
    """Return the landing page."""
    kept = asked.kept()
    return {
        "title": service_title(),
        "description": service_description(),
        "attribution": ATTRIBUTION,
        "links": [
            *both_forms("ogc.landing", kept, titles_of_forms(), asked.form),
            link(
                address("ogc.openapi", {"f": "json"}),
                "service-desc",
                links.OPENAPI,
                gettext("The API, for programs"),
            ),
            link(
                address("ogc.openapi", {"f": "html"}),
                "service-doc",
                links.HTML,
                gettext("The API, for people"),
            ),
            *(
                link(address("ogc.conformance", kept), rel, links.JSON, gettext("Conformance"))
                for rel in ("conformance", links.CONFORMANCE_REL)
            ),
            *(
                link(address("ogc.collections", kept), rel, links.JSON, gettext("Collections"))
                for rel in ("data", links.DATA_REL)
            ),
            link(LICENCE, "license", links.HTML, "ODbL 1.0"),
        ],
    }


def service_title() -> str:
    """Return the name of the service."""
    return str(gettext("Takhoum: the layers as OGC API – Features"))


def service_description() -> str:
    """Return what the service offers."""
    return str(
        gettext(
            "Every layer of the border-cooperation atlas of Algeria for GIS programs: filtered, sorted and "
            "projected, as of any day. Compiled from published documents, not an official publication of any "
            "state."
        )
    )


def conformance(asked: OgcAsked) -> dict[str, Any]:
    """Return what the service conforms to."""
    return {
        "links": both_forms("ogc.conformance", asked.kept(), titles_of_forms(), asked.form),
        "conformsTo": list(CONFORMANCE),
    }


def collections(asked: OgcAsked) -> dict[str, Any]:
    """Return every collection."""
    return {
        "links": both_forms("ogc.collections", asked.kept(), titles_of_forms(), asked.form),
        "crs": list(SYSTEMS),
        "collections": [collection(asked, spec) for spec in asked.atlas.catalog],
    }


def collection(asked: OgcAsked, spec: LayerSpec) -> dict[str, Any]:
    """Return one collection."""
    kept, layer = asked.kept(), {"layer_id": spec.id}
    title = gettext(spec.title)
    return {
        "id": spec.id,
        "title": title,
        **({"description": gettext(spec.description)} if spec.description else {}),
        "attribution": ATTRIBUTION,
        "links": [
            *both_forms("ogc.collection", kept, titles_of_forms(), asked.form, **layer),
            link(address("ogc.items", {**kept, "f": "json"}, **layer), "items", links.GEOJSON, title),
            link(address("ogc.items", {**kept, "f": "html"}, **layer), "items", links.HTML, title),
            link(
                address("ogc.queryables", kept, **layer),
                links.QUERYABLES_REL,
                links.SCHEMA,
                gettext("Queryables"),
            ),
            link(address("ogc.schema", kept, **layer), links.SCHEMA_REL, links.SCHEMA, gettext("Schema")),
            *(
                link(
                    address("exports.download", kept, suffix=suffix, **layer), "enclosure", media_type, suffix
                )
                for suffix, media_type in links.FILES.items()
            ),
            link(LICENCE, "license", links.HTML, "ODbL 1.0"),
        ],
        "extent": extent(asked.atlas, spec, asked.found.view),
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": STORAGE,
    }


def extent(atlas: Atlas, spec: LayerSpec, view: View) -> dict[str, Any]:
    """Return the ground and the days that a collection spans on the day of the view."""
    key = ("extent", spec.id, view.day, view.edition)
    return dict(
        atlas.made(key, lambda: _extent(atlas, spec, View((spec.id,), view.day, view.edition, "", "full")))
    )


def _extent(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Any]:
    """Measure a collection."""
    features = feature_table(atlas, spec, view).features
    boxes = [
        box
        for each in features
        if each.geometry
        and (box := atlas.bounds(spec.id, each.key, edition=view.edition, detail=view.detail))
    ]
    found: dict[str, Any] = {}
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        found["spatial"] = {"bbox": [[min(west), min(south), max(east), max(north)]], "crs": STORAGE}
    days = [own for each in features if (own := days_of_feature(spec, each)) is not None]
    if days:
        last = max(own[1] for own in days)
        interval = [_time(min(own[0] for own in days)), None if last == date.max else _time(last)]
        found["temporal"] = {"interval": [interval]}
    return found


def _time(day: date) -> str:
    """Return a day as extents write it."""
    return f"{day.isoformat()}T00:00:00Z"
