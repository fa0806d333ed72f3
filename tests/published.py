"""Releases published once a run, whatever the number of test processes; tests only read them."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from layers.atlas import Atlas
from layers.releases import Store
from tests.atlases import REAL, SMALL
from webmap.publishing import publish

HOMES = {"real": REAL, "small": SMALL}


def home_of(name: str, factory: pytest.TempPathFactory) -> Path:
    """Return the home with the one release of ``name``; the first process to ask publishes, the others wait.

    A test that publishes, prunes or damages takes a copy or a home of its own.
    """
    base = factory.getbasetemp()
    # Under xdist each process has a folder of its own below the one of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home = shared / f"home-{name}"
    with (shared / f"home-{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if Store(home).current_id() is None:
            publish(HOMES[name], Store(home))
    return home


def current_atlas(home: Path) -> Atlas:
    """Load the release that is current in a home."""
    store = Store(home)
    return Atlas.load(store.folder(store.current_id() or ""))
