"""Languages: which one a reader gets, the catalogues, and dates and numbers in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, request
from flask_babel import Babel

from layers.dates import parse_partial_date
from webmap.settings import LANGUAGES, Settings

FOLDER = Path(__file__).parent / "translations"
# Arabic as written in Algeria: جانفي … ديسمبر and the digits 0–9.
LOCALES = {"ar": "ar_DZ", "fr": "fr", "en": "en"}
LANGUAGE_NAMES = {"ar": "العربية", "fr": "Français", "en": "English"}
# What Babel puts between thousands in Arabic of Algeria, and what stands there here.
GROUP_AR, NO_BREAK_SPACE = ".", "\u00a0"
# The day stands first in all three languages; Babel's own English form is American.
PATTERNS = {"year": "y", "month": "MMMM y", "day": "d MMMM y"}


@dataclass(frozen=True)
class Language:
    """One language of the interface."""

    code: str
    name: str
    direction: str

    @property
    def comma(self) -> str:
        """The comma of the script, with its space."""
        return "، " if self.code == "ar" else ", "


@lru_cache(maxsize=len(LANGUAGES))
def language(code: str) -> Language:
    """Return the language of a two-letter code; its direction comes from the locale."""
    return Language(code, LANGUAGE_NAMES[code], Locale.parse(LOCALES[code]).text_direction)


def set_up_languages(app: Flask, settings: Settings) -> None:
    """Give ``app`` its translations; the language is that of the address, else what the reader accepts."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(FOLDER)
    app.config["BABEL_DEFAULT_LOCALE"] = LOCALES[settings.default_language]
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Africa/Algiers"
    Babel(app, locale_selector=lambda: LOCALES[reader_language(settings.default_language)])


def reader_language(default: str) -> str:
    """Return the language of the address, else the best one the reader accepts, else ``default``."""
    first = request.path.split("/", 2)[1] if request.path.startswith("/") else ""
    if first in LANGUAGES:
        return first
    accepted = request.accept_languages
    if not accepted:
        return default
    # Region variants count as their language; ties go to the reader's own order.
    for tag, quality in accepted:
        code = tag.lower().replace("_", "-").split("-")[0]
        if quality > 0 and code in LANGUAGES:
            return code
    return default


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(lang: str) -> NullTranslations:
    """Return the compiled messages of a language, for use outside a request."""
    return Translations.load(FOLDER, [LOCALES[lang]])


@lru_cache(maxsize=4096)
def format_partial(text: str, lang: str) -> str:
    """Return a partial ISO date in words, no more precise than it is.

    Examples
    --------
    >>> format_partial("2021-07", "fr"), format_partial("2021", "fr")
    ('juillet 2021', '2021')
    """
    day = parse_partial_date(text)
    words = format_date(day.first_day, PATTERNS[day.precision], locale=LOCALES[lang])
    return f"1er{words[1:]}" if lang == "fr" and words.startswith("1 ") else words


@lru_cache(maxsize=4096)
def format_number(value: int | float, lang: str) -> str:
    """Return a number with the separators of a language, at most one decimal, digits 0–9.

    In Arabic a no-break space sets thousands apart, as on Algerian sheets: Babel's point reads as a decimal.

    Examples
    --------
    >>> format_number(6576, "ar"), format_number(4862.5, "ar"), format_number(6576, "en")
    ('6\\xa0576', '4\\xa0862,5', '6,576')
    """
    text = format_decimal(value, "#,##0.#", locale=LOCALES[lang])
    return text.replace(GROUP_AR, NO_BREAK_SPACE) if lang == "ar" else text
