"""What each release changed, from the ledger: the steps from one release to the next, rows by their names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.ledger import Entry
from layers.names import LANGUAGES, names_of
from layers.release_diff import Change, compare_tables, read_tables

# How the facts became rows, and which keys were renamed: not what is known of the border.
ASIDE = frozenset({"fact_ledger", "note_ledger", "former_ids"})
# The columns that name a row, the best first.
STEMS = (("name", "counterpart"), ("name",), ("dz_name", "partner_name"), ("title",))

Names = Mapping[str, str]
Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Step:
    """One switch of the release that is served.

    ``before`` is the release served until then, empty for the first; ``action`` is ``publish`` or
    ``rollback``; ``made_at`` an ISO 8601 instant in UTC.
    """

    release: str
    before: str
    action: str
    made_at: str


@dataclass(frozen=True)
class NamedChange:
    """One change with its row, what that is called in three languages (empty: no name) and its sources."""

    change: Change
    row: Mapping[str, Any]
    names: Names
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class StepChanges:
    """The changes of a step; ``counts`` are the rows of each table of the later release."""

    changes: tuple[NamedChange, ...]
    counts: Mapping[str, int]


def release_steps(entries: Sequence[Entry]) -> tuple[Step, ...]:
    """Return the switches in the ledger, newest first; what was only pruned switched nothing.

    Examples
    --------
    >>> [step.before for step in release_steps([Entry("b" * 12, "publish", "2026-11-21T10:00:00Z", "")])]
    ['']
    """
    steps, served = [], ""
    for entry in entries:
        if entry.action != "prune":
            steps.append(Step(entry.release, served, entry.action, entry.made_at))
            served = entry.release
    return tuple(reversed(steps))


def step_changes(before: Path | None, after: Path) -> StepChanges:
    """Return what led from one release folder to another, by table and key; ledgers are left out.

    Parameters
    ----------
    before, after : Path
        Release folders; without ``before`` nothing is compared and only the rows are counted.
    """
    new = read_tables(after)
    counts = {name: len(rows) for name, rows in sorted(new.items()) if name not in ASIDE}
    if before is None:
        return StepChanges((), counts)
    old = read_tables(before)
    references = {**_references(before), **_references(after)}
    named = (
        _named(change, old if change.kind == "withdrawn" else new, references)
        for change in compare_tables(old, new)
        if change.table not in ASIDE
    )
    return StepChanges(tuple(named), counts)


def _named(change: Change, tables: Rows, references: Mapping[str, Sequence[tuple[str, str]]]) -> NamedChange:
    """Return a change with the name and the sources of its row."""
    row = tables[change.table][change.row]
    names = row_names(row)
    for column, table in references.get(change.table, ()) if not names else ():
        target = tables.get(table, {}).get(str(row.get(column)))
        names = names or (row_names(target) if target else {})
    sources = row.get("source_ids") or row.get("source_id") or ()
    return NamedChange(change, row, names, (sources,) if isinstance(sources, str) else tuple(sources))


def row_names(row: Mapping[str, Any]) -> Names:
    """Return what a row is called in three languages; nothing when no column names it.

    Examples
    --------
    >>> row_names({"title_ar": "ا", "title_fr": "A", "title_en": "B", "n": 1})["fr"]
    'A'
    >>> row_names({"title": "A page"})["ar"], row_names({"n": 1})
    ('A page', {})
    """
    for stems in STEMS:
        if all(f"{stem}_fr" in row for stem in stems):
            return names_of(row, stems)
    return dict.fromkeys(LANGUAGES, str(row["title"])) if row.get("title") else {}


def _references(release: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each table the columns that refer to one row of another table, as declared."""
    package = json.loads((release / "datapackage.json").read_bytes())
    return {
        resource["name"]: tuple(
            (key["fields"][0], key["reference"]["resource"])
            for key in resource["schema"].get("foreignKeys", ())
            if len(key["fields"]) == 1 and key["reference"]["resource"] != "sources"
        )
        for resource in package["resources"]
    }
