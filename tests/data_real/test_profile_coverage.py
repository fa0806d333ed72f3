"""Every row of every register with facts stands in a profile it belongs to, not in its source alone."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from functools import cache
from io import StringIO

import pytest

from layers.atlas import Atlas
from tests.atlases import REAL, view_of
from tests.data_real.profiles import entries_of, every_profile

# What is told of sources stands in the profile of the source.
OF_SOURCES = {"documents", "external_evidence", "sources"}
# Which rows a disagreement bears on is what its profile shows, row by row; see the test below.
SHOWN_BY_ROW = {"conflict_rows"}


@cache
def registers() -> dict[str, list[dict[str, str]]]:
    return {
        path.stem: list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"))))
        for path in sorted((REAL / "registers").glob("*.csv"))
    }


@cache
def keys() -> dict[str, list[str]]:
    """Return the key columns of every register, from the descriptor."""
    package = json.loads((REAL / "datapackage.json").read_text(encoding="utf-8"))
    found = {}
    for resource in package["resources"]:
        key = resource.get("schema", {}).get("primaryKey", [])
        found[resource["name"]] = [key] if isinstance(key, str) else list(key)
    return found


@pytest.fixture(scope="module")
def shown(atlas: Atlas) -> dict[str, set[str]]:
    """Rows that profiles show, by register; a source alone shows what is told of sources."""
    found: dict[str, set[str]] = defaultdict(set)
    tables = {"sessions": "mechanism_sessions"}
    for profile in every_profile(atlas, confidence="high,medium,low,unverified"):
        found[tables.get(profile.kind, profile.kind)].add(profile.key)
        for line in entries_of(profile):
            if profile.kind != "sources" or line.row[0] in OF_SOURCES:
                found[line.row[0]].add(line.row[1])
            for cell in line.cells if profile.kind != "sources" else ():
                if cell.kind == "links":
                    for link in cell.value:
                        found[link.target].add(link.key)
        for fact in profile.facts:
            if isinstance(fact.value, tuple):
                for link in fact.value:
                    found[link.target].add(link.key)
    # Crossings have a page of their own, with every claim about them.
    for row in atlas.tables["crossings"]:
        history = atlas.details("crossings", row["crossing_id"], view_of(atlas)).history
        found["crossing_claims"] |= {event.claim_id for event in history}
    return found


@pytest.mark.parametrize("register", sorted(set(registers()) - SHOWN_BY_ROW))
def test_every_row_stands_in_a_profile(shown: dict[str, set[str]], register: str) -> None:
    columns = keys()[register]
    rows = {":".join(row[each] for each in columns) for row in registers()[register]}
    assert rows - shown[register] == set()


def test_a_disagreement_shows_every_row_it_bears_on(atlas: Atlas) -> None:
    found = {
        (profile.key, *line.row)
        for profile in every_profile(atlas, "conflicts")
        for line in entries_of(profile)
    }
    rows = {(row["conflict_id"], row["resource"], row["row_id"]) for row in registers()["conflict_rows"]}
    assert rows - found == set()
