"""The page of the analysis and its files: in three languages, on any day, for whole and small data."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.analysis.find import TABLES
from webmap.analysis.pictures import PICTURES
from webmap.analysis.place import number_place
from webmap.lookup import asked

LANGUAGES = ("ar", "fr", "en")
NUMBER = re.compile(r'<a class="derived-number" href="([^"]+)" data-number="([^"]+)"[^>]*><bdi>([^<]*)</bdi>')


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_the_page_stands_in_the_files(real: FlaskClient, lang: str) -> None:
    page = real.get(f"/{lang}/analysis?country=NER,TUN")
    assert page.status_code == 200
    shown = {number_id: url for url, number_id, _ in NUMBER.findall(page.text)}
    told: dict[str, str] = {}
    for table in TABLES:
        document = real.get(f"/{lang}/analysis/{table}.json?country=NER,TUN").json
        assert document is not None
        cells = [cell for row in document["rows"] for cell in row["cells"].values()]
        told |= {each["id"]: each["why"] for each in (*document["numbers"], *cells) if isinstance(each, dict)}
    assert shown.keys() == told.keys()
    assert all(url == f"/{lang}/why/{key}?country=TUN,NER" for key, url in shown.items())
    assert {key: url.replace("&amp;", "&") for key, url in shown.items()} == told


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_have_the_same_rows(real: FlaskClient, table: str) -> None:
    rows = list(csv.reader(io.StringIO(real.get(f"/en/analysis/{table}.csv?bom=0").text)))
    document = json.loads(real.get(f"/en/analysis/{table}.json").text)
    columns = [each["id"] for each in document["columns"]]
    assert rows[0] == ["id", "name", *columns, "source_ids"]
    assert [row[0] for row in rows[1:]] == [each["id"] for each in document["rows"]]
    assert document["how"]
    assert document["left_out"]


@pytest.mark.parametrize("table", PICTURES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_drawings_are_sound_and_told_in_words(real: FlaskClient, table: str, lang: str) -> None:
    answer = real.get(f"/{lang}/analysis/{table}.svg")
    assert answer.mimetype == "image/svg+xml"
    drawing = ElementTree.fromstring(answer.text)
    assert drawing.get("direction") == ("rtl" if lang == "ar" else "ltr")
    assert {each.tag.rpartition("}")[2] for each in list(drawing)[:2]} == {"title", "desc"}
    assert not [
        each for each in drawing.iter() if each.get("style") or each.tag.endswith(("style", "script"))
    ]


def test_arabic_drawings_are_mirrored(real: FlaskClient) -> None:
    circles = [
        [float(each.get("cx", 0)) for each in ElementTree.fromstring(text).iter() if each.get("cx")]
        for text in (real.get(f"/{lang}/analysis/activity.svg").text for lang in ("en", "ar"))
    ]
    assert circles[0] == pytest.approx([960 - x for x in circles[1]], abs=0.11)


def test_another_day_stands_in_brackets_and_its_edition_is_named(real: FlaskClient) -> None:
    page = real.get("/en/analysis?compare=2018-06-01").text
    assert "In brackets: the situation on 1 June 2018." in page
    assert "Division of 1984" in page
    assert 'data-number="analysis/compared/coverage/TUN/open"' in page
    rows = csv.DictReader(io.StringIO(real.get("/en/analysis/coverage.csv?compare=2018-06-01").text))
    assert {row["id"]: (row["open"], row["open_compared"]) for row in rows}["MRT"] == ("1", "0")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("wilaya=54&compare=2018", "compare"),
        ("measure=x", "measure"),
        ("nothing=1", "nothing"),
        ("asof=x", "asof"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(real: FlaskClient, query: str, parameter: str) -> None:
    answer = real.get(f"/en/analysis/matrix.json?{query}")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["parameter"] == parameter
    assert real.get(f"/en/analysis?{query}").status_code == 400


@pytest.mark.parametrize("name", ["none.csv", "years.svg", "coverage.pdf", "matrix"])
def test_there_is_no_other_file(real: FlaskClient, name: str) -> None:
    assert real.get(f"/en/analysis/{name}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "", "country=ESH", "theme=T_SEC", "asof=1970", "detail=full", "wilaya=16", "bbox=-9,27,-8,28",
        "q=debdeb", "confidence=unverified", "measure=border_km&compare=2020", "status=closed",
        "mechanism_type=programme",
    ],
)  # fmt: skip
def test_every_filter_leaves_a_whole_page(real: FlaskClient, query: str) -> None:
    page = real.get(f"/fr/analysis?{query}")
    assert page.status_code == 200
    assert " style=" not in page.text
    for table in PICTURES:
        assert real.get(f"/fr/analysis/{table}.svg?{query}").status_code in (200, 404)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_data_have_an_analysis_too(client: FlaskClient, lang: str) -> None:
    assert client.get(f"/{lang}/analysis").status_code == 200
    assert client.get(f"/{lang}/analysis/network.csv").status_code == 200


def test_the_page_is_reached_from_every_page_and_leads_on(real: FlaskClient) -> None:
    assert 'href="/en/analysis"' in real.get("/en/about").text
    page = real.get("/en/analysis?asof=2024-11-15").text
    assert 'href="/en/figures/border-without-open-crossing?asof=2024-11-15"' in page
    assert 'href="/en/?layers=borders,crossings&amp;asof=2024-11-15"' in page
    for address in (
        "/en/figures/border-without-open-crossing?asof=2024-11-15",
        "/en/wilayas/54?asof=2024-11-15",
    ):
        assert real.get(address).status_code == 200


@pytest.mark.parametrize(
    ("number_id", "words"),
    [
        ("analysis/matrix/54/NE-1/mechanisms", "54 In Guezzam – Agadez"),
        ("analysis/coverage/NER/longest_gap", "Niger"),
        ("analysis/coverage/km_without_open", ""),
        ("analysis/coverage/all/open", "All of them"),
    ],
)
def test_a_number_knows_its_place(real_app: Flask, number_id: str, words: str) -> None:
    with real_app.test_request_context("/en/analysis"):
        found = asked("en")
        place = number_place(found.atlas, found.view, number_id)
        assert place is not None
        assert place.words == words
        assert place.url.startswith("/en/analysis#table-")
        assert number_place(found.atlas, found.view, "analysis/matrix/00/x/mechanisms") is None


@pytest.mark.parametrize("query", ["", "?compare=2018-06-01&measure=border_km", "?asof=2016&country=MLI"])
def test_numbers_of_the_page_are_explained_with_the_same_value(real: FlaskClient, query: str) -> None:
    found = NUMBER.findall(real.get(f"/en/analysis{query}").text)
    for url, number_id, text in found[:: max(1, len(found) // 12)]:
        why = real.get(html.unescape(url))
        assert why.status_code == 200, number_id
        value = re.search(r"<strong><bdi>([^<]*)</bdi>", why.text)
        assert value is not None
        shown = text.strip("()").removesuffix(" km")
        assert value[1].removesuffix(" km") == ("none in the registers" if shown == "–" else shown), number_id


def test_a_number_of_the_other_day_is_explained_for_that_day(real: FlaskClient) -> None:
    page = real.get("/en/why/analysis/compared/coverage/NER/open?compare=2018-06-01").text
    assert "Situation on <strong>1 June 2018</strong>" in page
    assert "Coverage of the border: Niger" in page
