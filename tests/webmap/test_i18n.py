"""Languages: negotiation, Algerian months, digits 0–9, partial dates that stay partial."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from webmap.i18n import format_number, format_partial, language

ACCEPTED = {
    "none": ("", "ar"),
    "region": ("fr-DZ", "fr"),
    "order": ("de, en;q=0.8, fr;q=0.9", "fr"),
    "foreign only": ("de, it;q=0.5", "ar"),
    "refused": ("fr;q=0, en;q=0.1", "en"),
    "anything": ("*", "ar"),
    "arabic": ("ar-MA,fr;q=0.5", "ar"),
    "broken": (";;;,=q", "ar"),
}


@pytest.mark.parametrize(("header", "lang"), ACCEPTED.values(), ids=ACCEPTED)
def test_the_front_page_leads_to_the_readers_language(client: FlaskClient, header: str, lang: str) -> None:
    answer = client.get("/", headers={"Accept-Language": header} if header else {})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{lang}/")
    assert "Accept-Language" in answer.headers["Vary"]


def test_the_front_page_keeps_the_view(client: FlaskClient) -> None:
    answer = client.get("/?lang=en&country=NER&asof=2018")
    assert answer.headers["Location"] == "/en/?country=NER&asof=2018"


def test_the_address_of_a_view_leads_to_the_explorer(client: FlaskClient) -> None:
    assert client.get("/fr/map?status=open&country=NER").headers["Location"] == "/fr/?country=NER&status=open"
    assert client.get("/fr/map").headers["Location"] == "/fr/"


MONTHS = [
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
]  # fmt: skip


def test_months_are_those_of_algeria() -> None:
    assert [format_partial(f"2026-{number:02}", "ar").split()[0] for number in range(1, 13)] == MONTHS


PARTIAL = {
    "ar": ("2021", "أكتوبر 2021", "25 أكتوبر 2021"),
    "fr": ("2021", "octobre 2021", "25 octobre 2021"),
    "en": ("2021", "October 2021", "25 October 2021"),
}


@pytest.mark.parametrize("lang", PARTIAL)
def test_a_partial_date_stays_partial(lang: str) -> None:
    assert tuple(format_partial(text, lang) for text in ("2021", "2021-10", "2021-10-25")) == PARTIAL[lang]


def test_the_first_of_a_month_is_premier_in_french() -> None:
    assert format_partial("1962-07-01", "fr") == "1er juillet 1962"


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_digits_are_western(lang: str) -> None:
    assert set(format_number(1234567.8, lang)) <= set("0123456789.,  \u00a0\u202f")


def test_direction_comes_from_the_locale() -> None:
    assert [language(code).direction for code in ("ar", "fr", "en")] == ["rtl", "ltr", "ltr"]


@pytest.mark.parametrize(("lang", "words"), [("ar", "6\u00a0576"), ("fr", "6\u202f576"), ("en", "6,576")])
def test_thousands_are_set_apart_as_a_language_does(lang: str, words: str) -> None:
    assert format_number(6576, lang) == words
    assert format_number(4862.5, "ar") == "4\u00a0862,5"
