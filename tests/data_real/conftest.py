"""The release of the real data, built once."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from tests.atlases import REAL, publish_atlas


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return publish_atlas(REAL, tmp_path_factory.mktemp("real") / "release")
