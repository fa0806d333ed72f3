"""In which figures of the gallery a thing appears."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from layers.matching import failing
from layers.selection import features_of
from layers.view import parse_view

if TYPE_CHECKING:
    from layers.profiles.ask import Ask


def figures_of(ask: Ask, layer: str, key: str) -> tuple[str, ...]:
    """Return the ids of the figures about a layer that show one of its features on the day."""
    found = ask.atlas.profiles.recall(("figures", ask.view.day, ask.view.edition), lambda: _by_feature(ask))
    return found.get((layer, key), ())


def _by_feature(ask: Ask) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the figures by the features of their subject."""
    atlas = ask.atlas
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for figure in atlas.figures:
        pairs = dict(figure.pairs(atlas.tables, ask.view.edition))
        view = parse_view(pairs.items(), allowed=atlas.vocabulary, today=ask.view.day)
        spec = atlas.spec(figure.subject)
        features = features_of(atlas, spec, view)
        for each, faults in zip(features, failing(atlas, spec, view, features), strict=True):
            if each.is_counted and not faults:
                place = (spec.id, each.key)
                found[place] = (*found.get(place, ()), figure.id)
    return found
