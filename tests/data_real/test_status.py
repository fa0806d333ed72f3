"""The state of every crossing, read by hand from the claims, against what the fold says."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from layers.fold import CrossingState, fold_status

ROOT = Path(__file__).parents[2]
REGISTERS = ROOT / "data" / "registers"
EXPECTATIONS = ROOT / "tests" / "layers" / "expectations_status.csv"
RECEIVED = ROOT / "data" / "sources" / "facts" / "crossings" / "crossings.csv"
TODAY = date(2026, 11, 21)

NINE_ROADS = (
    *("oum-teboul-melloula", "el-aioun-babouch", "ouled-moumen-ghardimaou", "haddada-sakiet-sidi-youssef"),
    *("el-meridj-kalaat-senan", "ras-el-aioun-haidra", "bouchebka-bouchebka", "betita-tamaghza"),
    "taleb-larbi-hazoua",
)
MOROCCO = ("akid-lotfi-zouj-bghal", "maghnia-oujda-rail", "boukanoun-ahfir", "beni-ounif-figuig")
MALI = ("bordj-badji-mokhtar-in-khalil", "timiaouine", "tinzaouatine-tinzaouaten")
RAIL, DEBDEB = "souk-ahras-ghardimaou-rail", "debdeb-ghadames"
BEN_BOULAID, IN_GUEZZAM = "tindouf-mustapha-ben-boulaid", "in-guezzam-assamaka"

# What the claims say of each post on a day: status and the date it began; a post left out is unknown.
SINCE_1994 = dict.fromkeys(MOROCCO, "closed 1994-08")
BY_2010 = SINCE_1994 | {RAIL: "closed 1995"}
BY_2014 = (
    BY_2010
    | {"tarat": "closed 2011", "tin-alkoum-issine": "closed 2014-05", DEBDEB: "closed 2014-05"}
    | dict.fromkeys(MALI, "closed 2013-01-14")
)
BY_2019 = BY_2014 | {BEN_BOULAID: "open_restricted 2018-12-26"}
BY_2020 = BY_2019 | {"oum-teboul-melloula": "closed 2020-03-17", IN_GUEZZAM: "closed 2020-03-17"}
BY_2022 = BY_2020 | dict.fromkeys(("oum-teboul-melloula", "taleb-larbi-hazoua"), "open_restricted 2022-01")
BY_2023 = BY_2020 | dict.fromkeys(NINE_ROADS, "open 2022-07-15") | {DEBDEB: "open_restricted 2022-05"}
BY_2025 = BY_2023 | {RAIL: "open 2024-08-10", BEN_BOULAID: "open 2024-02-23"}
BOARDS: Mapping[date, Mapping[str, str]] = {
    date(1990, 1, 1): {},
    date(1994, 8, 30): {},
    date(1994, 8, 31): SINCE_1994,
    date(2010, 1, 1): BY_2010,
    date(2011, 6, 30): BY_2010 | {DEBDEB: "open 2011-02", "tarat": "open 2011-02"},
    date(2012, 6, 30): BY_2010
    | {"bordj-badji-mokhtar-in-khalil": "closed 2012-03", "tarat": "closed 2011", DEBDEB: "open 2011-02"}
    | {"tin-alkoum-issine": "closed 2011"},
    date(2014, 6, 30): BY_2014,
    date(2019, 1, 1): BY_2019,
    date(2020, 6, 30): BY_2020,
    date(2021, 12, 31): BY_2020,
    date(2022, 1, 31): BY_2022,
    date(2023, 1, 1): BY_2023,
    date(2024, 6, 1): BY_2023 | {BEN_BOULAID: "open 2024-02-23"},
    date(2025, 1, 1): BY_2025,
    TODAY: BY_2025 | {IN_GUEZZAM: "open_restricted 2025-11-03"},
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CLAIMS = rows(REGISTERS / "crossing_claims.csv")
PUBLISHED = {row["source_id"]: row["published"] or None for row in rows(REGISTERS / "sources.csv")}
CROSSINGS = sorted(row["crossing_id"] for row in rows(REGISTERS / "crossings.csv"))


def state(crossing_id: str, day: date = TODAY) -> CrossingState:
    claims = [row for row in CLAIMS if row["crossing_id"] == crossing_id]
    return fold_status(claims, day=day, published=PUBLISHED)


@pytest.mark.parametrize("expected", rows(EXPECTATIONS), ids=lambda row: row["crossing_id"])
def test_every_crossing_is_as_read_by_hand(expected: dict[str, str]) -> None:
    found = state(expected["crossing_id"])
    cells = {
        "operating_status": found.operating_status,
        "status_since": found.status_since or "",
        **found.by_traffic,
        "upgrade_stage": found.upgrade_stage,
        "stage_since": found.stage_since or "",
        "last_verified": found.last_verified or "",
        "freshness": found.freshness,
        "is_disputed": str(found.is_disputed).lower(),
        "status_claim_ids": ";".join(found.status_claim_ids),
        "stage_claim_ids": ";".join(found.stage_claim_ids),
    }
    assert cells == {name: expected[name] for name in cells}


def test_expectations_cover_every_crossing() -> None:
    assert sorted(row["crossing_id"] for row in rows(EXPECTATIONS)) == CROSSINGS


@pytest.mark.parametrize("expected", rows(EXPECTATIONS), ids=lambda row: row["crossing_id"])
def test_departures_from_the_compilers_reading_have_a_reason(expected: dict[str, str]) -> None:
    received = {row["id"]: row for row in rows(RECEIVED)}[expected["crossing_id"]]
    pairs = (
        ("operating_status", "compiler_status"),
        ("status_since", "compiler_since"),
        ("upgrade_stage", "compiler_stage"),
    )
    assert all(received[name] == expected[compiler] for name, compiler in pairs)
    departures = [name for name, compiler in pairs if expected[name] != expected[compiler]]
    assert bool(departures) == bool(expected["reason"])
    assert all(name in expected["reason"] for name in departures)


@pytest.mark.parametrize(("day", "board"), BOARDS.items(), ids=[day.isoformat() for day in BOARDS])
def test_the_board_on_a_day(day: date, board: Mapping[str, str]) -> None:
    states = {crossing_id: state(crossing_id, day) for crossing_id in CROSSINGS}
    known = {
        crossing_id: f"{found.operating_status} {found.status_since}"
        for crossing_id, found in states.items()
        if found.operating_status != "unknown"
    }
    assert known == board


def test_what_changed_between_2019_and_2024() -> None:
    first, second = BOARDS[date(2019, 1, 1)], BOARDS[date(2024, 6, 1)]
    changed = {key for key in first.keys() | second.keys() if first.get(key) != second.get(key)}
    assert changed == {*NINE_ROADS, DEBDEB, IN_GUEZZAM, BEN_BOULAID}


def test_zouj_bghal_stays_closed_through_every_handover() -> None:
    for day in (date(2021, 11, 30), date(2024, 9, 30), date(2025, 10, 22), date(2026, 2, 17)):
        found = state("akid-lotfi-zouj-bghal", day)
        assert (found.operating_status, found.status_since) == ("closed", "1994-08")
    assert state("akid-lotfi-zouj-bghal").last_verified == "2026-02-21"


def test_debdeb_is_closed_to_persons_whatever_was_announced() -> None:
    for day in (date(2023, 12, 6), date(2023, 12, 12), TODAY):
        assert state(DEBDEB, day).by_traffic["persons"] == "closed"
    assert state(DEBDEB).since_by_traffic == {"persons": "2014-05", "goods": "2022-05", "rail": None}
    assert state(DEBDEB).last_verified == "2023-12-13"


def test_in_guezzam_does_not_open_by_announcement() -> None:
    assert state(IN_GUEZZAM, date(2021, 7, 14)).operating_status == "closed"
    found = state(IN_GUEZZAM)
    assert (found.by_traffic["goods"], found.since_basis) == ("open", "report")


def test_the_three_upgrades_the_ministry_names() -> None:
    day = date(2021, 12, 31)
    assert {
        name: state(name, day).upgrade_stage for name in (DEBDEB, IN_GUEZZAM, BEN_BOULAID)
    } == dict.fromkeys((DEBDEB, IN_GUEZZAM, BEN_BOULAID), "works")
    assert [f"{mark.value} {mark.date}" for mark in state(BEN_BOULAID).milestones] == [
        *("announced 2017-11-08", "inaugurated 2018-08-19", "works 2021", "works 2021", "works 2023"),
        "inaugurated 2024-02-22",
    ]
