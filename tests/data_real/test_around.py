"""What stands around a feature: found by declaration, on the day of the view, never the feature itself."""

from __future__ import annotations

import pytest

from layers.around import surroundings
from layers.atlas import Atlas
from layers.catalog import CATALOG
from tests.atlases import view_of


def around(atlas: Atlas, layer_id: str, key: str, **parameters: str) -> dict[str, list[str]]:
    view = view_of(atlas, **parameters)
    groups = surroundings(atlas, atlas.details(layer_id, key, view), view)
    return {group.title: [each.key for each in group.things] for group in groups}


CASES = [
    ("wilayas", "54", "Regions across the border", {"NE-1", "ML-8"}),
    ("wilayas", "54", "Border crossings", {"in-guezzam-assamaka"}),
    ("regions", "NE-1", "Wilayas across the border", {"54", "11"}),
    ("crossings", "debdeb-ghadames", "Mechanisms that concern it", {"MEC_XING_UPG"}),
    ("twinnings", "TW-037", "Other agreements of the same authority", {"TW-074"}),
    ("mechanisms", "MEC_XING_UPG", "Crossings it names", {"in-guezzam-assamaka", "debdeb-ghadames"}),
    ("networks", "NET_MEDCITIES", "Wilayas of the members", {"23", "31"}),
]


@pytest.mark.parametrize(
    ("layer_id", "key", "title", "expected"), CASES, ids=[f"{each[1]}: {each[2]}" for each in CASES]
)
def test_a_feature_names_what_stands_around_it(
    atlas: Atlas, layer_id: str, key: str, title: str, expected: set[str]
) -> None:
    assert expected <= set(around(atlas, layer_id, key)[title])


def test_no_feature_stands_around_itself_and_all_that_does_has_a_card(atlas: Atlas) -> None:
    view = view_of(atlas)
    known = {(spec.id, row[spec.key]) for spec in CATALOG for row in atlas.rows(spec.id, view.edition)}
    for spec in CATALOG:
        for feature in atlas.select(spec.id, view).features[::7]:
            details = atlas.details(spec.id, feature.key, view)
            things = {
                (each.layer_id, each.key)
                for group in surroundings(atlas, details, view)
                for each in group.things
            }
            assert (spec.id, feature.key) not in things
            assert things <= known


def test_a_border_before_2019_is_that_of_the_old_wilaya(atlas: Atlas) -> None:
    assert "54" not in around(atlas, "regions", "NE-1", asof="2018")["Wilayas across the border"]


def test_what_had_not_begun_is_not_there(atlas: Atlas) -> None:
    assert "TW-074" in around(atlas, "twinnings", "TW-037")["Other agreements of the same authority"]
    early = around(atlas, "twinnings", "TW-074", asof="1965")
    assert "TW-037" not in early.get("Other agreements of the same authority", [])


@pytest.mark.parametrize(
    ("key", "column", "sources"),
    [
        ("TW-037", "signed", {"SRC_001"}),
        ("TW-074", "signed", {"S081", "S021"}),
        ("TW-037", "status", {"SRC_001", "S021"}),
    ],
    ids=["the followed claim", "a claim about another row is followed", "not disputed"],
)
def test_a_disputed_fact_stands_on_the_sources_that_say_it(
    atlas: Atlas, key: str, column: str, sources: set[str]
) -> None:
    facts = atlas.details("twinnings", key, view_of(atlas)).facts
    fact = next(each for each in facts if each.column == column)
    assert set(fact.source_ids) == sources
    assert fact.is_disputed is (column == "signed")
