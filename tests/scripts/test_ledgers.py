"""Nothing received is lost: every row and every note stands somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from scripts.registers.fact_ids import row_checksum
from scripts.registers.tables import split
from tests.scripts.conftest import Committed, Received

ROOT = Path(__file__).parents[2]
# Numbered notes, table rows and bullets counted in the three files of notes, by section.
NOTES_RECEIVED = {
    "XNG-CONF": 17,
    "XNG-STATUS": 20,
    "XNG-GAP": 8,
    "XNG-GK": 3,
    "XNG-COORD": 5,
    "XNG-CODE": 6,
    "TWN-CONF": 6,
    "TWN-COORD": 6,
    "TWN-GAP": 6,
    "TWN-LEGAL": 1,
    "TWN-OUT": 4,
}
TABLE_ROWS_RECEIVED = 48
NOTE_FILES = {"crossings/NOTES.md", "twinnings/NOTES.md", "cooperation/MODEL.md"}
# Columns of the layer that are folded from the claims.
FOLDED = {"operating_status", "status_since", "upgrade_stage"}
LEFT_OUT = {"gh_bouchebka", "gh_zouj_beghal"}


def test_ledger_has_one_row_for_every_row_received(committed: Committed, received: list[Received]) -> None:
    assert len(committed.tables["fact_ledger"]) == len(received) == sum(map(len, committed.facts.values()))


def test_checksums_are_those_of_the_rows_kept(committed: Committed, received: list[Received]) -> None:
    for fact in received:
        entry = committed.tables["fact_ledger"][f"{fact.file}.csv/{fact.fact_id}"]
        assert entry["row_sha256"] == row_checksum(fact.row), fact.fact_id


def test_only_the_pins_from_code_files_are_left_out(committed: Committed, received: list[Received]) -> None:
    homeless = {fact.fact_id for fact in received if not fact.targets}
    assert homeless == LEFT_OUT
    for fact_id in LEFT_OUT:
        assert committed.tables["fact_ledger"][f"crossings/sources.csv/{fact_id}"]["reason"]
        assert fact_id not in committed.tables["sources"]


def test_former_identifiers_lead_to_rows_that_exist(committed: Committed) -> None:
    for key, row in committed.tables["former_ids"].items():
        assert row["current_id"] in committed.tables[row["resource"]], key
        assert all(key not in table for name, table in committed.tables.items() if name == row["resource"]), (
            key
        )


def reference_exists(committed: Committed, reference: str) -> bool:
    """Return whether a ``resource:row_id`` or ``docs:page`` of a ledger is there."""
    resource, _, row_id = reference.partition(":")
    if resource == "docs":
        return (ROOT / "docs" / f"{row_id}.md").exists()
    return row_id in committed.tables.get(resource, {})


def test_every_note_went_somewhere_that_exists(committed: Committed) -> None:
    ledger = committed.tables["note_ledger"]
    assert {row["file"] for row in ledger.values()} == NOTE_FILES
    missing = [
        f"{key} -> {reference}"
        for key, row in ledger.items()
        for reference in split(row["went_to"])
        if not reference_exists(committed, reference)
    ]
    assert missing == []


def test_ledger_has_one_row_for_every_note_received(committed: Committed) -> None:
    groups = Counter(re.split(r"-[0-9]", key)[0] for key in committed.tables["note_ledger"])
    assert {name: groups[name] for name in NOTES_RECEIVED} == NOTES_RECEIVED
    # Rows of the table "By row" that name several twinnings have one entry each.
    assert groups["TWN-ROW-TW"] >= TABLE_ROWS_RECEIVED


def test_rows_touched_by_disagreements_exist(committed: Committed) -> None:
    for row in committed.tables["conflict_rows"].values():
        target = committed.tables[row["resource"]][row["row_id"]]
        names = {row["column"], f"{row['column']}_en"}
        is_state = row["resource"] == "crossings" and row["column"] in FOLDED
        assert not row["column"] or names & target.keys() or is_state, row


def test_followed_claims_exist_and_belong_to_their_disagreement(committed: Committed) -> None:
    claims = committed.tables["conflict_claims"]
    for key, row in committed.tables["conflicts"].items():
        if row["followed"]:
            assert claims[row["followed"]]["conflict_id"] == key
        positions = [claim["position"] for claim in claims.values() if claim["conflict_id"] == key]
        assert len(positions) >= 2, f"{key} has fewer than two positions"
        assert len(set(positions)) == len(positions), key
