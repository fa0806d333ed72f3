"""The border is cut by wilaya and region, measured once, and says what it stands for."""

from __future__ import annotations

from layers.borders import SHORTEST_KM, adjacency_rows, border_rows
from layers.build import BuiltLayers
from layers.geometry import merged_line


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
