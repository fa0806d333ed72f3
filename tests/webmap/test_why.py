"""Why a number is what it is: page, JSON and CSV tell the same rows, and the rows give the value."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from flask import Flask

LANGUAGES = ("ar", "fr", "en")
ADDRESS = "/en/why/wilayas/37/crossings_total"


def test_the_rows_of_a_number_are_its_value(real_app: Flask) -> None:
    document = real_app.test_client().get(f"{ADDRESS}.json").get_json()
    assert document["is_derived"] is True
    assert document["value"] == len(document["rows"]) > 0
    assert {row["table"] for row in document["rows"]} == {"crossings"}
    assert all(row["source_ids"] for row in document["rows"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_value_formula_and_every_row(real_app: Flask, lang: str) -> None:
    client = real_app.test_client()
    address = ADDRESS.replace("/en/", f"/{lang}/")
    document, text = client.get(f"{address}.json").get_json(), client.get(address).text
    assert document["formula_words"] in text
    assert document["title"] in text
    assert text.count('<th scope="row">') == len(document["rows"])
    for row in document["rows"]:
        assert f'href="/{lang}/crossings/{row["row_id"]}"' in text
    assert 'class="source-chip"' in text


def test_the_table_is_that_of_the_document(real_app: Flask) -> None:
    client = real_app.test_client()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{ADDRESS}.csv").text)))
    document = client.get(f"{ADDRESS}.json").get_json()
    assert [row["row_id"] for row in rows] == [row["row_id"] for row in document["rows"]]
    assert rows[0]["source_ids"].split(";") == document["rows"][0]["source_ids"]


def test_a_number_follows_the_day(real_app: Flask) -> None:
    client = real_app.test_client()
    then = client.get("/en/why/mechanisms/MEC_CBF_NER/sessions.json?asof=2000").get_json()
    now = client.get("/en/why/mechanisms/MEC_CBF_NER/sessions.json").get_json()
    assert then["asof"] == "2000-12-31"
    assert then["value"] < now["value"]
    assert "asof=2000" in client.get("/en/why/mechanisms/MEC_CBF_NER/sessions?asof=2000").text


SHEETS = (
    "wilayas/54", "wilayas/37", "regions/NE-1", "countries/MLI", "mechanisms/MEC_CBF_NER",
    "networks/NET_MEDCITIES", "twinnings/TW-001", "texts/TXT_DECL_2013", "sources/SRC_003",
    "conflicts/CON_01",
)  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_number_of_a_sheet_leads_to_its_rows(real_app: Flask, sheet: str) -> None:
    client = real_app.test_client()
    shown = re.findall(
        r'class="derived-number" href="([^"]+)" data-number="([^"]+)"[^>]*><bdi>([^<]*)<',
        client.get(f"/fr/{sheet}").text,
    )
    assert shown
    for address, number_id, text in shown:
        why = client.get(html.unescape(address)).text
        assert f'data-value="{number_id}"><strong><bdi>{text}</bdi>' in why
        assert why.count('<th scope="row">') == len(
            client.get(f"/fr/why/{number_id}.json").get_json()["rows"]
        )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/why/wilayas/37/nothing", 404),
        ("/en/why/wilayas/99/crossings_total", 404),
        ("/en/why/nothing/37/x.json", 404),
        ("/en/why/analysis/nothing.csv", 404),
        ("/en/why/wilayas/37/crossings_total?colour=red", 400),
    ],
)
def test_what_does_not_exist_is_said(real_app: Flask, address: str, status: int) -> None:
    assert real_app.test_client().get(address).status_code == status
