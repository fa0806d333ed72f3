"""What a feature links: only what a register names, how it knows, and where that lay in each edition."""

from __future__ import annotations

from typing import Any

import pytest

from layers.atlas import Atlas
from layers.relations import End, ends_of, fan_out, groups_of
from tests.atlases import ROOT, publish_atlas


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("release")
    publish_atlas(ROOT / "data", folder)
    return Atlas.load(folder)


def ends(atlas: Atlas, layer: str, key: str, edition: str = "2026") -> tuple[End, ...]:
    spec = atlas.spec(layer)
    row = next(each for each in atlas.tables[spec.table] if each[spec.key] == key)
    return ends_of(spec, row, atlas.tables, edition)


@pytest.mark.parametrize(
    ("layer", "key", "edition", "codes"),
    [
        ("sessions", "SES_CBF_NER_07", "2026", ["11", "54", "56", "NE-1"]),
        ("sessions", "SES_CBF_NER_07", "1984", ["11", "33", "NE-1"]),
        ("sessions", "SES_5P5_2013", "2026", []),
        ("mechanisms", "MEC_WALI_NER", "2026", ["11", "33", "54", "56", "NE-1", "NE-5"]),
        ("networks", "NET_MEDCITIES", "2026", ["NM_MED_ANNABA", "NM_MED_ORAN"]),
        ("crossings", "tarat", "2026", []),
    ],
)
def test_a_feature_links_what_the_registers_name(
    atlas: Atlas, layer: str, key: str, edition: str, codes: list[str]
) -> None:
    assert [end.key for end in ends(atlas, layer, key, edition)] == codes


def test_an_end_says_whether_a_source_names_it(atlas: Atlas) -> None:
    told = {end.key: end.is_stated for end in ends(atlas, "mechanisms", "MEC_WALI_NER")}
    assert told == {"11": True, "33": True, "54": False, "56": False, "NE-1": True, "NE-5": True}
    # Before 2019 the successors lay in the wilayas a source does name.
    assert all(end.is_stated for end in ends(atlas, "mechanisms", "MEC_WALI_NER", "1984"))


def test_a_group_is_words_and_no_place(atlas: Atlas) -> None:
    spec = atlas.spec("mechanisms")
    row = next(each for each in atlas.tables["mechanisms"] if each["mechanism_id"] == "MEC_NEIGHBOUR_AID")
    assert ends_of(spec, row, atlas.tables, "2026") == ()
    assert [sorted(each) for each in groups_of(spec, row, atlas.tables)] == [["ar", "en", "fr"]]


def line(*places: tuple[float, float]) -> dict[str, Any]:
    return {"type": "MultiLineString", "coordinates": [[list(place) for place in places]]}


def test_lines_between_the_same_places_part_and_keep_their_ends() -> None:
    there, back, alone = line((0, 0), (2, 1), (4, 0)), line((4, 0), (2, 1), (0, 0)), line((0, 0), (1, 1))
    fanned = fan_out({"there": there, "back": back, "alone": alone})
    assert fanned["alone"] == alone
    paths = [fanned[key]["coordinates"][0] for key in ("there", "back")]
    assert [{path[0], path[-1]} for path in paths] == [{(0, 0), (4, 0)}] * 2
    assert paths[0][1] != paths[1][1]
    assert sorted(path[1][1] for path in paths) == [0.8, 1.2]


def test_three_lines_leave_one_in_the_middle() -> None:
    lines = {key: line((0, 0), (1, 0), (2, 0)) for key in "abc"}
    assert [each["coordinates"][0][1][1] for each in fan_out(lines).values()] == [0.2, 0.0, -0.2]
