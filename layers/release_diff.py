"""What changed between two releases: rows added, withdrawn and corrected, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from layers.release_files import read_rows, table_name

Kind = Literal["added", "withdrawn", "corrected"]
Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Change:
    """One difference between two releases.

    ``row`` is the key of the row, parts joined by ``;``. For a corrected row ``column``, ``before``
    and ``after`` say what; they are empty or None otherwise.
    """

    kind: Kind
    table: str
    row: str
    column: str = ""
    before: Any = None
    after: Any = None

    def __str__(self) -> str:
        if self.kind != "corrected":
            return f"{self.kind} {self.table} {self.row}"
        return (
            f"corrected {self.table} {self.row} {self.column}: {_spell(self.before)} -> {_spell(self.after)}"
        )


def compare_releases(before: Path, after: Path) -> tuple[Change, ...]:
    """Return the changes that lead from one release folder to another, by table and key.

    The registers are compared, not the files drawn from them: a new version of the program alone
    changes nothing here.
    """
    return compare_tables(read_tables(before), read_tables(after))


def compare_tables(old: Tables, new: Tables) -> tuple[Change, ...]:
    """Return the changes between two sets of tables as :func:`read_tables` gives them."""
    return tuple(
        change
        for name in sorted(old.keys() | new.keys())
        for change in _compare(name, old.get(name, {}), new.get(name, {}))
    )


def _compare(
    table: str, old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> Iterator[Change]:
    for row in sorted(old.keys() | new.keys()):
        if row not in old:
            yield Change("added", table, row)
        elif row not in new:
            yield Change("withdrawn", table, row)
        else:
            columns = sorted(old[row].keys() | new[row].keys())
            for column in columns:
                if old[row].get(column) != new[row].get(column):
                    yield Change("corrected", table, row, column, old[row].get(column), new[row].get(column))


def read_tables(release: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Read the declared tables of a release as ``table -> key -> row``; derived ones follow from them."""
    package = json.loads((release / "datapackage.json").read_bytes())
    tables = {}
    for resource in package["resources"]:
        path = release / table_name(resource["name"])
        if path.is_file():
            key = resource["schema"]["primaryKey"]
            parts = [key] if isinstance(key, str) else key
            rows = [row for group in read_rows(path).values() for row in group]
            tables[resource["name"]] = {";".join(str(row[part]) for part in parts): dict(row) for row in rows}
    return tables


def _spell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
