"""Files of what is shown: the same rows in every format, each with its sources."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from flask.testing import FlaskClient

from layers.catalog import CATALOG

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_of(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def sheets_of(client: FlaskClient, address: str) -> dict[str, list[tuple[Any, ...]]]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, SPREADSHEET)
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    return {sheet.title: list(sheet.values) for sheet in book}


@pytest.mark.parametrize("layer_id", [spec.id for spec in CATALOG])
def test_every_layer_is_a_file_in_every_format(client: FlaskClient, layer_id: str) -> None:
    collection = client.get(f"/downloads/{layer_id}.geojson").get_json()
    rows = rows_of(client, f"/downloads/{layer_id}.csv")
    data = next(iter(sheets_of(client, f"/downloads/{layer_id}.xlsx?lang=en").values()))
    assert len(rows) == len(data) - 2 == len(collection["features"]) > 0
    assert set(rows[0]) == set(collection["features"][0]["properties"])
    assert set(rows[0]) <= set(data[1])


def test_the_board_is_by_neighbour_unless_sorted(client: FlaskClient) -> None:
    assert [row["country_code"] for row in rows_of(client, "/fr/crossings.csv")] == [
        *("TUN", "TUN", "NER", "MLI", "ESH")
    ]
    sorted_rows = rows_of(client, "/fr/crossings.csv?sort=-name_en")
    assert [row["crossing_id"][5] for row in sorted_rows] == ["e", "d", "c", "b", "a"]
    page = rows_of(client, "/ar/crossings.csv?limit=2&offset=1")
    assert [row["crossing_id"] for row in page] == ["post-c-east", "post-b-south"]


def test_filters_and_day_hold_for_files(client: FlaskClient) -> None:
    assert [row["crossing_id"] for row in rows_of(client, "/en/crossings.csv?country=NER")] == [
        "post-b-south"
    ]
    then = rows_of(client, "/downloads/crossings.csv?asof=2016&country=TUN")
    assert {row["crossing_id"]: row["operating_status"] for row in then} == {
        "post-a-north": "open",
        "post-c-east": "unknown",
    }
    assert rows_of(client, "/downloads/crossings.csv?status=closed") == []


def test_an_empty_table_keeps_its_columns(client: FlaskClient) -> None:
    empty = client.get("/downloads/crossings.csv?status=closed").text
    full = client.get("/downloads/crossings.csv").text
    assert empty == full.partition("\r\n")[0] + "\r\n"
    low = client.get("/downloads/crossings.csv?detail=low&status=closed").text
    assert low == client.get("/downloads/crossings.csv?detail=low").text.partition("\r\n")[0] + "\r\n"


def test_every_known_status_names_its_sources(client: FlaskClient) -> None:
    for row in rows_of(client, "/downloads/crossings.csv"):
        is_known = row["operating_status"] != "unknown"
        assert bool(row["status_source_ids"]) == bool(row["evidence"]) == is_known


def test_the_workbook_has_rows_sources_and_what_it_is(client: FlaskClient, release: str) -> None:
    sheets = sheets_of(client, "/en/crossings.xlsx?country=TUN")
    assert list(sheets) == ["Border crossings", "Sources", "About this file"]
    labels, names, *rows = sheets["Border crossings"]
    assert (labels[0], names[0]) == ("Name", "name_en")
    at = {name: place for place, name in enumerate(names)}
    assert rows[0][at["operating_status_label"]] == "open with restrictions"
    assert rows[0][at["operating_status"]] == "open_restricted"
    named = {
        each for row in rows for name in at if name.endswith("source_ids") for each in _ids(row[at[name]])
    }
    assert {row[0] for row in sheets["Sources"][2:]} == named
    about = {row[0]: row[1] for row in sheets["About this file"][1:]}
    assert about["Release"] == release
    assert about["Rows"] == "2 of 5"
    assert about["Query"] == "country=TUN"
    assert "2026-11-21" in about["As of"]
    assert "OpenStreetMap" in about["Credits"]


def _ids(cell: str | None) -> list[str]:
    return cell.split("; ") if cell else []


def test_arabic_workbooks_run_from_right_to_left_and_speak_arabic(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/ar/crossings.xlsx").data))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book.sheetnames == ["المعابر الحدودية", "المصادر", "عن هذا الملف"]
    assert book.worksheets[0]["A1"].value == "الاسم"


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_lang_decides_the_words_of_a_download_whatever_the_browser_prefers(
    client: FlaskClient, lang: str
) -> None:
    answers = {
        client.get(f"/downloads/crossings.xlsx?lang={lang}", headers={"Accept-Language": each}).data
        for each in ("ar", "fr", "en")
    }
    assert len(answers) == 1
    assert answers == {client.get(f"/downloads/crossings.xlsx?lang={lang}").data}


def test_names_of_files_are_plain_and_in_the_language_of_the_reader(client: FlaskClient) -> None:
    header = client.get("/ar/crossings.csv?asof=2022").headers["Content-Disposition"]
    plain, _, words = header.partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="takhoum-crossings-2022-12-31.csv"'
    assert header.isascii()
    assert unquote(words) == "تخوم – المعابر الحدودية – 2022-12-31.csv"


def test_bom_is_there_when_asked_for(client: FlaskClient) -> None:
    plain, marked = (client.get(f"/fr/crossings.csv?bom={bom}").data for bom in "01")
    assert marked == b"\xef\xbb\xbf" + plain


def test_files_of_a_fixed_day_and_release_never_change(client: FlaskClient, release: str) -> None:
    for address in ("/fr/crossings.xlsx", "/downloads/crossings.csv"):
        answer = client.get(f"{address}?asof=2022&release={release}")
        assert "immutable" in answer.headers["Cache-Control"]
        assert client.get(f"{address}?asof=2022&release={release}").data == answer.data
        assert client.head(f"{address}?asof=2022&release={release}").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/downloads/rivers.csv", 404, None),
        ("/downloads/crossings.doc", 404, None),
        ("/fr/crossings.xlsx?country=XXX", 400, "country"),
        ("/fr/crossings.csv?asof=2030", 400, "asof"),
        ("/fr/crossings.csv?lang=ar", 400, "lang"),
        ("/downloads/crossings.csv?layers=wilayas", 400, "layers"),
        ("/downloads/crossings.xlsx?bom=2", 400, "bom"),
    ],
)
def test_bad_requests_for_files_get_problem_documents(
    client: FlaskClient, address: str, status: int, parameter: str | None
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json().get("parameter") == parameter
