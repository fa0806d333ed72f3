"""Rules of the changes: each release, field by field, with names and sources; a feed that readers take."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.releases import Store
from tests.webmap.conftest import SMALL, TODAY
from webmap import create_app
from webmap.publishing import publish

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = ("ar", "fr", "en")
GONE = "CL_06"


class History(NamedTuple):
    """A home with three releases: the first, one with corrections, and the first again."""

    home: Path
    first: str
    second: str


def edit(data: Path, table: str, *pairs: tuple[str, str]) -> None:
    path = data / f"registers/{table}.csv"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    folder = tmp_path_factory.mktemp("history")
    store = Store(folder / "home")
    data = folder / "data"
    shutil.copytree(SMALL, data)
    first = publish(data, store).published.release_id
    edit(data, "crossings", ("Poste A", "Poste Alpha"))
    lines = (data / "registers/crossing_claims.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(GONE)]
    (data / "registers/crossing_claims.csv").write_text("\n".join(kept) + "\n", encoding="utf-8", newline="")
    second = publish(data, store).published.release_id
    store.rollback(first, made_at="2026-11-21T23:30:00Z")
    return History(folder / "home", first, second)


def app_over(history: History, **settings: str) -> Flask:
    return create_app({"HOME": history.home, "TODAY": lambda: TODAY, "WATCH": False, **settings})


@pytest.fixture(scope="module")
def app(history: History) -> Flask:
    return app_over(history)


def test_page_lists_releases_newest_first(app: Flask, history: History) -> None:
    text = app.test_client().get("/en/changes").text
    ids = re.findall(r"release ([0-9a-f]{12})", text, re.IGNORECASE)
    assert ids == [history.first, history.second, history.first]
    assert "Back to release" in text
    assert "The first release" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_correction_names_row_field_both_values_and_sources(
    app: Flask, history: History, lang: str
) -> None:
    text = app.test_client().get(f"/{lang}/changes?release={history.second}").text
    assert re.search(r"<del><bdi lang=\"fr\" dir=\"ltr\">[^<]*Poste A</bdi></del>", text)
    assert re.search(r"<ins><bdi lang=\"fr\" dir=\"ltr\">[^<]*Poste Alpha</bdi></ins>", text)
    assert f'<code dir="ltr">{GONE}</code>' in text
    assert "source-chip" in text
    assert text.count('class="release"') == 1


def test_words_of_the_page_are_translated(app: Flask) -> None:
    pages = {lang: app.test_client().get(f"/{lang}/changes").text for lang in LANGUAGES}
    words = {"ar": "تصحيح", "fr": "corrections", "en": "corrected"}
    for lang, text in pages.items():
        assert words[lang] in text
        assert f'href="/changes.atom?lang={lang}"' in text


def test_ledgers_of_the_compilation_are_left_out(app: Flask) -> None:
    assert "former_ids" not in app.test_client().get("/en/changes").text


def read_feed(client: FlaskClient, query: str = "") -> ElementTree.Element:
    answer = client.get(f"/changes.atom{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    return ElementTree.fromstring(answer.data)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feed_has_what_rfc_4287_asks_for(app: Flask, lang: str) -> None:
    feed = read_feed(app.test_client(), f"?lang={lang}")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    ids = [each.findtext(f"{ATOM}id") or "" for each in [feed, *entries]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    for each in [feed, *entries]:
        assert each.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo is not None
    for each in entries:
        content = each.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_feed_links_only_below_a_base_address(app: Flask, history: History) -> None:
    assert read_feed(app.test_client()).findall(f".//{ATOM}link") == []
    public = app_over(history, BASE_URL="https://atlas.example/takhoum", TRUSTED_HOSTS="localhost")
    links = read_feed(public.test_client(), "?lang=fr").findall(f".//{ATOM}link")
    assert len(links) == 5
    assert all((link.get("href") or "").startswith("https://atlas.example/takhoum/") for link in links)


def test_same_feed_twice_and_ids_outlive_the_base_address(app: Flask, history: History) -> None:
    first = app.test_client().get("/changes.atom?lang=ar")
    assert first.data == app_over(history).test_client().get("/changes.atom?lang=ar").data
    assert "ETag" in first.headers
    public = app_over(history, BASE_URL="https://atlas.example", TRUSTED_HOSTS="localhost")
    ids = [
        [each.text for each in read_feed(each_app.test_client(), "?lang=ar").iter(f"{ATOM}id")]
        for each_app in (app, public)
    ]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    "address", ["/changes.atom?lang=de", "/changes.atom?foo=1", "/changes.atom?release=x"]
)
def test_feed_answers_a_bad_parameter_with_a_problem_document(app: Flask, address: str) -> None:
    answer = app.test_client().get(address)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


def test_a_removed_release_is_said_to_be_removed(history: History, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(history.home, home)
    shutil.rmtree(home / "releases" / history.second)
    text = app_over(History(home, history.first, history.second)).test_client().get("/en/changes").text
    assert text.count("has been removed") == 2
