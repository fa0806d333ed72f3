"""All forms of one view say the same; a frozen address keeps its bytes, and says when its release is gone."""

from __future__ import annotations

import csv
import io
import re
import shutil
import struct
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from layers.releases import Store
from webmap import create_app
from webmap.publishing import publish

SMALL = Path(__file__).parents[1] / "data"
FORMS = ("json", "csv", "geojson", "html", "svg", "pdf", "png", "zip")


def plain(text: str) -> str:
    """Return text without what extraction changes: spaces and the signs around them."""
    return re.sub(r"[\s\u00a0\u202f\u2066-\u2069\u200e\u200f]+", "", text)


def texts_of(client: FlaskClient, address: str) -> dict[str, str]:
    """Return the text of every form that has one."""
    found = {form: client.get(f"{address}.{form}").text for form in ("json", "geojson", "html", "svg")}
    rows = csv.DictReader(io.StringIO(client.get(f"{address}.csv").data.decode(), newline=""))
    first = next(iter(rows))
    found["csv"] = " ".join(first[name] for name in first if name.startswith("map_"))
    pages = PdfReader(io.BytesIO(client.get(f"{address}.pdf").data)).pages
    found["pdf"] = " ".join(page.extract_text() for page in pages)
    found["page"] = client.get(address).text
    found["embed"] = client.get(address.replace("/figures/", "/embed/")).text
    return {form: plain(text.replace("&#39;", "'")) for form, text in found.items()}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_title_date_counts_and_disclaimer_stand_in_every_form(client: FlaskClient, lang: str) -> None:
    address = f"/{lang}/figures/posts"
    said = client.get(f"{address}.json").get_json()
    for form, text in texts_of(client, address).items():
        assert plain(said["title"]) in text, form
        assert plain(said["disclaimer"])[:60] in text, form
        assert said["release"] in text, form
        if form != "csv":  # its counts are its rows, its day is a date
            assert plain(said["subtitle"]) in text, form
        else:
            assert said["asof"] in text
        if form not in ("csv", "embed"):  # sources by id in each row; their number
            assert plain(said["sources"][0]["publisher"]) in text, form


def test_a_frozen_address_keeps_its_bytes_and_says_when_its_release_is_gone(tmp_path: Path) -> None:
    data, home = shutil.copytree(SMALL, tmp_path / "data"), tmp_path / "home"
    store = Store(home)
    first = publish(data, store).published.release_id
    app = create_app({"HOME": home, "TODAY": lambda: date(2026, 11, 21), "WATCH": False})
    client = app.test_client()
    addresses = [
        *(f"/en/figures/posts.{form}?asof=2026-11-21&release={first}" for form in FORMS),
        f"/en/embed/posts?asof=2026-11-21&release={first}",
    ]
    before = [client.get(address).data for address in addresses]
    figures = data / "figures.toml"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace("The posts", "Other posts"), encoding="utf-8"
    )
    publish(data, store)
    app.extensions["live"].refresh()
    assert client.get("/en/figures/posts.json").get_json()["title"] == "Other posts"
    fresh = create_app({"HOME": home, "TODAY": lambda: date(2027, 1, 1), "WATCH": False}).test_client()
    assert [fresh.get(address).data for address in addresses] == before
    store.prune(keep=1, made_at="2026-11-22T00:00:00Z")
    gone = create_app({"HOME": home, "TODAY": lambda: date(2027, 1, 1), "WATCH": False}).test_client()
    for address in addresses:
        answer = gone.get(address)
        assert answer.status_code == 410
        assert first in answer.text


def test_a_picture_has_the_size_that_was_asked_for(client: FlaskClient) -> None:
    body = client.get("/en/figures/posts.png?size=slide&dpi=48").data
    assert struct.unpack(">II", body[16:24]) == (640, 360)
