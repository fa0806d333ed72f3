"""Every thing of every register has a sheet, a list, files; each says its sources, its day and its words."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.profiles.kinds import KINDS
from webmap.memory import Memory

LANGUAGES = ("ar", "fr", "en")
LOOKED_AT = {"wilayas": ("37", "54", "12", "39", "16"), "countries": ("TUN", "NER", "MLI", "LBY")}
SAMPLE = {
    "wilayas": "54", "regions": "NE-1", "countries": "MLI", "mechanisms": "MEC_5P5_INT",
    "sessions": "SES_5P5_2013", "agreements": "AGR_5P5_AIM", "twinnings": "TW-001", "networks": "NET_ARLEM",
    "missions": "MIS_FRA_2003", "texts": "DEC_DECREE_17_329", "institutions": "INS_CNASPS",
    "sources": "SRC_001", "conflicts": "CON_01",
}  # fmt: skip
SHEETS = [(kind, key) for kind, keys in LOOKED_AT.items() for key in keys]
CODE = re.compile(r">\s*[a-z]+(?:_[a-z0-9]+)+\s*<")


@pytest.fixture(scope="module")
def client(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def keys_of(client: FlaskClient, kind: str) -> list[str]:
    """Return the keys of a list."""
    return [each["key"] for each in client.get(f"/en/{kind}.json").get_json()["entries"]]


def told(client: FlaskClient, address: str) -> str:
    """Return a page that must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_page_with_its_title_and_its_sources(client: FlaskClient, kind: str) -> None:
    for key in keys_of(client, kind):
        text = told(client, f"/en/{kind}/{key}")
        title = re.search(r"<title>(.+?)</title>", text, re.DOTALL)
        assert title is not None, key
        assert len(title[1]) > len(" · Takhoum"), key
        assert 'id="sources-title"' in text, key
        assert CODE.findall(text.replace(key, "")) == [], key
        ids = Counter(re.findall(r' id="([^"]+)"', text))
        assert [name for name, number in ids.items() if number > 1] == [], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_of_each_kind_is_whole_in_every_language(client: FlaskClient, lang: str) -> None:
    for kind, key in SAMPLE.items():
        text = told(client, f"/{lang}/{kind}/{key}")
        assert f'href="/{lang}/registers"' in text
        assert f'href="/{lang}/{kind}"' in text
        assert CODE.findall(text) == [], (kind, key)
        document = json.loads(re.findall(r'application/ld\+json">(.+?)</script>', text, re.DOTALL)[0])
        assert document["identifier"] == key
        for other in LANGUAGES:
            assert other == lang or f'hreflang="{other}" href="/{other}/{kind}/{key}"' in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_document_of_a_sheet_says_what_the_page_says(client: FlaskClient, kind: str) -> None:
    page = html.unescape(told(client, f"/fr/{kind}/{SAMPLE[kind]}"))
    document = client.get(f"/fr/{kind}/{SAMPLE[kind]}.json").get_json()
    assert document["key"] == SAMPLE[kind]
    assert document["title"] in page
    for number in document["numbers"]:
        assert f'data-number="{number["id"]}"' in page
        assert f"<bdi>{number['text']}</bdi>" in page
    for section in document["sections"]:
        assert section["title"] in page
        rows = client.get(f"/fr/{kind}/{SAMPLE[kind]}/{section['id']}.csv")
        if section["entries"]:
            assert len(list(csv.reader(io.StringIO(rows.text)))) == 1 + len(section["entries"])
        for entry in section["entries"]:
            assert all(
                part in page
                for cell in entry["cells"]
                for part in cell["text"].split("; ")
                if "(" not in part
            )


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_counts_all_and_its_files_hold_all(client: FlaskClient, kind: str) -> None:
    number = len(keys_of(client, kind))
    for lang in LANGUAGES:
        text = told(client, f"/{lang}/{kind}")
        assert CODE.findall(text) == []
        assert re.search(rf"\b{number}\b", text)
    document = client.get(f"/en/{kind}.json").get_json()
    assert (document["total"], document["matched"], len(document["entries"])) == (number, number, number)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/en/{kind}.csv").text)))
    assert [row["key"] for row in rows] == [entry["key"] for entry in document["entries"]]
    first = {
        each.get_json()["entries"][0]["key"]
        for each in (client.get(f"/en/{kind}.json?sort={sign}{KINDS[kind].key}") for sign in ("", "-"))
    }
    assert len(first) == 2


def test_a_list_is_narrowed_sorted_and_paged_without_script(client: FlaskClient) -> None:
    text = told(client, "/en/agreements?country=NER")
    assert 'name="country" value="NER"' in text
    assert "Reset the filters" in text
    assert "Without “Country”" in told(client, "/en/agreements?country=NER&q=civil").replace("&#34;", '"')
    assert 'rel="next" href="/en/sources?offset=100"' in told(client, "/en/sources")
    assert 'aria-sort="descending"' in told(client, "/en/mechanisms?sort=-name_en")


def test_registers_lead_to_every_list(client: FlaskClient) -> None:
    for lang in LANGUAGES:
        text = told(client, f"/{lang}/registers")
        assert all(f'href="/{lang}/{kind}"' in text for kind in (*KINDS, "crossings"))


CASES = {
    "/en/wilayas/37?strange=1": 400,
    "/en/wilayas?sort=nothing": 400,
    "/en/wilayas?sort=name_en&sort=name_fr": 400,
    "/en/wilayas/37.json?asof=2000&asof=2001": 400,
    "/en/wilayas.csv?limit=x": 400,
    "/en/wilayas/37.pdf?size=a3": 400,
    "/en/wilayas/99": 404,
    "/en/wilayas/99.json": 404,
    "/en/wilayas/99.pdf": 404,
    "/en/wilayas/37/nothing.csv": 404,
    "/en/nothing/37": 404,
}


@pytest.mark.parametrize("address", CASES)
def test_what_cannot_be_told_is_refused(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == CASES[address]
    is_data = re.search(r"\.(json|csv|pdf)(\?|$)", address) is not None
    assert (answer.mimetype == "application/problem+json") is is_data


def test_an_unknown_key_names_near_ones(client: FlaskClient) -> None:
    answer = client.get("/fr/wilayas/Tindouff")
    assert answer.status_code == 404
    assert 'href="/fr/wilayas/37"' in answer.text


def test_a_former_id_leads_to_the_present_one(client: FlaskClient) -> None:
    for suffix in ("", ".json"):
        answer = client.get(f"/ar/sources/EXT_03{suffix}?asof=2022")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/ar/sources/moi_20211025{suffix}?asof=2022"


def test_a_wilaya_of_another_edition_says_so_and_leads_on(client: FlaskClient) -> None:
    text = told(client, "/en/wilayas/54?asof=2018-01-01")
    assert 'class="notice"' in text
    assert 'href="/en/wilayas/54"' in text
    assert 'href="/en/wilayas/11?asof=2018-01-01"' in text
    assert 'class="drawn"' not in text


def test_a_past_day_tells_nothing_later(client: FlaskClient) -> None:
    then, now = (told(client, f"/en/countries/NER{query}") for query in ("?asof=2015", ""))
    assert "A past day" in then
    assert "A past day" not in now
    assert "October 2021" in now
    # A later document may tell of that day: only the list of sources has its date.
    assert "October 2021" not in then.partition('id="sources"')[0]


def test_answers_are_kept_tagged_and_guarded(client: FlaskClient) -> None:
    for address in ("/en/wilayas/37", "/en/wilayas", "/en/wilayas/37.json", "/en/registers"):
        answer = client.get(address)
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        head = client.head(address)
        assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])
        assert "style=" not in answer.text


def test_the_map_is_drawn_without_script_and_credited(client: FlaskClient) -> None:
    text = told(client, "/fr/wilayas/37")
    drawn = text[text.index('<svg class="drawn"') : text.index("</svg>", text.index("drawn-scale"))]
    assert re.search(r'role="img" aria-label="[^"]+Tindouf', drawn)
    assert "drawn-area-subject" in drawn
    assert drawn.count("drawn-mark") == 2
    assert "Natural Earth, GeoNames" in text


@pytest.mark.parametrize(("kind", "key"), SHEETS)
def test_the_printed_sheet_has_two_pages_and_the_numbers_of_the_page(
    client: FlaskClient, kind: str, key: str
) -> None:
    answer = client.get(f"/en/{kind}/{key}.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    reader = pypdf.PdfReader(io.BytesIO(answer.data))
    assert len(reader.pages) == 2
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    document = client.get(f"/en/{kind}/{key}.json").get_json()
    assert document["title"] in text
    for number in document["numbers"]:
        assert number["text"].replace("\u00a0", " ") in text.replace("\u00a0", " "), number["id"]
    for section in document["sections"]:
        assert f"({len(section['entries'])})" in text
    assert "OpenStreetMap" in text
    assert document["release"] in text


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_printed_sheet_speaks_each_language_and_repeats_itself(
    real_app: Flask, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/{lang}/wilayas/54.pdf?style=grey"
    first = real_app.test_client().get(address).data
    monkeypatch.setitem(real_app.extensions, "sheets", Memory(0))
    assert real_app.test_client().get(address).data == first
    reader = pypdf.PdfReader(io.BytesIO(first))
    assert len(reader.pages) == 2
    assert str(reader.trailer["/Root"]["/Lang"]).startswith(lang)  # type: ignore[index]  # pypdf's own objects
