"""The explorer page: what it says without script, in three languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webmap import create_app

LANGUAGES = ("ar", "fr", "en")


def text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_foreign_images_are_called_foreign(client: FlaskClient, home: Path, lang: str) -> None:
    tiles = {"TILES_URL": "https://tiles.example/{z}/{x}/{y}.png"}
    app = create_app({"HOME": home, "TODAY": lambda: date(2026, 11, 21), "WATCH": False, **tiles})
    assert "tiles-note" in text(app.test_client(), f"/{lang}/")
    assert "tiles-note" not in text(client, f"/{lang}/")
