"""One coverage a level of detail holds every edition."""

from __future__ import annotations

import dataclasses

import pytest
import shapely
from geopandas import GeoDataFrame

from layers.dataset import DataSet
from layers.geometry import GeometryError
from layers.ground import read_ground
from tests import shapes


def test_wilayas_cover_the_same_ground_in_every_edition(dataset: DataSet) -> None:
    ground = read_ground(dataset)
    for detail in ("low", "mid", "full"):
        whole = [shapely.union_all(list(ground.wilayas(each, detail).values())) for each in ground.editions]
        assert all(area.equals(whole[0]) for area in whole)
        for edition in ground.editions:
            assert shapely.coverage_is_valid(list(ground.wilayas(edition, detail).values()))


@pytest.mark.parametrize("area", [None, shapes.EMPTY, shapes.BOW_TIE], ids=["null", "empty", "bow-tie"])
def test_an_unsound_area_is_named(dataset: DataSet, area: object) -> None:
    frame = dataset.areas["coverage.low"]
    bad = GeoDataFrame(frame.drop(columns="geometry"), geometry=[area, *frame.geometry[1:]], crs=frame.crs)
    broken = dataclasses.replace(dataset, areas={**dataset.areas, "coverage.low": bad})
    with pytest.raises(GeometryError, match=str(frame["unit_id"].iloc[0])):
        read_ground(broken)


def test_the_newest_edition_numbers_the_registers(dataset: DataSet) -> None:
    ground = read_ground(dataset)
    assert ground.editions == ("1984", "2019", "2026")
    assert ground.newest == "2026"
    assert ground.wilayas("2019", "low") is ground.wilayas("2019", "low")
