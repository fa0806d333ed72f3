"""The five-row data, read, built and published once."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from layers.build import BuiltLayers, build_layers
from layers.check import load_data
from layers.dataset import DataSet
from tests.atlases import SMALL, publish_atlas


@pytest.fixture(scope="session")
def small_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return publish_atlas(SMALL, tmp_path_factory.mktemp("small") / "release")


@pytest.fixture(scope="session")
def dataset() -> DataSet:
    return load_data(SMALL)


@pytest.fixture(scope="session")
def built(dataset: DataSet) -> BuiltLayers:
    return build_layers(dataset)
