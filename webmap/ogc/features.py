"""Features as GeoJSON: a page of a collection, and one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from layers.feature_query import FeatureQuery, Page
from layers.geojson import write_feature
from layers.reference_systems import ReferenceSystem, project_text
from layers.release_files import dump
from layers.selection import Feature
from layers.spec import LayerSpec
from webmap.ogc import links
from webmap.ogc.documents import titles_of_forms
from webmap.ogc.links import address, both_forms, link
from webmap.ogc.parameters import OgcAsked


def page_links(
    asked: OgcAsked, spec: LayerSpec, query: FeatureQuery, page: Page, pairs: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the links of a page: itself, its other form, its neighbours, its collection."""
    layer, own = {"layer_id": spec.id}, {name: text for name, text in pairs.items() if name != "f"}
    media_type = links.GEOJSON if asked.form == "json" else links.HTML

    def at(offset: int) -> str:
        """Return the address of another page in the same form."""
        moved = {**own, "limit": str(query.limit), "offset": str(offset), "f": asked.form}
        return address("ogc.items", moved, **layer)

    found = both_forms("ogc.items", own, titles_of_forms(), asked.form, links.GEOJSON, **layer)
    if query.offset + query.limit < page.number_matched:
        found.append(link(at(query.offset + query.limit), "next", media_type))
    if query.offset > 0:
        found.append(link(at(max(0, query.offset - query.limit)), "prev", media_type))
    return [*found, link(address("ogc.collection", asked.kept(), **layer), "collection", links.JSON)]


def write_page(page: Page, query: FeatureQuery, page_links: list[dict[str, Any]]) -> bytes:
    """Return a page as a FeatureCollection, one feature a line."""
    head = {
        "type": "FeatureCollection",
        "numberMatched": page.number_matched,
        "numberReturned": len(page.features),
        "links": page_links,
    }
    lines = ",\n".join(
        write_feature(prepared(each, query.system, query.properties)) for each in page.features
    )
    return f'{dump(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def write_one(asked: OgcAsked, spec: LayerSpec, feature: Feature, system: ReferenceSystem) -> bytes:
    """Return one feature with its links."""
    values = {"layer_id": spec.id, "key": feature.key}
    own = {**asked.kept(), **{name: text for name, text in asked.own.items() if name != "f"}}
    found = [
        *both_forms("ogc.item", own, titles_of_forms(), asked.form, links.GEOJSON, **values),
        link(address("ogc.collection", asked.kept(), layer_id=spec.id), "collection", links.JSON),
    ]
    return f'{write_feature(prepared(feature, system))[:-1]},"links":{dump(found)}}}\n'.encode()


def prepared(feature: Feature, system: ReferenceSystem, names: tuple[str, ...] = ()) -> Feature:
    """Return a feature in a reference system, with some of its properties if they are named."""
    shape = None if feature.geometry is None else project_text(feature.geometry, system)
    if not names:
        return replace(feature, geometry=shape)
    chosen = {name: value for name, value in feature.properties.items() if name in names}
    return replace(feature, geometry=shape, properties=chosen)
