"""The registers follow from the facts and the hand coding, and every row has a source."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from scripts.build_registers import INCLUDED, differences
from scripts.registers.build import build_files
from scripts.registers.tables import read_csv, split
from tests.scripts.conftest import DATA, Committed

SHARED = DATA.parents[1] / "shared" / "facts"
# Long enough that a shared turn of phrase of a few words does not count as a quotation.
QUOTE_LENGTH = 60


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return build_files(DATA, INCLUDED)


def test_rebuilding_gives_the_committed_bytes(built: dict[str, bytes]) -> None:
    assert differences(built, DATA) == []


def test_building_twice_gives_the_same_bytes(built: dict[str, bytes]) -> None:
    assert build_files(DATA, INCLUDED) == built


def test_differences_names_a_changed_and_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_bytes(b"a\n")
    (tmp_path / "changed.csv").write_bytes(b"a\n")
    files = {"kept.csv": b"a\n", "changed.csv": b"b\n", "missing.csv": b"c\n"}
    assert differences(files, tmp_path) == ["changed.csv", "missing.csv"]


def test_every_register_row_has_a_source_that_exists(committed: Committed) -> None:
    sources = committed.tables["sources"]
    for name, descriptor in committed.descriptors.items():
        if "source_ids" not in descriptor.header:
            continue
        for key, row in committed.tables[name].items():
            cited = split(row["source_ids"])
            assert cited, f"{name}:{key} cites nothing"
            assert set(cited) <= sources.keys(), f"{name}:{key} cites {cited}"


def test_every_claim_about_a_crossing_has_one_source(committed: Committed) -> None:
    for key, row in committed.tables["crossing_claims"].items():
        assert row["source_id"] in committed.tables["sources"], key


def test_row_counts_keep_to_their_bounds(committed: Committed) -> None:
    for name, descriptor in committed.descriptors.items():
        assert descriptor.min_rows <= len(committed.tables[name]) <= descriptor.max_rows, name


def test_general_knowledge_stays_unverified(committed: Committed) -> None:
    twinnings = {
        key: row for key, row in committed.tables["twinnings"].items() if row["source_ids"] == "unverified"
    }
    assert sorted(twinnings) == [f"TW-0{number}" for number in range(89, 96)]
    rail = committed.tables["crossings"]["maghnia-oujda-rail"]
    for row in [*twinnings.values(), rail]:
        assert "unverified" in split(row["source_ids"])
        assert row["confidence"] == "unverified"


def test_columns_of_the_compilers_reading_are_not_imported(committed: Committed) -> None:
    assert {"operating_status", "status_since", "upgrade_stage"}.isdisjoint(
        committed.descriptors["crossings"].header
    )


def test_no_column_of_the_data_holds_quoted_evidence() -> None:
    for path in sorted(DATA.rglob("*.csv")):
        header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        assert not [column for column in header if column.startswith("quote")], path.name


def quotes(folder: Path) -> list[str]:
    """Return the longer quotations of the facts as received."""
    cells = [
        row[column]
        for path in sorted(folder.rglob("*.csv"))
        for row in read_csv(path)
        for column in row
        if column.startswith("quote_")
    ]
    return [cell for cell in cells if len(cell) >= QUOTE_LENGTH]


def test_no_quotation_of_the_facts_entered_the_registers(built: dict[str, bytes]) -> None:
    # The originals lie beside the checkout only where the project is developed; elsewhere the list is empty
    # and the test of the columns above still holds.
    text = b"\n".join(built.values()).decode("utf-8")
    assert [quote for quote in quotes(SHARED) if quote in text] == []


def test_provenance_lists_every_table_received(committed: Committed) -> None:
    listed = read_csv(DATA / "sources" / "SOURCES.csv")
    assert [row["file"] for row in listed] == sorted(committed.facts)
    for row in listed:
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"]), row["file"]
        assert row["read_on"] == "2026-11-21"
        assert all(column.startswith("quote_") for column in split(row["columns_left_out"]))
        original = SHARED / row["file"]
        if original.exists():
            assert hashlib.sha256(original.read_bytes()).hexdigest() == row["sha256"], row["file"]


def test_package_describes_every_table_below_data() -> None:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in package["resources"] if resource["path"].endswith(".csv")}
    present = {
        path.relative_to(DATA).as_posix()
        for folder in ("registers", "lookups")
        for path in (DATA / folder).glob("*.csv")
    }
    assert described == present
