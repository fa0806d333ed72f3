"""How one name is spelt in many ways: the forms in which a query and a name are compared, weakest last.

The browser compares in the same way: :func:`spelling_rules` hands it these very tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from layers.names import LETTERS, fold_name

# The article, also with و ف ب ك or ل glued before it, one or two of them (وبالجزائر, وللجزائر); three letters
# must remain, so that والي keeps its own.
ARTICLE = r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})"
# Three lams in a row are written as two: للجنة is ل and اللجنة, للجزائر is ل and الجزائر. Nothing in the word
# tells which, so it is read in both ways.
LAM = r"^[وف]?لل(?=.{2})"
ARTICLE_AND_LAM = "الل"
# Abbreviations of words in names.
SHORT = {"st": "saint", "ste": "sainte"}
# One word of names, as maps and as ministries write it; a query with either, and a word after it, means both:
# In Guezzam and Aïn Guezzam, إن قزام and عين قزام.
TWINS = {"ان": "عين", "عين": "ان", "in": "ain", "ain": "in"}
# The sound g has no letter in Arabic: where nothing is found under ج (فجيج), it is looked for under ك (فكيك).
LAST_LETTERS = {"ج": "ك"}
ARTICLES = frozenset(("el", "al", "l", "la", "le", "les", "the", "de", "du", "des", "d", "of", "et", "and"))
# Transliterations of one sound; the longest is read first. What French and English write differently meets
# here: Ouargla and Wargla, Djanet and Janet, Guezzam and Gezzam, Chlef and Shlef.
SOUNDS = {
    "ou": "u", "oo": "u", "w": "u", "y": "i", "dj": "j", "tch": "c", "sch": "c", "ch": "c", "sh": "c",
    "kh": "x", "gh": "k", "gue": "ke", "gui": "ki", "qu": "k", "q": "k", "g": "k", "ce": "se", "ci": "si",
    "cy": "si", "ck": "k", "c": "k", "ph": "f", "th": "t", "dh": "d", "x": "ks",
}  # fmt: skip
# Letters of the bones of a word in Latin script; what stands for nothing is written alike by no one.
BONES = {
    **dict.fromkeys("aeiouyاويعى", ""), "v": "f", "p": "b", "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ط": "t",
    "ج": "j", "ح": "h", "ه": "h", "خ": "x", "د": "d", "ذ": "d", "ض": "d", "ظ": "d", "ر": "r", "ز": "z",
    "س": "s", "ص": "s", "ش": "c", "غ": "k", "ق": "k", "ك": "k", "گ": "k", "ف": "f", "ل": "l", "م": "m",
    "ن": "n",
}  # fmt: skip
LEAST_HELD = 4

_ARTICLE = re.compile(ARTICLE)
_LAM = re.compile(LAM)
_LAST = str.maketrans(LAST_LETTERS)
_SOUND = re.compile("|".join(sorted(SOUNDS, key=lambda each: (-len(each), each))))
_TWICE = re.compile(r"(.)\1+")
_BONES = str.maketrans(BONES)


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one spelling: as folded, without articles, by sound, and the consonants alone.

    ``also`` are other readings of the words without articles.
    """

    light: tuple[str, ...]
    bare: tuple[str, ...]
    sound: tuple[str, ...]
    bones: tuple[str, ...]
    also: tuple[str, ...] = ()


@lru_cache(maxsize=32768)
def forms_of(text: str) -> Forms:
    """Return the forms of a spelling.

    Examples
    --------
    >>> forms_of("In Guezzam").bones == forms_of("عين قزام").bones
    True
    >>> forms_of("Ouargla").sound == forms_of("Wargla").sound
    True
    """
    light = tuple(fold_name(text).split())
    bare = tuple(SHORT.get(word) or _ARTICLE.sub("", word) for word in light if word not in ARTICLES) or light
    sound = tuple(sound_of(word) for word in bare)
    also = tuple(_LAM.sub("ل", word) for word in light if _LAM.match(word))
    return Forms(light, bare, sound, tuple(map(bones_of, sound)), also)


def readings_of(query: str) -> tuple[Forms, ...]:
    """Return the forms of a query, and of what its words may mean beside.

    Examples
    --------
    >>> [" ".join(each.bare) for each in readings_of("للجنة")]
    ['جنه', 'لجنه']
    >>> [" ".join(each.light) for each in readings_of("إن قزام")]
    ['ان قزام', 'عين قزام']
    """
    words = fold_name(query).split()
    read = [TWINS.get(word, word) for word in words[:-1]] + words[-1:]
    other = [_LAM.sub(ARTICLE_AND_LAM, word) for word in read]
    return (forms_of(query),) if other == words else (forms_of(query), forms_of(" ".join(other)))


def last_reading_of(query: str) -> str:
    """Return how a query may be read of which nothing is found, empty if there is no such way.

    Examples
    --------
    >>> last_reading_of("فجيج"), last_reading_of("وهران")
    ('فكيك', '')
    """
    folded = fold_name(query)
    other = folded.translate(_LAST)
    return "" if other == folded else other


def sound_of(word: str) -> str:
    """Return a folded word as it sounds, however it is transliterated.

    Examples
    --------
    >>> sound_of("djanet"), sound_of("guezzam"), sound_of("tlemcen")
    ('janet', 'kezam', 'tlemsen')
    """
    letters = _SOUND.sub(lambda found: SOUNDS[found.group()], word)
    single = _TWICE.sub(r"\1", letters)
    # One letter held down is no word: its sound alone would begin every tenth name.
    return letters if len(single) == 1 and len(word) >= LEAST_HELD else single


def bones_of(sound: str) -> str:
    """Return the consonants of a word by sound, Arabic letters as Latin ones; h counts only in front.

    Examples
    --------
    >>> bones_of("kezam"), bones_of("قزام"), bones_of("hazua"), bones_of("حزوه")
    ('kzm', 'kzm', 'hz', 'hz')
    """
    letters = sound.translate(_BONES)
    return _TWICE.sub(r"\1", letters[:1] + letters[1:].replace("h", ""))


def spelling_rules() -> dict[str, Any]:
    """Return the tables that the browser needs to fold as we do."""
    return {
        "letters": {chr(code): text for code, text in LETTERS.items()},
        "article": ARTICLE,
        "articles": sorted(ARTICLES),
        "lam": [LAM, ARTICLE_AND_LAM],
        "short": SHORT,
        "twins": TWINS,
        "last": LAST_LETTERS,
        "sounds": SOUNDS,
        "bones": BONES,
    }
