"""What is written is the same bytes, whoever writes it, whenever and wherever."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest
from shapely.geometry import shape

from layers.atlas import Atlas
from tests.atlases import ROOT, SMALL, publish_atlas

WRITE = """
import sys
from pathlib import Path
from tests.atlases import publish_atlas
publish_atlas(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_two_runs_in_other_places_times_and_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for folder, zone, seed in (("a", "UTC", "1"), ("b/deeper", "Pacific/Auckland", "4242")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", WRITE, str(SMALL), str(tmp_path / folder)]
        subprocess.run(command, check=True, env=environment, cwd=tmp_path)
        written.append(hashes(tmp_path / folder))
    assert written[0] == written[1]
    assert {"catalog.json", "takhoum.gpkg", "layers/wilayas.2026.low.geojson", "tables/sources.json"} <= set(
        written[0]
    )


def test_writing_again_over_old_files_gives_the_same_bytes(tmp_path: Path) -> None:
    publish_atlas(SMALL, tmp_path)
    before = hashes(tmp_path)
    publish_atlas(SMALL, tmp_path)
    assert hashes(tmp_path) == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written")
    publish_atlas(SMALL, path)
    return path


def test_geometry_files_are_geojson_and_have_a_compressed_twin(folder: Path) -> None:
    files = sorted((folder / "layers").glob("*.geojson"))
    assert files
    for path in files:
        document = json.loads(path.read_bytes())
        assert document["type"] == "FeatureCollection"
        assert all(shape(each["geometry"]).is_valid for each in document["features"])
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()


def test_the_geopackage_holds_every_layer(folder: Path, small_atlas: Atlas) -> None:
    names = {str(name) for name, _ in pyogrio.list_layers(folder / "takhoum.gpkg")}
    assert {spec.id for spec in small_atlas.catalog} <= names
    assert {"wilayas_1984", "wilayas_2019", "borders_1984"} <= names
    twinnings = pyogrio.read_dataframe(folder / "takhoum.gpkg", layer="twinnings")
    assert len(twinnings) == 5
    assert "01" in set(pyogrio.read_dataframe(folder / "takhoum.gpkg", layer="wilayas")["wilaya_code"])
