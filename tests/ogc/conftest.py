"""A release of the real data, served to a client of the process and, for real clients, over the wire."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from layers.atlas import Atlas
from layers.releases import Store
from layers.view import View
from scripts.bench.server import serving
from tests.atlases import REAL
from webmap import create_app
from webmap.publishing import publish

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with one release of the real data."""
    folder = tmp_path_factory.mktemp("real")
    publish(REAL, Store(folder))
    return folder


@pytest.fixture(scope="session")
def real_app(real_home: Path) -> Flask:
    return create_app({"HOME": real_home, "TODAY": lambda: TODAY, "WATCH": False})


@pytest.fixture(scope="session")
def atlas(real_app: Flask) -> Atlas:
    found: Atlas = real_app.extensions["live"].at(None)
    return found


@dataclass(frozen=True)
class Service:
    """The service as a client sees it."""

    client: FlaskClient

    def get(self, path: str, **query: str) -> TestResponse:
        text = urlencode(query)
        return self.client.get(f"/ogc{path}" + (f"?{text}" if text else ""))

    def json(self, path: str, **query: str) -> Any:
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return json.loads(answer.get_data())

    def ids(self, layer_id: str, **query: str) -> list[str]:
        """Return the ids of every matching feature in order."""
        document = self.json(f"/collections/{layer_id}/items", **{"limit": "10000", **query})
        assert document["numberMatched"] == document["numberReturned"] == len(document["features"])
        return [each["id"] for each in document["features"]]


@pytest.fixture(scope="session")
def service(real_app: Flask) -> Service:
    return Service(real_app.test_client())


def view_at(atlas: Atlas, day: date = TODAY) -> View:
    """Return the plain view of a day at full detail."""
    return View((), day, atlas.vocabulary.edition(day), "en", "full")


@pytest.fixture(scope="session")
def served(real_home: Path) -> Iterator[str]:
    """Serve the release in a process of its own: GDAL holds Python's lock while it reads."""
    with serving(str(Path(sys.executable).with_name("takhoum")), real_home) as (base, _, _):
        yield base
