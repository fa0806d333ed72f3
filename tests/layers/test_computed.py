"""What depends on the day and the edition, and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from layers.atlas import Atlas
from layers.computed import UnknownComputedError, compute
from layers.computing import twinning_status
from tests.atlases import TODAY, view_of


def properties(atlas: Atlas, layer_id: str, key: str, **parameters: str) -> Any:
    selection = atlas.select(layer_id, view_of(atlas, **parameters))
    return next(each for each in selection.features if each.key == key).properties


def test_measures_of_a_wilaya(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "wilayas", "03")
    assert (row["mechanisms"], row["agreements"], row["crossings_open"]) == (2, 1, 0)
    assert (row["crossings_unknown"], row["crossings_total"]) == (1, 2)
    assert row["border_km"] == pytest.approx(415.0, abs=0.1)
    assert row["country_codes"] == ("ESH", "NER")
    assert row["measure_class"] == 2


def test_the_measure_chosen_gives_the_class(small_atlas: Atlas) -> None:
    classes = {
        measure: properties(small_atlas, "wilayas", "03", measure=measure)["measure_class"]
        for measure in ("mechanisms", "agreements", "crossings_open", "border_km")
    }
    # Of its two crossings one is closed and the status of the other unknown: zero open is not known.
    assert classes == {"mechanisms": 2, "agreements": 1, "crossings_open": None, "border_km": 3}


def test_measures_are_those_of_the_day(small_atlas: Atlas) -> None:
    # Committee A is of 1997, B of 2003; the twinning of 2004.
    row = properties(small_atlas, "wilayas", "03", asof="1998")
    assert (row["mechanisms"], row["agreements"]) == (1, 0)


def test_measures_follow_the_edition(small_atlas: Atlas) -> None:
    # Wilaya 04 was carved from 03 in 2019: what lies there counts for 03 before.
    row = properties(small_atlas, "wilayas", "03", asof="2018")
    assert row["crossings_total"] == 3
    assert row["country_codes"] == ("ESH", "NER", "TUN")


def test_an_area_without_polygon_does_not_know_its_ground(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "regions", "ML-10", measure="border_km")
    assert (row["border_km"], row["agreements"], row["measure_class"]) == (None, None, None)
    counts = small_atlas.select("regions", view_of(small_atlas, measure="border_km")).counts
    assert counts.unknown == 1


def test_ended_and_unverified_agreements_do_not_count(small_atlas: Atlas) -> None:
    # TW-003 of wilaya 01 ended in 2020, TW-004 of wilaya 04 is unverified.
    assert properties(small_atlas, "wilayas", "01")["agreements"] == 0
    # In 2019 wilaya 05, which has TW-005, was still part of 01.
    assert properties(small_atlas, "wilayas", "01", asof="2019-11")["agreements"] == 2
    assert properties(small_atlas, "wilayas", "01", asof="2020-11")["agreements"] == 1
    assert properties(small_atlas, "wilayas", "04")["agreements"] == 0
    assert properties(small_atlas, "wilayas", "04", confidence="unverified")["agreements"] == 1


def test_a_partner_abroad_counts_for_the_region_it_lies_in(small_atlas: Atlas) -> None:
    assert properties(small_atlas, "regions", "TN-1")["agreements"] == 1


def test_the_state_of_a_crossing_and_its_sources(small_atlas: Atlas) -> None:
    view = view_of(small_atlas)
    state = compute("crossing_state", small_atlas, small_atlas.spec("crossings"), view)["post-a-north"]
    assert state.properties["operating_status"] == "open_restricted"
    assert state.properties["traffic"] == ("persons", "goods")
    assert state.properties["freshness"] == "delinquent"
    assert state.sources["operating_status"] == ("SRC_A", "SRC_B")
    assert state.sources["upgrade_stage"] == ("SRC_C",)
    assert state.sources["last_verified"] == ("SRC_A",)
    assert state.sources["status_rail"] == ()


def test_silence_ages_freshness_and_keeps_the_status(small_atlas: Atlas) -> None:
    seen = [
        (row["operating_status"], row["freshness"])
        for row in (
            properties(small_atlas, "crossings", "post-b-south", asof=day)
            for day in ("2021-10-25", "2022-04-23", "2022-07-22", "2022-10-20")
        )
    ]
    assert seen == [
        ("open_restricted", "up_to_date"),
        ("open_restricted", "due"),
        ("open_restricted", "overdue"),
        ("open_restricted", "delinquent"),
    ]


def test_a_mechanism_knows_its_partners_places_and_sessions(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "mechanisms", "MEC_A")
    assert row["country_codes"] == ("NER",)
    assert (row["wilaya_codes"], row["region_codes"]) == (("03", "04"), ("NE-1",))
    assert (row["sessions_count"], row["last_session"], row["last_session_end"]) == (
        7,
        "2021-10-25",
        "2021-10-26",
    )


def test_a_mechanism_counts_the_sessions_held_by_the_day(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "mechanisms", "MEC_A", asof="2019-01-01")
    assert (row["sessions_count"], row["last_session"], row["wilaya_codes"]) == (6, "2018-02-12", ("03",))
    assert properties(small_atlas, "mechanisms", "MEC_E")["sessions_count"] is None


def test_groups_are_never_expanded_to_their_members(small_atlas: Atlas) -> None:
    assert properties(small_atlas, "mechanisms", "MEC_D")["country_codes"] == ()


def test_partners_count_what_links_them(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "partners", "FRA")
    assert (row["agreements"], row["twinnings"], row["mechanisms"], row["missions"]) == (0, 2, 0, 0)
    assert row["border_km"] is None
    assert properties(small_atlas, "partners", "NER")["border_km"] == pytest.approx(386.4, abs=0.1)


def test_a_country_is_no_partner_before_its_first_link(small_atlas: Atlas) -> None:
    keys = [each.key for each in small_atlas.select("partners", view_of(small_atlas, asof="1970")).features]
    assert keys == ["ESH", "MLI", "NER", "TUN"]


def test_a_network_names_its_members(small_atlas: Atlas) -> None:
    row = properties(small_atlas, "networks", "NET_A")
    assert (row["member_ids"], row["wilaya_codes"]) == (("NM_01", "NM_02"), ("02", "03"))


def test_a_mechanism_that_is_a_network_names_its_members(small_atlas: Atlas) -> None:
    named = {row["mechanism_id"] for row in small_atlas.tables["networks"]} - {None}
    assert named
    for key in named:
        assert properties(small_atlas, "mechanisms", key)["member_ids"]


@pytest.mark.parametrize(
    ("status", "ended", "expected"),
    [
        ("unknown", None, "unknown"),
        ("ended", None, "ended"),
        ("ended", "2027", "active"),
        ("active", "2025", "ended"),
    ],
)
def test_status_of_a_twinning(small_atlas: Atlas, status: str, ended: str | None, expected: str) -> None:
    assert twinning_status({"status": status, "ended": ended}, view_of(small_atlas)) == expected
    assert view_of(small_atlas).day == TODAY


def test_a_declaration_names_a_computation_that_exists(small_atlas: Atlas) -> None:
    spec = replace(small_atlas.spec("crossings"), computed=("weather",))
    with pytest.raises(UnknownComputedError, match="layer crossings: computed 'weather'"):
        compute("weather", small_atlas, spec, view_of(small_atlas))
