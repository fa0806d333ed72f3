"""A filter narrows the layers that have it and leaves the others whole; counts say what is not shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.atlas import Atlas
from layers.enumerations import CONFIDENCE, DETAILS, MEASURES, STAGES, STATUSES, TRAFFIC
from layers.geojson import write_collection
from layers.popup_fields import CROSSING_EVIDENCE
from layers.selection import Feature, sort_features
from tests.atlases import keys_of, view_of

LAYERS = (
    "wilayas",
    "regions",
    "borders",
    "crossings",
    "twinnings",
    "mechanisms",
    "networks",
    "sessions",
    "missions",
)

# Parameter and value, then the keys of every layer that it narrows; the layers not named stay whole.
NARROWED: dict[str, tuple[dict[str, str], dict[str, list[str]]]] = {
    "country": (
        {"country": "TUN"},
        {
            "wilayas": ["02", "04"],
            "regions": ["TN-1", "TN-2"],
            "borders": ["02-TN-1", "04-TN-2"],
            "crossings": ["post-a-north", "post-c-east"],
            "twinnings": ["TW-002"],
            "mechanisms": ["MEC_C"],
            "sessions": ["SES_03"],
            "missions": [],
        },
    ),
    "wilaya": (
        {"wilaya": "03"},
        {
            "wilayas": ["03"],
            "regions": ["EH", "NE-1"],
            "borders": ["03-EH", "03-NE-1"],
            "crossings": ["post-b-south", "post-e-dunes"],
            "twinnings": ["TW-002"],
            "mechanisms": ["MEC_A", "MEC_B"],
            "networks": ["NET_A"],
            "sessions": ["SES_01", "SES_02"],
        },
    ),
    "region": (
        {"region": "NE-1"},
        {
            "wilayas": ["03"],
            "regions": ["NE-1"],
            "borders": ["03-NE-1"],
            "crossings": ["post-b-south"],
            "twinnings": [],
            "mechanisms": ["MEC_A", "MEC_B"],
            "sessions": ["SES_01", "SES_02"],
        },
    ),
    "region without polygon": (
        {"region": "ML-10"},
        {
            "wilayas": ["01"],
            "regions": ["ML-10"],
            "borders": ["01-ML-6"],
            "crossings": ["post-d-west"],
            "twinnings": [],
            "mechanisms": [],
            "sessions": [],
        },
    ),
    "status": ({"status": "open_restricted"}, {"crossings": ["post-a-north", "post-b-south"]}),
    "stage": ({"stage": "works"}, {"crossings": ["post-a-north"]}),
    "traffic": ({"traffic": "persons"}, {"crossings": ["post-a-north"]}),
    "theme and what stands below it": (
        {"theme": "THM_A"},
        {
            "twinnings": ["TW-001", "TW-002"],
            "mechanisms": ["MEC_A", "MEC_C"],
            "networks": ["NET_A"],
            "sessions": ["SES_01", "SES_02", "SES_03"],
        },
    ),
    "narrower theme": (
        {"theme": "THM_B"},
        {
            "twinnings": ["TW-001", "TW-002"],
            "mechanisms": ["MEC_A"],
            "networks": [],
            "sessions": ["SES_01", "SES_02"],
        },
    ),
    "mechanism type": (
        {"mechanism_type": "city_network"},
        {"mechanisms": ["MEC_D"], "networks": ["NET_A"], "sessions": []},
    ),
    "agreement kind": ({"agreement_kind": "partnership,friendship"}, {"twinnings": ["TW-002", "TW-004"]}),
    "confidence": (
        {"confidence": "medium"},
        {
            "crossings": ["post-c-east"],
            "twinnings": ["TW-002"],
            "mechanisms": ["MEC_B"],
            "networks": [],
            "sessions": [],
            "missions": ["MIS_02"],
        },
    ),
    "two filters together": (
        {"country": "TUN", "status": "unknown"},
        {
            "wilayas": ["02", "04"],
            "regions": ["TN-1", "TN-2"],
            "borders": ["02-TN-1", "04-TN-2"],
            "crossings": ["post-c-east"],
            "twinnings": ["TW-002"],
            "mechanisms": ["MEC_C"],
            "sessions": ["SES_03"],
            "missions": [],
        },
    ),
}


@pytest.mark.parametrize(("parameters", "expected"), NARROWED.values(), ids=NARROWED)
def test_a_filter_narrows_what_it_names_and_nothing_else(
    small_atlas: Atlas, parameters: dict[str, str], expected: dict[str, list[str]]
) -> None:
    for layer_id in LAYERS:
        keys = keys_of(small_atlas, layer_id, **parameters)
        assert keys == expected.get(layer_id, keys_of(small_atlas, layer_id)), layer_id


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"country": "TUN"}, ["TUN"]),
        ({"wilaya": "03"}, ["ESH", "NER", "TUN"]),
        ({"region": "NE-1"}, ["NER"]),
        ({"theme": "THM_B"}, ["FRA", "NER", "TUN"]),
        ({"mechanism_type": "local_wali_meeting"}, ["NER"]),
        ({"agreement_kind": "friendship"}, ["TUR"]),
        ({"status": "open"}, ["ESH", "FRA", "MLI", "NER", "TUN", "TUR"]),
    ],
    ids=str,
)
def test_partners_are_narrowed_by_what_links_them(
    small_atlas: Atlas, parameters: dict[str, str], expected: list[str]
) -> None:
    assert keys_of(small_atlas, "partners", **parameters) == expected


def test_rows_that_begin_after_the_day_are_left_out(small_atlas: Atlas) -> None:
    assert keys_of(small_atlas, "twinnings", asof="2004-05-31") == ["TW-001", "TW-004", "TW-005"]
    assert keys_of(small_atlas, "twinnings", asof="2004-06-01") == ["TW-001", "TW-002", "TW-004", "TW-005"]
    assert keys_of(small_atlas, "mechanisms", asof="1990") == ["MEC_C", "MEC_E"]
    assert keys_of(small_atlas, "sessions", asof="2012") == ["SES_03"]


def test_rows_without_date_are_kept_and_say_so(small_atlas: Atlas) -> None:
    selection = small_atlas.select("mechanisms", view_of(small_atlas, asof="1990"))
    assert [each.properties["has_date"] for each in selection.features] == [False, False]


@pytest.mark.parametrize(
    ("asof", "status"),
    [("2011", "active"), ("2019-12-31", "active"), ("2020-01-01", "ended"), ("2026", "ended")],
)
def test_an_agreement_is_ended_from_its_end_on(small_atlas: Atlas, asof: str, status: str) -> None:
    selection = small_atlas.select("twinnings", view_of(small_atlas, asof=asof))
    row = next(each for each in selection.features if each.key == "TW-003")
    assert row.properties["status"] == status
    assert row.properties["line"] == ("ended" if status == "ended" else "agreement")


def test_unverified_twinnings_are_listed_but_neither_drawn_nor_counted(small_atlas: Atlas) -> None:
    selection = small_atlas.select("twinnings", view_of(small_atlas))
    row = next(each for each in selection.features if each.key == "TW-004")
    assert row.geometry is None
    assert row.properties["on_map"] is False
    assert row.properties["confidence"] == "unverified"
    assert (selection.counts.total, selection.counts.matched, selection.counts.unverified) == (4, 4, 1)
    assert selection.number_matched == 5
    assert dict(selection.classes)["unverified"] == 0


def test_unverified_twinnings_are_drawn_when_asked_for(small_atlas: Atlas) -> None:
    selection = small_atlas.select("twinnings", view_of(small_atlas, confidence="unverified"))
    assert [each.key for each in selection.features] == ["TW-004"]
    assert selection.features[0].geometry is not None
    assert selection.features[0].properties["on_map"] is True
    assert (selection.counts.matched, selection.counts.shown, selection.counts.unverified) == (1, 1, 0)


def test_a_row_without_place_is_listed_and_counted(small_atlas: Atlas) -> None:
    selection = small_atlas.select("twinnings", view_of(small_atlas))
    assert next(each for each in selection.features if each.key == "TW-005").geometry is None
    assert selection.counts.without_place == 1
    assert small_atlas.select("regions", view_of(small_atlas)).counts.without_place == 1


def test_counts_tell_known_from_unknown(small_atlas: Atlas) -> None:
    counts = small_atlas.select("crossings", view_of(small_atlas)).counts
    assert (counts.known, counts.unknown, counts.matched) == (2, 3, 5)
    classes = dict(small_atlas.select("crossings", view_of(small_atlas)).classes)
    assert classes == {"open": 0, "open_restricted": 2, "closed": 0, "unknown": 3}


def test_unknown_never_counts_as_open(small_atlas: Atlas) -> None:
    view = view_of(small_atlas, asof="1962-07-05")
    assert dict(small_atlas.select("crossings", view).classes)["unknown"] == 5


BOXES = {
    "one": ("3.9,32.9,4.1,33.1", ["post-a-north"]),
    "edge": ("4,31,4,34", ["post-a-north", "post-c-east"]),
    "across the antimeridian": ("170,-10,-170,10", []),
    "through its middle": ("0.9,29.9,1.1,30.1", ["post-b-south"]),
    "around the world the other way": (
        "2,29,0.5,34",
        ["post-a-north", "post-c-east", "post-d-west", "post-e-dunes"],
    ),
}


@pytest.mark.parametrize(("bbox", "expected"), BOXES.values(), ids=BOXES)
def test_a_box_keeps_what_lies_in_it(small_atlas: Atlas, bbox: str, expected: list[str]) -> None:
    assert keys_of(small_atlas, "crossings", bbox=bbox) == expected


def test_a_box_may_lie_inside_an_area_or_beside_it(small_atlas: Atlas) -> None:
    assert keys_of(small_atlas, "wilayas", bbox="0.9,30.9,1.1,31.1") == ["03"]
    west, south, east, north = small_atlas.bounds("wilayas", "03", edition="2026", detail="full") or (
        0,
        0,
        0,
        0,
    )
    assert keys_of(small_atlas, "wilayas", bbox=f"{west - 1},{south - 1},{west - 0.5},{north}") == []
    assert "03" in keys_of(small_atlas, "wilayas", bbox=f"{west - 1},{south - 1},{east + 1},{north + 1}")
    assert small_atlas.bounds("regions", "ML-10", edition="2026", detail="full") is None


@pytest.mark.parametrize("spec_id", ["wilayas", "regions", "borders"])
def test_what_lies_in_a_box_does_not_depend_on_the_detail(real_atlas: Atlas, spec_id: str) -> None:
    # Its edge passes between the coarse and the fine line of the border of Naama.
    found = {
        detail: keys_of(real_atlas, spec_id, bbox="-1,30.37,11.642,42.07", detail=detail)
        for detail in DETAILS
    }
    assert found["low"] == found["mid"] == found["full"]


@pytest.mark.parametrize("query", [{"sort": "-note_fr"}, {"sort": "coord_note_en"}, {"group": "note_ar"}])
def test_a_column_that_the_detail_leaves_out_orders_too(real_atlas: Atlas, query: dict[str, str]) -> None:
    whole = keys_of(real_atlas, "crossings", detail="full", **query)
    assert (
        keys_of(real_atlas, "crossings", detail="low", **query) == whole != keys_of(real_atlas, "crossings")
    )


def test_a_row_without_place_lies_in_no_box(small_atlas: Atlas) -> None:
    assert "ML-10" not in keys_of(small_atlas, "regions", bbox="-180,-90,180,90")


@pytest.mark.parametrize("query", ["post a", "POSTE A", "معبر الف", "post-a-north", "المعبر ألف"])
def test_search_reads_three_languages_and_the_key(small_atlas: Atlas, query: str) -> None:
    assert keys_of(small_atlas, "crossings", q=query) == ["post-a-north"]


def test_search_finds_either_end_of_a_twinning(small_atlas: Atlas) -> None:
    assert keys_of(small_atlas, "twinnings", q="ville b") == ["TW-002"]
    assert keys_of(small_atlas, "twinnings", q="ville b", detail="low") == ["TW-002"]


def test_search_knows_other_spellings_of_places(small_atlas: Atlas) -> None:
    spelling = small_atlas.tables["place_aliases"][0]["spelling_ar"]
    key = small_atlas.tables["place_aliases"][0]["entity_key"]
    layer_id = small_atlas.tables["place_aliases"][0]["resource"]
    assert key in keys_of(small_atlas, layer_id, q=spelling)


def test_sort_limit_and_offset(small_atlas: Atlas) -> None:
    assert keys_of(small_atlas, "twinnings", sort="year_signed") == [
        "TW-001",
        "TW-005",
        "TW-002",
        "TW-003",
        "TW-004",
    ]
    assert keys_of(small_atlas, "twinnings", sort="-year_signed", limit="2") == ["TW-003", "TW-002"]
    selection = small_atlas.select(
        "twinnings", view_of(small_atlas, sort="-year_signed", limit="2", offset="4")
    )
    assert [each.key for each in selection.features] == ["TW-004"]
    assert selection.number_matched == 5
    assert keys_of(small_atlas, "twinnings", offset="99") == []


def test_arabic_names_sort_without_their_article() -> None:
    features = [Feature(key, {"name_ar": key}, None) for key in ("ورقلة", "البويرة", "أدرار")]
    assert [each.key for each in sort_features(features, "", "name_ar")] == ["أدرار", "البويرة", "ورقلة"]


def test_group_comes_before_sort() -> None:
    rows = [("a", "x", 2), ("b", None, 1), ("c", "x", 1), ("d", "É", 5)]
    features = [Feature(key, {"group": group, "n": n}, None) for key, group, n in rows]
    assert [each.key for each in sort_features(features, "group", "n")] == ["d", "c", "a", "b"]


def test_wilayas_of_the_edition_shown(small_atlas: Atlas) -> None:
    assert keys_of(small_atlas, "wilayas", asof="2018") == ["01", "02", "03"]
    assert keys_of(small_atlas, "wilayas", asof="2022") == ["01", "02", "03", "04"]
    assert keys_of(small_atlas, "wilayas") == ["01", "02", "03", "04", "05"]
    assert keys_of(small_atlas, "crossings", asof="2018", wilaya="03") == [
        "post-b-south",
        "post-c-east",
        "post-e-dunes",
    ]
    assert keys_of(small_atlas, "mechanisms", asof="2018", wilaya="03") == ["MEC_A", "MEC_B"]


def test_every_feature_of_every_layer_says_what_the_contract_asks(small_atlas: Atlas) -> None:
    for detail in ("low", "full"):
        for spec in small_atlas.catalog:
            features = small_atlas.select(spec.id, view_of(small_atlas, detail=detail)).features
            names = [list(each.properties) for each in features]
            assert all(each == names[0] for each in names), spec.id
            assert {spec.key, "name_ar", "name_fr", "name_en", "confidence", "source_ids"} <= set(names[0])
            for each in features:
                assert each.properties["source_ids"]
                assert each.properties["confidence"] in ("high", "medium", "low", "unverified")
                json.dumps(dict(each.properties), allow_nan=False)


@given(st.data())
def test_any_view_is_answered(small_atlas: Atlas, data: st.DataObject) -> None:
    words = small_atlas.vocabulary
    asof = data.draw(st.sampled_from(["1962-07-05", "1998", "2019-12-11", "2026-04", "2027-12-31"]))
    many = {
        "country": words.countries,
        "region": words.regions,
        "status": STATUSES,
        "stage": STAGES,
        "traffic": TRAFFIC,
        "theme": words.themes,
        "mechanism_type": words.mechanism_types,
        "agreement_kind": words.agreement_kinds,
        "confidence": CONFIDENCE,
        "wilaya": ("01", "02"),
    }
    one = {
        "measure": st.sampled_from(MEASURES),
        "detail": st.sampled_from(DETAILS),
        "q": st.sampled_from(["a", "post", "ال"]),
        "bbox": st.sampled_from(["0,30,4,34", "170,-10,-170,10", "0,0,0,0"]),
        "sort": st.just("-name_ar"),
        "limit": st.just("2"),
        "offset": st.just("1"),
        "group": st.just("country_code"),
    }
    lists = {
        name: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(",".join)
        for name, values in many.items()
    }
    query = data.draw(st.fixed_dictionaries({}, optional=lists | one)) | {"asof": asof}
    for spec in small_atlas.catalog:
        view = view_of(small_atlas, **query)
        selection = small_atlas.select(spec.id, view)
        counts = selection.counts
        assert counts.matched + counts.unverified == selection.number_matched
        assert counts.known + counts.unknown == counts.matched == counts.shown + counts.without_place
        assert sum(count for _, count in selection.classes) == counts.matched <= counts.total
        json.loads(write_collection([selection], view, release_id="x"))


def test_long_texts_stay_out_of_what_pages_fetch(small_atlas: Atlas) -> None:
    def columns(detail: str) -> set[str]:
        return set(
            small_atlas.select("crossings", view_of(small_atlas, detail=detail)).features[0].properties
        )

    assert columns("full") - columns("low") == {
        *(f"{stem}_{lang}" for stem in ("note", "coord_note") for lang in ("ar", "fr", "en")),
        *CROSSING_EVIDENCE,
    }
