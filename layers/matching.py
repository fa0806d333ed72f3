"""Which features meet a view, and which of its filters keep the others out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from layers.boxes import inside_box
from layers.lookups import items
from layers.names import LANGUAGES
from layers.search_names import spellings_of
from layers.search_rank import matches
from layers.spec import LayerSpec
from layers.view import FILTERS, View

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.selection import Feature

NOTHING: frozenset[str] = frozenset()


def failing(atlas: Atlas, spec: LayerSpec, view: View, features: Sequence[Feature]) -> list[frozenset[str]]:
    """Return, for each feature, the parameters of ``view`` that it does not meet; empty: it is shown.

    Parameters
    ----------
    features : sequence of Feature
        Of the layer ``spec``; the result has their order.

    Returns
    -------
    list of frozenset of str
        Names among ``FILTERS``, ``q`` and ``bbox``. A filter the layer has not declared is never among them.
    """
    faults: list[set[str]] = [set() for _ in features]
    for parameter in FILTERS:
        chosen = frozenset(view.values(parameter))
        if chosen and parameter in spec.filter_parameters:
            for fault, values in zip(faults, values_of(atlas, spec, view, parameter, features), strict=True):
                if not chosen & values:
                    fault.add(parameter)
    if view.q:
        spellings = spellings_of(atlas.tables, spec.table)
        for fault, each in zip(faults, features, strict=True):
            if not matches(view.q, (*_searched(spec, each), *spellings.get(each.key, ()))):
                fault.add("q")
    if view.bbox is not None:
        inside = {each.key for each in inside_box(atlas, spec, view, features)}
        for fault, each in zip(faults, features, strict=True):
            if each.key not in inside:
                fault.add("bbox")
    return [frozenset(fault) if fault else NOTHING for fault in faults]


def values_of(
    atlas: Atlas, spec: LayerSpec, view: View, parameter: str, features: Sequence[Feature]
) -> list[frozenset[str]]:
    """Return, for each feature, the values that a filter of the layer compares."""
    found: list[frozenset[str]] = [NOTHING for _ in features]
    for own in spec.filters:
        if own.parameter != parameter:
            continue
        reach = atlas.tables.reach(own.path, view.edition) if own.path else None
        for index, each in enumerate(features):
            values = (
                frozenset(items(each.properties.get(own.column)))
                if reach is None
                else reach.get(each.key, NOTHING)
            )
            found[index] |= values
    return found


def _searched(spec: LayerSpec, feature: Feature) -> Iterable[str]:
    """Return what a feature is called in every language, title and name, and its key."""
    columns = (f"{stem}_{lang}" for stem in ("name", *spec.titles) for lang in LANGUAGES)
    texts = (feature.properties.get(column) for column in columns)
    return (*(str(text) for text in texts if text), feature.key)
