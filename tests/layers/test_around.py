"""The groups around a feature are declared; a declaration of an unknown group is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.around import AROUND, surroundings
from layers.atlas import Atlas
from layers.catalog import CATALOG
from tests.atlases import view_of


def test_every_declared_group_exists_and_every_group_is_declared() -> None:
    assert {name for spec in CATALOG for name in spec.around} == set(AROUND)


def test_a_group_that_does_not_exist_is_refused(small_atlas: Atlas) -> None:
    spec = replace(small_atlas.spec("crossings"), around=("moons",))
    atlas = replace(small_atlas, catalog=(spec,))
    view = view_of(small_atlas)
    with pytest.raises(LookupError, match="moons"):
        surroundings(atlas, small_atlas.details("crossings", "post-a-north", view), view)
