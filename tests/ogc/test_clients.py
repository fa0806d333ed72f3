"""Programs that are not ours read the service: GDAL (its OAPIF driver), OWSLib, validators, schemathesis."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from openapi_spec_validator import validate as validate_api
from owslib.ogcapi.features import Features

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.view import View
from tests.ogc.conftest import Service, view_at
from webmap.live import today_in_algiers

LAYERS = [spec.id for spec in CATALOG]


@pytest.fixture(scope="module")
def now(atlas: Atlas) -> View:
    """Return the view that the server outside of this process shows."""
    return view_at(atlas, today_in_algiers())


def test_gdal_lists_counts_filters_and_pages(served: str, atlas: Atlas, now: View) -> None:
    source = f"OAPIF:{served}/ogc/"
    assert [name for name, _ in pyogrio.list_layers(source)] == LAYERS
    for layer_id in LAYERS:
        features = atlas.select(layer_id, now).features
        key = atlas.spec(layer_id).key
        info = pyogrio.read_info(source, layer=layer_id)
        assert info["features"] == len(features)
        read = pyogrio.read_dataframe(source, layer=layer_id, PAGE_SIZE=7)
        assert read[key].tolist() == [each.key for each in features]
    placed = pyogrio.read_dataframe(source, layer="crossings", bbox=(8, 30, 10, 38))
    features = atlas.select("crossings", now).features
    assert placed["crossing_id"].tolist() == [
        each.key
        for each in features
        if 8 <= each.properties["lon"] <= 10 and 30 <= each.properties["lat"] <= 38
    ]
    chosen = pyogrio.read_dataframe(source, layer="crossings", where="operating_status = 'open' AND lat > 30")
    assert chosen["crossing_id"].tolist() == [
        each.key
        for each in features
        if each.properties["operating_status"] == "open" and each.properties["lat"] > 30
    ]


def test_owslib_lists_counts_filters_and_pages(served: str, atlas: Atlas, now: View) -> None:
    service = Features(f"{served}/ogc/")
    assert service.feature_collections() == LAYERS
    assert service.api()["openapi"] == "3.0.3"
    for layer_id in LAYERS:
        wanted = [each.key for each in atlas.select(layer_id, now).features]
        found: list[str] = []
        while len(found) < len(wanted):
            page = service.collection_items(layer_id, limit=40, offset=len(found))
            assert page["numberMatched"] == len(wanted)
            found += [each["id"] for each in page["features"]]
        assert found == wanted
        assert service.collection_queryables(layer_id)["type"] == "object"
        assert service.collection_item(layer_id, wanted[0])["id"] == wanted[0]
    chosen = service.collection_items("crossings", filter="country_code IN ('NER', 'MLI')", limit=100)
    wanted = [
        each.key
        for each in atlas.select("crossings", now).features
        if each.properties["country_code"] in ("NER", "MLI")
    ]
    assert [each["id"] for each in chosen["features"]] == wanted
    boxed = service.collection_items("crossings", bbox=[8, 30, 10, 38], limit=100)["features"]
    assert [each["id"] for each in boxed] == [
        each.key
        for each in atlas.select("crossings", now).features
        if 8 <= each.properties["lon"] <= 10 and 30 <= each.properties["lat"] <= 38
    ]


def references(document: Any) -> list[str]:
    """Return every ``$ref`` of a document."""
    if isinstance(document, dict):
        own = [document["$ref"]] if isinstance(document.get("$ref"), str) else []
        return own + [each for value in document.values() for each in references(value)]
    return [each for value in document for each in references(value)] if isinstance(document, list) else []


def test_openapi_document_is_valid_and_refers_to_itself_only(service: Service) -> None:
    document = service.json("/openapi")
    validate_api(document)
    assert references(document)
    assert all(each.startswith("#/components/") for each in references(document))


# A schema cannot say which texts are filters, that south lies below north, or which dates the atlas knows:
# what it lets through may still be a 400 that names the parameter. Other tests see that good values pass.
UNDECIDED = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "404", "410"]
"""


def run_schemathesis(served: str, folder: Path, *options: str) -> int:
    """Run every check of schemathesis; return how many cases were made, all of which must pass."""
    settings = folder / "schemathesis.toml"
    settings.write_text(UNDECIDED, encoding="utf-8")
    program = str(Path(sys.executable).with_name("schemathesis"))
    command = [
        program,
        "--config-file",
        str(settings),
        "run",
        f"{served}/ogc/openapi",
        "--url",
        f"{served}/ogc",
    ]
    fixed = ["--checks", "all", "--seed", "20211025", "--no-color"]
    done = subprocess.run(
        [*command, *fixed, *options], cwd=folder, capture_output=True, text=True, check=False, timeout=3000
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    counts = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert counts is not None, done.stdout[-2000:]
    assert counts[1] == counts[2]
    return int(counts[1])


def test_schemathesis_finds_no_fault_in_200_cases(served: str, tmp_path: Path) -> None:
    assert run_schemathesis(served, tmp_path, "--phases", "examples,fuzzing", "-n", "2") >= 200


@pytest.mark.soak
def test_schemathesis_finds_no_fault_in_2000_cases(served: str, tmp_path: Path) -> None:
    assert run_schemathesis(served, tmp_path, "-n", "40") >= 2000
