"""Every file reopens with the library of its format and equals the atlas, field by field."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import openpyxl
import pyogrio
import pytest
import shapely
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.file_writing import write_file
from layers.selection import Feature
from tests.ogc.conftest import view_at
from webmap.file_desk import FileDesk

LAYERS = [spec.id for spec in CATALOG]
FORMS = ("gpkg", "fgb", "parquet")


class DeskHere:
    """Writes in this process: the other one costs a second a file."""

    def write(self, document: dict[str, Any]) -> bytes:
        return write_file(json.loads(json.dumps(document)))


@pytest.fixture(scope="module")
def quick(real_app: Flask) -> Iterator[FlaskClient]:
    desk = real_app.extensions["file desk"]
    real_app.extensions["file desk"] = DeskHere()
    yield real_app.test_client()
    real_app.extensions["file desk"] = desk


def read_with_gdal(path: Path) -> list[dict[str, Any]]:
    return _records(pyogrio.read_dataframe(path, layer=path.stem))


def read_with_geopandas(path: Path) -> list[dict[str, Any]]:
    return _records(geopandas.read_parquet(path))


def _records(frame: geopandas.GeoDataFrame) -> list[dict[str, Any]]:
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False)]


READERS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "gpkg": read_with_gdal, "fgb": read_with_gdal, "parquet": read_with_geopandas,
}  # fmt: skip


def plain(value: Any, *, joined: bool) -> Any:
    """Return a cell as Python has it, whatever the library made of it."""
    if isinstance(value, np.ndarray | list | tuple):
        return ";".join(value) if joined else tuple(value)
    if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) == "<NA>":
        return None
    return value.item() if isinstance(value, np.generic) else value


def check_equal(found: list[dict[str, Any]], features: tuple[Feature, ...], *, joined: bool) -> None:
    """Compare keys, order, every property and every vertex."""
    assert len(found) == len(features)
    for row, feature in zip(found, features, strict=True):
        assert set(row) == {*feature.properties, "geometry"}
        for name, value in feature.properties.items():
            assert plain(row[name], joined=joined) == plain(value, joined=joined), (feature.key, name)
        if feature.geometry is None:
            assert row["geometry"] is None
        else:
            assert shapely.equals_exact(row["geometry"], shapely.from_geojson(feature.geometry))


@pytest.mark.parametrize("layer_id", LAYERS)
@pytest.mark.parametrize("form", FORMS)
def test_file_equals_the_atlas(
    quick: FlaskClient, atlas: Atlas, tmp_path: Path, form: str, layer_id: str
) -> None:
    answer = quick.get(f"/downloads/{layer_id}.{form}?lang=fr")
    assert answer.status_code == 200
    path = tmp_path / f"{layer_id}.{form}"
    path.write_bytes(answer.data)
    check_equal(
        READERS[form](path), atlas.select(layer_id, view_at(atlas)).features, joined=form != "parquet"
    )


@pytest.mark.parametrize("layer_id", LAYERS)
def test_csv_and_geojson_equal_the_atlas(quick: FlaskClient, atlas: Atlas, layer_id: str) -> None:
    features = atlas.select(layer_id, view_at(atlas)).features
    rows = list(csv.DictReader(io.StringIO(quick.get(f"/downloads/{layer_id}.csv").get_data(as_text=True))))
    assert [row[atlas.spec(layer_id).key] for row in rows] == [each.key for each in features]
    for row, feature in zip(rows, features, strict=True):
        for name, value in feature.properties.items():
            text = (
                ""
                if value is None
                else str(value).lower()
                if isinstance(value, bool)
                else str(plain(value, joined=True))
            )
            assert row[name].removeprefix("'") == text.removeprefix("'")
    document = json.loads(quick.get(f"/downloads/{layer_id}.geojson").get_data())
    assert [each["properties"] for each in document["features"]] == [
        json.loads(json.dumps(each.properties)) for each in features
    ]


@pytest.mark.parametrize("layer_id", LAYERS)
def test_spreadsheets_equal_the_atlas(quick: FlaskClient, atlas: Atlas, layer_id: str) -> None:
    features = atlas.select(layer_id, view_at(atlas)).features
    book = openpyxl.load_workbook(io.BytesIO(quick.get(f"/downloads/{layer_id}.xlsx").get_data()))
    sheet = book.worksheets[0].iter_rows(values_only=True)
    next(sheet)
    names = next(sheet)
    rows = [dict(zip(names, row, strict=True)) for row in sheet][: len(features)]
    for row, feature in zip(rows, features, strict=True):
        for name, value in feature.properties.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert row[name] == pytest.approx(value, abs=0), (feature.key, name)
                continue
            # A list is written for readers, with a space behind its semicolons.
            text = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            cell = "" if row[name] is None else str(row[name])
            assert cell.removeprefix("'").lower() == text.removeprefix("'").lower(), (feature.key, name)


@pytest.mark.parametrize("form", FORMS)
def test_real_process_writes_the_same_filtered_file_twice(
    real_app: Flask, atlas: Atlas, tmp_path: Path, form: str
) -> None:
    bodies = []
    for day in ("2026-11-21", "2026-11"):  # two addresses of one view are two memories
        answer = real_app.test_client().get(f"/downloads/crossings.{form}?country=NER,LBY&asof={day}")
        assert answer.status_code == 200
        assert 'filename="takhoum-crossings-' in answer.headers["Content-Disposition"]
        bodies.append(answer.data)
    path = tmp_path / f"crossings.{form}"
    path.write_bytes(bodies[0])
    wanted = [
        each
        for each in atlas.select("crossings", view_at(atlas)).features
        if each.properties["country_code"] in ("NER", "LBY")
    ]
    assert [row["crossing_id"] for row in READERS[form](path)] == [each.key for each in wanted]


@pytest.mark.parametrize("form", FORMS)
def test_same_document_gives_the_same_bytes(quick: FlaskClient, form: str) -> None:
    documents: list[dict[str, Any]] = []

    class Spy:
        """Keeps what it is asked for."""

        def write(self, document: dict[str, Any]) -> bytes:
            documents.append(document)
            return b""

    real = quick.application.extensions["file desk"]
    quick.application.extensions["file desk"] = Spy()
    quick.get(f"/downloads/sessions.{form}?lang=en")
    quick.application.extensions["file desk"] = real
    assert write_file(json.loads(json.dumps(documents[0]))) == write_file(
        json.loads(json.dumps(documents[0]))
    )


@pytest.mark.parametrize("form", FORMS)
def test_empty_selection_is_a_file_with_its_columns(quick: FlaskClient, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"crossings.{form}"
    path.write_bytes(quick.get(f"/downloads/crossings.{form}?q=nowhere-at-all").data)
    assert READERS[form](path) == []


def test_busy_desk_answers_429_and_large_files_413(real_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = real_app.test_client()
    monkeypatch.setitem(real_app.extensions, "file desk", FileDesk(largest_bytes=100))
    large = client.get("/downloads/wilayas.gpkg?lang=en&asof=2020")
    assert (large.status_code, large.content_type) == (413, "application/problem+json")
    busy = FileDesk(at_once=1, waiting=0)
    monkeypatch.setitem(real_app.extensions, "file desk", busy)
    started, release = threading.Event(), threading.Event()

    def slow(request: bytes) -> bytes:
        started.set()
        release.wait(10)
        return b"x"

    monkeypatch.setattr(busy, "_run", slow)
    first = threading.Thread(target=lambda: busy.write({}))
    first.start()
    started.wait(10)
    refused = client.get("/downloads/wilayas.gpkg?lang=en&asof=2020")
    release.set()
    first.join()
    assert (refused.status_code, refused.content_type) == (429, "application/problem+json")
    assert refused.headers["Retry-After"] == "5"


def test_desk_ends_what_takes_too_long() -> None:
    with pytest.raises(TooManyRequests):
        FileDesk(seconds=0.01).write({"form": "gpkg"})
    with pytest.raises(RequestEntityTooLarge):
        FileDesk(largest_bytes=1).write({"form": "gpkg"})


def test_whole_geopackage_has_layers_styles_projects_and_metadata(quick: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "takhoum.gpkg"
    path.write_bytes(quick.get("/downloads/takhoum.gpkg").data)
    names = [name for name, _ in pyogrio.list_layers(path)]
    assert set(LAYERS) <= set(names)
    with closing(sqlite3.connect(path)) as file:
        styles = file.execute(
            "SELECT f_table_name, styleName, useAsDefault, styleQML FROM layer_styles"
        ).fetchall()
        projects = [name for (name,) in file.execute("SELECT name FROM qgis_projects")]
        metadata = " ".join(text for (text,) in file.execute("SELECT metadata FROM gpkg_metadata"))
    assert {layer for layer, *_ in styles} == set(LAYERS)
    assert len(styles) == 3 * len(LAYERS)
    assert all("renderer-v2" in text and "labeling" in text for *_, text in styles)
    assert len(projects) == 3
    assert "opendatacommons" in metadata
    for lang in ("ar", "fr", "en"):
        answer = quick.get(f"/downloads/takhoum.qgz?lang={lang}")
        assert answer.status_code == 200
        assert answer.data.startswith(b"PK")


@pytest.mark.parametrize("query", ["country=NER", "asof=2020", "limit=1", "nothing=1"])
def test_whole_geopackage_takes_no_filter(quick: FlaskClient, query: str) -> None:
    answer = quick.get(f"/downloads/takhoum.gpkg?{query}")
    assert answer.status_code == 400
    assert json.loads(answer.data)["parameter"] == query.split("=")[0]
