"""The list of a kind in one view: filtered, sorted, cut; a filter that does not apply leaves it whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from layers.enumerations import LANGUAGES
from layers.matching import failing
from layers.messages import N_
from layers.parameters import ParameterError
from layers.profiles.base import Base
from layers.profiles.cells import named
from layers.profiles.model import Listing
from layers.profiles.readings import READINGS
from layers.profiles.sections import entry, headings
from layers.selection import Feature, features_of, sort_features

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_VIEW = "full"


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
    ordered = sort_features(matched, "", view.sort)
    end = None if view.limit is None else view.offset + view.limit
    return Listing(
        base.id,
        headings(base.table),
        tuple(entry(ask, base.table, rows[each.key]) for each in ordered[view.offset : end]),
        total=len(features),
        matched=len(matched),
    )


def _features(ask: Ask, base: Base, view: object) -> list[Feature]:
    """Return the rows of a kind as features, with what is computed of them where a layer does."""
    if base.layer:
        return list(features_of(ask.atlas, base.spec(ask), view))  # type: ignore[arg-type] # a View
    found = []
    for row in base.rows(ask, base.table):
        names = {f"name_{lang}": text for lang, text in named(row, base.stems).items()}
        found.append(Feature(str(row[base.key]), {**row, **names}, None))
    return found


def sortable_of(base: Base) -> tuple[str, ...]:
    """Return the columns by which a list can be sorted."""
    names = tuple(f"name_{lang}" for lang in LANGUAGES)
    columns = [base.key, *names]
    for each in READINGS[base.table].columns:
        columns += [f"{each.column}_{lang}" for lang in LANGUAGES] if each.kind == "text" else [each.column]
    return tuple(dict.fromkeys(columns))
