"""Every code a pop-up or a table shows has a word; a code on a page is a missing translation."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.spec import LayerSpec
from tests.atlases import view_of
from tests.data_real.profiles import cells_of, every_profile
from webmap.words import CODES


@pytest.mark.parametrize("spec", CATALOG, ids=lambda spec: spec.id)
def test_every_code_has_a_word(atlas: Atlas, spec: LayerSpec) -> None:
    view = view_of(atlas, confidence="high,medium,low,unverified")
    features = atlas.select(spec.id, view).features
    columns = {field.column for field in spec.popup if field.kind == "message"}
    wordless = {
        (column, value)
        for column in columns
        for feature in features
        if (value := feature.properties.get(column)) and value not in CODES.get(column, {})
    }
    assert wordless == set()


def test_every_code_of_a_profile_has_a_word(atlas: Atlas) -> None:
    """A value without column is a message by itself."""
    found: set[tuple[str, str]] = set()
    for one in every_profile(atlas):
        found |= {
            (each.column, str(each.value)) for each in one.facts if each.kind == "message" and each.column
        }
        found |= {
            (cell.column, cell.value)
            for cell in cells_of(one)
            if cell.kind == "message" and cell.column and cell.value
        }
    wordless = {
        (column, code)
        for column, code in found
        if not code.isdigit()
        and not any(code in CODES.get(name, {}) for name in (column, column.rpartition(".")[2]))
    }
    assert wordless == set()
