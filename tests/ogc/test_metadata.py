"""The release described for machines: valid by our shapes, every checksum true, every input named."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import frictionless
import pytest
from flask.testing import FlaskClient
from pyshacl import validate
from rdflib import Graph

from layers.atlas import Atlas
from layers.catalog import CATALOG
from tests.ogc.conftest import Service

SHAPES = Path(__file__).with_name("dcat_shapes.ttl")


@pytest.fixture(scope="module")
def document(service: Service) -> dict[str, Any]:
    answer = service.client.get("/dataset.jsonld")
    assert answer.status_code == 200
    assert answer.content_type == "application/ld+json"
    found: dict[str, Any] = json.loads(answer.data)
    return found


def graph_of(document: dict[str, Any]) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Graph().parse(data=json.dumps(document), format="json-ld")


def conforms(graph: Graph) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=False)[0])


def test_dcat_document_meets_its_shapes(document: dict[str, Any]) -> None:
    assert conforms(graph_of(document))


@pytest.mark.parametrize(
    "name", ["dct:license", "dct:issued", "prov:wasDerivedFrom", "dcat:distribution", "dct:title"]
)
def test_shapes_refuse_a_document_without_what_they_ask_for(document: dict[str, Any], name: str) -> None:
    assert not conforms(graph_of({key: value for key, value in document.items() if key != name}))


def local(client: FlaskClient, url: str) -> bytes:
    """Return what a download address gives."""
    answer = client.get(url.removeprefix("http://localhost"))
    assert answer.status_code == 200, url
    return answer.get_data()


def test_every_checksum_is_that_of_the_bytes_at_its_address(
    service: Service, document: dict[str, Any]
) -> None:
    parts = [document, *document["dct:hasPart"]]
    assert [each["dct:identifier"] for each in parts[1:]] == [spec.id for spec in CATALOG]
    for part in parts:
        for each in part["dcat:distribution"]:
            body = local(service.client, each["dcat:downloadURL"]["@id"])
            assert hashlib.sha256(body).hexdigest() == each["spdx:checksum"]["spdx:checksumValue"]["@value"]
            assert str(len(body)) == each["dcat:byteSize"]["@value"]


def test_provenance_names_every_input_of_the_manifest(
    document: dict[str, Any], atlas: Atlas, real_home: Path
) -> None:
    manifest = json.loads(
        (real_home / "releases" / atlas.release_id / "manifest.json").read_text(encoding="utf-8")
    )
    used = {each["dct:title"]: each["@id"] for each in document["prov:wasGeneratedBy"]["prov:used"]}
    assert used == {path: f"urn:sha256:{digest}" for path, digest in manifest["inputs"].items()}


def test_data_package_is_valid_and_its_hashes_are_true(service: Service) -> None:
    package = json.loads(local(service.client, "/datapackage.json"))
    for resource in package["resources"]:
        body = local(service.client, resource["path"])
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert resource["bytes"] == len(body)
        names = [each["name"] for each in resource["schema"]["fields"]]
        assert names == body.decode().split("\r\n", 1)[0].split(",")
        assert resource["licenses"]
    assert list(frictionless.Package.metadata_validate(package)) == []


@pytest.mark.parametrize("path", ["/dataset.jsonld", "/datapackage.json"])
@pytest.mark.parametrize("query", ["asof=2020", "country=NER", "x=1"])
def test_description_takes_no_filter(service: Service, path: str, query: str) -> None:
    answer = service.client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
