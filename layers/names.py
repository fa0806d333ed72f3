"""Names in three scripts' worth of spellings: one folded form for search and comparison."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

LANGUAGES = ("ar", "fr", "en")

LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": "", "ء": "",
    "ڤ": "ف", "ڨ": "ق", "پ": "ب", "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "đ": "d", "ł": "l",
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    "’": " ", "'": " ", "ʼ": " ", "-": " ", "–": " ", "—": " ", "‐": " ", "/": " ",
})  # fmt: skip
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w\s]")


@lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """Return the form under which spellings of one name meet.

    Folded away: case, accents, Arabic hamza forms, tāʾ marbūṭa, alif maqṣūra, tashkīl, kashida, Arabic
    digits, hyphens, apostrophes, punctuation, runs of spaces.

    Examples
    --------
    >>> fold_name("Zouj Bghâl–Akid Lotfi")
    'zouj bghal akid lotfi'
    >>> fold_name("القَيْرَوان") == fold_name("القيروان"), fold_name("إليزي") == fold_name("اليزى")
    (True, True)
    """
    letters = text.casefold().translate(LETTERS)
    bare = "".join(each for each in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(each))
    return _SPACES.sub(" ", _PUNCTUATION.sub(" ", bare.translate(LETTERS))).strip()


def search_form(text: str) -> str:
    """Return the folded name without the Arabic article at the head of its words.

    Examples
    --------
    >>> search_form("الدبداب") == search_form("دبداب")
    True
    """
    return " ".join(_without_article(word) for word in fold_name(text).split())


def names_of(row: Mapping[str, Any], stems: tuple[str, ...]) -> dict[str, str]:
    """Return the name of ``row`` in three languages, its parts joined by a dash.

    A part missing in one language stands in French, English or Arabic instead, in that order; empty parts are
    left out.

    Raises
    ------
    KeyError
        The row has no column of a stem.

    Examples
    --------
    >>> names_of({"name_ar": "ا", "name_fr": "A", "name_en": None}, ("name",))
    {'ar': 'ا', 'fr': 'A', 'en': 'A'}
    """
    names = {}
    for lang in LANGUAGES:
        parts = [_in_language(row, stem, lang) for stem in stems]
        names[lang] = " – ".join(part for part in parts if part)
    return names


def _in_language(row: Mapping[str, Any], stem: str, lang: str) -> str:
    """Return one part of a name, in another language where it is missing."""
    found = [row[f"{stem}_{each}"] for each in (lang, "fr", "en", "ar") if f"{stem}_{each}" in row]
    if not found:
        raise KeyError(f"{stem}_{lang}")
    return next((str(text) for text in found if text), "")


def _without_article(word: str) -> str:
    """Drop the article from an Arabic word that is long enough to have one."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
