"""Codes of one edition become codes of another by parent and by ground."""

from __future__ import annotations

from typing import Any

import pytest

from layers.build import BuiltLayers
from layers.crosswalk import CrosswalkError, parent_codes, point_codes
from layers.dataset import DataSet
from layers.ground import read_ground


def test_codes_follow_the_parents_through_two_editions() -> None:
    rows = [
        {"edition": "1984", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2019", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2019", "wilaya_code": "54", "parent_code": "11"},
        {"edition": "2026", "wilaya_code": "11", "parent_code": "11"},
        {"edition": "2026", "wilaya_code": "54", "parent_code": "54"},
        {"edition": "2026", "wilaya_code": "70", "parent_code": "54"},
    ]
    found = parent_codes(rows, ("1984", "2019", "2026"))
    assert found["2026"]["70"] == "70"
    assert found["2019"] == {"11": "11", "54": "54", "70": "54"}
    assert found["1984"] == {"11": "11", "54": "11", "70": "11"}


def test_a_parent_must_be_a_wilaya_of_the_edition_before() -> None:
    rows: list[dict[str, Any]] = [
        {"edition": "1984", "wilaya_code": "11", "parent_code": None},
        {"edition": "2019", "wilaya_code": "54", "parent_code": "99"},
    ]
    with pytest.raises(CrosswalkError, match="wilaya 54 of 2019: parent 99 is not in 1984"):
        parent_codes(rows, ("1984", "2019"))


def test_the_ground_tells_the_wilaya_of_a_point(dataset: DataSet) -> None:
    ground = read_ground(dataset)
    assert point_codes(ground, "04", 3.0, 31.0) == {"1984": "03", "2019": "04", "2026": "04"}
    with pytest.raises(CrosswalkError, match="no wilaya 99"):
        point_codes(ground, "99", 3.0, 31.0)


def test_parent_and_ground_agree_on_every_point(built: BuiltLayers) -> None:
    assert built.tables["point_wilayas"] == ()
