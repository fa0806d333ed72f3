"""The build is pure and refuses what does not fit together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from layers.build import build_layers
from layers.catalog import CATALOG
from layers.dataset import DataSet, Table
from layers.joins import KeyMismatch
from layers.shapes import UnknownShapeError
from layers.spec import LayerSpec

NAMES = {"name_ar": "أ", "name_fr": "A", "name_en": "A"}


def with_table(dataset: DataSet, name: str, rows: list[dict[str, Any]]) -> DataSet:
    table = Table(name, (next(iter(rows[0])),), tuple(rows), tuple(rows[0]))
    return replace(dataset, tables={**dataset.tables, name: table})


def test_a_layer_refuses_repeated_keys(dataset: DataSet) -> None:
    posts = [{"post_id": "p", **NAMES, "lon": 1.0, "lat": 33.0, "source_ids": ("SRC_A",)}] * 2
    spec = LayerSpec("posts", "Posts", "point", "post_id", "posts", points=(("lon", "lat"),))
    with pytest.raises(KeyMismatch, match=r"layer posts : post_id repeated: \['p'\]"):
        build_layers(with_table(dataset, "posts", posts), (*CATALOG, spec))


def test_a_layer_refuses_geometries_without_row(dataset: DataSet) -> None:
    rows = [{"region_code": "EH", **NAMES, "source_ids": ("SRC_A",)}]
    spec = LayerSpec("few", "Few", "regions", "region_code", "few")
    with pytest.raises(KeyMismatch, match="layer few: geometry without row"):
        build_layers(with_table(dataset, "few", rows), (*CATALOG, spec))


def test_a_layer_names_a_geometry_that_exists(dataset: DataSet) -> None:
    with pytest.raises(UnknownShapeError, match="layer wilayas: geometry 'rivers'"):
        build_layers(dataset, (replace(CATALOG[0], geometry="rivers"),))
