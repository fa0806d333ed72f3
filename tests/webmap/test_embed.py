"""Embeds may be framed, nothing else may; oEmbed describes them; pages say where it is."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webmap import create_app

BASE = "https://maps.dz/a"


class Reader(FlaskClient):
    """Asks under the public host."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return super().open(*args, **{"base_url": "https://maps.dz", **kwargs})


@pytest.fixture(scope="module")
def public(home: Path) -> FlaskClient:
    """A reader of an installation with a public address."""
    settings = {"BASE_URL": BASE, "FRAME_ANCESTORS": "https://*.press.dz"}
    today = date(2026, 11, 21)
    app = create_app({"HOME": home, "TODAY": lambda: today, "WATCH": False, **settings})
    app.test_client_class = Reader
    return app.test_client()


def ancestors(client: FlaskClient, address: str) -> str:
    policy = client.get(address).headers["Content-Security-Policy"]
    return policy.partition("frame-ancestors ")[2].partition(";")[0]


def test_only_embeds_may_be_framed_and_only_where_the_setting_says(
    client: FlaskClient, public: FlaskClient
) -> None:
    assert ancestors(client, "/fr/embed") == "*"
    assert ancestors(public, "/fr/embed/posts") == "https://*.press.dz"
    for address in ("/fr/", "/fr/figures", "/fr/figures/posts", "/fr/map.json", "/fr/embedded", "/oembed"):
        assert ancestors(client, address) == "'self'"
    assert "X-Frame-Options" not in client.get("/fr/embed").headers
    assert ancestors(client, "/fr/embed?colour=red") == "*"


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_an_embed_says_what_the_numbers_say(client: FlaskClient, lang: str) -> None:
    said = client.get(f"/{lang}/figures/posts.json").get_json()
    page = client.get(f"/{lang}/embed/posts").text
    for text in (said["title"], said["subtitle"], said["disclaimer"], said["compiled"], said["licences"]):
        assert text in page
    assert f'href="/{lang}/figures/posts"' in page
    assert "site-header" not in page


def test_options_of_an_embed(client: FlaskClient) -> None:
    assert re.search(r"report-legend\"[^>]* hidden", client.get("/en/embed/posts?panel=none").text)
    assert "<table>" in client.get("/en/embed/posts?panel=table").text
    assert "<table>" not in client.get("/en/embed/posts").text
    assert client.get("/en/embed/none").status_code == 404


def test_the_parent_script_is_small_and_its_hash_is_told(client: FlaskClient) -> None:
    script = client.get("/embed/v1.js")
    assert len(script.data) < 1024
    assert script.headers["Access-Control-Allow-Origin"] == "*"
    digest = base64.b64encode(hashlib.sha384(script.data).digest()).decode()
    assert f"sha384-{digest}" in client.get("/en/figures/posts").text


def test_what_a_sandboxed_frame_fetches_is_open_to_every_origin(client: FlaskClient) -> None:
    page = client.get("/en/embed/posts").text
    addresses = re.findall(r'(?:src|href|data-map-module)="(/(?:static|maps)/[^"]+)"', page)
    assert len(addresses) > 8
    for address in addresses:
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/fr/figures/posts?country=TUN", "/fr/embed/posts", "/ar/?layers=crossings"]
)
def test_pages_that_can_be_embedded_say_how(public: FlaskClient, path: str) -> None:
    answer = public.get(path)
    links = answer.headers.getlist("Link")
    assert [re.search(r'type="([^"]+)"', link)[1] for link in links] == [  # type: ignore[index]
        "application/json+oembed",
        "text/xml+oembed",
    ]
    for link in links:
        address = re.match("<([^>]+)>", link)[1]  # type: ignore[index]
        assert address.replace("&", "&amp;") in answer.text
        found = public.get(address.removeprefix("https://maps.dz"))
        assert found.status_code == 200
    assert '<meta property="og:title"' in answer.text
    assert f'<meta property="og:url" content="{BASE}/' in answer.text


def test_without_a_public_address_nothing_absolute_is_claimed(client: FlaskClient) -> None:
    answer = client.get("/fr/figures/posts")
    assert "Link" not in answer.headers
    assert "og:url" not in answer.text
    assert "og:image" not in answer.text


def test_oembed_in_json_and_xml_is_the_same(public: FlaskClient) -> None:
    asked = f"/a/oembed?url={BASE}/fr/figures/posts%3Fcountry%3DTUN&maxwidth=400&maxheight=300"
    said = public.get(asked).get_json()
    xml = public.get(f"{asked}&format=xml")
    assert xml.mimetype == "text/xml"
    assert {each.tag: each.text for each in ElementTree.fromstring(xml.data)} == {
        name: str(value) for name, value in said.items()
    }
    assert (said["type"], said["version"], said["title"]) == ("rich", "1.0", "Les postes")
    assert (said["width"], said["height"]) == (400, 300)
    assert f'src="{BASE}/fr/embed/posts?country=TUN"' in said["html"]
    assert 'width="400"' in said["html"]
    assert said["provider_url"] == f"{BASE}/"
    assert said["cache_age"] > 0


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"url={BASE}/fr/", 200),
        (f"url={BASE}/fr/map%3Flayers=crossings", 200),
        (f"url={BASE}/ar/embed", 200),
        ("url=https://other.dz/a/fr/", 404),
        (f"url={BASE}/fr/nowhere", 404),
        (f"url={BASE}/fr/figures/none", 404),
        ("url=javascript:alert(1)", 404),
        (f"url={BASE}/fr/&format=yaml", 501),
        (f"url={BASE}/fr/&maxwidth=-1", 400),
        (f"url={BASE}/fr/&maxwidth=1&maxwidth=2", 400),
        (f"url={BASE}/fr/&colour=red", 400),
        (f"url={BASE}/fr/%3Fcolour%3Dred", 400),
        ("format=json", 400),
    ],
)
def test_oembed_refuses_what_is_not_ours(public: FlaskClient, query: str, status: int) -> None:
    assert public.get(f"/a/oembed?{query}").status_code == status


def test_a_frozen_embed_never_changes(client: FlaskClient, release: str) -> None:
    answer = client.get(f"/en/embed/posts?asof=2026-11-21&release={release}")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("figure", "words"), [("twinnings-world", "beyond this map: 7"), ("wali-meetings", "")]
)
def test_an_embed_says_what_reaches_beyond_its_map(real_app: Flask, figure: str, words: str) -> None:
    page = real_app.test_client().get(f"/en/embed/{figure}").text
    assert ("report-beyond" in page) == bool(words)
    assert words in page
