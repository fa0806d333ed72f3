"""The five-row data, read, built and published once."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import Atlas
from layers.build import BuiltLayers, build_layers
from layers.check import load_data
from layers.dataset import DataSet
from tests.atlases import SMALL
from tests.published import current_atlas


@pytest.fixture(scope="session")
def small_atlas(small_home: Path) -> Atlas:
    return current_atlas(small_home)


@pytest.fixture(scope="session")
def real_atlas(real_home: Path) -> Atlas:
    return current_atlas(real_home)


@pytest.fixture(scope="session")
def dataset() -> DataSet:
    return load_data(SMALL)


@pytest.fixture(scope="session")
def built(dataset: DataSet) -> BuiltLayers:
    return build_layers(dataset)
