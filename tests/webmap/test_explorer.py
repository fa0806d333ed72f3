"""The explorer page: what it says without script, in three languages."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_forms_carry_the_rest_of_the_address(client: FlaskClient, lang: str) -> None:
    page = text(client, f"/{lang}/?country=TUN&asof=2018&measure=agreements")
    day, measure = page.split('class="day-form"')[1], page.split('class="measure-form"')[1]
    for form, kept in ((day, {"country", "measure"}), (measure, {"country", "asof"})):
        inside = form.split("</form>")[0]
        assert set(re.findall(r'type="hidden" name="(\w+)"', inside)) == kept
    assert 'name="asof" value="2018-12-31"' in day
    assert 'value="agreements" selected' in measure


def test_a_row_that_is_not_drawn_says_why(client: FlaskClient) -> None:
    page = text(client, "/en/?panel=table")
    rows = dict(re.findall(r'<tr id="[^"]+" data-key="(TW-\d+)">(.*?)</tr>', page, re.DOTALL))
    assert '<span class="absence-tag">without place</span>' in rows["TW-005"]
    assert '<span class="absence-tag">unverified</span>' in rows["TW-004"]
    assert "absence-tag" not in rows["TW-001"]
