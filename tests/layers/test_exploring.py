"""The explorer's state: facets count what a further choice would leave, blame what nothing is shown for."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from layers.atlas import Atlas
from layers.enumerations import STATUSES
from layers.exploring import drawn, explore
from layers.view import FILTERS, View, parse_view

TODAY = date(2026, 11, 21)


def view_of(atlas: Atlas, **parameters: str) -> View:
    return parse_view(parameters.items(), allowed=atlas.vocabulary, today=TODAY, lang="en")


def count_matched(atlas: Atlas, **parameters: str) -> int:
    view = view_of(atlas, **parameters)
    return sum(atlas.select(layer, view).counts.matched for layer in view.layers)


CASES = {
    "nothing": {},
    "a country": {"country": "TUN"},
    "two filters": {"country": "TUN", "status": "unknown"},
    "a part of the map": {"bbox": "-180,-90,5,90", "status": "open"},
    "words": {"q": "post", "layers": "crossings,twinnings"},
    "another day": {"asof": "2018", "layers": "wilayas,mechanisms,sessions,networks"},
}


@pytest.mark.parametrize("parameters", CASES.values(), ids=CASES)
def test_a_facet_counts_what_is_left_with_that_value_alone(
    small_atlas: Atlas, parameters: dict[str, str]
) -> None:
    found = explore(small_atlas, view_of(small_atlas, **parameters))
    assert found.matched == count_matched(small_atlas, **parameters)
    for parameter, counts in found.facets.items():
        layers = [
            layer
            for layer in view_of(small_atlas, **parameters).layers
            if parameter in small_atlas.spec(layer).filter_parameters
        ]
        for value, count in counts.items():
            alone = {**parameters, parameter: value, "layers": ",".join(layers)}
            assert count == count_matched(small_atlas, **alone), (parameter, value)


@pytest.mark.parametrize("parameters", CASES.values(), ids=CASES)
def test_blame_is_what_comes_back_without_one_filter(small_atlas: Atlas, parameters: dict[str, str]) -> None:
    found = explore(small_atlas, view_of(small_atlas, **parameters))
    for name in (*FILTERS, "q", "bbox"):
        rest = {key: value for key, value in parameters.items() if key != name}
        assert found.blocked.get(name, 0) == count_matched(small_atlas, **rest) - found.matched


def test_the_map_draws_what_lies_outside_the_part_in_sight(small_atlas: Atlas) -> None:
    part = view_of(small_atlas, bbox="170,80,171,81", limit="1")
    assert drawn(small_atlas, part) == drawn(small_atlas, view_of(small_atlas))
    assert explore(small_atlas, part).matched == 0


def test_every_layer_shown_is_drawn_by_its_symbols(small_atlas: Atlas) -> None:
    view = view_of(small_atlas, layers="crossings")
    found = drawn(small_atlas, view)
    assert set(found) == {"crossings"}
    assert set(found["crossings"]) <= set(STATUSES)
    features = small_atlas.select("crossings", view).features
    keys = sorted(itertools.chain(*found["crossings"].values()))
    assert keys == sorted(each.key for each in features if each.geometry is not None)
