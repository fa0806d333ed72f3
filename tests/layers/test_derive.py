"""Derived tables follow from the registers."""

from __future__ import annotations

import pytest

from layers.build import BuiltLayers
from layers.derive import theme_rows


def test_themes_know_what_stands_above_them(built: BuiltLayers) -> None:
    found = {(row["theme_id"], row["ancestor_id"]) for row in built.tables["theme_tree"]}
    assert found == {("THM_A", "THM_A"), ("THM_B", "THM_B"), ("THM_B", "THM_A")}


def test_themes_in_a_circle_are_refused() -> None:
    themes = [{"theme_id": "A", "parent_id": "B"}, {"theme_id": "B", "parent_id": "A"}]
    with pytest.raises(ValueError, match="circle"):
        theme_rows({"themes": themes})


def test_partners_are_the_neighbours_and_whoever_a_register_links(built: BuiltLayers) -> None:
    rows = {row["country_code"]: row for row in built.tables["partners"]}
    assert sorted(rows) == ["ESH", "FRA", "MLI", "NER", "TUN", "TUR"]
    assert all(row["source_ids"] for row in rows.values())
