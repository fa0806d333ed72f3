"""The board: what it counts, how it is ordered and cut, what a comparison tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layers.atlas import Atlas
from layers.board import Board, build_board, compare_boards
from layers.lookups import Tables
from tests.atlases import TODAY, view_of
from tests.layers.claim_rows import claim
from tests.layers.test_fold_properties import days

POSTS = ("post-a-north", "post-b-south", "post-c-east", "post-d-west", "post-e-dunes")
SOURCES = ("SRC_A", "SRC_B", "SRC_C", "unverified")


def with_claims(atlas: Atlas, rows: Iterable[Mapping[str, Any]]) -> Atlas:
    """Return the atlas with these claims and no others."""
    tables = {**atlas.tables.rows, "crossing_claims": tuple(rows)}
    return replace(atlas, tables=Tables(tables, atlas.tables.keys, atlas.tables.editions), _made={})


def said(post: str, value: str, day: str, **cells: Any) -> dict[str, object]:
    """Return a claim about one of the five posts."""
    return {**claim(value, day, **{"source_id": "SRC_A", **cells}), "crossing_id": post}


@st.composite
def registers(draw: st.DrawFn) -> list[dict[str, object]]:
    """Draw a few claims about the five posts."""
    aspects = {
        "operation": ("open", "closed", "open_restricted", "unknown"),
        "upgrade": ("works", "completed"),
    }
    rows = []
    for number in range(draw(st.integers(0, 8))):
        aspect = draw(st.sampled_from(sorted(aspects)))
        rows.append(
            said(
                draw(st.sampled_from(POSTS)),
                draw(st.sampled_from(aspects[aspect])),
                draw(days).isoformat(),
                claim_id=f"claim-{number}",
                aspect=aspect,
                traffic=draw(st.sampled_from(["persons", "goods", "rail", "all"])),
                source_id=draw(st.sampled_from(SOURCES)),
                confidence=draw(st.sampled_from(["high", "low"])),
            )
        )
    return rows


def board_on(atlas: Atlas, day: date, **parameters: str) -> Board:
    return build_board(atlas, replace(view_of(atlas, **parameters), day=day))


def test_counts_are_of_all_rows_and_rows_of_the_page(small_atlas: Atlas) -> None:
    page = build_board(small_atlas, view_of(small_atlas, limit="2", offset="3"))
    assert [row.crossing_id for row in page.rows] == ["post-d-west", "post-e-dunes"]
    assert (page.counts.total, page.total, len(page.groups[0].rows)) == (5, 5, 5)
    tunisia = build_board(small_atlas, view_of(small_atlas, country="TUN"))
    assert (tunisia.counts.total, tunisia.total) == (2, 5)


def test_what_is_unknown_is_in_no_other_count(small_atlas: Atlas) -> None:
    counts = build_board(small_atlas, view_of(small_atlas)).counts
    assert (counts.open, counts.open_restricted, counts.closed) == (0, 2, 0)
    assert (counts.unknown, counts.known, counts.total) == (3, 2, 5)


def test_groups_follow_the_order_of_the_neighbours(small_atlas: Atlas) -> None:
    board = build_board(small_atlas, view_of(small_atlas, group="country_code", sort="-name_en"))
    found = [(group.country_code, [row.crossing_id[5] for row in group.rows]) for group in board.groups]
    assert found == [("TUN", ["c", "a"]), ("NER", ["b"]), ("MLI", ["d"]), ("ESH", ["e"])]
    assert [group.counts.total for group in board.groups] == [2, 1, 1, 1]
    assert build_board(small_atlas, view_of(small_atlas)).groups[0].country_code == ""


def test_evidence_is_the_best_claim_of_the_weakest_traffic(small_atlas: Atlas) -> None:
    rows = [
        said("post-a-north", "closed", "2014", traffic="persons", confidence="low"),
        said("post-a-north", "closed", "2015", traffic="persons", confidence="medium"),
        said("post-a-north", "open", "2015", traffic="goods", confidence="high"),
        said("post-b-south", "open", "2015", confidence="high", source_id="unverified"),
        said("post-d-west", "announced", "2015"),
    ]
    atlas = with_claims(small_atlas, rows)
    evidence = {row.crossing_id: row.evidence for row in build_board(atlas, view_of(atlas)).rows}
    assert evidence["post-a-north"] == "medium"
    assert evidence["post-b-south"] == "unverified"
    assert evidence["post-d-west"] == evidence["post-e-dunes"] == ""


def test_a_comparison_names_the_claims_that_made_the_change(small_atlas: Atlas) -> None:
    rows = [
        said("post-a-north", "closed", "2014-05", claim_id="shut"),
        said("post-a-north", "open", "2022", traffic="goods", claim_id="trade", source_id="SRC_B"),
        said("post-a-north", "closed", "2023", traffic="persons", claim_id="still"),
        said("post-a-north", "works", "2021", aspect="upgrade", claim_id="works"),
    ]
    atlas = with_claims(small_atlas, rows)
    changes = compare_boards(atlas, view_of(atlas), date(2020, 1, 1), TODAY)
    assert [(each.column, each.before, each.after, each.claim_ids) for each in changes] == [
        ("operating_status", "closed", "open_restricted", ("trade",)),
        ("status_goods", "closed", "open", ("trade",)),
        ("upgrade_stage", "none", "works", ("works",)),
    ]
    assert changes[0].source_ids == ("SRC_B",)
    assert compare_boards(atlas, view_of(atlas), TODAY, date(2020, 1, 1)) == changes
    assert compare_boards(atlas, view_of(atlas), TODAY, TODAY) == ()


def test_a_comparison_keeps_posts_that_meet_the_filter_on_either_day(small_atlas: Atlas) -> None:
    rows = [said("post-a-north", "closed", "2014"), said("post-a-north", "open", "2020")]
    atlas = with_claims(small_atlas, rows)
    for status in ("open", "closed"):
        view = view_of(atlas, status=status)
        assert {each.crossing_id for each in compare_boards(atlas, view, date(2015, 1, 1), TODAY)} == {
            "post-a-north"
        }
    assert not compare_boards(atlas, view_of(atlas, country="NER"), date(2015, 1, 1), TODAY)


def test_first_word_of_a_post_makes_no_change_of_its_stage(small_atlas: Atlas) -> None:
    atlas = with_claims(small_atlas, [said("post-a-north", "closed", "2014")])
    columns = {each.column for each in compare_boards(atlas, view_of(atlas), date(2000, 1, 1), TODAY)}
    assert columns == {"operating_status", "status_persons", "status_goods"}


@given(rows=registers(), day=days, wait=st.integers(1, 4000))
def test_adding_a_claim_never_changes_the_board_before_its_date(
    small_atlas: Atlas, rows: list[dict[str, object]], day: date, wait: int
) -> None:
    added = said("post-a-north", "closed", (day + timedelta(days=wait)).isoformat(), claim_id="added")
    assert board_on(with_claims(small_atlas, [*rows, added]), day) == board_on(
        with_claims(small_atlas, rows), day
    )


@given(rows=registers(), day=days, number=st.integers(0, 7))
def test_the_order_of_the_register_never_matters(
    small_atlas: Atlas, rows: list[dict[str, object]], day: date, number: int
) -> None:
    # Taking a claim out and adding it again at the end is one such order.
    moved = [*rows[:number], *rows[number + 1 :], *rows[number : number + 1]]
    before, after = (board_on(with_claims(small_atlas, each), day) for each in (rows, moved))
    assert before == after
    assert before == board_on(with_claims(small_atlas, rows[::-1]), day)


@given(rows=registers(), day=days, wait=st.integers(0, 4000))
def test_a_comparison_tells_every_cell_that_differs_and_no_other(
    small_atlas: Atlas, rows: list[dict[str, object]], day: date, wait: int
) -> None:
    atlas = with_claims(small_atlas, rows)
    later = day + timedelta(days=wait)
    told = {
        (each.crossing_id, each.column): each for each in compare_boards(atlas, view_of(atlas), day, later)
    }
    early, late = atlas.states(day), atlas.states(later)
    for post in POSTS:
        assert ((post, "operating_status") in told) == (
            early[post].operating_status != late[post].operating_status
        )
        for kind in ("persons", "goods", "rail"):
            has_changed = early[post].by_traffic[kind] != late[post].by_traffic[kind]
            assert ((post, f"status_{kind}") in told) == has_changed
    taken = {row["claim_id"] for row in rows if day < date.fromisoformat(str(row["date"])) <= later}
    assert all(set(each.claim_ids) <= taken for each in told.values())
