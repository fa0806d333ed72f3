"""Rules of the page of a crossing: events, times in dispute, position, relations, near matches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from layers.atlas import Atlas, UnknownKey
from layers.crossing_page import CHANGES, CrossingPage, crossing_page
from layers.details import Event
from layers.fold import fold_status
from layers.geometry import distance_km
from layers.near_matches import near_crossings
from layers.post_events import group_events
from layers.post_periods import Question, Span, status_history
from layers.post_position import position_of
from tests.atlases import view_of

TEXT = {"ar": "نص", "fr": "texte", "en": "text"}
DAY = date(2026, 11, 21)


def page_of(atlas: Atlas, crossing_id: str, **parameters: str) -> CrossingPage:
    return crossing_page(atlas, crossing_id, view_of(atlas, **parameters))


def event(
    claim_id: str, day: str, source: str = "s", aspect: str = "operation", value: str = "open"
) -> Event:
    return Event(claim_id, day, aspect, value, "dz", "all", "lasting", TEXT, (source,), "high", False)


def claim(claim_id: str, day: str, **more: str) -> Mapping[str, Any]:
    row = {
        "claim_id": claim_id,
        "crossing_id": "post",
        "date": day or None,
        "aspect": "operation",
        "value": "open",
        "side": "both",
        "traffic": "all",
        "duration": "lasting",
        "event_type": "opened",
        "source_id": "s",
        "confidence": "high",
    }
    return row | more


def test_claims_of_one_source_and_date_are_one_event() -> None:
    history = [
        event("a--2", "2021", "x", "upgrade", "works"),
        event("a--1", "2021", "x"),
        event("a--3", "2021", "y"),
    ]
    events = group_events(history, {})
    assert [[each.claim_id for each in found.claims] for found in events] == [["a--1", "a--2"], ["a--3"]]
    assert [found.number for found in events] == [1, 2]


def test_every_claim_is_in_exactly_one_event_and_the_order_given_never_matters() -> None:
    told = [("2021", "x"), ("", "x"), ("2021-06", "y"), ("1994-08", "x"), ("", "z"), ("2021", "x")]
    history = [event(f"a--{n}", day, source) for n, (day, source) in enumerate(told)]
    events = group_events(history, {"z": "2020"})
    assert sorted(each.claim_id for found in events for each in found.claims) == [f"a--{n}" for n in range(6)]
    assert group_events(history[::-1], {"z": "2020"}) == events
    assert [found.date for found in events] == ["1994-08", "2021", "2021-06", "", ""]


def test_undated_events_come_last_without_number_and_say_when_their_source_appeared() -> None:
    events = group_events([event("a--1", "", "x"), event("a--2", "", "y")], {"x": "2014-05", "y": None})
    assert [(each.number, each.published) for each in events] == [(0, "2014-05"), (0, "")]
    assert all(each.span is None for each in events)


@pytest.mark.parametrize(
    ("aspect", "value", "kind"),
    [
        ("operation", "closed", "operation"),
        ("operation", "announced", "plan"),
        ("upgrade", "works", "plan"),
        ("legal", "agreement", "other"),
        ("incident", "statement", "other"),
    ],
)
def test_an_announced_opening_is_a_plan_not_a_state(aspect: str, value: str, kind: str) -> None:
    (found,) = group_events([event("a--1", "2021", "x", aspect, value)], {})
    assert found.kind == kind


def test_periods_begin_on_the_last_day_their_date_allows() -> None:
    rows = [claim("a--1", "2011"), claim("a--2", "2014-05", value="closed", event_type="closed")]
    history = status_history(rows, [], day=DAY, published={})
    assert [(each.start, each.end, each.status) for each in history.periods] == [
        (date(2011, 12, 31), date(2014, 5, 31), "open"),
        (date(2014, 5, 31), DAY, "closed"),
    ]
    assert history.disputed == ()


def test_a_contested_date_puts_the_time_before_the_change_in_dispute() -> None:
    rows = [claim("a--1", "2011-01-01"), claim("a--2", "2014-05-01", value="closed", event_type="closed")]
    question = Question(frozenset({"a--2"}), is_about_status=False)
    history = status_history(rows, [question], day=DAY, published={})
    assert history.disputed == (Span(date(2011, 1, 1), date(2014, 5, 1)),)


def test_a_contested_status_is_in_dispute_from_its_first_claim_to_its_last() -> None:
    rows = [
        claim("a--1", "2020-03-17", value="closed", event_type="closed"),
        claim("a--2", "2021-07-13", value="announced"),
        claim("a--3", "2025-11-03", traffic="goods"),
    ]
    question = Question(frozenset({"a--2", "a--3"}), is_about_status=True)
    history = status_history(rows, [question], day=DAY, published={})
    assert history.disputed == (Span(date(2021, 7, 13), date(2025, 11, 3)),)


def test_a_disputed_claim_puts_time_in_dispute_until_the_next_undisputed_one() -> None:
    rows = [claim("a--1", "2020"), claim("a--2", "2021-06-20", value="closed", duration="disputed")]
    (open_end,) = status_history(rows, [], day=DAY, published={}).disputed
    assert open_end == Span(date(2021, 6, 20), DAY)
    (span,) = status_history([*rows, claim("a--3", "2022-01-01")], [], day=DAY, published={}).disputed
    assert span == Span(date(2021, 6, 20), date(2022, 1, 1))


def test_history_ends_with_the_day_and_undated_claims_count_from_publication() -> None:
    rows = [claim("a--1", "", source_id="x"), claim("a--2", "2030", value="closed")]
    history = status_history(rows, [], day=DAY, published={"x": "2019-02-03"})
    assert [(each.start, each.end) for each in history.periods] == [(date(2019, 2, 3), DAY)]


@pytest.mark.parametrize(
    ("lon", "lat", "utm", "sexagesimal"),
    [
        (9.4399, 30.0128, "32R 542422 3320285", "30°00′46″ N, 9°26′24″ E"),
        (-1.8407, 34.7877, "30S 606063 3850112", "34°47′16″ N, 1°50′27″ W"),
        (-8.66792, 27.48, "29R 532806 3039645", "27°28′48″ N, 8°40′05″ W"),
        (0.0, 0.0, "31N 166021 0", "0°00′00″ N, 0°00′00″ E"),
    ],
    ids=["debdeb", "zouj-bghal", "western-sahara", "equator"],
)
def test_a_position_reads_the_same_in_every_notation(
    lon: float, lat: float, utm: str, sexagesimal: str
) -> None:
    found = position_of(lon, lat, radius_km=10)
    assert (found.utm, found.sexagesimal) == (utm, sexagesimal)
    assert str(abs(lat)) in found.decimal


def test_seconds_that_round_up_carry_over() -> None:
    assert position_of(9.99999, 30.99999, radius_km=0).sexagesimal == "31°00′00″ N, 10°00′00″ E"


def test_the_page_knows_status_by_traffic_with_sources(small_atlas: Atlas) -> None:
    page = page_of(small_atlas, "post-a-north")
    assert [(each.name, each.status, each.since) for each in page.traffics] == [
        ("persons", "closed", "2020-03-17"),
        ("goods", "open", "2015-03"),
    ]
    assert all(each.source_ids for each in page.traffics)
    assert page.evidence == "high"
    assert [each.status for each in page.sides] == ["open_restricted", "open"]


@pytest.mark.parametrize(
    ("crossing_id", "traffics"),
    [
        ("post-b-south", ["persons", "goods"]),
        ("post-c-east", ["rail"]),
        ("post-d-west", ["persons", "goods"]),
    ],
    ids=["road", "railway", "track"],
)
def test_a_post_shows_the_traffic_of_its_kind(
    small_atlas: Atlas, crossing_id: str, traffics: list[str]
) -> None:
    assert [each.name for each in page_of(small_atlas, crossing_id).traffics] == traffics


def test_nothing_known_is_nobodys_word(small_atlas: Atlas) -> None:
    page = page_of(small_atlas, "post-e-dunes")
    assert (page.evidence, page.status_source_ids, page.events, page.history.periods) == ("", (), (), ())
    assert all(each.source_ids == () for each in page.traffics)


def test_asof_hides_what_had_not_begun(small_atlas: Atlas) -> None:
    page = page_of(small_atlas, "post-a-north", asof="2016")
    assert [each.date for each in page.events] == ["2015-03"]
    assert page.state.operating_status == "open"
    assert not page.is_current


def test_towns_lie_on_both_sides_at_geodesic_distances(small_atlas: Atlas) -> None:
    page = page_of(small_atlas, "post-a-north")
    assert [each.key for each in page.towns] == ["PL_A", "PL_C"]
    assert page.towns[0].distance_km == pytest.approx(distance_km(4, 33, 3.2, 33.1))
    assert {each.country_code for each in page.towns} == {"DZA", "TUN"}


def test_neighbouring_crossings_are_others_the_nearest_first(small_atlas: Atlas) -> None:
    near = page_of(small_atlas, "post-a-north").neighbours
    assert near[0].key == "post-c-east"
    assert "post-a-north" not in [each.key for each in near]
    assert [each.distance_km for each in near] == sorted(each.distance_km for each in near)


def test_relations_say_why_and_the_nearest_comes_first(small_atlas: Atlas) -> None:
    kinds = [each.kind for each in page_of(small_atlas, "post-a-north").relations]
    assert kinds
    assert kinds == sorted(kinds, key=("post", "place", "country", "framework").index)
    assert all(each.source_ids for each in page_of(small_atlas, "post-a-north").relations)


def test_an_unknown_crossing_is_an_unknown_key(small_atlas: Atlas) -> None:
    with pytest.raises(UnknownKey):
        page_of(small_atlas, "post-z")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("post-a-nort", "post-a-north"),
        ("Poste B", "post-b-south"),
        ("معبر جيم", "post-c-east"),
        ("POST_E_DUNES", "post-e-dunes"),
    ],
)
def test_near_matches_are_found_in_any_language(small_atlas: Atlas, asked: str, first: str) -> None:
    assert near_crossings(small_atlas, asked)[0] == first


@pytest.mark.parametrize("asked", ["", "-", "qqqqqqqq", "\x00", "💥" * 500])
def test_what_resembles_nothing_has_no_near_match(small_atlas: Atlas, asked: str) -> None:
    assert near_crossings(small_atlas, asked) == ()


@pytest.mark.parametrize(
    "event_type", ["opened", "reopened", "closed", "inaugurated", "incident", "works_started"]
)
def test_the_events_that_change_a_regime_are_those_of_the_fold(event_type: str) -> None:
    state = fold_status([claim("a--1", "2020", event_type=event_type)], day=DAY, published={})
    assert (state.since_basis == "event") == (event_type in CHANGES)


def test_milestones_are_the_events_of_the_upgrade(small_atlas: Atlas) -> None:
    page = page_of(small_atlas, "post-a-north")
    assert [each.date for each in page.milestones] == ["2022"]
    assert replace(page, events=()).milestones == ()
