"""All layers of one view at once: what is shown, what each further filter would leave, why nothing is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layers.matching import failing, values_of
from layers.selection import Feature, Selection, features_of, select_features
from layers.spec import LayerSpec
from layers.styles import styles
from layers.view import FILTERS, View

if TYPE_CHECKING:
    from layers.atlas import Atlas


@dataclass(frozen=True)
class Exploration:
    """One view of all layers.

    Attributes
    ----------
    selections : mapping of layer id to Selection
        Every layer of the catalogue, in its order.
    facets : mapping of parameter to (value to count)
        How many entries of the layers shown have a value and meet all other filters. A parameter that
        none of these layers declares is not there.
    blocked : mapping of parameter to count
        How many entries that one filter alone keeps out.
    matched : int
        Entries of the layers shown that meet every filter; those kept off the map are not counted.
    """

    selections: Mapping[str, Selection]
    facets: Mapping[str, Mapping[str, int]]
    blocked: Mapping[str, int]
    matched: int


def explore(atlas: Atlas, view: View) -> Exploration:
    """Return what the explorer shows of ``view``; every entry is looked at once."""
    facets: dict[str, Counter[str]] = {}
    blocked: Counter[str] = Counter()
    matched = 0
    for layer_id in view.layers:
        spec = atlas.spec(layer_id)
        features = features_of(atlas, spec, view)
        faults = failing(atlas, spec, view, features)
        for each, fault in zip(features, faults, strict=True):
            matched += each.is_counted and not fault
            if each.is_counted and len(fault) == 1:
                blocked.update(fault)
        for parameter in sorted(spec.filter_parameters, key=FILTERS.index):
            count = facets.setdefault(parameter, Counter())
            values = values_of(atlas, spec, view, parameter, features)
            for each, fault, own in zip(features, faults, values, strict=True):
                # What is kept off the map as unverified comes back when that grade is asked for.
                if not fault - {parameter} and (each.is_counted or parameter == "confidence"):
                    count.update(own)
    return Exploration(
        selections={spec.id: select_features(atlas, spec, view) for spec in atlas.catalog},
        facets=facets,
        blocked=dict(blocked),
        matched=matched,
    )


def drawn(atlas: Atlas, view: View) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return which features the map draws of each layer shown, by the value of their symbol.

    ``bbox`` and paging do not matter: what lies outside comes into sight when the map is moved. Much less
    work than :func:`explore`, since the map is to change at once.
    """
    unbound = replace(view, bbox=None, limit=None, offset=0)
    return {layer_id: _by_symbol(atlas.select(layer_id, unbound)) for layer_id in view.layers}


def amount_behind(spec: LayerSpec, feature: Feature, measure: str) -> float | None:
    """Return the number behind the colour of an area, or nothing: it has no class, the layer no measure."""
    if not styles()[spec.style].is_measure or feature.properties["measure_class"] is None:
        return None
    amount: float | None = feature.properties[measure]
    return amount


def _by_symbol(selection: Selection) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of what has a place by the value of their symbol."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for each in selection.features:
        if each.geometry is not None:
            groups[selection.value_of(each)].append(each.key)
    return {value: tuple(keys) for value, keys in groups.items()}
