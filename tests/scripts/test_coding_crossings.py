"""The hand coding of the crossings: every event, note and post is there, every id leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layers.claims import CONFIDENCES, DURATIONS, SIDES, TRAFFICS, VALUES
from layers.dates import parse_partial_date
from scripts.registers.tables import Row, read_csv, split

DATA = Path(__file__).parents[2] / "data" / "sources"
LANGUAGES = ("ar", "fr", "en")
# What each kind of event may have become; an upgrade "announced" by the ministry page is one that has begun.
CODED_AS = {
    "works_started": {"upgrade:works"},
    "works_completed": {"upgrade:completed", "operation:announced"},
    "upgrade_announced": {
        *("upgrade:announced", "upgrade:study", "upgrade:works"),
        *("operation:announced", "operation:closed"),
    },
    "inaugurated": {"upgrade:inaugurated", "operation:open"},
    "opened": {"operation:open", "upgrade:completed"},
    "reopened": {"operation:open", "operation:open_restricted", "operation:closed", "operation:announced"},
    "closed": {"operation:closed", "operation:open", "incident:statement"},
    "agreement": {
        *(
            "legal:agreement",
            "incident:statement",
            "upgrade:announced",
            "upgrade:works",
            "operation:announced",
        ),
    },
    "decree": {"legal:decree"},
    "road_link": {"incident:road_link", "operation:open"},
    "incident": {"incident:incident", "incident:statement", "operation:open", "operation:closed"},
}
NOTE_COUNTS = {"INTRO": 1, "CONF": 17, "STATUS": 20, "GAP": 8, "GK": 3, "COORD": 5, "CODE": 6}
STRETCHED_OR_VOWELLED = re.compile("[\u0640\u064b-\u0652]")
FILES = (
    *("crossing_claims", "crossings_text", "conflicts_crossings", "conflict_claims_crossings"),
    *("conflict_rows_crossings", "notes_crossings"),
)


def coded(name: str) -> list[Row]:
    return read_csv(DATA / "coding" / f"{name}.csv")


def received(name: str) -> list[Row]:
    return read_csv(DATA / "facts" / "crossings" / f"{name}.csv")


CLAIMS = coded("crossing_claims")
EVENTS = received("crossing_events")
CROSSINGS = {row["id"] for row in received("crossings")}
SOURCES = {row["source_id"] for row in received("sources")}
FROM_EVENTS = [row for row in CLAIMS if row["event_no"]]
ADDED = [row for row in CLAIMS if not row["event_no"]]


def test_every_event_is_coded() -> None:
    assert {int(row["event_no"]) for row in FROM_EVENTS} == set(range(1, len(EVENTS) + 1))
    assert len(EVENTS) == 110


@pytest.mark.parametrize("claim", FROM_EVENTS, ids=lambda row: row["claim_id"])
def test_claims_keep_what_their_event_says(claim: Row) -> None:
    event = EVENTS[int(claim["event_no"]) - 1]
    assert (claim["crossing_id"], claim["event_type"]) == (event["crossing_id"], event["event_type"])
    assert f"{claim['aspect']}:{claim['value']}" in CODED_AS[event["event_type"]]
    first_of_event = next(row for row in CLAIMS if row["event_no"] == claim["event_no"])
    if claim is first_of_event and claim["duration"] != "one_off":
        assert (claim["date"], claim["source_id"]) == (event["date"], event["source_id"])
        assert claim["confidence"] == event["confidence"]


@pytest.mark.parametrize("claim", ADDED, ids=lambda row: row["claim_id"])
def test_added_claims_are_about_the_operation_and_say_why(claim: Row) -> None:
    assert claim["aspect"] == "operation"
    assert claim["added_why"].endswith("NOTES, Where each status comes from")


def test_every_crossing_has_claims_and_texts() -> None:
    assert {row["crossing_id"] for row in CLAIMS} == CROSSINGS
    assert {row["crossing_id"] for row in coded("crossings_text")} == CROSSINGS
    assert len(CROSSINGS) == 24


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda row: row["claim_id"])
def test_claims_are_well_formed(claim: Row) -> None:
    assert re.fullmatch(rf"{claim['crossing_id']}--\d\d", claim["claim_id"])
    assert claim["value"] in VALUES[claim["aspect"]]
    assert claim["side"] in (*SIDES, "both", "unstated")
    assert claim["traffic"] in (*TRAFFICS, "all")
    assert claim["duration"] in DURATIONS
    assert claim["confidence"] in CONFIDENCES
    assert claim["source_id"] in SOURCES
    if claim["date"]:
        assert parse_partial_date(claim["date"]).text == claim["date"]


def test_claims_are_numbered_by_date_without_gaps() -> None:
    for crossing_id in CROSSINGS:
        own = [row for row in CLAIMS if row["crossing_id"] == crossing_id]
        assert [row["claim_id"] for row in own] == [f"{crossing_id}--{n:02d}" for n in range(1, len(own) + 1)]
        assert [row["date"] or "9999" for row in own] == sorted(row["date"] or "9999" for row in own)


def test_the_three_upgrades_of_the_ministry_page_are_merged() -> None:
    merged = {row["merges"]: row for row in CLAIMS if row["merges"]}
    assert set(merged) == {"XNG_DEBDEB", "XNG_INGUEZZAM", "XNG_BENBOULAID"}
    assert {(row["aspect"], row["value"], row["source_id"]) for row in merged.values()} == {
        ("upgrade", "works", "moi_cooperation_page")
    }


def test_one_off_openings_of_zouj_bghal_are_coded_as_such() -> None:
    openings = [
        row for row in CLAIMS if row["crossing_id"] == "akid-lotfi-zouj-bghal" and row["value"] == "open"
    ]
    assert len(openings) == 7
    assert {row["duration"] for row in openings} == {"one_off"}


@pytest.mark.parametrize("name", FILES)
def test_texts_stand_in_three_languages(name: str) -> None:
    for row in coded(name):
        stems = {column.removesuffix("_en") for column in row if column.endswith("_en")} - {"text"}
        for stem in stems | ({"text"} if "text_ar" in row else set()):
            assert all(row[f"{stem}_{language}"].strip() for language in LANGUAGES), row
        for column, text in row.items():
            if column.endswith("_ar"):
                assert re.search("[\u0621-\u064a]|^[0-9]+$", text), text
                assert not STRETCHED_OR_VOWELLED.search(text), text


@pytest.mark.parametrize("name", ["crossings_text", "conflicts_crossings", "conflict_claims_crossings"])
def test_sources_are_known(name: str) -> None:
    for row in coded(name):
        assert split(row["source_ids"])
        assert set(split(row["source_ids"])) <= SOURCES


def test_every_note_is_in_the_ledger() -> None:
    ids = [row["note_id"] for row in coded("notes_crossings")]
    expected = [f"XNG-{part}-{n:02d}" for part, count in NOTE_COUNTS.items() for n in range(1, count + 1)]
    assert sorted(ids) == sorted(expected)
    assert all(row["went_to"] for row in coded("notes_crossings"))


def test_every_numbered_note_became_a_disagreement() -> None:
    notes = {row["note_id"]: split(row["went_to"]) for row in coded("notes_crossings")}
    conflicts = {row["conflict_id"] for row in coded("conflicts_crossings")} | {"CON_01"}
    reached = set()
    for number in range(1, 18):
        named = {target.removeprefix("conflicts:") for target in notes[f"XNG-CONF-{number:02d}"]} & conflicts
        assert named, number
        reached |= named
    assert reached == conflicts


def test_disagreements_have_positions_and_follow_one_of_them() -> None:
    claims = coded("conflict_claims_crossings")
    for conflict in coded("conflicts_crossings"):
        own = [row for row in claims if row["conflict_id"] == conflict["conflict_id"]]
        assert [row["position"] for row in own] == list("abcdefghij")[: len(own)]
        assert len(own) >= 2
        assert conflict["followed"] in {"", *(row["claim_id"] for row in own)}
        assert conflict["title_en"].endswith("?")
        assert conflict["title_fr"].endswith(" ?")
        assert conflict["title_ar"].endswith("؟")


def test_rows_of_disagreements_exist() -> None:
    known = {
        "crossings": CROSSINGS,
        "crossing_claims": {row["claim_id"] for row in CLAIMS},
        "countries": {"TUN"},
    }
    conflicts = {row["conflict_id"] for row in coded("conflicts_crossings")} | {"CON_01"}
    touched = coded("conflict_rows_crossings")
    assert {row["conflict_id"] for row in touched} == conflicts
    assert all(row["row_id"] in known[row["resource"]] for row in touched)
