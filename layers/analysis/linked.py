"""Every row that links Algeria with a country or a group, by kind, with its themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from layers.analysis.basis import TWINNING, Basis
from layers.lookups import items
from layers.numbers.number import Contribution

HOME = "DZA"
KINDS = ("mechanisms", "agreements", "twinnings", "missions", "networks", "texts")
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """A row that links Algeria with countries or groups, and its themes with all wider ones."""

    kind: str
    row: Contribution
    countries: frozenset[str]
    groups: frozenset[str]
    themes: frozenset[str]


def linked_rows(basis: Basis) -> tuple[Linked, ...]:
    """Return every row that links on the day, by kind in the order of ``KINDS``."""
    tables, edition = basis.atlas.tables, basis.view.edition
    reach = {
        column: tables.reach(((table, "mechanism_id", column),), edition)
        for table, column in (
            ("mechanism_partners", "country_code"),
            ("mechanism_partners", "group_id"),
            ("mechanism_themes", "theme_id"),
        )
    }
    found = [
        Linked(
            "mechanisms",
            basis.row("mechanisms", row),
            reach["country_code"].get(key, NOTHING) - {HOME},
            reach["group_id"].get(key, NOTHING),
            basis.widened(reach["theme_id"].get(key, NOTHING)),
        )
        for key, row in basis.mechanisms.items()
    ]
    for row in basis.agreements:
        themes = basis.widened(items(row["theme_ids"]))
        countries = frozenset(items(row["country_codes"])) - {HOME}
        found.append(Linked("agreements", basis.row("agreements", row), countries, NOTHING, themes))
    for row in basis.twinnings:
        part = basis.row("twinnings", row, stems=TWINNING)
        themes = basis.widened(items(row["theme_ids"]))
        found.append(Linked("twinnings", part, frozenset((row["country_code"],)), NOTHING, themes))
    return (*found, *_without_theme(basis))


def _without_theme(basis: Basis) -> Iterable[Linked]:
    """Yield missions, networks and texts."""
    for table, layer, column in (
        ("missions", "missions", "country_code"),
        ("networks", "networks", "seat_country_code"),
    ):
        own = basis.keys(layer)
        key = basis.atlas.spec(layer).key
        for row in basis.register(table):
            if row[key] in own:
                countries = frozenset(items(row[column])) - {HOME}
                yield Linked(table, basis.row(table, row), countries, NOTHING, NOTHING)
    signed: dict[str, set[str]] = defaultdict(set)
    for row in basis.register("commitments"):
        signed[row["text_id"]].update(items(row["signatory_codes"]))
    for row in basis.register("texts"):
        if basis.has_begun(row["date"]):
            countries = frozenset(signed[row["text_id"]]) - {HOME}
            themes = basis.widened(items(row["theme_ids"]))
            yield Linked("texts", basis.row("texts", row), countries, NOTHING, themes)


def partners_of(basis: Basis, rows: Iterable[Linked]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries (neighbours first) and the groups that some rows link."""
    rows, chosen = tuple(rows), set(basis.view.country)
    countries = {code for each in rows for code in each.countries if not chosen or code in chosen}
    countries |= set(basis.neighbours)
    order = basis.atlas.vocabulary.countries
    ordered = sorted(countries, key=lambda code: order.index(code) if code in order else len(order))
    groups = sorted({group for each in rows for group in each.groups})
    return tuple(ordered), tuple(groups)
