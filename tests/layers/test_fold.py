"""The rule of docs/folding.md, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from layers.fold import CrossingState, fold_status
from tests.layers.claim_rows import claim

TODAY = date(2026, 11, 21)


def folded(
    *rows: dict[str, object], day: date = TODAY, published: dict[str, str | None] | None = None
) -> CrossingState:
    return fold_status(rows, day=day, published=published or {})


def test_without_claims_nothing_is_known() -> None:
    state = folded()
    assert (state.operating_status, state.status_since, state.since_basis) == ("unknown", None, None)
    assert (state.upgrade_stage, state.stage_since, state.freshness) == ("unknown", None, "never")
    assert state.by_traffic == dict.fromkeys(("persons", "goods", "rail"), "unknown")
    assert state.by_side == {"dz": "unknown", "partner": "unknown"}
    assert (state.milestones, state.last_event, state.status_claim_ids) == ((), None, ())


def test_an_open_post_needs_a_claim_that_it_is_open() -> None:
    state = folded(claim("inaugurated", "2018-08-19", aspect="upgrade"))
    assert (state.operating_status, state.upgrade_stage) == ("unknown", "inaugurated")


@pytest.mark.parametrize(
    ("text", "last_day_before", "first_day_of_effect"),
    [
        ("2020", date(2020, 12, 30), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 28), date(2020, 2, 29)),
        ("2020-02-10", date(2020, 2, 9), date(2020, 2, 10)),
    ],
    ids=["year", "month", "day"],
)
def test_a_claim_takes_effect_on_the_last_day_its_date_allows(
    text: str, last_day_before: date, first_day_of_effect: date
) -> None:
    row = claim("closed", text)
    assert folded(row, day=last_day_before) == folded(day=last_day_before)
    assert folded(row, day=first_day_of_effect).operating_status == "closed"
    assert folded(row, day=first_day_of_effect).status_since == text


def test_the_latest_claim_wins_whatever_the_order_of_the_rows() -> None:
    rows = [claim("open", "2022-07-15"), claim("closed", "1994-08"), claim("closed", "2020-03-17")]
    assert folded(*rows).operating_status == folded(*reversed(rows)).operating_status == "open"
    assert folded(*rows).status_since == "2022-07-15"


def test_confirmations_do_not_move_the_since_date_but_verify() -> None:
    state = folded(
        claim("closed", "1994-08", event_type="closed"),
        claim("closed", "2018-07-22"),
        claim("closed", "2026-02-21"),
    )
    assert (state.status_since, state.last_verified) == ("1994-08", "2026-02-21")
    assert len(state.status_claim_ids) == 3


def test_a_claim_overturned_on_its_own_day_leaves_the_more_cautious_status() -> None:
    rows = [claim("closed", "2014-05", claim_id="a"), claim("open", "2014-05", claim_id="b")]
    assert folded(*rows).operating_status == "closed"
    assert folded(claim("closed", "2011"), *rows).status_since == "2014-05"


def test_on_one_day_the_finer_date_and_then_the_better_claim_has_the_last_word() -> None:
    assert folded(claim("open", "2020-12-31"), claim("closed", "2020")).operating_status == "open"
    medium = claim("closed", "2020-12-31", confidence="medium")
    assert folded(claim("open", "2020-12-31"), medium).operating_status == "open"


@pytest.mark.parametrize("duration", ["one_off", "disputed"])
def test_one_off_and_disputed_claims_change_no_status(duration: str) -> None:
    state = folded(claim("closed", "1994-08"), claim("open", "2024-09", duration=duration))
    assert (state.operating_status, state.status_since) == ("closed", "1994-08")
    assert folded(claim("open", "2024-09", duration=duration)).operating_status == "unknown"


def test_one_off_openings_verify_and_disputed_claims_do_not() -> None:
    rows = claim("closed", "1994-08"), claim("open", "2024-09", duration="one_off")
    assert folded(*rows).last_verified == "2024-09"
    assert folded(*rows).verified_claim_ids == (rows[1]["claim_id"],)
    disputed = claim("open", "2025-09", duration="disputed")
    assert folded(*rows, disputed).last_verified == "2024-09"
    assert folded(*rows, disputed).is_disputed


def test_a_dispute_older_than_the_present_status_is_over() -> None:
    disputed = claim("closed", "2021-06-20", duration="disputed")
    assert not folded(disputed, claim("open", "2022")).is_disputed
    assert folded(disputed).is_disputed


def test_an_announcement_is_never_a_status() -> None:
    state = folded(claim("closed", "2020-03-17"), claim("announced", "2021-07-13", traffic="goods"))
    assert (state.operating_status, state.last_verified) == ("closed", "2021-07-13")


def test_a_partial_reopening_opens_with_restrictions() -> None:
    rows = [
        claim("closed", "2020-03-17", traffic="persons"),
        claim("open_restricted", "2022-01", traffic="persons", duration="partial"),
    ]
    assert folded(*rows).operating_status == "open_restricted"
    assert folded(*rows, claim("open", "2022-07-15", traffic="persons")).operating_status == "open"


@pytest.mark.parametrize(
    ("persons", "goods", "status"),
    [
        ("open", "open", "open"),
        ("open", None, "open"),
        (None, "open", "open_restricted"),
        ("closed", "open", "open_restricted"),
        ("open", "closed", "open_restricted"),
        ("open", "open_restricted", "open_restricted"),
        ("closed", None, "closed"),
        ("closed", "closed", "closed"),
        ("unknown", "closed", "closed"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_the_status_of_the_post_follows_from_its_traffics(
    persons: str | None, goods: str | None, status: str
) -> None:
    rows = [
        claim(value, "2020", traffic=traffic)
        for traffic, value in (("persons", persons), ("goods", goods))
        if value is not None
    ]
    state = folded(*rows)
    assert state.operating_status == status
    assert (state.by_traffic["persons"], state.by_traffic["goods"]) == (
        persons or "unknown",
        goods or "unknown",
    )


def test_trains_open_a_railway_and_roads_are_not_trains() -> None:
    assert folded(claim("open", "2024-08-10", traffic="rail")).operating_status == "open"
    assert folded(claim("open", "2024-08-10")).by_traffic["rail"] == "unknown"


def test_one_closed_side_closes_the_post() -> None:
    rows = claim("closed", "2014-05", side="dz"), claim("open", "2022", side="partner")
    state = folded(*rows)
    assert (state.operating_status, state.status_since) == ("closed", "2014-05")
    assert state.by_side == {"dz": "closed", "partner": "open"}
    reopened = folded(*rows, claim("open", "2023", event_type="reopened"))
    assert (reopened.operating_status, reopened.status_since) == ("open", "2023")


def test_a_traffic_is_as_open_as_its_more_closed_side_since_that_became_so() -> None:
    state = folded(
        claim("closed", "2014-05", side="dz"),
        claim("open_restricted", "2015", side="partner", duration="partial"),
        claim("open", "2022", side="dz", claim_id="opening"),
    )
    assert (state.operating_status, state.status_since) == ("open_restricted", "2022")
    assert state.since_by_traffic == {"persons": "2022", "goods": "2022", "rail": None}
    assert state.status_claim_ids == ("opening",)


def test_sides_are_told_only_where_a_claim_names_them() -> None:
    assert folded(claim("closed", "2020")).by_side == {"dz": "unknown", "partner": "unknown"}
    named = folded(claim("closed", "2014", side="dz"), claim("closed", "2017"))
    assert named.by_side == {"dz": "closed", "partner": "unknown"}
    assert folded(claim("open", "2020", side="both")).by_side == {"dz": "open", "partner": "open"}


def test_a_weak_claim_fills_a_blank_and_overturns_nothing_better() -> None:
    weak = claim("open_restricted", "2015", duration="partial", confidence="low")
    assert folded(weak).operating_status == "open_restricted"
    assert folded(claim("closed", "2014-05"), weak).operating_status == "closed"
    assert folded(weak, claim("closed", "2016", confidence="medium")).operating_status == "closed"
    assert folded(weak, claim("closed", "2016", confidence="low")).operating_status == "closed"


def test_a_claim_without_date_counts_from_the_publication_of_its_source() -> None:
    undated = claim("closed", source_id="blog")
    assert folded(undated, published={"blog": "2025-11"}).status_since == "2025-11"
    assert folded(undated, published={"blog": None}) == folded(undated) == folded()
    assert folded(undated, published={"blog": "2025-11"}).last_event is None


def test_the_since_date_moves_with_a_new_regime_of_one_traffic() -> None:
    ban = claim("closed", "2012-03", traffic="persons", event_type="closed")
    closure = claim("closed", "2013-01-14", event_type="closed")
    assert folded(ban, closure).status_since == "2013-01-14"
    assert folded(ban, closure).since_by_traffic == {
        "persons": "2012-03",
        "goods": "2013-01-14",
        "rail": None,
    }


def test_learning_of_another_traffic_does_not_move_the_since_date() -> None:
    opening = claim("open", "2022-07-15", traffic="persons", event_type="reopened")
    report = claim("open", "2024-11-01")
    state = folded(opening, report)
    assert (state.status_since, state.since_basis, state.by_traffic["goods"]) == (
        "2022-07-15",
        "event",
        "open",
    )
    assert folded(report).since_basis == "report"


@pytest.mark.parametrize(
    ("stages", "stage", "since"),
    [
        (["study 2011-07", "announced 2021-02"], "announced", "2021-02"),
        (["announced 2016", "announced 2021-02"], "announced", "2016"),
        (["completed 2019", "announced 2021-02"], "completed", "2019"),
        (["inaugurated 2018", "study 2019", "completed 2020"], "inaugurated", "2018"),
        (["inaugurated 2018", "works 2021", "inaugurated 2024-02-22"], "inaugurated", "2024-02-22"),
        (["inaugurated 2018", "works 2021"], "works", "2021"),
        (["works 2016-03", "announced 2021-02"], "announced", "2021-02"),
    ],
    ids=lambda value: str(value),
)
def test_the_upgrade_stage(stages: list[str], stage: str, since: str) -> None:
    rows = [claim(*text.split(), aspect="upgrade") for text in stages]
    state = folded(*rows)
    assert (state.upgrade_stage, state.stage_since) == (stage, since)
    assert [f"{mark.value} {mark.date}" for mark in state.milestones] == stages
    assert folded(*reversed(rows)) == state


def test_weak_and_disputed_claims_move_no_stage() -> None:
    reached = claim("inaugurated", "2018", aspect="upgrade")
    assert (
        folded(reached, claim("works", "2021", aspect="upgrade", confidence="low")).upgrade_stage
        == "inaugurated"
    )
    assert (
        folded(reached, claim("works", "2021", aspect="upgrade", duration="disputed")).upgrade_stage
        == "inaugurated"
    )


def test_no_upgrade_on_record_is_none_only_where_the_post_is_known() -> None:
    assert folded(claim("closed", "2011")).upgrade_stage == "none"
    assert folded(claim("unknown", "2022-05")).upgrade_stage == "unknown"


@pytest.mark.parametrize(
    ("day", "freshness"),
    [
        (date(2024, 6, 28), "up_to_date"),
        (date(2024, 6, 29), "due"),
        (date(2024, 9, 26), "due"),
        (date(2024, 9, 27), "overdue"),
        (date(2024, 12, 25), "overdue"),
        (date(2024, 12, 26), "delinquent"),
    ],
    ids=str,
)
def test_silence_ages_the_freshness_and_nothing_else(day: date, freshness: str) -> None:
    row = claim("open", "2024-01-01")
    state = folded(row, day=day)
    assert (state.freshness, state.operating_status) == (freshness, "open")


def test_freshness_counts_from_the_last_day_a_date_allows() -> None:
    state = folded(claim("open", "2024"), day=date(2025, 7, 1))
    assert (state.last_verified, state.last_verified_day, state.freshness) == (
        "2024",
        date(2024, 12, 31),
        "due",
    )


def test_a_corrected_row_replaces_the_old_one_without_trace() -> None:
    kept = claim("closed", "1994-08")
    corrected = claim("open", "2023", claim_id="post--x")
    assert folded(kept, corrected) == folded(corrected, kept)
    assert folded(kept).operating_status == "closed"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([claim("ajar", "2020", claim_id="c1")], "c1: value 'ajar'"),
        ([claim("works", "2020", claim_id="c1")], "c1: value 'works'"),
        ([claim("open", "2021-02-30", claim_id="c1")], "c1: '2021-02-30'"),
        ([claim("open", "2020", claim_id="c1", side="left")], "c1: side 'left'"),
        (
            [claim("open", "2020", claim_id="c1"), claim("open", "2021", claim_id="c1")],
            "repeated: \\['c1'\\]",
        ),
        ([claim("open", "2020"), claim("open", "2021") | {"crossing_id": "other"}], "several crossings"),
    ],
    ids=["value", "value of another aspect", "date", "side", "repeated", "crossings"],
)
def test_malformed_claims_are_refused_by_name(rows: list[dict[str, object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        folded(*rows)


def test_what_is_only_generally_known_verifies_nothing() -> None:
    row = claim("closed", "1994-08", source_id="unverified")
    state = folded(row, day=date(2026, 11, 21))
    assert (state.operating_status, state.last_verified, state.freshness) == ("closed", None, "never")
