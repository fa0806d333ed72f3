"""Texts of two directions in pieces: what is read from right to left, from left to right, and never broken.

Marks around a text change how it is shown, never what is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from webmap.citation import CREDITS

# Words of people inside a code, between its quotes, tags, braces and brackets.
_SAID = re.compile(r'([^"<>{}\[\]\s][^"<>{}\[\]\n]*)')
_ARABIC = re.compile(r"[؀-ۿ]")
_WHOLE = re.compile(r"(© \S+|\([^)]*\))")


class Part(NamedTuple):
    """A stretch of text; ``kind``: ``address``, ``arabic``, ``credits``, or nothing."""

    text: str
    kind: str = ""


def code_parts(pieces: Iterable[tuple[str, bool]]) -> Iterator[Part]:
    """Yield the parts of a code, which is read from left to right with the Arabic of its titles inside.

    Examples
    --------
    >>> [each.kind for each in code_parts([('<img alt="خريطة 1" src="', False), ("/a", True), ('">', False)])]
    ['', 'arabic', '', 'address', '']
    """
    for text, is_address in pieces:
        if is_address:
            yield Part(text, "address")
            continue
        plain = ""
        for each in _SAID.split(text):
            if not _ARABIC.search(each):
                plain += each
                continue
            yield Part(plain)
            yield Part(each, "arabic")
            plain = ""
        yield Part(plain)


def cited_parts(pieces: Iterable[tuple[str, bool]]) -> Iterator[Part]:
    """Yield the parts of a citation: addresses, and the names that are written alike in every language.

    Examples
    --------
    >>> [each.kind for each in cited_parts([(f"الحدود: {CREDITS}. ", False), ("/a", True)])]
    ['', 'credits', '', 'address']
    """
    for text, is_address in pieces:
        if is_address:
            yield Part(text, "address")
            continue
        before, named, after = text.partition(CREDITS)
        yield Part(before)
        if named:
            yield Part(named, "credits")
        if after:
            yield Part(after)


def whole_words(text: str) -> list[tuple[str, bool]]:
    """Return a text in stretches and whether each is one word to the eye.

    Examples
    --------
    >>> whole_words("GeoNames (CC BY 4.0)")
    [('GeoNames ', False), ('(CC BY 4.0)', True)]
    """
    return [(each, number % 2 == 1) for number, each in enumerate(_WHOLE.split(text)) if each]


FILTERS = {"code_parts": code_parts, "cited_parts": cited_parts, "whole_words": whole_words}
