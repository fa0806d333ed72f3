"""Every code a pop-up or a table shows has a word; a code on a page is a missing translation."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.spec import LayerSpec
from tests.atlases import view_of
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
