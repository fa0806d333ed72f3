"""Tables of a release by name, in the wilaya codes of the edition shown, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from layers.spec import LayerSpec

Row = Mapping[str, Any]
Path = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Tables:
    """Rows by table; ``keys`` are the primary keys, ``editions`` the editions of wilayas, oldest first.

    A table without a column ``edition`` numbers wilayas as the newest edition does.
    """

    rows: Mapping[str, tuple[Row, ...]]
    keys: Mapping[str, tuple[str, ...]]
    editions: tuple[str, ...]
    _of: dict[tuple[str, str], tuple[Row, ...]] = field(default_factory=dict, repr=False)
    _grouped: dict[tuple[str, str], dict[str, tuple[Row, ...]]] = field(default_factory=dict, repr=False)
    _paths: dict[tuple[Path, str], Mapping[str, frozenset[str]]] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        return self.rows[name]

    def __contains__(self, name: str) -> bool:
        return name in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def grouped(self, name: str, column: str) -> Mapping[str, tuple[Row, ...]]:
        """Return the rows of a table by the value of one column."""
        place = (name, column)
        if place not in self._grouped:
            groups: dict[str, list[Row]] = {}
            for row in self.rows[name]:
                groups.setdefault(str(row[column]), []).append(row)
            self._grouped[place] = {key: tuple(rows) for key, rows in groups.items()}
        return self._grouped[place]

    def find(self, name: str, key: str, *, edition: str = "") -> Row | None:
        """Return the row of a key: in a table by edition that of ``edition``, else the newest."""
        found = self.grouped(name, self.keys[name][-1]).get(key, ())
        own = [row for row in found if row.get("edition") == edition]
        return (own or found or (None,))[-1]

    def of(self, name: str, edition: str) -> tuple[Row, ...]:
        """Return the rows of a table in an edition: its own, or all with wilaya codes translated."""
        place = (name, edition)
        if place not in self._of:
            rows = self.rows[name]
            if rows and "edition" in rows[0]:
                self._of[place] = tuple(row for row in rows if row["edition"] == edition)
            else:
                self._of[place] = self.translated(name, rows, edition)
        return self._of[place]

    def translated(self, name: str, rows: Iterable[Row], edition: str) -> tuple[Row, ...]:
        """Return rows of a table with ``wilaya_code`` as the edition numbers it."""
        rows = tuple(rows)
        if edition == self.editions[-1] or not rows or "wilaya_code" not in rows[0] or "edition" in rows[0]:
            return rows
        key = self.keys.get(name, ("",))[0]
        return tuple(
            {**row, "wilaya_code": self.wilaya_then(name, str(row.get(key)), row["wilaya_code"], edition)}
            for row in rows
        )

    def wilaya_then(self, name: str, row_id: str, code: str | None, edition: str) -> str | None:
        """Return the code in ``edition`` of the wilaya of a row: by the ground, else by the parent."""
        if code is None:
            return None
        by_ground = self._moved.get((name, row_id, edition))
        return by_ground or self.parents[edition][code]

    def conflicts_of(self, spec: LayerSpec) -> Mapping[str, tuple[str, ...]]:
        """Return the disagreements about each feature: on its own row, or on a row of its evidence."""
        owner = {(spec.table, str(row[spec.key])): str(row[spec.key]) for row in self.rows[spec.table]}
        for table, column in spec.evidence:
            key = self.keys[table][0]
            owner |= {(table, str(row[key])): str(row[column]) for row in self.rows[table]}
        found: dict[str, dict[str, None]] = {}
        for row in self.rows["conflict_rows"]:
            place = (row["resource"], row["row_id"])
            if place in owner:
                found.setdefault(owner[place], {})[row["conflict_id"]] = None
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def parents(self) -> Mapping[str, Mapping[str, str]]:
        """Edition to newest code to the code that held it then."""
        found: dict[str, dict[str, str]] = {}
        for row in self.rows["wilaya_parents"]:
            found.setdefault(row["edition"], {})[row["wilaya_code"]] = row["code_then"]
        return found

    @cached_property
    def _moved(self) -> Mapping[tuple[str, str, str], str]:
        """Points whose ground changed hands apart from their wilaya."""
        rows = self.rows["point_wilayas"]
        return {(row["table"], row["row_id"], row["edition"]): row["code_then"] for row in rows}

    def reach(self, path: Path, edition: str) -> Mapping[str, frozenset[str]]:
        """Return for every start of a path the values at its end.

        Parameters
        ----------
        path : tuple of (table, column we hold, column we want)
        edition : str
            Tables are read as :meth:`of` gives them.
        """
        place = (path, edition)
        if place not in self._paths:
            step, *rest = path
            found = self._step(*step, edition)
            for each in rest:
                onward = self._step(*each, edition)
                found = {
                    start: {end for middle in ends for end in onward.get(middle, ())}
                    for start, ends in found.items()
                }
            self._paths[place] = {start: frozenset(ends) for start, ends in found.items()}
        return self._paths[place]

    def _step(self, table: str, held: str, wanted: str, edition: str) -> dict[str, set[str]]:
        """Return one step of a path; lists count item by item."""
        found: dict[str, set[str]] = {}
        for row in self.of(table, edition):
            for start in items(row[held]):
                found.setdefault(start, set()).update(items(row[wanted]))
        return found


def items(value: object) -> tuple[str, ...]:
    """Return a cell as its items: a list's own, a single value alone, nothing for an empty cell.

    Examples
    --------
    >>> items(("a", "b")), items("a"), items(None)
    (('a', 'b'), ('a',), ())
    """
    if isinstance(value, tuple):
        return value
    return () if value is None else (str(value),)
