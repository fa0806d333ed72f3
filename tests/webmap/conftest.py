"""A published home and an application over it, for the tests of the web part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.releases import Store
from webmap import create_app

TODAY = date(2026, 11, 21)
SMALL = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def home(small_home: Path) -> Path:
    """A home with one release of the five-row data; tests that change a home make their own."""
    return small_home


@pytest.fixture(scope="session")
def real_app(real_home: Path) -> Flask:
    """The application over the real data on the pinned day."""
    return create_app({"HOME": real_home, "TODAY": lambda: TODAY, "WATCH": False})


@pytest.fixture(scope="session")
def app(home: Path) -> Flask:
    return create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def release(home: Path) -> str:
    release_id = Store(home).current_id()
    assert release_id is not None
    return release_id
