"""Every fact of a feature leads to its source, and disagreeing sources stay visible."""

from __future__ import annotations

from layers.atlas import Atlas
from layers.catalog import CROSSINGS
from layers.details import Details, Fact, Link
from tests.atlases import view_of

KINDS = ("road", "track", "rail")
SESSIONS = [("SES_02", "2021-10-25"), ("SES_01", "2018-02-12")]


def details(atlas: Atlas, layer_id: str, key: str, **parameters: str) -> Details:
    return atlas.details(layer_id, key, view_of(atlas, **parameters))


def fact(found: Details, column: str) -> Fact:
    return next(each for each in found.facts if each.column == column)


def test_facts_carry_their_own_sources(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north")
    assert fact(found, "operating_status").source_ids == ("SRC_A", "SRC_B")
    assert fact(found, "status_since").source_ids == ("SRC_A", "SRC_B")
    assert fact(found, "upgrade_stage").source_ids == ("SRC_C",)
    assert fact(found, "coord_precision").source_ids == ("SRC_A",)
    assert fact(found, "operating_status").mark == "open_restricted"


def test_what_we_computed_is_marked(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north")
    assert fact(found, "freshness").derived
    assert not fact(found, "operating_status").derived
    assert all(
        each.derived for each in details(small_atlas, "wilayas", "03").facts if each.column == "border_km"
    )


def test_links_are_named_in_three_languages(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north")
    country = Link("countries", "TUN", {"ar": "بلد باء", "fr": "Pays B", "en": "Country B"})
    assert fact(found, "country_code").value == (country,)
    mechanism = fact(details(small_atlas, "sessions", "SES_02"), "mechanism_id").value
    assert mechanism == (
        Link("mechanisms", "MEC_A", {"ar": "لجنة ألف", "fr": "Comité A", "en": "Committee A"}),
    )


def test_empty_facts_are_left_out(small_atlas: Atlas) -> None:
    columns = [each.column for each in details(small_atlas, "missions", "MIS_01").facts]
    assert columns == ["event_type", "date", "country_code", "statement"]


def test_both_dates_of_a_session_are_there_with_their_sources(small_atlas: Atlas) -> None:
    found = details(small_atlas, "sessions", "SES_02")
    assert fact(found, "date_start").value == "2021-10-25"
    assert fact(found, "date_start").source_ids == ("SRC_A",)
    assert fact(found, "date_alt").value == "2021-10-23"
    assert fact(found, "date_alt").source_ids == ("SRC_C",)


def test_a_conflict_shows_every_claim_and_the_one_followed(small_atlas: Atlas) -> None:
    (conflict,) = details(small_atlas, "crossings", "post-a-north").conflicts
    assert conflict.title["en"] == "Is post A open or closed?"
    assert [(each.value["en"], each.is_followed) for each in conflict.claims] == [
        ("closed", True),
        ("open", False),
    ]
    assert all(each.source_ids for each in conflict.claims)
    (open_question,) = details(small_atlas, "sessions", "SES_02").conflicts
    assert not any(each.is_followed for each in open_question.claims)


def test_the_conflicts_of_its_sessions_are_those_of_a_mechanism(small_atlas: Atlas) -> None:
    assert [each.conflict_id for each in details(small_atlas, "mechanisms", "MEC_A").conflicts] == ["CON_02"]
    assert details(small_atlas, "mechanisms", "MEC_A").history == ()


def test_history_is_in_order_and_ends_with_the_day(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north")
    assert [(each.date, each.aspect) for each in found.history] == [
        ("2015-03", "operation"),
        ("2020-03-17", "operation"),
        ("2022", "upgrade"),
    ]
    assert all(each.source_ids for each in found.history)
    earlier = details(small_atlas, "crossings", "post-a-north", asof="2016")
    assert [each.date for each in earlier.history] == ["2015-03"]
    assert fact(earlier, "operating_status").value == "open"


def test_what_says_nothing_makes_no_line(small_atlas: Atlas) -> None:
    columns = [each.column for each in details(small_atlas, "crossings", "post-a-north").facts]
    assert "status_rail" not in columns
    assert "parent_code" not in [each.column for each in details(small_atlas, "wilayas", "04").facts]
    assert fact(details(small_atlas, "wilayas", "05"), "parent_code").value == (
        Link("wilayas", "01", {"ar": "ولاية ألف", "fr": "Wilaya A", "en": "Wilaya A"}),
    )


def test_counts_rest_on_the_rows_counted(small_atlas: Atlas) -> None:
    found = details(small_atlas, "wilayas", "03")
    assert fact(found, "mechanisms").source_ids == ("SRC_A",)
    assert fact(found, "agreements").source_ids == ("SRC_B",)
    assert fact(found, "border_km").source_ids == ("DATA_A",)


def test_a_title_may_name_both_sides(small_atlas: Atlas) -> None:
    assert details(small_atlas, "crossings", "post-a-north").titles["en"] == "Post A"
    assert details(small_atlas, "twinnings", "TW-001").titles["fr"] == "Commune A – Ville A"


def test_unverified_and_placeless_rows_say_so(small_atlas: Atlas) -> None:
    unverified = details(small_atlas, "twinnings", "TW-004")
    assert unverified.is_unverified
    assert not details(small_atlas, "twinnings", "TW-005").has_place


def test_filters_do_not_hide_what_is_asked_for_by_name(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north", country="NER", detail="low")
    assert found.names["fr"] == "Poste A"
    assert "note_fr" in found.properties


def test_a_line_is_left_out_where_it_cannot_be_said() -> None:
    persons = next(each for each in CROSSINGS.popup if each.column == "status_persons")
    rail = next(each for each in CROSSINGS.popup if each.column == "status_rail")
    said = {kind: (persons.concerns({"kind": kind}), rail.concerns({"kind": kind})) for kind in KINDS}
    assert said == {"road": (True, False), "track": (True, False), "rail": (False, True)}


def test_a_line_may_stand_on_the_one_before(small_atlas: Atlas) -> None:
    found = details(small_atlas, "crossings", "post-a-north")
    assert [each.column for each in found.facts if each.is_joined] == ["status_since", "freshness"]


def test_a_mechanism_names_its_sessions_with_their_dates(small_atlas: Atlas) -> None:
    found = fact(details(small_atlas, "mechanisms", "MEC_A"), "session_ids")
    assert isinstance(found.value, tuple)
    assert [(each.key, each.date) for each in found.value] == SESSIONS
    assert found.source_ids
