"""Abstract tests of OGC API – Features Part 1 (17-069r4), each named by its identifier."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
import shapely

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.dates import parse_partial_date
from layers.reference_systems import STORAGE
from tests.ogc.conftest import Service, view_at
from webmap.ogc.openapi import COMPONENTS

LAYERS = [spec.id for spec in CATALOG]
PATHS = (
    "/",
    "/conformance",
    "/openapi",
    "/collections",
    "/collections/crossings",
    "/collections/crossings/queryables",
    "/collections/crossings/schema",
    "/collections/crossings/items",
    "/collections/crossings/items/debdeb-ghadames",
)
OWN = json.loads(COMPONENTS.read_text(encoding="utf-8"))


def validate(document: Any, name: str) -> None:
    """Check a document by the schema the API declares (3.0 writes nullable where JSON Schema has null)."""
    text = json.dumps(OWN).replace("#/components/schemas/", "#/schemas/")
    root = _nullable(json.loads(text))
    jsonschema.validate(document, {**root, "$ref": f"#/schemas/{name}"})


def _nullable(schema: Any) -> Any:
    if isinstance(schema, dict):
        inner = {key: _nullable(value) for key, value in schema.items() if key != "nullable"}
        if schema.get("nullable"):
            inner["type"] = [inner["type"], "null"]
        return inner
    return [_nullable(each) for each in schema] if isinstance(schema, list) else schema


def rels(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the links of a document by relation; each has rel and type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for link in document["links"]:
        assert link["rel"]
        assert link["type"]
        found.setdefault(link["rel"], []).append(link)
    return found


def parameter(service: Service, name: str) -> dict[str, Any]:
    """Return the declaration of a parameter."""
    document = service.json("/openapi")
    assert {"$ref": f"#/components/parameters/{name}"} in document["paths"]["/collections/crossings/items"][
        "get"
    ]["parameters"]
    found: dict[str, Any] = document["components"]["parameters"][name]
    return found


def test_conf_core_http(service: Service) -> None:
    for path in ("/", "/conformance", "/openapi", "/collections", "/collections/crossings/items"):
        assert service.client.head(f"/ogc{path}").status_code == 200
        assert service.client.post(f"/ogc{path}").status_code == 405
    assert service.get("/collections/nowhere").status_code == 404


def test_conf_core_root_op_and_success(service: Service) -> None:
    document = service.json("/")
    validate(document, "landingPage")
    found = rels(document)
    assert {"service-desc", "service-doc", "conformance", "data", "self", "alternate"} <= set(found)


def test_conf_core_api_definition_op_and_success(service: Service) -> None:
    (link,) = rels(service.json("/"))["service-desc"]
    answer = service.client.get(link["href"])
    assert answer.status_code == 200
    assert answer.content_type == link["type"] == "application/vnd.oai.openapi+json;version=3.0"
    (page,) = rels(service.json("/"))["service-doc"]
    assert service.client.get(page["href"]).content_type.startswith("text/html")


def test_conf_core_conformance_op_and_success(service: Service) -> None:
    (link,) = rels(service.json("/"))["conformance"]
    document = json.loads(service.client.get(link["href"]).get_data())
    validate(document, "confClasses")
    wanted = {
        f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{each}"
        for each in ("core", "geojson", "html", "oas30")
    }
    assert wanted <= set(document["conformsTo"])


def test_conf_core_fc_md_op_success_and_links(service: Service) -> None:
    document = service.json("/collections")
    validate(document, "collections")
    assert {"self", "alternate"} <= set(rels(document))
    assert [each["id"] for each in document["collections"]] == LAYERS


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_fc_md_items_and_links(service: Service, layer_id: str) -> None:
    listed = next(each for each in service.json("/collections")["collections"] if each["id"] == layer_id)
    items = rels(listed)["items"]
    assert {each["type"] for each in items} == {"application/geo+json", "text/html"}
    for link in items:
        assert service.client.get(link["href"]).content_type.startswith(link["type"])


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_sfc_md_op_and_success(service: Service, layer_id: str) -> None:
    document = service.json(f"/collections/{layer_id}")
    validate(document, "collection")
    listed = next(each for each in service.json("/collections")["collections"] if each["id"] == layer_id)
    assert document == listed
    assert document["itemType"] == "feature"


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_fc_md_extent(service: Service, atlas: Atlas, layer_id: str) -> None:
    extent = service.json(f"/collections/{layer_id}")["extent"]
    assert extent["spatial"]["crs"] == STORAGE
    around = shapely.box(*extent["spatial"]["bbox"][0])
    spec = atlas.spec(layer_id)
    for feature in atlas.select(layer_id, view_at(atlas)).features:
        if feature.geometry:
            assert around.covers(shapely.from_geojson(feature.geometry))
        begins = feature.properties.get(spec.begins) if spec.begins else None
        if begins:
            first, last = extent["temporal"]["interval"][0]
            assert first[:10] <= parse_partial_date(begins).first_day.isoformat()
            assert last is None or parse_partial_date(begins).first_day.isoformat() <= last[:10]


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_fc_op_response_links_and_numbers(service: Service, atlas: Atlas, layer_id: str) -> None:
    answer = service.get(f"/collections/{layer_id}/items", limit="3")
    assert answer.content_type == "application/geo+json"
    document = json.loads(answer.get_data())
    validate(document, "featureCollectionGeoJSON")
    whole = [each.key for each in atlas.select(layer_id, view_at(atlas)).features]
    assert document["numberMatched"] == len(whole)
    assert document["numberReturned"] == len(document["features"]) == 3
    assert "timeStamp" not in document  # optional; without it the same page is the same bytes
    found, ids = rels(document), [each["id"] for each in document["features"]]
    assert {"self", "alternate", "next", "collection"} <= set(found)
    while "next" in found:
        page = json.loads(service.client.get(found["next"][0]["href"]).get_data())
        found = rels(page)
        ids += [each["id"] for each in page["features"]]
        assert "prev" in found
    assert ids == whole


def test_conf_core_fc_bbox_definition(service: Service) -> None:
    found = parameter(service, "bbox")
    assert found["schema"] == {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}
    assert (found["in"], found["required"], found["style"], found["explode"]) == (
        "query",
        False,
        "form",
        False,
    )


BOXES = {
    "algeria": (-9, 18.5, 12, 38),
    "a strip": (8, 30, 8.5, 38),
    "world": (-180, -90, 180, 90),
    "over the 180th meridian": (170, -90, -100, 90),
    "over it, both halves": (10, -90, 9, 90),
    "on the meridian": (180, -90, -180, 90),
    "north pole": (-180, 89, 180, 90),
    "south pole": (-180, -90, 180, -85),
    "a point": (3.06, 36.75, 3.06, 36.75),
    "a line": (-9, 30, 12, 30),
    "nothing": (0, 0, 0.1, 0.1),
    "tiny": (9.4398, 30.0127, 9.4400, 30.0129),
}


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_fc_bbox_response(service: Service, atlas: Atlas, layer_id: str) -> None:
    features = atlas.select(layer_id, view_at(atlas)).features
    shapes = {each.key: shapely.from_geojson(each.geometry) if each.geometry else None for each in features}
    for west, south, east, north in BOXES.values():
        spans = [(west, east)] if west <= east else [(west, 180), (-180, east)]
        # Brute force: no index, every geometry whole, the box built anew.
        windows = [
            shapely.Polygon([(a, south), (b, south), (b, north), (a, north)])
            if a != b and south != north
            else shapely.LineString([(a, south), (b, north)])
            for a, b in spans
        ]
        wanted = [
            key
            for key, shape in shapes.items()
            if shape is None or any(shape.intersects(each) for each in windows)
        ]
        assert service.ids(layer_id, bbox=f"{west},{south},{east},{north}") == wanted
        assert service.ids(layer_id, bbox=f"{west},{south},-100,{east},{north},9000") == wanted


def test_conf_core_fc_limit_definition(service: Service) -> None:
    found = parameter(service, "limit")
    assert found["schema"]["type"] == "integer"
    assert (found["in"], found["required"], found["style"], found["explode"]) == (
        "query",
        False,
        "form",
        False,
    )


def test_conf_core_fc_limit_response(service: Service) -> None:
    for limit, returned in (("1", 1), ("10", 10), ("69", 69), ("10001", 69), ("999999999", 69)):
        assert service.json("/collections/wilayas/items", limit=limit)["numberReturned"] == returned
    assert service.json("/collections/wilayas/items")["numberReturned"] == 69  # the default is 100


def test_conf_core_fc_time_definition(service: Service) -> None:
    found = parameter(service, "datetime")
    assert found["schema"] == {"type": "string"}
    assert (found["in"], found["required"], found["style"], found["explode"]) == (
        "query",
        False,
        "form",
        False,
    )


TIMES = {
    "1973-03-02T00:00:00Z": ("1973-03-02", "1973-03-02"),
    "2021-10-25": ("2021-10-25", "2021-10-25"),
    "1990-01-01T00:00:00Z/2000-12-31T23:59:59Z": ("1990-01-01", "2000-12-31"),
    "2000-01-01T00:00:00Z/..": ("2000-01-01", "9999-12-31"),
    "2000-01-01T00:00:00Z/": ("2000-01-01", "9999-12-31"),
    "../1999-12-31T00:00:00Z": ("0001-01-01", "1999-12-31"),
    "/1999-12-31T00:00:00Z": ("0001-01-01", "1999-12-31"),
    "2021-10-25T23:30:00-02:00": ("2021-10-26", "2021-10-26"),
}


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_fc_time_response(service: Service, atlas: Atlas, layer_id: str) -> None:
    spec = atlas.spec(layer_id)
    for text, (first, last) in TIMES.items():
        wanted = []
        for feature in atlas.select(layer_id, view_at(atlas)).features:
            begins = feature.properties.get(spec.begins) if spec.begins else None
            ends = feature.properties.get(spec.ends) if spec.ends else None
            if begins is None:
                wanted.append(feature.key)
                continue
            begin = parse_partial_date(begins)
            end = begin.last_day.isoformat() if not spec.ends else "9999-12-31"
            end = parse_partial_date(ends).last_day.isoformat() if ends else end
            if begin.first_day.isoformat() <= last and end >= first:
                wanted.append(feature.key)
        assert service.ids(layer_id, datetime=text) == wanted


INVALID = {
    "five numbers": {"bbox": "1,2,3,4,5"},
    "no number": {"bbox": "1,2,3,NaN"},
    "infinity": {"bbox": "1,2,3,inf"},
    "latitude 91": {"bbox": "0,0,1,91"},
    "longitude 181": {"bbox": "0,0,181,1"},
    "south over north": {"bbox": "0,2,1,1"},
    "empty box": {"bbox": ""},
    "underscore": {"bbox": "1_0,2,3,4"},
    "limit 0": {"limit": "0"},
    "limit 1_000": {"limit": "1_000"},
    "limit -1": {"limit": "-1"},
    "limit +1": {"limit": "+1"},
    "limit in Arabic digits": {"limit": "١٠"},
    "limit 1e3": {"limit": "1e3"},
    "offset -1": {"offset": "-1"},
    "no date": {"datetime": "yesterday"},
    "month 13": {"datetime": "2021-13-01"},
    "30 February": {"datetime": "2021-02-30T00:00:00Z"},
    "no zone": {"datetime": "2021-02-03T00:00:00"},
    "backwards": {"datetime": "2022-01-01/2021-01-01"},
    "three ends": {"datetime": "2020-01-01/2021-01-01/2022-01-01"},
    "open": {"datetime": "../.."},
    "compact date": {"datetime": "20210101"},
    "week date": {"datetime": "2021-W01-1"},
    "unknown crs": {"crs": "http://www.opengis.net/def/crs/EPSG/0/9999"},
    "bbox-crs alone": {"bbox-crs": STORAGE},
    "unknown bbox-crs": {"bbox": "1,2,3,4", "bbox-crs": "EPSG:4326"},
    "unknown format": {"f": "gml"},
    "unknown column": {"sortby": "population"},
    "no column": {"properties": ""},
    "column twice": {"properties": "name_fr,name_fr"},
    "unknown language": {"lang": "de"},
    "unknown day": {"asof": "1900"},
    "unknown country": {"country": "XXX"},
    "filter-lang alone": {"filter-lang": "cql2-text"},
    "unknown filter-lang": {"filter": "true", "filter-lang": "ecql"},
    "empty filter": {"filter": ""},
    "NUL": {"filter": "\0"},
}


@pytest.mark.parametrize("query", INVALID.values(), ids=INVALID)
def test_conf_core_query_param_invalid(service: Service, query: dict[str, str]) -> None:
    answer = service.get("/collections/crossings/items", **query)
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    problem = json.loads(answer.get_data())
    assert problem["parameter"] in query
    assert problem["detail"]


@pytest.mark.parametrize("path", PATHS)
def test_conf_core_query_param_unknown(service: Service, path: str) -> None:
    for name in ("abc", "detail", "layers", "Limit"):
        answer = service.get(path, **{name: "1"})
        assert answer.status_code == 400
        assert json.loads(answer.get_data())["parameter"] == name


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_core_f_op_success_and_links(service: Service, atlas: Atlas, layer_id: str) -> None:
    feature = atlas.select(layer_id, view_at(atlas)).features[-1]
    answer = service.get(f"/collections/{layer_id}/items/{feature.key}")
    assert answer.content_type == "application/geo+json"
    document = json.loads(answer.get_data())
    validate(document, "featureGeoJSON")
    assert document["id"] == feature.key
    assert document["properties"] == json.loads(json.dumps(feature.properties))
    assert {"self", "alternate", "collection"} <= set(rels(document))
    assert service.get(f"/collections/{layer_id}/items/no-such-key").status_code == 404


def test_conf_core_crs84(service: Service) -> None:
    answer = service.get("/collections/crossings/items")
    assert answer.headers["Content-Crs"] == f"<{STORAGE}>"
    lon, lat = json.loads(answer.get_data())["features"][0]["geometry"]["coordinates"]
    assert -10 < lon < 13
    assert 18 < lat < 38


@pytest.mark.parametrize("layer_id", LAYERS)
def test_conf_geojson_definition_and_content(service: Service, layer_id: str) -> None:
    answer = service.client.get(
        f"/ogc/collections/{layer_id}/items", headers={"Accept": "application/geo+json"}
    )
    assert answer.content_type == "application/geo+json"
    document = json.loads(answer.get_data())
    assert document["type"] == "FeatureCollection"
    assert all(each["type"] == "Feature" for each in document["features"])
    for each in document["features"]:
        assert each["geometry"] is None or shapely.from_geojson(json.dumps(each["geometry"])).is_valid


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_conf_html_definition_and_content(service: Service, path: str, lang: str) -> None:
    answer = service.client.get(
        f"/ogc{path}", headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": lang}
    )
    page = answer.get_data(as_text=True)
    assert answer.content_type == "text/html; charset=utf-8"
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    foreign = set(re.findall(r"https?://([\w.-]+)", page))
    # Names of standards and licences; nothing is fetched from them.
    assert foreign <= {"localhost", "www.opengis.net", "opendatacommons.org", "www.w3.org", "schema.org"}
    assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="https?://(?!localhost)', page)
    assert " style=" not in page
    assert "<style" not in page
    assert {"Accept", "Accept-Language"} <= set(answer.vary)


def test_pages_say_dates_and_codes_in_words(service: Service) -> None:
    page = service.get("/collections/crossings/items", f="html", lang="fr").get_data(as_text=True)
    assert "août 1994" in page
    assert "1994-08" not in page
    assert ">fermé<" in page
