"""Rules of the status board: counted honestly, sourced, linked without script, in three languages."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webmap.conftest import TODAY
from webmap import create_app

LANGUAGES = ("ar", "fr", "en")
CARD = re.compile(r'<tr role="row" id="([a-z0-9-]+)".*?</tr>', re.DOTALL)


class Page(HTMLParser):
    """The links, sort states and texts of a page, by hand: no markup library is among the dependencies."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.orders: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
        if "aria-sort" in given:
            self.orders.append(given["aria-sort"] or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def real(real_app: Flask) -> Flask:
    return real_app


def get(app: Flask, address: str) -> str:
    answer = app.test_client().get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def rows_of(text: str) -> dict[str, str]:
    return {match.group(1): match.group(0) for match in CARD.finditer(text)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_board_shows_every_crossing_grouped_clockwise(real: Flask, lang: str) -> None:
    text = get(real, f"/{lang}/crossings")
    assert len(rows_of(text)) == 24
    assert text.count('class="group"') == 7
    places = [
        text.index(f'id="{key}"')
        for key in (
            "oum-teboul-melloula",
            "debdeb-ghadames",
            "in-guezzam-assamaka",
            "tinzaouatine-tinzaouaten",
            "tindouf-mustapha-ben-boulaid",
            "tindouf-western-sahara-track",
            "akid-lotfi-zouj-bghal",
        )
    ]
    assert places == sorted(places)


def test_numbers_say_of_how_many_and_unknown_is_never_open(real: Flask) -> None:
    text = Page(get(real, "/en/crossings")).text
    assert re.search(r"open 11 of 22 whose status is known", text)
    assert re.search(r"unknown 2 of 24", text)
    assert re.search(r"Verified within 180 days 0 of 24", text)


def test_every_stated_cell_leads_to_its_sources(real: Flask) -> None:
    for key, row in rows_of(get(real, "/fr/crossings")).items():
        for cell in re.findall(
            r'<td role="cell" class="cell-(?:status|stage|verified)".*?</td>', row, re.DOTALL
        ):
            is_dated = re.search(r"<bdi>[^<]*\d{4}", cell)
            assert not is_dated or "source-chip" in cell, (key, cell)
        assert re.search(r'href="/fr/crossings/[a-z0-9-]+"', row)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("country=NER", {"in-guezzam-assamaka"}),
        ("country=MRT&status=open", {"tindouf-mustapha-ben-boulaid"}),
        ("traffic=rail", {"souk-ahras-ghardimaou-rail", "maghnia-oujda-rail"}),
        ("confidence=unverified", {"maghnia-oujda-rail"}),
        ("stage=inaugurated", {"tindouf-mustapha-ben-boulaid"}),
    ],
)
def test_filters_narrow_the_board(real: Flask, query: str, keys: set[str]) -> None:
    assert set(rows_of(get(real, f"/ar/crossings?{query}"))) == keys


def test_filters_are_links_that_keep_the_rest_and_start_from_the_first_page(real: Flask) -> None:
    links = Page(get(real, "/en/crossings?country=TUN&limit=5&offset=5")).links
    queries = [parse_qs(urlsplit(link).query) for link in links if link.startswith("/en/crossings?")]
    both = [each for each in queries if each.get("country") == ["TUN,LBY"]]
    assert both == [{"country": ["TUN,LBY"], "limit": ["5"]}]
    assert any(each.get("status") == ["open"] and each.get("country") == ["TUN"] for each in queries)


def test_sorting_turns_round_and_says_so(real: Flask) -> None:
    page = Page(get(real, "/en/crossings?sort=last_verified"))
    assert page.orders.count("ascending") == 1
    assert "/en/crossings?sort=-last_verified" in page.links
    keys = list(rows_of(get(real, "/en/crossings?sort=-last_verified")))
    assert keys[0] == "akid-lotfi-zouj-bghal"
    assert keys[-1] == "tindouf-western-sahara-track"


def test_pages_lead_on_and_back(real: Flask) -> None:
    middle = get(real, "/en/crossings?limit=10&offset=10")
    assert len(rows_of(middle)) == 10
    assert "11–20 of 24" in middle
    links = Page(middle).links
    assert "/en/crossings?limit=10" in links
    assert "/en/crossings?limit=10&offset=20" in links
    assert "of 22 whose status is known" in middle


def test_exports_carry_the_same_query(real: Flask) -> None:
    links = Page(get(real, "/fr/crossings?country=MLI&asof=2024&limit=2")).links
    for suffix in ("csv", "xlsx", "geojson", "pdf"):
        assert f"/fr/crossings.{suffix}?country=MLI&asof=2024" in links


def test_an_empty_board_says_why_and_leads_back(real: Flask) -> None:
    text = get(real, "/en/crossings?country=MLI&status=open&asof=2024")
    assert not rows_of(text)
    assert "No crossing matches" in text
    assert '<a class="button" href="/en/crossings?asof=2024">' in text


def test_what_a_filter_leaves_out_is_not_shown_by_its_caveat(real: Flask) -> None:
    mali, niger = (Page(get(real, f"/en/crossings?country={code}")).text for code in ("MLI", "NER"))
    assert "no decision to reopen was found" in mali
    assert "no decision to reopen was found" not in niger


def test_tunisian_caveat_takes_its_dates_from_the_rows(real: Flask) -> None:
    text = Page(get(real, "/en/crossings")).text
    assert "no source later than 1 November 2024 confirms" in text
    assert "oldest last verification 15 July 2022, 6 posts" in text
    assert "confirms that a road post is open" not in Page(get(real, "/en/crossings?asof=2022-08-01")).text


def test_unverified_rows_are_hollow(real: Flask) -> None:
    rows = rows_of(get(real, "/en/crossings"))
    assert "#mark-closed-hollow" in rows["maghnia-oujda-rail"]
    assert "unverified" in rows["maghnia-oujda-rail"]
    assert "-hollow" not in rows["tarat"]


def test_a_report_says_or_earlier_and_an_event_does_not(real: Flask) -> None:
    rows = rows_of(get(real, "/en/crossings"))
    assert "3 November 2025 or earlier" in rows["in-guezzam-assamaka"]
    assert "or earlier" not in rows["tindouf-mustapha-ben-boulaid"]


def test_rail_is_asked_of_railways_only(real: Flask) -> None:
    rows = rows_of(get(real, "/en/crossings"))
    assert "does not apply" in rows["tarat"]
    assert "does not apply" not in rows["souk-ahras-ghardimaou-rail"]
    assert "Rail" not in Page(get(real, "/en/crossings?country=NER")).text.split("Crossings")[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_comparison_shows_both_days_with_claims_and_sources(real: Flask, lang: str) -> None:
    text = get(real, f"/{lang}/crossings?asof=2024-06-01&compare=2019-01-01")
    compared = text[text.index('id="compared"') : text.index('class="board-body"')]
    other = get(real, f"/{lang}/crossings?asof=2019-01-01&compare=2024-06-01")
    assert "tindouf-mustapha-ben-boulaid" in compared
    assert compared.count("source-chip") > 20
    assert "cell-claims" in other
    quiet = get(real, f"/{lang}/crossings?asof=2019-01-01&compare=2019-01-01")
    assert "cell-claims" not in quiet


def test_wilayas_are_those_of_the_edition_shown(real: Flask) -> None:
    then, now = (
        rows_of(get(real, f"/fr/crossings{query}"))["in-guezzam-assamaka"] for query in ("?asof=2018", "")
    )
    assert "11 Tamanrasset" in then or "11 Tamanghasset" in then
    assert "54 In Guezzam" in now


@pytest.mark.parametrize(
    "parameter", ["asof=1900-01-01", "asof=2026-13", "group=nonsense", "foo=1", "status=ajar"]
)
def test_a_bad_parameter_is_named(client: FlaskClient, parameter: str) -> None:
    answer = client.get(f"/fr/crossings?{parameter}")
    assert answer.status_code == 400
    assert parameter.split("=")[0] in answer.text


def test_a_page_is_made_once_a_day_and_release(home: Path) -> None:
    day = [TODAY]
    app = create_app({"HOME": home, "TODAY": lambda: day[0], "WATCH": False})
    first = app.test_client().get("/en/crossings")
    assert first.data == app.test_client().get("/en/crossings").data
    day[0] = date(2027, 1, 1)
    assert "1 January 2027" in app.test_client().get("/en/crossings").text


def test_site_navigation_marks_the_part_that_is_open(client: FlaskClient) -> None:
    text = client.get("/fr/crossings").text
    assert re.search(r'<a href="/fr/crossings" aria-current="page">', text)
    assert '<a href="/ar/crossings" lang="ar"' in text
    assert re.search(r'<a href="/fr/" aria-current="page">', client.get("/fr/").text)


def test_partial_dates_that_are_compared_are_written_as_the_days_they_mean(client: FlaskClient) -> None:
    text = client.get("/en/crossings?asof=2020&compare=2018-06").get_data(as_text=True)
    assert "What changed between 30 June 2018 and 31 December 2020" in text
