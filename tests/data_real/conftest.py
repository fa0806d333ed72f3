"""The release of the real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import Atlas
from tests.published import current_atlas


@pytest.fixture(scope="session")
def atlas(real_home: Path) -> Atlas:
    return current_atlas(real_home)
