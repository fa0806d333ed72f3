"""The address of the search index, and the box that leads to it."""

from __future__ import annotations

import html
import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.search import KINDS
from webmap import create_app

BOX = re.compile(r"data-search='([^']*)'")
PAGES = ("/{lang}/", "/{lang}/crossings", "/{lang}/changes", "/{lang}/?status=ajar")


def box(client: FlaskClient, address: str) -> dict:
    match = BOX.search(client.get(address).text)
    assert match is not None, address
    found: dict = json.loads(html.unescape(match.group(1)))
    return found


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_box(client: FlaskClient, page: str, lang: str) -> None:
    data = box(client, page.format(lang=lang))
    assert set(data["kinds"]) == set(KINDS)
    assert data["explorer"] == f"/{lang}/"
    assert data["index"].startswith("/search/")


def test_the_index_never_changes_at_its_address(client: FlaskClient, release: str) -> None:
    address = box(client, "/ar/")["index"]
    assert release in address
    answer = client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.get_json()["kinds"] == list(KINDS)


def test_the_index_is_one_for_all_languages_and_one_for_each_edition(client: FlaskClient) -> None:
    addresses = {box(client, f"/{lang}/")["index"] for lang in ("ar", "fr", "en")}
    assert len(addresses) == 1
    assert box(client, "/ar/?asof=2000")["index"] not in addresses


@pytest.mark.parametrize("change", [("2026.", "1830."), (".json", "0.json"), ("/search/", "/search/0")])
def test_other_addresses_are_not_found(client: FlaskClient, change: tuple[str, str]) -> None:
    address = box(client, "/ar/")["index"].replace(*change)
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_the_form_keeps_the_day(client: FlaskClient) -> None:
    text = client.get("/fr/?asof=2000&q=post").text
    assert '<input type="hidden" name="asof" value="2000">' in text
    assert 'name="q" value="post"' in text


def test_without_a_release_the_form_still_stands(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty: Flask = create_app({"HOME": tmp_path_factory.mktemp("empty"), "WATCH": False})
    answer = empty.test_client().get("/fr/")
    assert answer.status_code == 503
    assert '"index": ""' in answer.text


def found(client: FlaskClient, query: str) -> list[str]:
    """Return where the answers of a search without script lead."""
    part = client.get(f"/en/parts.json?{query}").get_json()["table"].split('id="found"')
    return re.findall(r'href="([^"]+)"', part[1].split("</section>")[0]) if len(part) == 2 else []


def test_without_script_every_named_thing_is_found_slips_forgiven(client: FlaskClient) -> None:
    assert "/en/networks/NET_A?asof=2022" in found(client, "q=NET_A&panel=table&asof=2022")
    assert "/en/crossings/post-a-north" in found(client, "q=psot+a&panel=table&layers=wilayas")
    member = (
        client.get("/en/parts.json?q=Home+country&panel=table").get_json()["table"].split('id="found"')[1]
    )
    assert "Network B" in member.split("</section>")[0]
    assert found(client, "q=post+a") == found(client, "q=xqzzt&panel=table") == []
    assert "Nothing found" in client.get("/en/parts.json?q=xqzzt&panel=table").get_json()["table"]
    for address in found(client, "q=a&panel=table"):
        assert client.get(html.unescape(address)).status_code == 200, address


def test_hostile_words_stay_words(client: FlaskClient) -> None:
    text = client.get("/fr/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert(1)" not in text
