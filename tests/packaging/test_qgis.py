"""Debian's QGIS opens the GeoPackage and the projects without a screen: layers valid, styled, labelled."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from layers.catalog import CATALOG
from layers.styles import styles
from tests.packaging.test_gis_programs import ROOT, release

__all__ = ["release"]
pytestmark = [pytest.mark.packaging, pytest.mark.soak]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_qgis_opens_every_layer_with_its_look(release: Path, tmp_path: Path, lang: str) -> None:
    project = tmp_path / "takhoum.qgz"
    project.write_bytes((release / f"takhoum.{lang}.qgz").read_bytes())
    (tmp_path / "takhoum.gpkg").write_bytes((release / "takhoum.gpkg").read_bytes())
    picture = tmp_path / "map.png"
    # The Python of the system, to which QGIS belongs.
    command = [
        "/usr/bin/python3",
        str(ROOT / "scripts/qgis_reads.py"),
        str(tmp_path),
        str(project),
        str(picture),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["read"]
    for spec in CATALOG:
        style = styles()[spec.style]
        own = found["project"][f"takhoum_layer_{spec.id}"]
        assert own["valid"]
        assert own["features"] > 0
        assert own["labels"] == f"name_{lang}"
        assert own["classes"] == len(style.symbols)
        assert own["renderer"] == ("categorizedSymbol" if style.column else "singleSymbol")
        alone = found["alone"][f"takhoum_layer_{spec.id}"]
        assert (alone["renderer"], alone["classes"]) == (own["renderer"], own["classes"])
    assert picture.stat().st_size > 50_000
