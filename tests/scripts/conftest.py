"""The tables received, the registers built from them and the ledger between the two."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.registers.descriptors import Descriptor, load_descriptors
from scripts.registers.fact_ids import fact_id
from scripts.registers.tables import Row, read_csv, split

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Received:
    """One row of the facts and the register rows the ledger says it became."""

    file: str
    fact_id: str
    row: Row
    targets: tuple[tuple[str, Row], ...]


@dataclass(frozen=True)
class Committed:
    """Everything committed: facts, every table by key, the descriptors of the registers."""

    facts: dict[str, list[Row]]
    tables: dict[str, dict[str, Row]]
    descriptors: dict[str, Descriptor]

    def find(self, reference: str) -> Row:
        """Return the row a ``resource:row_id`` cell names."""
        resource, _, row_id = reference.partition(":")
        return self.tables[resource][row_id]


@pytest.fixture(scope="session")
def committed() -> Committed:
    descriptors = load_descriptors()
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    tables = {
        entry["name"]: {
            "/".join(row[key] for key in entry["schema"]["primaryKey"]): row
            for row in read_csv(DATA / entry["path"])
        }
        for entry in package["resources"]
        if entry["path"].endswith(".csv")
    }
    folder = DATA / "sources" / "facts"
    facts = {path.relative_to(folder).as_posix(): read_csv(path) for path in sorted(folder.rglob("*.csv"))}
    return Committed(facts, tables, descriptors)


@pytest.fixture(scope="session")
def received(committed: Committed) -> list[Received]:
    ledger = committed.tables["fact_ledger"]
    rows = []
    for file, facts in committed.facts.items():
        for number, row in enumerate(facts, start=1):
            key = fact_id(file.removesuffix(".csv"), number, row)
            went_to = split(ledger[f"{file}/{key}"]["went_to"])
            targets = tuple((target.partition(":")[0], committed.find(target)) for target in went_to)
            rows.append(Received(file.removesuffix(".csv"), key, row, targets))
    return rows
