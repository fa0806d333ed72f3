"""The commitments of a text as a tree: each with its clauses below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from layers.lookups import Row
from layers.messages import N_
from layers.profiles.model import Section
from layers.profiles.sections import section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask


def commitment_section(ask: Ask, rows: Iterable[Row]) -> Section:
    """Return commitments in the order of the text, the clauses of each one level below it."""
    ordered = [(row, depth) for row, depth in _tree(list(rows))]
    found = section(
        ask,
        "commitments",
        N_("Commitments"),
        "commitments",
        [row for row, _ in ordered],
        is_open=True,
    )
    entries = zip(found.entries, ordered, strict=True)
    return replace(found, entries=tuple(replace(line, depth=depth) for line, (_, depth) in entries))


def _tree(rows: list[Row]) -> Iterable[tuple[Row, int]]:
    """Yield every commitment with its depth; a clause whose commitment is not here stands alone."""
    rows.sort(key=lambda row: int(row["position"]))
    ids = {row["commitment_id"] for row in rows}

    def below(parent: str | None, depth: int) -> Iterable[tuple[Row, int]]:
        for row in rows:
            own = row["parent_id"] if row["parent_id"] in ids else None
            if own == parent:
                yield row, depth
                yield from below(row["commitment_id"], depth + 1)

    return below(None, 0)
