"""Sharing a view: live and frozen, only forms that are answered, texts with whole addresses."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webmap.conftest import TODAY
from webmap import create_app

LANGUAGES = ("ar", "fr", "en")


def field(body: str, name: str) -> str:
    """Return the text of one field."""
    found = re.search(rf'<p [^>]*id="{name}"[^>]*>(.*?)</p>', body, re.DOTALL)
    assert found is not None
    return html.unescape(re.sub(r"<[^>]+>", "", found[1]))


@pytest.fixture(scope="module")
def public_app(home: Path) -> Flask:
    """An application that knows its public address."""
    return create_app(
        {"HOME": home, "TODAY": lambda: TODAY, "WATCH": False, "BASE_URL": "https://atlas.example/borders"}
    )


def read(app: Flask, address: str) -> str:
    """Return a page of an application that knows its public host."""
    return app.test_client().get(address, base_url="https://atlas.example").get_data(as_text=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_page_is_answered(client: FlaskClient, lang: str) -> None:
    body = client.get(f"/{lang}/share?country=NER&asof=2022").get_data(as_text=True)
    links = [html.unescape(each) for each in re.findall(r'<a class="control" href="([^"]+)"', body)]
    # A bundle draws every form: its own tests open it.
    links = [each for each in links if ".zip" not in each]
    assert links
    assert {client.get(each).status_code for each in links} == {200}
    assert {client.get(field(body, f"share-{kind}-link")).status_code for kind in ("live", "frozen")} == {200}


def test_live_goes_on_and_frozen_names_day_and_release(client: FlaskClient, release: str) -> None:
    body = client.get("/fr/share?country=NER").get_data(as_text=True)
    assert field(body, "share-live-link") == "/fr/?country=NER"
    assert field(body, "share-frozen-link") == f"/fr/?country=NER&asof=2026-11-21&release={release}"
    again = client.get(f"/fr/share?country=NER&asof=2020-01-01&release={release}").get_data(as_text=True)
    assert field(again, "share-live-link") == "/fr/?country=NER&asof=2020-01-01"
    assert f"asof=2020-01-01&release={release}" in field(again, "share-frozen-link")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "اطُّلع عليه في 21 نوفمبر 2026"),
        ("fr", "Consulté le 21 novembre 2026"),
        ("en", "Accessed on 21 November 2026"),
    ],
    ids=LANGUAGES,
)
def test_a_citation_names_what_is_shown_and_when_it_was_read(
    client: FlaskClient, lang: str, words: str
) -> None:
    body = client.get(f"/{lang}/share?select=crossings:post-a-north").get_data(as_text=True)
    for kind in ("live", "frozen"):
        text = field(body, f"share-{kind}-citation")
        assert words in text
        assert text.endswith(field(body, f"share-{kind}-link"))
        assert "OpenStreetMap" in text


def test_a_form_is_offered_only_where_it_is_answered(
    public_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/borders/en/share?country=NER&status=open,closed"
    body = read(public_app, address)
    pictures = [f"/borders/en/map.{suffix}" for suffix in ("png", "svg", "pdf")]
    assert re.findall(r'formaction="([^"]+)"', body)[:3] == pictures
    assert "https://atlas.example/borders/en/map.zip?country=NER&amp;status=open,closed" in body
    assert "/downloads/" not in body
    assert '<img src="https://atlas.example/borders/en/map.png?' in body
    monkeypatch.setattr("webmap.share_forms.form_path", lambda path: "")
    bare = read(public_app, address)
    assert "/downloads/crossings.csv" in bare
    assert re.findall(r"/map\.\w+|<img|share-live-markdown", bare) == []


def test_the_embed_code_has_title_fallback_and_whole_addresses(public_app: Flask) -> None:
    body = read(public_app, "/borders/en/share?country=NER&status=open,closed")
    code = field(body, "share-live-iframe")
    assert 'src="https://atlas.example/borders/en/embed?country=NER&amp;status=open,closed"' in code
    assert 'loading="lazy"' in code
    assert re.search(r'title="[^"]+"', code)
    assert "<figcaption>" in code
    assert '<a href="https://atlas.example/borders/en/?country=NER&amp;status=open,closed">' in code


def test_every_address_in_a_text_is_marked_for_the_host(public_app: Flask) -> None:
    body = read(public_app, "/borders/fr/share?country=NER")
    field_of = re.search(r'<p [^>]*id="share-frozen-iframe"[^>]*>(.*?)</p>', body, re.DOTALL)
    assert field_of is not None
    marked = re.findall(r"<bdi data-address>(.*?)</bdi>", field_of[1])
    assert len(marked) >= 2
    rest = re.sub(r"<bdi data-address>.*?</bdi>", "", field_of[1])
    assert "/borders/" not in rest


def test_names_in_an_arabic_citation_keep_their_own_direction(client: FlaskClient) -> None:
    body = client.get("/ar/share").get_data(as_text=True)
    named = (
        '<bdi lang="en" dir="ltr"><span class="whole">© OpenStreetMap</span> contributors '
        '<span class="whole">(ODbL)</span>, Natural Earth, GeoNames <span class="whole">(CC BY 4.0)</span>'
    )
    assert f"{named}</bdi>" in body


def test_the_arabic_inside_a_code_is_isolated_and_nothing_is_added(client: FlaskClient) -> None:
    body = client.get("/ar/share").get_data(as_text=True)
    field_of = re.search(r'<p [^>]*id="share-live-iframe"[^>]*>(.*?)</p>', body, re.DOTALL)
    assert field_of is not None
    marked = re.findall(r'<bdi lang="ar" dir="rtl">(.*?)</bdi>', field_of[1])
    assert any(field_of[1].count(f'title=&#34;<bdi lang="ar" dir="rtl">{each}</bdi>&#34;') for each in marked)
    assert not re.search("[؀-ۿ]", re.sub(r'<bdi lang="ar" dir="rtl">.*?</bdi>', "", field_of[1]))
    assert not any(each.isspace() or each[0].isspace() for each in marked)


def test_a_bad_parameter_is_named(client: FlaskClient) -> None:
    answer = client.get("/en/share?status=ajar")
    assert answer.status_code == 400
    assert "status" in answer.get_data(as_text=True)
