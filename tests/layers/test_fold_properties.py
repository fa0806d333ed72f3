"""What holds for any set of claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from layers.claims import CONFIDENCES, DURATIONS, VALUES
from layers.fold import fold_status
from layers.freshness import freshness_class

LASTING = (
    *("operating_status", "status_since", "since_basis", "by_traffic", "by_side", "status_claim_ids"),
    *("upgrade_stage", "stage_since", "milestones", "stage_claim_ids"),
)
WORDS = ("up_to_date", "due", "overdue", "delinquent")

days = st.dates(date(1990, 1, 1), date(2027, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> str | None:
    day = draw(days).isoformat()
    return draw(st.sampled_from([day, day[:7], day[:4], None]))


@st.composite
def claim_rows(draw: st.DrawFn) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number in range(draw(st.integers(0, 8))):
        aspect = draw(st.sampled_from(sorted(VALUES)))
        rows.append(
            {
                "claim_id": f"post--{number:02d}",
                "crossing_id": "post",
                "date": draw(partial_dates()),
                "aspect": aspect,
                "value": draw(st.sampled_from(VALUES[aspect])),
                "side": draw(st.sampled_from(["dz", "partner", "both", "unstated"])),
                "traffic": draw(st.sampled_from(["persons", "goods", "rail", "all"])),
                "duration": draw(st.sampled_from(DURATIONS)),
                "event_type": draw(st.sampled_from(["opened", "closed", "incident", None])),
                "source_id": draw(st.sampled_from(["dated", "undated"])),
                "confidence": draw(st.sampled_from(CONFIDENCES)),
            }
        )
    return rows


PUBLISHED: dict[str, str | None] = {"dated": "2015-06", "undated": None}


@given(claim_rows(), days, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(
    rows: list[dict[str, object]], day: date, random: object
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert fold_status(shuffled, day=day, published=PUBLISHED) == fold_status(
        rows, day=day, published=PUBLISHED
    )


@given(claim_rows(), days, partial_dates(), st.sampled_from(["one_off", "announced", "disputed", "incident"]))
def test_what_is_no_lasting_change_changes_no_status(
    rows: list[dict[str, object]], day: date, when: str | None, kind: str
) -> None:
    extra: dict[str, object] = {
        "claim_id": "post--extra",
        "crossing_id": "post",
        "date": when,
        "aspect": "incident" if kind == "incident" else "operation",
        "value": {"incident": "incident", "announced": "announced"}.get(kind, "open"),
        "side": "both",
        "traffic": "all",
        "duration": kind if kind in ("one_off", "disputed") else "lasting",
        "event_type": "reopened",
        "source_id": "dated",
        "confidence": "high",
    }
    before = fold_status(rows, day=day, published=PUBLISHED)
    after = fold_status([*rows, extra], day=day, published=PUBLISHED)
    assert {name: getattr(after, name) for name in LASTING} == {
        name: getattr(before, name) for name in LASTING
    }


@given(claim_rows(), days, st.integers(0, 8))
def test_claims_of_later_days_are_as_if_they_were_not_there(
    rows: list[dict[str, object]], day: date, number: int
) -> None:
    later: dict[str, object] = {
        "claim_id": "post--later",
        "crossing_id": "post",
        "date": (day + timedelta(days=1 + number)).isoformat(),
        "aspect": "operation",
        "value": "closed",
        "side": "both",
        "traffic": "all",
        "duration": "lasting",
        "event_type": "closed",
        "source_id": "dated",
        "confidence": "high",
    }
    before = fold_status(rows, day=day, published=PUBLISHED)
    assert fold_status([later, *rows], day=day, published=PUBLISHED) == before


@given(claim_rows(), days, st.integers(0, 4000))
def test_only_freshness_changes_while_no_claim_takes_effect(
    rows: list[dict[str, object]], day: date, wait_days: int
) -> None:
    known = [row for row in rows if row["date"] is not None and str(row["date"]) <= f"{day.year - 1}"]
    early = fold_status(known, day=day, published=PUBLISHED)
    late = fold_status(known, day=day + timedelta(days=wait_days), published=PUBLISHED)
    assert replace(late, freshness=early.freshness) == early
    if early.freshness != "never":
        assert WORDS.index(late.freshness) >= WORDS.index(early.freshness)


@given(days, st.integers(0, 2000), st.integers(1, 400))
def test_freshness_never_gets_better_by_waiting(last: date, wait_days: int, review_days: int) -> None:
    words = [
        freshness_class(last, day=last + timedelta(days=wait), review_days=review_days)
        for wait in (0, wait_days, wait_days + 1)
    ]
    assert words[0] == "up_to_date"
    assert WORDS.index(words[1]) <= WORDS.index(words[2])
