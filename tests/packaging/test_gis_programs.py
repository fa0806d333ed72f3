"""Debian's own GIS programs read the release: a GDAL of another age than the one in our wheels."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from layers.catalog import CATALOG

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.packaging, pytest.mark.soak]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a release of the real data."""
    home = tmp_path_factory.mktemp("home")
    command = [str(Path(sys.executable).with_name("takhoum")), "publish", str(ROOT / "data")]
    subprocess.run(command, check=True, env={**os.environ, "TAKHOUM_HOME": str(home)})
    return home / "releases" / (home / "current").read_text(encoding="ascii").strip()


def test_ogrinfo_reads_every_layer_of_the_geopackage(release: Path) -> None:
    command = ["ogrinfo", "-ro", "-so", "-al", str(release / "takhoum.gpkg")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "ERROR" not in done.stderr
    counts = dict(re.findall(r"Layer name: (\S+).*?Feature Count: (\d+)", done.stdout, re.DOTALL))
    assert {spec.id for spec in CATALOG} <= set(counts)
    assert all(int(count) > 0 for count in counts.values())


def test_ogr2ogr_copies_the_wilayas_without_loss(release: Path, tmp_path: Path) -> None:
    target = tmp_path / "wilayas.geojson"
    command = ["ogr2ogr", "-f", "GeoJSON", str(target), str(release / "takhoum.gpkg"), "wilayas"]
    subprocess.run(command, check=True)
    features = json.loads(target.read_text(encoding="utf-8"))["features"]
    codes = [feature["properties"]["wilaya_code"] for feature in features]
    assert all(re.fullmatch(r"\d\d", code) for code in codes)
    assert "01" in codes
