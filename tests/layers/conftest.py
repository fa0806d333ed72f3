"""The five-row release, built once."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from tests.atlases import SMALL, publish_atlas


@pytest.fixture(scope="session")
def small_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return publish_atlas(SMALL, tmp_path_factory.mktemp("small") / "release")
