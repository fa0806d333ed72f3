"""One sheet: what the own row says, what its kind adds, the disagreements about any of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from layers.atlas import UnknownKey
from layers.computing import union
from layers.details import Conflict, Fact, Text
from layers.facts import conflict_of
from layers.lookups import Row
from layers.messages import N_
from layers.profiles import cells
from layers.profiles.ask import OWNERS
from layers.profiles.base import Base, Parts
from layers.profiles.cells import named
from layers.profiles.gallery import figures_of
from layers.profiles.model import Profile, Section
from layers.profiles.sections import section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

RowId = tuple[str, str]
_TEXTS = ("statement", "note")


def make_profile(ask: Ask, base: Base, key: str) -> Profile:
    """Return the sheet of one thing on the day.

    Raises
    ------
    UnknownKey
        There is no such thing on any day.
    """
    row = next((each for each in base.rows(ask, base.table) if str(each[base.key]) == key), None)
    if row is None:
        return _absent(ask, base, key)
    parts = base.fill(ask, row)
    facts, has_place, titles, properties = _own(ask, base, row)
    own, others = _conflicts(ask, base, key, parts.sections)
    spec = base.spec(ask)
    sources = (key,) if base.table == "sources" else tuple(row.get("source_ids") or spec.source_ids)
    numbers, statements = base.numbers(ask, row), (*_statements(row, "statement"), *parts.statements)
    return Profile(
        kind=base.id,
        key=key,
        names=named(row, spec.names),
        titles=parts.titles or titles,
        facts=(*facts, *parts.facts),
        numbers=numbers,
        sections=(*parts.sections, *others),
        source_ids=sources,
        statements=statements,
        notes=tuple(text for text, _ in _statements(row, "note")),
        conflicts=own,
        confidence=str(row.get("confidence") or ""),
        is_unverified=row.get("confidence") == "unverified",
        map_query=parts.map_query
        or (f"layers={base.layer}&select={base.layer}:{key}" if has_place and base.layer else ""),
        figures=figures_of(ask, base.layer or base.figures, key) if base.layer or base.figures else (),
        properties=properties,
        cited_ids=sources if base.table == "sources" else _cited(sources, facts, parts, own),
    )


def _cited(
    sources: tuple[str, ...], facts: tuple[Fact, ...], parts: Parts, conflicts: tuple[Conflict, ...]
) -> tuple[str, ...]:
    """Return every source the sheet rests on; those of numbers stand with their rows."""
    return union(
        sources,
        *(each.source_ids for each in (*facts, *parts.facts)),
        *(each.source_ids for each in conflicts),
        *(line.source_ids for each in parts.sections for line in each.entries),
    )


def _absent(ask: Ask, base: Base, key: str) -> Profile:
    """Return the sheet of what had not begun on the day."""
    row = ask.atlas.tables.find(base.table, key) if base.table in ask.atlas.tables else None
    if row is None:
        raise UnknownKey(f"{base.id}:{key}")
    names = named(row, base.spec(ask).names)
    notice, sections = base.absent(ask, key)
    sources = tuple(row.get("source_ids") or ())
    cited = union(sources, *(line.source_ids for each in sections for line in each.entries))
    return Profile(base.id, key, names, names, (), (), sections, sources, notice=notice, cited_ids=cited)


def _own(ask: Ask, base: Base, row: Row) -> tuple[tuple[Fact, ...], bool, Text, Row]:
    """Return the facts of the own row, whether it has a place, its title, its values."""
    spec, key = base.spec(ask), str(row[base.key])
    disputed = {
        each["column"] for each in ask.atlas.tables["conflict_rows"]
        if (each["resource"], each["row_id"]) == (base.table, key)
    }  # fmt: skip
    found = (cells.fact(ask, base.table, row, each) for each in base.fields)
    facts = tuple(_marked(each, disputed) for each in found if each.value not in (None, "", ()))
    if not base.layer:
        return facts, False, named(row, spec.titles or spec.names), row
    details = ask.atlas.details(base.layer, key, ask.view)
    # What was computed stands among the numbers, with the rows it comes from.
    kept = tuple(
        fact
        for fact in details.facts
        if not (fact.derived and fact.kind in ("number", "km"))
        and fact.column not in (*_TEXTS, *base.skipped)
    )
    return (*kept, *facts), details.has_place, details.titles, details.properties


def _marked(fact: Fact, disputed: set[str]) -> Fact:
    """Return a fact as disputed if sources disagree about its column."""
    column = fact.column.rpartition(".")[2]
    if not any(each and each.removesuffix("_en") == column for each in disputed):
        return fact
    return Fact(
        fact.label, fact.kind, fact.value, fact.source_ids, fact.derived, column=fact.column, is_disputed=True
    )


def _statements(row: Row, stem: str) -> tuple[tuple[Text, tuple[str, ...]], ...]:
    """Return a text of the own row with its sources, if there is one."""
    if f"{stem}_ar" not in row:
        return ()
    text = cells.text_of(row, stem)
    return () if text is None else ((text, tuple(row.get("source_ids") or ())),)


def _conflicts(
    ask: Ask, base: Base, key: str, sections: Iterable[Section]
) -> tuple[tuple[Conflict, ...], tuple[Section, ...]]:
    """Return the disagreements about the row and what belongs to it, and a section with the others."""
    listed = {line.row for each in sections for line in each.entries}
    belongs = {(base.table, key)} | {
        place for place in listed if OWNERS.get(place[0], ("", ""))[1] == base.table
    }
    if base.table == "mechanisms":
        belongs |= {place for place in listed if place[0] == "mechanism_sessions"}
    own = _about(ask, belongs)
    others = [each for each in _about(ask, listed) if each not in own]
    if any(each.id.startswith("conflicts") for each in sections) or base.table == "conflicts":
        return (() if base.table == "conflicts" else tuple(conflict_of(ask.atlas, each) for each in own)), ()
    rows = [row for each in others if (row := ask.find("conflicts", each))]
    title = N_("Sources disagree about what stands here")
    found = section(ask, "conflicts", title, "conflicts", rows)
    return tuple(conflict_of(ask.atlas, each) for each in own), (found,) if rows else ()


def _about(ask: Ask, places: Iterable[RowId]) -> list[str]:
    """Return the disagreements about some rows, in the order of their ids."""
    found = ask.atlas.profiles.recall(("conflicts_by_row",), lambda: _by_row(ask))
    return sorted({each for place in places for each in found.get(place, ())})


def _by_row(ask: Ask) -> dict[RowId, tuple[str, ...]]:
    """Return the disagreements about every row."""
    found: dict[RowId, tuple[str, ...]] = {}
    for row in ask.atlas.tables["conflict_rows"]:
        place = (row["resource"], row["row_id"])
        found[place] = (*found.get(place, ()), row["conflict_id"])
    return found
