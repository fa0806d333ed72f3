"""The list of a kind in one view: filtered, sorted, cut; a filter that does not apply leaves it whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from layers.enumerations import LANGUAGES
from layers.lookups import Row
from layers.matching import failing
from layers.messages import N_
from layers.numbers.number import Number
from layers.parameters import ParameterError
from layers.profiles.base import Base
from layers.profiles.cells import named
from layers.profiles.model import Cell, Entry, Listing
from layers.profiles.readings import READINGS
from layers.profiles.sections import entry, headings
from layers.selection import Feature, features_of, sort_features

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

UNVERIFIED = N_("Unverified rows are marked; no number counts them.")
OTHER_EDITION = N_("The list shows the edition of wilayas in force on that day.")


def make_listing(ask: Ask, base: Base) -> Listing:
    """Return the list of a kind in the view.

    Raises
    ------
    ParameterError
        ``sort`` names no column of the list.
    """
    spec = base.spec(ask)
    view = replace(ask.view, bbox=None, detail="full", group="")
    rows = {str(row[base.key]): row for row in base.rows(ask, base.table)}
    features = [each for each in _features(ask, base, view) if each.key in rows]
    faults = failing(ask.atlas, spec, view, features)
    matched = [each for each, fault in zip(features, faults, strict=True) if not fault]
    column = view.sort.removeprefix("-")
    if column and column not in sortable_of(base):
        raise ParameterError("sort", N_("%(parameter)s: “%(value)s” is not known"), {"value": column})
    if column in base.listed:
        matched = [_with_number(ask, base, each, rows[each.key], column) for each in matched]
    ordered = sort_features(matched, "", view.sort or base.order)
    end = None if view.limit is None else view.offset + view.limit
    return Listing(
        base.id,
        (*headings(base.table), *_number_headings(ask, base, rows.values())),
        tuple(_line(ask, base, rows[each.key]) for each in ordered[view.offset : end]),
        total=len(features),
        notes=_notes(ask, base, rows.values()),
        matched=len(matched),
    )


def _notes(ask: Ask, base: Base, rows: Iterable[Row]) -> tuple[str, ...]:
    """Return what a reader of the list has to know."""
    has_unverified = any(row.get("confidence") == "unverified" for row in rows)
    is_newest = ask.view.edition == ask.atlas.tables.editions[-1]
    return (UNVERIFIED,) * has_unverified + (OTHER_EDITION,) * (base.table == "wilayas" and not is_newest)


def _with_number(ask: Ask, base: Base, feature: Feature, row: Row, name: str) -> Feature:
    """Return a row with one of its numbers among its values, to sort by it."""
    number = dict(zip(base.listed, _listed(ask, base, row), strict=True))[name]
    value = None if number is None else number.value
    return replace(feature, properties={**feature.properties, name: value})


def _features(ask: Ask, base: Base, view: object) -> list[Feature]:
    """Return the rows of a kind as features, with what is computed of them where a layer does."""
    if base.layer:
        return list(features_of(ask.atlas, base.spec(ask), view))  # type: ignore[arg-type] # a View
    found = []
    for row in base.rows(ask, base.table):
        names = {f"name_{lang}": text for lang, text in named(row, base.stems).items()}
        found.append(Feature(str(row[base.key]), {**row, **names}, None))
    return found


def _line(ask: Ask, base: Base, row: Row) -> Entry:
    """Return a row as a line of the list, with the numbers that stand in it."""
    own = _listed(ask, base, row)
    line = entry(ask, base.table, row)
    return replace(
        line,
        cells=(
            *line.cells,
            *(Cell("number", each, name) for name, each in zip(base.listed, own, strict=True)),
        ),
    )


def _listed(ask: Ask, base: Base, row: Row) -> list[Number | None]:
    """Return the numbers of a row that stand in the list, in the order declared."""
    if not base.listed:
        return []
    found = {each.id.rpartition("/")[2]: each for each in base.numbers(ask, row)}
    return [found.get(name) for name in base.listed]


def _number_headings(ask: Ask, base: Base, rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the titles of the numbers in the list; a row may lack one."""
    titles: dict[int, str] = {}
    for row in rows:
        titles |= {place: each.title for place, each in enumerate(_listed(ask, base, row)) if each}
        if len(titles) == len(base.listed):
            break
    return tuple(titles.get(place, "") for place in range(len(base.listed)))


def sortable_of(base: Base) -> tuple[str, ...]:
    """Return the columns by which a list can be sorted."""
    names = tuple(f"name_{lang}" for lang in LANGUAGES)
    columns = [base.key, *names]
    for each in READINGS[base.table].columns:
        columns += [f"{each.column}_{lang}" for lang in LANGUAGES] if each.kind == "text" else [each.column]
    return tuple(dict.fromkeys((*columns, *base.listed)))
