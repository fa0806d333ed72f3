"""A published home and an application over it, for the tests of the web part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.releases import Store
from webmap import create_app
from webmap.publishing import publish

TODAY = date(2026, 11, 21)
SMALL = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one release of the five-row data; tests that change a home make their own."""
    folder = tmp_path_factory.mktemp("home")
    publish(SMALL, Store(folder))
    return folder


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
