"""On the real data any address of the explorer gives one state, the same to page and script."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.atlas import Atlas
from tests.markup import as_seen, tidy
from tests.random_views import random_queries
from webmap import create_app


@pytest.fixture(scope="module")
def client(real_home: Path) -> FlaskClient:
    app = create_app({"HOME": real_home, "TODAY": lambda: date(2026, 11, 21), "WATCH": False})
    return app.test_client()


@pytest.mark.parametrize(("lang", "seed"), [("ar", 21), ("fr", 22), ("en", 23)])
def test_two_hundred_addresses_say_the_same_to_page_and_script(
    client: FlaskClient, atlas: Atlas, lang: str, seed: int
) -> None:
    for query in random_queries(atlas, 67, seed=seed):
        page = client.get(f"/{lang}/?{query}").get_data(as_text=True)
        state, parts = (client.get(f"/{lang}/{name}.json?{query}").get_json() for name in ("state", "parts"))
        whole = tidy(as_seen(page))
        assert all(tidy(part) in whole for part in parts.values()), query
        embedded = re.search(
            r'<script type="application/json" id="page-data"[^>]*>(.*?)</script>', page, re.S
        )
        assert embedded is not None
        assert json.loads(embedded.group(1))["state"] == json.loads(json.dumps(state)), query
