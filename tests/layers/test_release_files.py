"""Files of a release come back as they were written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from layers.release_files import (
    Drawn,
    dump,
    dump_geometry,
    read_geometries,
    read_rows,
    write_geometries,
    write_rows,
)


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    rows = ({"id": "007", "n": 7, "x": 1.5, "ok": True, "none": None, "list": ("a", "NA"), "ar": "تخوم"},)
    write_rows(tmp_path / "rows.json", {"": rows, "2026": ()})
    assert read_rows(tmp_path / "rows.json") == {"": rows, "2026": ()}


def test_geometries_come_back_as_text(tmp_path: Path) -> None:
    points = {"b": shapely.Point(1, 2), 'a"\n': shapely.Point(3.5, 4)}
    write_geometries(tmp_path / "g.geojson", points)
    found = read_geometries(tmp_path / "g.geojson")
    assert found == {
        'a"\n': Drawn('{"type":"Point","coordinates":[3.5,4.0]}', (3.5, 4.0, 3.5, 4.0)),
        "b": Drawn(dump_geometry(points["b"]), (1.0, 2.0, 1.0, 2.0)),
    }
    write_geometries(tmp_path / "g.geojson", {})
    assert read_geometries(tmp_path / "g.geojson") == {}


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.geojson").write_text('{"type":"FeatureCollection","features":[]}')
    with pytest.raises(ValueError, match=r"g\.geojson: not a geometry file"):
        read_geometries(tmp_path / "g.geojson")


def test_rings_turn_as_rfc_7946_wants() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    assert not clockwise.exterior.is_ccw
    assert shape(json.loads(dump_geometry(clockwise))).exterior.is_ccw


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump({"x": float("nan")})
