"""The board of the real data on the days of the acceptance, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from layers.atlas import Atlas
from layers.board import build_board, compare_boards
from layers.facts import conflict_of
from tests.atlases import TODAY, view_of
from tests.data_real.test_status import BOARDS, CROSSINGS

# From 2019-01-01 to 2024-06-01, as read in the claims: the cell, and the numbers of the claims behind it.
CHANGES = {
    "betita-tamaghza operating_status unknown > open": "03",
    "betita-tamaghza status_persons unknown > open": "03",
    "betita-tamaghza upgrade_stage unknown > announced": "02",
    "bouchebka-bouchebka operating_status unknown > open": "05",
    "bouchebka-bouchebka status_persons unknown > open": "05",
    "bouchebka-bouchebka upgrade_stage works > announced": "04",
    "debdeb-ghadames operating_status closed > open_restricted": "09;13",
    "debdeb-ghadames status_goods closed > open_restricted": "09;13",
    "debdeb-ghadames upgrade_stage none > works": "08;06;11",
    "el-aioun-babouch operating_status unknown > open": "01;03",
    "el-aioun-babouch status_persons unknown > open": "01;03",
    "el-meridj-kalaat-senan operating_status unknown > open": "03",
    "el-meridj-kalaat-senan status_persons unknown > open": "03",
    "el-meridj-kalaat-senan upgrade_stage study > announced": "02",
    "haddada-sakiet-sidi-youssef operating_status unknown > open": "03",
    "haddada-sakiet-sidi-youssef status_persons unknown > open": "03",
    "haddada-sakiet-sidi-youssef upgrade_stage unknown > completed": "02",
    "in-guezzam-assamaka operating_status unknown > closed": "03;08",
    "in-guezzam-assamaka status_persons unknown > closed": "03;08",
    "in-guezzam-assamaka status_goods unknown > closed": "03;08",
    "in-guezzam-assamaka upgrade_stage unknown > works": "04",
    "ouled-moumen-ghardimaou operating_status unknown > open": "01;03;05",
    "ouled-moumen-ghardimaou status_persons unknown > open": "01;03",
    "ouled-moumen-ghardimaou status_goods unknown > open": "05",
    "ouled-moumen-ghardimaou upgrade_stage unknown > completed": "02",
    "oum-teboul-melloula operating_status unknown > open": "04",
    "oum-teboul-melloula status_persons unknown > open": "04",
    "ras-el-aioun-haidra operating_status unknown > open": "03",
    "ras-el-aioun-haidra status_persons unknown > open": "03",
    "taleb-larbi-hazoua operating_status unknown > open": "05",
    "taleb-larbi-hazoua status_persons unknown > open": "05",
    "taleb-larbi-hazoua upgrade_stage unknown > completed": "01",
    "tindouf-mustapha-ben-boulaid operating_status open_restricted > open": "14",
    "tindouf-mustapha-ben-boulaid status_persons unknown > open": "14",
}


@pytest.mark.parametrize(("day", "expected"), BOARDS.items(), ids=[day.isoformat() for day in BOARDS])
def test_the_board_on_a_day(atlas: Atlas, day: date, expected: Mapping[str, str]) -> None:
    board = build_board(atlas, view_of(atlas, asof=day.isoformat()))
    known = {
        row.crossing_id: f"{row.state.operating_status} {row.state.status_since}"
        for row in board.rows
        if row.state.operating_status != "unknown"
    }
    assert known == expected
    words = [text.split()[0] for text in expected.values()]
    counts = board.counts
    assert (counts.total, counts.known, counts.unknown) == (24, len(words), 24 - len(words))
    assert [counts.open, counts.open_restricted, counts.closed] == [
        words.count(word) for word in ("open", "open_restricted", "closed")
    ]
    assert sum(counts.by_freshness.values()) == board.total == 24


def test_there_are_at_least_twelve_days() -> None:
    assert len(BOARDS) >= 12
    assert (min(BOARDS), max(BOARDS)) == (date(1990, 1, 1), TODAY)


def test_from_2019_to_2024_the_board_lists_what_the_claims_say(atlas: Atlas) -> None:
    changes = compare_boards(atlas, view_of(atlas), date(2019, 1, 1), date(2024, 6, 1))
    told = {
        f"{each.crossing_id} {each.column} {each.before} > {each.after}": ";".join(
            claim_id.rpartition("--")[2] for claim_id in each.claim_ids
        )
        for each in changes
    }
    assert told == CHANGES
    assert len(changes) == len(CHANGES)
    assert all(each.source_ids for each in changes)


def test_every_status_and_every_check_leads_to_a_source(atlas: Atlas) -> None:
    sources = {row["source_id"] for row in atlas.tables["sources"]}
    for day in BOARDS:
        for row in build_board(atlas, view_of(atlas, asof=day.isoformat())).rows:
            state = row.state
            assert bool(row.evidence) == (state.operating_status != "unknown"), row.crossing_id
            assert state.operating_status == "unknown" or row.status_source_ids
            assert state.upgrade_stage in ("none", "unknown") or row.stage_source_ids
            assert state.last_verified is None or row.verified_source_ids
            assert {*row.status_source_ids, *row.stage_source_ids, *row.verified_source_ids} <= sources


def test_the_source_named_first_is_the_one_that_says_since_when(atlas: Atlas) -> None:
    claims = atlas.tables.grouped("crossing_claims", "crossing_id")
    for row in build_board(atlas, view_of(atlas, asof=max(BOARDS).isoformat())).rows:
        if row.state.status_since:
            source = atlas.tables.find("sources", row.status_source_ids[0]) or {}
            dates = {
                each["date"] for each in claims[row.crossing_id] if each["source_id"] == source["source_id"]
            }
            assert row.state.status_since in {*dates, source["published"]}, row.crossing_id


def test_a_disagreement_lists_the_claim_followed_first(atlas: Atlas) -> None:
    for row in atlas.tables["conflicts"]:
        first, *others = conflict_of(atlas, row["conflict_id"]).claims
        assert first.is_followed == bool(row["followed"]), row["conflict_id"]
        assert not any(each.is_followed for each in others)


def test_a_disputed_fact_leads_to_its_own_disagreement(atlas: Atlas) -> None:
    details = atlas.details("crossings", "in-guezzam-assamaka", view_of(atlas))
    told = {each.column: each.conflict_id for each in details.facts if each.is_disputed}
    assert told == {"operating_status": "XNC_06B", "country_code": "CON_01", "wilaya_code": "XNC_02"}
    assert set(told.values()) <= {each.conflict_id for each in details.conflicts}


def test_neighbours_stand_in_their_own_order(atlas: Atlas) -> None:
    board = build_board(atlas, view_of(atlas, group="country_code"))
    assert [group.country_code for group in board.groups] == ["TUN", "LBY", "NER", "MLI", "MRT", "ESH", "MAR"]
    assert sorted(row.crossing_id for row in board.rows) == CROSSINGS
    assert [row for group in board.groups for row in group.rows] == list(board.rows)


def test_long_silence_looks_like_it_on_the_day_the_data_were_compiled(atlas: Atlas) -> None:
    by_freshness = build_board(atlas, view_of(atlas)).counts.by_freshness
    assert dict(by_freshness) == {"delinquent": 17, "overdue": 5, "never": 2}


def test_the_one_unverified_row_says_so(atlas: Atlas) -> None:
    board = build_board(atlas, view_of(atlas))
    found = [(row.crossing_id, row.evidence) for row in board.rows if row.is_unverified]
    assert found == [("maghnia-oujda-rail", "unverified")]
    assert board.counts.unverified == 1
