"""The build is pure: rows, geometries and derived tables follow from the data and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import shapely

from layers.borders import SHORTEST_KM, adjacency_rows, border_rows
from layers.build import BuiltLayers, build_layers
from layers.catalog import CATALOG
from layers.check import load_data
from layers.crosswalk import CrosswalkError, parent_codes, point_codes
from layers.dataset import DataSet, Table
from layers.derive import theme_rows
from layers.geometry import merged_line
from layers.ground import read_ground
from layers.joins import KeyMismatch
from layers.shapes import UnknownShapeError
from layers.spec import LayerSpec
from tests.atlases import SMALL


@pytest.fixture(scope="module")
def dataset() -> DataSet:
    return load_data(SMALL)


@pytest.fixture(scope="module")
def built(dataset: DataSet) -> BuiltLayers:
    return build_layers(dataset)


def pairs(built: BuiltLayers, table: str, edition: str) -> list[tuple[str, str]]:
    rows = [row for row in built.tables[table] if row["edition"] == edition]
    return [(row["wilaya_code"], row["region_code"]) for row in rows]


def test_adjacency_follows_the_edition(built: BuiltLayers) -> None:
    assert ("03", "NE-2") in pairs(built, "adjacency", "1984")
    assert ("04", "NE-2") not in pairs(built, "adjacency", "1984")
    assert ("04", "NE-2") in pairs(built, "adjacency", "2019")


def test_tripoints_are_apart_from_adjacency(built: BuiltLayers) -> None:
    for edition in built.editions:
        assert not set(pairs(built, "adjacency", edition)) & set(pairs(built, "tripoints", edition))
    assert ("01", "EH") in pairs(built, "tripoints", "2026")


def test_the_border_is_as_long_in_every_edition(built: BuiltLayers) -> None:
    lengths = {
        edition: sum(row["length_km"] for row in built.tables["adjacency"] if row["edition"] == edition)
        for edition in built.editions
    }
    assert max(lengths.values()) - min(lengths.values()) < 0.01


def test_pairs_that_share_less_than_100_m_are_no_neighbours() -> None:
    short = merged_line([((0.0, 0.0), (0.0, 0.0008))])
    long = merged_line([((0.0, 0.0), (0.0, 0.0010))])
    rows = adjacency_rows({("01", "R1"): short, ("01", "R2"): long}, {"R1": "NER", "R2": "NER"}, "2026")
    assert [row["region_code"] for row in rows] == ["R2"]
    assert rows[0]["length_km"] > SHORTEST_KM


def test_every_stretch_of_the_border_has_one_line_a_level(built: BuiltLayers) -> None:
    borders = next(layer for layer in built.layers if layer.spec.id == "borders")
    for edition in built.editions:
        ids = {row["border_id"] for row in borders.rows[edition]}
        for detail in ("low", "mid", "full"):
            assert set(borders.geometries[edition, detail]) == ids


def test_a_region_without_polygon_is_named_on_its_stretch_and_counted_once(built: BuiltLayers) -> None:
    row = next(
        row for row in built.tables["borders"] if (row["edition"], row["border_id"]) == ("2026", "01-ML-6")
    )
    assert row["covered_region_codes"] == ("ML-10",)
    assert row["region_note_en"] == "Region F (ML-10) since its creation; no open polygon"
    assert row["region_note_fr"] == "Région F (ML-10) depuis sa création ; pas de polygone ouvert"
    assert "ML-10" in row["region_note_ar"]
    assert "ML-10" not in {region for _, region in pairs(built, "adjacency", "2026")}


def test_an_older_polygon_names_the_present_region() -> None:
    text = {f"{stem}_{lang}": stem for stem in ("name", "note") for lang in ("ar", "fr", "en")}
    old = {
        **text,
        "region_code": "LY-GD",
        "region_scheme": "lby-2001",
        "covered_by": None,
        "source_ids": ("S",),
    }
    new = {
        **text,
        "region_code": "LY-NL",
        "region_scheme": "iso-current",
        "covered_by": "LY-GD",
        "name_en": "Nalut",
    }
    pair = {
        "edition": "2026",
        "wilaya_code": "33",
        "region_code": "LY-GD",
        "country_code": "LBY",
        "length_km": 1.0,
    }
    links = [{"wilaya_code": "33", "region_code": "LY-NL", "shares_border": "boundary_version_dependent"}]
    rows = border_rows(
        [pair], wilayas={("2026", "33"): old}, regions={"LY-GD": old, "LY-NL": new}, links=links
    )
    assert rows[0]["region_note_en"] == "Nalut (LY-NL) in the present division; no open polygon"


def test_only_the_disputed_stretch_is_dashed(built: BuiltLayers) -> None:
    dashed = {row["country_code"] for row in built.tables["borders"] if row["line"] == "dashed"}
    assert dashed == {"ESH"}


def test_a_covered_region_that_a_wilaya_does_not_touch_is_not_named() -> None:
    text = {f"{stem}_{lang}": stem for stem in ("name", "note") for lang in ("ar", "fr", "en")}
    region = {**text, "source_ids": ("S",), "covered_by": None, "region_code": "ML-7"}
    regions = {"ML-7": region, "ML-9": {**region, "region_code": "ML-9", "covered_by": "ML-7"}}
    pair = {
        "edition": "2026",
        "wilaya_code": "50",
        "region_code": "ML-7",
        "country_code": "MLI",
        "length_km": 1.0,
    }
    links = [{"wilaya_code": "50", "region_code": "ML-9", "shares_border": "no"}]
    rows = border_rows([pair], wilayas={("2026", "50"): region}, regions=regions, links=links)
    assert rows[0]["covered_region_codes"] == ()
    assert rows[0]["region_note_en"] is None


def test_wilayas_cover_the_same_ground_in_every_edition(dataset: DataSet) -> None:
    ground = read_ground(dataset)
    for detail in ("low", "mid", "full"):
        whole = [shapely.union_all(list(ground.wilayas(each, detail).values())) for each in ground.editions]
        assert all(area.equals(whole[0]) for area in whole)
        for edition in ground.editions:
            assert shapely.coverage_is_valid(list(ground.wilayas(edition, detail).values()))


def test_codes_follow_the_parents_through_two_editions() -> None:
    rows = [
        {"edition": "1984", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2019", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2019", "wilaya_code": "54", "parent_code": "11"},
        {"edition": "2026", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2026", "wilaya_code": "54", "parent_code": "54"},
        {"edition": "2026", "wilaya_code": "70", "parent_code": "54"},
    ]
    found = parent_codes(rows, ("1984", "2019", "2026"))
    assert found["2026"]["70"] == "70"
    assert found["2019"] == {"11": "11", "54": "54", "70": "54"}
    assert found["1984"] == {"11": "11", "54": "11", "70": "11"}


def test_a_parent_must_be_a_wilaya_of_the_edition_before() -> None:
    rows: list[dict[str, Any]] = [
        {"edition": "1984", "wilaya_code": "11", "parent_code": None},
        {"edition": "2019", "wilaya_code": "54", "parent_code": "99"},
    ]
    with pytest.raises(CrosswalkError, match="wilaya 54 of 2019: parent 99 is not in 1984"):
        parent_codes(rows, ("1984", "2019"))


def test_the_ground_tells_the_wilaya_of_a_point(dataset: DataSet) -> None:
    ground = read_ground(dataset)
    assert point_codes(ground, "04", 3.0, 31.0) == {"1984": "03", "2019": "04", "2026": "04"}
    with pytest.raises(CrosswalkError, match="no wilaya 99"):
        point_codes(ground, "99", 3.0, 31.0)


def test_parent_and_ground_agree_on_every_point(built: BuiltLayers) -> None:
    assert built.tables["point_wilayas"] == ()


def test_themes_know_what_stands_above_them(built: BuiltLayers) -> None:
    found = {(row["theme_id"], row["ancestor_id"]) for row in built.tables["theme_tree"]}
    assert found == {("THM_A", "THM_A"), ("THM_B", "THM_B"), ("THM_B", "THM_A")}


def test_themes_in_a_circle_are_refused() -> None:
    themes = [{"theme_id": "A", "parent_id": "B"}, {"theme_id": "B", "parent_id": "A"}]
    with pytest.raises(ValueError, match="circle"):
        theme_rows({"themes": themes})


def test_partners_are_the_neighbours_and_whoever_a_register_links(built: BuiltLayers) -> None:
    rows = {row["country_code"]: row for row in built.tables["partners"]}
    assert sorted(rows) == ["ESH", "FRA", "MLI", "NER", "TUN", "TUR"]
    assert all(row["source_ids"] for row in rows.values())


def with_table(dataset: DataSet, name: str, rows: list[dict[str, Any]]) -> DataSet:
    table = Table(name, (next(iter(rows[0])),), tuple(rows), tuple(rows[0]))
    return replace(dataset, tables={**dataset.tables, name: table})


NAMES = {"name_ar": "أ", "name_fr": "A", "name_en": "A"}


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
