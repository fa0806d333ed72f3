"""Every form carries day, sources and disclaimer, and is missed where it does not; twice the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from layers.atlas import Atlas
from layers.figures import FigureSpec
from layers.view import View
from webmap import create_app
from webmap.reports.asked import report_of
from webmap.reports.making import make_form
from webmap.reports.summary import Summary, summarise

# No source of the test data is of this day.
TODAY = date(2026, 11, 24)
FORMS = ("svg", "png", "pdf", "json", "csv", "geojson", "html", "zip")
ITEMS = ("day", "sources", "disclaimer")
ELSEWHERE = date(1999, 1, 1)
STEM = "takhoum-posts-2026-11-24-en"


def fresh_app(home: Path) -> Flask:
    """Return an application that remembers nothing."""
    return create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False})


@pytest.fixture(scope="module")
def app(home: Path) -> Flask:
    return fresh_app(home)


def made(app: Flask) -> dict[str, bytes]:
    """Return every form of one figure: the bundle, and the files it holds."""
    bundle = make_form(app, "posts", "lang=en", "zip")
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        inner = {
            name.rpartition(".")[2]: archive.read(name)
            for name in archive.namelist()
            if STEM in name.rpartition("/")[2]
        }
    return {**inner, "zip": bundle}


def plain(text: str) -> str:
    """Return text without spaces and what Markdown and HTML write for signs."""
    return re.sub(r"\s+", "", text.replace("&#39;", "'"))


def texts_of_png(body: bytes) -> str:
    """Return the description in the metadata of a picture."""
    at = body.index(b"iTXtDescription\0")
    size = int.from_bytes(body[at - 4 : at], "big")
    return body[at + 4 : at + 4 + size].decode("utf-8")


def texts_of_csv(body: bytes) -> str:
    """Return what every row says of its map, and the ids of its sources."""
    rows = list(csv.DictReader(io.StringIO(body.decode(), newline="")))
    said = " ".join(rows[0][name] for name in rows[0] if name.startswith("map_"))
    return said + " ".join(row.get("source_ids", "") for row in rows)


def texts_of_geojson(body: bytes) -> str:
    return json.dumps(json.loads(body)["takhoum"], ensure_ascii=False)


def texts_of_page(body: bytes) -> str:
    """Return title, counts and the list of sources of the offline file; its tables and details say more."""
    page = body.decode()
    return (
        page.partition("</header>")[0].partition("</style>")[2]
        + page.partition('id="sources-title"')[2][:4000]
    )


def texts_of_zip(body: bytes) -> str:
    """Return caption and README."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        wanted = [name for name in archive.namelist() if name.endswith(("captions/en.txt", "README.txt"))]
        return "\n".join(archive.read(name).decode() for name in wanted)


READERS: dict[str, Callable[[bytes], str]] = {
    "svg": lambda body: body.decode().partition("</desc>")[0],
    "png": texts_of_png,
    "pdf": lambda body: " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages),
    "json": bytes.decode,
    "csv": texts_of_csv,
    "geojson": texts_of_geojson,
    "html": texts_of_page,
    "zip": texts_of_zip,
}


def missing_in(form: str, body: bytes, said: Summary) -> list[str]:
    """Return what a form does not say though it must."""
    text = plain(READERS[form](body))
    # A table says it in its own way: the day as a date, sources by their ids.
    is_table = form == "csv"
    wanted = {
        "day": said.day.isoformat() if is_table else said.day_words,
        "sources": said.source_ids[0] if is_table else said.sources[0].publisher.text,
        "disclaimer": said.disclaimer,
    }
    return [item for item in ITEMS if plain(wanted[item]) not in text]


def said_by(app: Flask) -> Summary:
    with app.test_request_context("/en/"):
        return report_of([], "en", "posts").summary()


@pytest.fixture(scope="module")
def forms(app: Flask) -> dict[str, bytes]:
    found = made(app)
    assert set(found) == set(FORMS)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_day_sources_and_disclaimer(app: Flask, forms: dict[str, bytes], form: str) -> None:
    assert missing_in(form, forms[form], said_by(app)) == []


@pytest.mark.parametrize("form", sorted({*FORMS} - {"zip"}))
def test_the_bundle_holds_what_the_addresses_give(app: Flask, forms: dict[str, bytes], form: str) -> None:
    assert forms[form] == app.test_client().get(f"/en/figures/posts.{form}").data


REMOVED: dict[str, dict[str, Any]] = {
    "day": {"day": ELSEWHERE, "day_words": "-", "subtitle": "-", "sentence": "-", "alt": "-", "number": "-"},
    "sources": {"sources": (), "source_ids": ()},
    "disclaimer": {"disclaimer": "-"},
}


@pytest.mark.parametrize("item", ITEMS)
def test_what_is_removed_is_missed_in_every_form(
    home: Path, app: Flask, monkeypatch: pytest.MonkeyPatch, item: str
) -> None:
    """The test above would see it: each form takes all three from the summary and from nowhere else."""
    said = said_by(app)

    def without(atlas: Atlas, view: View, *, figure: FigureSpec | None = None) -> Summary:
        return replace(summarise(atlas, view, figure=figure), **REMOVED[item])

    monkeypatch.setattr("webmap.reports.asked.summarise", without)
    if item == "sources":  # a table names them row by row
        monkeypatch.setattr("webmap.reports.table_form.columns_of", lambda *given: ("name_en",))
    poorer = made(fresh_app(home))
    assert {form for form, body in poorer.items() if item not in missing_in(form, body, said)} == set()


def test_two_runs_give_the_same_bytes_in_every_form(home: Path, forms: dict[str, bytes]) -> None:
    assert made(fresh_app(home)) == forms
    with zipfile.ZipFile(io.BytesIO(forms["zip"])) as archive:
        assert sum(name.endswith(".docx") for name in archive.namelist()) == 3
