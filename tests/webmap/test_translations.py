"""Every message has a translation in each language, with the same placeholders, in plain letters."""

from __future__ import annotations

import re
import unicodedata

import pytest

from scripts.registers.tables import space_french
from scripts.translations import LANGUAGES, extract_messages, read_catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
MESSAGES = extract_messages()
KASHIDA = "\u0640"


def test_messages_are_found_in_code_and_templates() -> None:
    assert {"Border crossings", "Layers and legend", "open with restrictions"} <= set(MESSAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_missing_or_left_over(lang: str) -> None:
    catalogue = read_catalogue(lang)
    translated = {
        str(message.id) for message in catalogue if message.id and message.string and not message.fuzzy
    }
    assert sorted(set(MESSAGES) - translated) == []
    assert sorted(translated - set(MESSAGES)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_kept(lang: str) -> None:
    for message in read_catalogue(lang):
        if message.id:
            assert sorted(PLACEHOLDER.findall(str(message.string))) == sorted(
                PLACEHOLDER.findall(str(message.id))
            )


def test_arabic_is_written_plainly() -> None:
    for message in read_catalogue("ar"):
        text = str(message.string)
        assert KASHIDA not in text
        assert not any("\u0660" <= letter <= "\u0669" for letter in text), text
        assert text == unicodedata.normalize("NFC", text)


def test_french_marks_keep_to_their_words() -> None:
    for message in read_catalogue("fr"):
        text = str(message.string) if message.id else ""
        assert text == space_french(text).replace("'", "’")


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_words_are_translated_and_not_copied(lang: str) -> None:
    same = {
        str(message.id)
        for message in read_catalogue(lang)
        if message.id
        and str(message.string) == str(message.id)
        and re.search("[a-z]{4}", PLACEHOLDER.sub("", str(message.id)))
    }
    shared_with_french = {
        "Code", "Contact", "Date", "Mission", "Note", "Position", "Session", "Sessions", "Sources", "Takhoum",
        "Wilaya", "Wilayas", "partenariat", "sources", "programme", "%(number)s wilayas", "Explorer",
        "Institutions", "Latitude", "Longitude", "Source", "%(label)s (code)", "≠ sources",
        "Collections", "Pages", "Type", "Figures", "Organisation", "Question", "commune", "wilaya",
    }  # fmt: skip
    assert same <= (shared_with_french if lang == "fr" else set())
