"""The facts that must come out right (end of CONTRACT), read off the atlas of the real data."""

from __future__ import annotations

from typing import Any

import pytest

from layers.atlas import Atlas
from layers.details import Conflict, Details, Fact
from tests.atlases import keys_of, view_of


def details(atlas: Atlas, layer_id: str, key: str, **parameters: str) -> Details:
    return atlas.details(layer_id, key, view_of(atlas, **parameters))


def fact(found: Details, column: str) -> Fact:
    return next(each for each in found.facts if each.column == column)


def conflict(found: Details, conflict_id: str) -> Conflict:
    return next(each for each in found.conflicts if each.conflict_id == conflict_id)


def value(atlas: Atlas, layer_id: str, key: str, column: str, **parameters: str) -> Any:
    features = atlas.select(layer_id, view_of(atlas, **parameters)).features
    return next(each for each in features if each.key == key).properties[column]


def test_the_niger_committee_was_founded_in_1997_and_met_seven_times(atlas: Atlas) -> None:
    found = details(atlas, "mechanisms", "MEC_CBF_NER")
    assert fact(found, "established").value == "1997-10-30"
    assert fact(found, "sessions_count").value == 7
    assert fact(found, "last_session").value == "2021-10-25"
    assert value(atlas, "mechanisms", "MEC_CBF_NER", "last_session_end") == "2021-10-26"
    assert all(each.source_ids for each in found.facts)
    # The other date of the last session is visible here too.
    assert "CON_06" in [each.conflict_id for each in found.conflicts]


def test_its_last_session_shows_both_dates(atlas: Atlas) -> None:
    found = details(atlas, "sessions", "SES_CBF_NER_07")
    assert (fact(found, "date_start").value, fact(found, "date_end").value) == ("2021-10-25", "2021-10-26")
    assert (fact(found, "date_alt").value, fact(found, "date_alt_end").value) == ("2021-10-23", "2021-10-24")
    assert set(fact(found, "date_alt").source_ids).isdisjoint(fact(found, "date_start").source_ids)
    place = fact(found, "place").value
    assert isinstance(place, dict)
    assert place["fr"] == "Alger"
    claims = conflict(found, "CON_06").claims
    texts = [each.value["en"] for each in claims]
    assert all(
        day in text for text, days in zip(texts, (("25", "26"), ("23", "24")), strict=True) for day in days
    )
    assert [each.is_followed for each in claims] == [True, False]


def test_the_ministry_names_three_upgrades(atlas: Atlas) -> None:
    named = {row["crossing_id"] for row in atlas.tables["crossing_upgrades"]}
    assert named == {"debdeb-ghadames", "in-guezzam-assamaka", "tindouf-mustapha-ben-boulaid"}
    for key in named:
        claims = [row for row in atlas.tables["crossing_claims"] if row["crossing_id"] == key]
        assert any(row["aspect"] == "upgrade" and row["source_id"] == "SRC_001" for row in claims), key
        assert value(atlas, "crossings", key, "upgrade_stage") in ("works", "completed", "inaugurated")


def test_in_guezzam_faces_niger_and_the_ministrys_mali_stays_visible(atlas: Atlas) -> None:
    assert value(atlas, "crossings", "in-guezzam-assamaka", "country_code") == "NER"
    assert value(atlas, "crossings", "in-guezzam-assamaka", "wilaya_code") == "54"
    assert value(atlas, "crossings", "in-guezzam-assamaka", "has_conflict") is True
    assert "in-guezzam-assamaka" in keys_of(atlas, "crossings", country="NER")
    assert "in-guezzam-assamaka" not in keys_of(atlas, "crossings", country="MLI")
    found = conflict(details(atlas, "crossings", "in-guezzam-assamaka"), "CON_01")
    assert any("Mali" in each.value["en"] and not each.is_followed for each in found.claims)
    assert any("Niger" in each.value["en"] and each.is_followed for each in found.claims)
    assert all(each.source_ids for each in found.claims)


@pytest.mark.parametrize(
    ("asof", "count"),
    [("1962-07-05", 48), ("2018-01-01", 48), ("2019-12-11", 58), ("2022-01-01", 58), ("", 69)],
)
def test_the_day_decides_how_many_wilayas_there_are(atlas: Atlas, asof: str, count: int) -> None:
    keys = keys_of(atlas, "wilayas", **({"asof": asof} if asof else {}))
    assert keys == [f"{number:02d}" for number in range(1, count + 1)]
    assert all(each.geometry for each in atlas.select("wilayas", view_of(atlas)).features)


def test_the_crossings_lie_in_the_wilaya_of_their_day(atlas: Atlas) -> None:
    codes = [
        value(atlas, "crossings", "in-guezzam-assamaka", "wilaya_code", asof=asof)
        for asof in ("2018", "2022", "2027")
    ]
    assert codes == ["11", "54", "54"]
    assert value(atlas, "crossings", "betita-tamaghza", "wilaya_code", asof="2022") == "12"
    assert value(atlas, "crossings", "betita-tamaghza", "wilaya_code") == "62"


def test_debdeb_says_no_more_than_its_sources(atlas: Atlas) -> None:
    found = details(atlas, "crossings", "debdeb-ghadames")
    assert fact(found, "operating_status").value == "open_restricted"
    assert value(atlas, "crossings", "debdeb-ghadames", "status_persons") == "closed"
    verified = value(atlas, "crossings", "debdeb-ghadames", "last_verified")
    published = {row["source_id"]: row["published"] for row in atlas.tables["sources"]}
    dates = [
        each.date or published[each.source_ids[0]] for each in found.history if each.aspect == "operation"
    ]
    assert verified in dates
    assert verified <= "2023-12-31"
    assert value(atlas, "crossings", "debdeb-ghadames", "freshness") == "delinquent"
    assert len(conflict(found, "XNC_04").claims) >= 4


def test_the_first_twinning_has_three_dates(atlas: Atlas) -> None:
    kairouan = details(atlas, "twinnings", "TW-037")
    assert fact(kairouan, "signed").value == "1973"
    sarajevo = details(atlas, "twinnings", "TW-074")
    assert fact(sarajevo, "signed").value == "1964"
    texts = [each.value["en"] for each in conflict(kairouan, "CON_04").claims]
    for year in ("1973", "1969", "1964"):
        assert any(year in text for text in texts)
    assert conflict(sarajevo, "CON_04") == conflict(kairouan, "CON_04")


def test_unverified_twinnings_are_off_the_map_and_counted_apart(atlas: Atlas) -> None:
    selection = atlas.select("twinnings", view_of(atlas))
    assert (selection.number_matched, selection.counts.matched, selection.counts.unverified) == (95, 88, 7)
    assert selection.counts.without_place == 2
    asked = atlas.select("twinnings", view_of(atlas, confidence="high,medium,low,unverified"))
    assert asked.counts.matched == 95


@pytest.mark.parametrize(
    ("crossing_id", "label"),
    [("in-guezzam-assamaka", "Since (or earlier)"), ("debdeb-ghadames", "Since")],
    ids=["known from a report", "known from its opening"],
)
def test_the_card_says_whether_a_date_is_that_of_the_change(
    atlas: Atlas, crossing_id: str, label: str
) -> None:
    facts = atlas.details("crossings", crossing_id, view_of(atlas)).facts
    assert [fact.label for fact in facts if fact.column == "status_since"] == [label]
