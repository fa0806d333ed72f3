"""The data dictionary: the page, the registers as files, and docs/data-dictionary.md say the same."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import escape

from layers.atlas import Atlas
from layers.dictionary import layer_tables, register_tables
from layers.releases import Store
from scripts.data_dictionary import PAGE, dictionary_page
from scripts.translations import read_catalogue
from webmap.i18n import catalogue

LANGUAGES = ("ar", "fr", "en")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(real_home: Path) -> Path:
    """The folder of the real release."""
    store = Store(real_home)
    return store.folder(store.current_id() or "")


def test_the_committed_page_is_what_the_data_say(folder: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary_page(folder), "python -m scripts.data_dictionary"


def test_every_column_has_a_meaning(folder: Path) -> None:
    atlas = Atlas.load(folder)
    tables = layer_tables(atlas, folder) + register_tables(atlas, folder)
    assert [
        (table.id, column.name) for table in tables for column in table.columns if not column.description
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_names_every_register_layer_and_column(real_app: Flask, folder: Path, lang: str) -> None:
    text = real_app.test_client().get(f"/{lang}/data").text
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        title = resource["takhoum"].get("titles", {}).get(lang) or catalogue(lang).gettext(resource["title"])
        assert escape(title) in text
        assert f'id="{resource["takhoum"]["role"]}-{resource["name"]}"' in text
    for layer in Atlas.load(folder).catalog:
        assert f'id="layer-{layer.id}"' in text
    assert text.count('<details class="dictionary-table"') == len(package["resources"]) + 10


def test_every_word_of_the_dictionary_is_in_three_languages(folder: Path) -> None:
    atlas = Atlas.load(folder)
    words = set()
    for table in layer_tables(atlas, folder) + register_tables(atlas, folder):
        words |= {
            table.description,
            *(text for each in table.columns for text in (each.description, each.holds)),
        }
    for lang in ("ar", "fr"):
        known = {message.id for message in read_catalogue(lang) if message.string}
        assert sorted(words - known - {""}) == [], lang


def test_every_register_can_be_had_whole(real_app: Flask, folder: Path) -> None:
    client = real_app.test_client()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["takhoum"]["role"] == "boundary":
            continue
        answer = client.get(f"/downloads/registers/{resource['name']}.csv")
        rows = list(csv.reader(io.StringIO(answer.text)))
        source = (ROOT / "data" / resource["path"]).read_text(encoding="utf-8")
        assert answer.status_code == 200
        assert len(rows) == len(list(csv.reader(io.StringIO(source)))), resource["name"]
        assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]


@pytest.mark.parametrize(
    ("address", "status", "named"),
    [
        ("/en/data?country=NER", 400, "country"),
        ("/en/data?release=000000000000", 404, "000000000000"),
        ("/downloads/registers/nothing.csv", 404, "nothing"),
        ("/downloads/registers/adjacency.csv", 404, "adjacency"),
        ("/downloads/registers/crossings.csv?asof=2020", 400, "asof"),
    ],
)
def test_what_cannot_be_answered_is_named(app: Flask, address: str, status: int, named: str) -> None:
    answer = app.test_client().get(address)
    assert answer.status_code == status
    assert named in answer.text
