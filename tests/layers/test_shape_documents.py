"""Shape documents hold every feature with a place, and the ground knows its lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layers.atlas import Atlas
from layers.ground_shapes import reaching_into, write_ground
from layers.shape_documents import shape_levels, shape_name, shapes_of
from tests.atlases import SMALL, publish_atlas


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("release")
    publish_atlas(SMALL, made)
    return made


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Atlas:
    return Atlas.load(folder)


def test_every_level_of_every_layer_has_its_document(folder: Path, atlas: Atlas) -> None:
    written = {path.stem for path in (folder / "shapes").iterdir()}
    assert written == set(shape_levels(atlas))
    assert {"wilayas.1984.low", "wilayas.2026.full", "regions.mid", "crossings"} <= written


def test_a_document_has_all_features_whatever_the_day(folder: Path, atlas: Atlas) -> None:
    for name, (layer_id, edition, detail) in shape_levels(atlas).items():
        document = json.loads((folder / shape_name(layer_id, edition, detail)).read_text(encoding="utf-8"))
        shown = edition or atlas.tables.editions[-1]
        key = atlas.spec(layer_id).key
        placed = [
            str(row[key])
            for row in atlas.rows(layer_id, shown)
            if atlas.geometry(layer_id, str(row[key]), edition=shown, detail=detail)
        ]
        shapes = document["objects"]["shapes"]["geometries"]
        assert [each["id"] for each in shapes] == placed, name
        assert all(each["properties"]["name_fr"] for each in shapes)


def test_a_release_without_documents_gets_the_same_ones(folder: Path, atlas: Atlas) -> None:
    for level in shape_levels(atlas).values():
        if level[0] != "mechanisms":  # names of editions are told by the rows of the newest
            assert shapes_of(atlas, *level) == (folder / shape_name(*level)).read_bytes()


def country(code: str, *ring: tuple[float, float]) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [[list(place) for place in (*ring, ring[0])]]}
    return {"type": "Feature", "properties": {"country_code": code}, "geometry": geometry}


WORLD = [
    country("DZA", (0, 0), (2, 0), (2, 2), (0, 2)),
    country("MAR", (0, 2), (2, 2), (2, 4), (0, 4)),
    country("ESH", (0, 4), (2, 4), (2, 6), (0, 6)),
    country("NER", (2, 2), (4, 2), (4, 4), (2, 4)),
    country("NZL", (100, -40), (105, -40), (105, -35)),
]


def test_the_ground_knows_coasts_borders_and_the_disputed_line() -> None:
    near, far = (json.loads(each) for each in write_ground(WORLD, home="DZA", near={"DZA", "MAR", "ESH"}))
    kinds = [{each["id"] for each in part["objects"]["lines"]["geometries"]} for part in (near, far)]
    assert kinds == [{"border", "coast", "coast_home", "disputed", "shared"}, {"coast"}]
    lands = [[each["id"] for each in part["objects"]["land"]["geometries"]] for part in (near, far)]
    assert lands == [["DZA", "ESH", "MAR"], ["NER", "NZL"]]


def test_no_line_of_the_ground_is_drawn_twice() -> None:
    lines = set()
    for part in write_ground(WORLD, home="DZA", near={"DZA", "MAR"}):
        document = json.loads(part)
        for each in document["objects"]["lines"]["geometries"]:
            for (number,) in each["arcs"]:
                arc = json.dumps(document["arcs"][number])
                assert arc not in lines
                lines.add(arc)


def test_a_country_reaches_into_a_box_with_one_corner() -> None:
    found = reaching_into(WORLD, ((-1.0, -1.0), (0.5, 0.5)))
    assert [each["properties"]["country_code"] for each in found] == ["DZA"]
