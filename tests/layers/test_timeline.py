"""The history folded once says of any day what the claims known on that day say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.fold import fold_status
from layers.timeline import build_timeline
from tests.layers.claim_rows import claim
from tests.layers.test_fold_properties import PUBLISHED, claim_rows, days

Rows = list[dict[str, object]]


def is_heard_by(row: dict[str, object], day: date) -> bool:
    """Tell whether a claim counts on a day, by the length of its text alone: no parser in between."""
    text = str(row["date"] or PUBLISHED[str(row["source_id"])] or "9999")
    tomorrow = (day + timedelta(days=1)).isoformat()
    # The whole year or month that the date names has passed when tomorrow lies beyond it.
    return text < tomorrow[: len(text)]


@given(claim_rows(), days)
def test_a_day_of_the_timeline_is_the_fold_of_what_was_known_then(rows: Rows, day: date) -> None:
    known = [row for row in rows if is_heard_by(row, day)]
    # Folded from these claims alone, the last moment of their own timeline is the state of that day.
    assert build_timeline(rows, published=PUBLISHED).at(day) == fold_status(
        known, day=day, published=PUBLISHED
    )


@given(claim_rows(), st.lists(days, max_size=6))
def test_one_timeline_serves_every_day_in_any_order(rows: Rows, asked: list[date]) -> None:
    timeline = build_timeline(rows, published=PUBLISHED)
    once = [timeline.at(day) for day in asked]
    assert once == [build_timeline(rows, published=PUBLISHED).at(day) for day in asked]
    assert once == [timeline.at(day) for day in asked]


@given(claim_rows(), days, st.integers(0, 7))
def test_adding_a_claim_never_changes_a_day_before_it(rows: Rows, day: date, number: int) -> None:
    if not rows:
        return
    added = rows[number % len(rows)]
    without = [row for row in rows if row is not added]
    if not is_heard_by(added, day):
        assert build_timeline(rows, published=PUBLISHED).at(day) == build_timeline(
            without, published=PUBLISHED
        ).at(day)


@given(claim_rows(), days, st.integers(0, 7))
def test_removing_a_claim_and_adding_it_again_changes_nothing(rows: Rows, day: date, number: int) -> None:
    before = build_timeline(rows, published=PUBLISHED).at(day)
    moved = rows[number:] + rows[:number]
    again = [*moved[1:], *moved[:1]]
    assert build_timeline(again, published=PUBLISHED).at(day) == before


@given(claim_rows(), days)
def test_each_traffic_rests_on_its_part_of_the_claims(rows: Rows, day: date) -> None:
    state = build_timeline(rows, published=PUBLISHED).at(day)
    parts = state.claim_ids_by_traffic
    assert {claim_id for part in parts.values() for claim_id in part} == set(state.status_claim_ids)
    for traffic, since in state.since_by_traffic.items():
        assert since is None or parts[traffic]


def test_a_later_malformed_claim_is_refused_for_every_day() -> None:
    rows = [claim("closed", "1994-08"), claim("shut", "2026")]
    with pytest.raises(ValueError, match=f"{rows[1]['claim_id']}: value 'shut'"):
        fold_status(rows, day=date(2000, 1, 1), published={})


def test_many_confirmations_cost_no_more_than_their_number() -> None:
    rows = [claim("closed", f"{1970 + number // 300}") for number in range(12_000)]
    state = build_timeline(rows, published={}).at(date(2026, 11, 21))
    assert (state.status_since, len(state.status_claim_ids)) == ("1970", 12_000)
