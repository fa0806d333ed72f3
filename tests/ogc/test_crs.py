"""Abstract tests of OGC API – Features Part 2 (18-058r1), each named by its identifier."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.reference_systems import STORAGE, SYSTEMS, project
from tests.ogc.conftest import Service, view_at
from tests.ogc.test_core import parameter, validate

LAYERS = [spec.id for spec in CATALOG]
SPATIAL = ("wilayas", "crossings", "borders", "mechanisms")
URIS = list(SYSTEMS)
ALGERIA = (-2.0, 30.0, 9.6, 36.9)


def transformer(uri: str) -> pyproj.Transformer:
    """Return the way from longitude and latitude, axes as the authority orders them: none of our code."""
    parts = uri.split("/")
    return pyproj.Transformer.from_crs("OGC:CRS84", f"{parts[-3]}:{parts[-1]}", always_xy=False)


def transformed(uri: str, geometry: dict[str, Any]) -> Any:
    way = transformer(uri)
    return shapely.transform(
        shapely.geometry.shape(geometry),
        lambda points: np.column_stack(way.transform(points[:, 0], points[:, 1])),
    )


def test_conf_crs_crs_uri(service: Service) -> None:
    for uri in URIS:
        assert uri.startswith("http://www.opengis.net/def/crs/")
        assert transformer(uri).target_crs is not None


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_crs_default_crs_and_storage_crs(service: Service, layer_id: str) -> None:
    document = service.json(f"/collections/{layer_id}")
    assert document["crs"][0] == STORAGE
    assert document["crs"] == URIS
    assert document["storageCrs"] in document["crs"]


def test_conf_crs_fc_md_crs_list_global(service: Service) -> None:
    assert service.json("/collections")["crs"] == URIS


@pytest.mark.parametrize("name", ["crs", "bbox-crs"])
def test_conf_crs_parameter_definition(service: Service, name: str) -> None:
    found = parameter(service, name)
    assert (found["in"], found["required"], found["style"], found["explode"]) == (
        "query",
        False,
        "form",
        False,
    )
    assert found["schema"] == {"type": "string", "format": "uri", "enum": URIS}


@pytest.mark.parametrize("layer_id", LAYERS)
@pytest.mark.parametrize("uri", URIS, ids=lambda uri: uri.rpartition("/")[2])
def test_conf_crs_crs_parameter_and_header(service: Service, layer_id: str, uri: str) -> None:
    answer = service.get(f"/collections/{layer_id}/items", crs=uri, limit="5")
    assert answer.status_code == 200
    assert answer.headers["Content-Crs"] == f"<{uri}>"
    document = json.loads(answer.get_data())
    validate(document, "featureCollectionGeoJSON")
    one = service.get(f"/collections/{layer_id}/items/{document['features'][0]['id']}", crs=uri)
    assert one.headers["Content-Crs"] == f"<{uri}>"
    assert json.loads(one.get_data())["geometry"] == document["features"][0]["geometry"]


@pytest.mark.parametrize("layer_id", SPATIAL)
@pytest.mark.parametrize("uri", URIS, ids=lambda uri: uri.rpartition("/")[2])
def test_conf_crs_crs_parameter_transform(service: Service, layer_id: str, uri: str) -> None:
    plain = service.json(f"/collections/{layer_id}/items")["features"]
    moved = service.json(f"/collections/{layer_id}/items", crs=uri)["features"]
    tolerance = SYSTEMS[uri].decimals
    for before, after in zip(plain, moved, strict=True):
        assert before["id"] == after["id"]
        if before["geometry"] is None:
            assert after["geometry"] is None
            continue
        wanted, found = transformed(uri, before["geometry"]), shapely.geometry.shape(after["geometry"])
        assert wanted.geom_type == found.geom_type
        distance = np.abs(shapely.get_coordinates(wanted) - shapely.get_coordinates(found)).max()
        assert distance <= 0.51 * 10**-tolerance


def test_conf_crs_crs_parameter_default(service: Service) -> None:
    plain, explicit = (
        service.json("/collections/crossings/items", **query) for query in ({}, {"crs": STORAGE})
    )
    assert plain["features"] == explicit["features"]


@pytest.mark.parametrize("name", ["crs", "bbox-crs", "filter-crs"])
@pytest.mark.parametrize(
    "value",
    [
        "",
        "EPSG:4326",
        "http://www.opengis.net/def/crs/EPSG/0/0",
        "http://www.opengis.net/def/crs/EPSG/0/4326 ",
        "[EPSG:1]",
    ],
)
def test_conf_crs_parameter_invalid(service: Service, name: str, value: str) -> None:
    beside = {"bbox-crs": {"bbox": "1,2,3,4"}, "filter-crs": {"filter": "true"}}.get(name, {})
    answer = service.get("/collections/crossings/items", **{name: value, **beside})
    assert answer.status_code == 400
    assert json.loads(answer.get_data())["parameter"] == name


@pytest.mark.parametrize("layer_id", SPATIAL)
@pytest.mark.parametrize("uri", URIS, ids=lambda uri: uri.rpartition("/")[2])
def test_conf_crs_bbox_crs_parameter(service: Service, layer_id: str, uri: str) -> None:
    west, south, east, north = ALGERIA
    way = transformer(uri)
    (x1, y1), (x2, y2) = way.transform(west, south), way.transform(east, north)
    plain = service.ids(layer_id, bbox=",".join(map(str, ALGERIA)))
    moved = service.ids(layer_id, **{"bbox": f"{x1},{y1},{x2},{y2}", "bbox-crs": uri})
    assert moved == plain
    assert plain


def test_conf_crs_bbox_crs_parameter_default(service: Service) -> None:
    box = ",".join(map(str, ALGERIA))
    assert service.ids("crossings", bbox=box) == service.ids(
        "crossings", **{"bbox": box, "bbox-crs": STORAGE}
    )


def test_bbox_in_latitude_first_crosses_the_180th_meridian(service: Service) -> None:
    turned = service.ids("partners", **{"bbox": "-90,170,90,-100", "bbox-crs": URIS[1]})
    assert turned == service.ids("partners", bbox="170,-90,-100,90")
    assert "USA" in turned


BAD = {
    "outside of Mercator": (URIS[2], "-3e9,0,0,1"),
    "turned in metres": (URIS[3], "100,0,-100,1"),
    "latitude where longitude may stand": (URIS[1], "0,-100,91,0"),
    "outside of the plane": (URIS[3], "0,0,1,9e6"),
}


@pytest.mark.parametrize(("uri", "box"), BAD.values(), ids=BAD)
def test_box_outside_of_its_system_is_refused(service: Service, uri: str, box: str) -> None:
    answer = service.get("/collections/crossings/items", **{"bbox": box, "bbox-crs": uri})
    assert answer.status_code == 400
    assert json.loads(answer.get_data())["parameter"] == "bbox"


def test_metric_system_keeps_the_area_of_every_wilaya(atlas: Atlas) -> None:
    geod = pyproj.Geod(ellps="WGS84")
    for feature in atlas.select("wilayas", view_at(atlas)).features:
        # Sides are straight in degrees: cut short before they become geodesics, or straight on the plane.
        short = shapely.segmentize(shapely.from_geojson(feature.geometry), 0.05)
        true = abs(geod.geometry_area_perimeter(short)[0])
        assert project(short, SYSTEMS[URIS[3]]).area == pytest.approx(true, rel=1e-4)
