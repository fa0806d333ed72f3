"""What the atlas says of itself, its site map and its security contact."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from flask import Flask

from tests.webmap.conftest import TODAY
from webmap import create_app

LANGUAGES = ("ar", "fr", "en")
BASE_URL = "http://localhost/atlas"
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TITLES = {"ar": "عن هذا الأطلس", "fr": "À propos de cet atlas", "en": "About this atlas"}


@pytest.fixture(scope="module")
def public(home: Path) -> Flask:
    """The application as one with an address and a contact."""
    settings = {"BASE_URL": BASE_URL, "CONTACT": "mailto:atlas@example.org"}
    return create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False, **settings})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_about_says_what_it_is_not_its_licences_and_its_reach(app: Flask, lang: str) -> None:
    text = app.test_client().get(f"/{lang}/about").text
    assert f"<h1>{TITLES[lang]}</h1>" in text
    for words in ("OpenStreetMap", "WCAG 2.2", "Natural Earth", "GeoNames", "MIT", "CC BY 4.0"):
        assert words in text
    assert text.count("<h2>") == 7
    assert text.count("<li>") >= 15


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ["crossings", "crossings/post-a-north", "changes", "figures"])
def test_pages_lead_to_about(app: Flask, lang: str, address: str) -> None:
    text = app.test_client().get(f"/{lang}/{address}").text
    assert re.search(rf'<a href="/{lang}/about">{TITLES[lang]}</a>', text)


def test_about_names_the_contact_when_there_is_one(app: Flask, public: Flask) -> None:
    assert 'href="mailto:atlas@example.org"' in public.test_client().get("/en/about").text
    assert "No contact address is set" in app.test_client().get("/en/about").text


def test_the_site_map_lists_every_page_in_three_languages(public: Flask) -> None:
    client = public.test_client()
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    places = [each.text or "" for each in ElementTree.fromstring(answer.text).iter(f"{PLACE}loc")]
    assert len(places) == len(set(places))
    paths = {urlsplit(each).path.removeprefix("/atlas/fr/") for each in places}
    assert {"crossings/post-a-north", "registers", "wilayas", "mechanisms/MEC_A"} <= paths
    assert all(each.startswith(f"{BASE_URL}/") for each in places)
    assert [
        each for each in places if client.get(each.removeprefix("http://localhost")).status_code != 200
    ] == []


def test_without_a_base_address_there_is_no_site_map(app: Flask) -> None:
    answer = app.test_client().get("/sitemap.xml")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_security_contact_is_there_when_one_is_set(app: Flask, public: Flask) -> None:
    assert app.test_client().get("/.well-known/security.txt").status_code == 404
    answer = public.test_client().get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    assert answer.text.splitlines() == [
        "Contact: mailto:atlas@example.org",
        "Expires: 2027-05-20T00:00:00Z",
        "Preferred-Languages: ar, fr, en",
        f"Canonical: {BASE_URL}/.well-known/security.txt",
    ]


@pytest.mark.parametrize("address", ["/sitemap.xml?x=1", "/.well-known/security.txt?x=1", "/en/about?x=1"])
def test_unknown_parameters_are_refused(public: Flask, address: str) -> None:
    answer = public.test_client().get(address)
    assert answer.status_code == 400
    assert "x" in answer.text
