"""What a text may hold: composed letters, nothing invisible, nothing that turns the reading direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from layers.problems import shown

Fault = tuple[str, str]  # rule, message

# A kashida inside a word stretches it; after the article before a number (الـ 69) it is spelling.
_STRETCHED = re.compile("\u0640(?:\u0640|[^\\W0-9])")
# Direction is the page's business (dir, <bdi>): a hidden mark in the data turns the words beside it, too.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_URL = re.compile(r"https?://[^\s/?#@\\<>\"{}|^`]+(?:[/?#][^\s\\<>\"{}|^`]*)?", re.IGNORECASE)


def text_faults(text: str, *, is_arabic: bool = False, is_prose: bool = False) -> Iterator[Fault]:
    """Yield the rules ``text`` breaks, each with a message that shows the culprit.

    Parameters
    ----------
    text : str
        The cell as it stands in the file.
    is_arabic : bool, default False
        Refuse words stretched by a kashida, too: a search for the word does not find them.
    is_prose : bool, default False
        Line breaks inside the text are meant.
    """
    if text.isascii() and text.isprintable():
        if text[:1] == " " or text[-1:] == " ":
            yield "surrounding-space", f"{shown(text)} begins or ends with a space"
        return
    unseen = list(_character_faults(text, is_prose))
    yield from unseen
    if not unicodedata.is_normalized("NFC", text):
        yield "nfc", f"{shown(text)} is not composed (NFC)"
    if text != text.strip() and not unseen:
        yield "surrounding-space", f"{shown(text)} begins or ends with a space"
    if is_arabic and (match := _STRETCHED.search(text)) is not None:
        yield "kashida", f"{_near(text, match.start())} is stretched by a kashida (U+0640)"


def _character_faults(text: str, is_prose: bool) -> Iterator[Fault]:
    """Yield a fault for every kind of character that is not to be seen, once a kind."""
    if text.isprintable():
        return
    told = set()
    for char in text:
        if char.isprintable() or char in told or (is_prose and char == "\n"):
            continue
        told.add(char)
        category = unicodedata.category(char)
        name, near = f"U+{ord(char):04X}", _near(text, text.index(char))
        if char in _BIDI:
            yield "bidi", f"{near} holds {name}, which turns the reading direction"
        elif category in ("Cc", "Zl", "Zp"):
            yield "control-character", f"{near} holds the control character {name}"
        elif category != "Zs":  # no-break spaces belong to French typography
            yield "invisible-character", f"{near} holds {name}, which nobody sees"


def _near(text: str, position: int) -> str:
    """Show the part of ``text`` around ``position``."""
    start = max(position - 20, 0)
    return ("…" if start else "") + shown(text[start : position + 20])


def url_fault(text: str) -> Fault | None:
    """Return why ``text`` is no address a reader may be sent to, None when it is one.

    Examples
    --------
    >>> url_fault("javascript:alert(1)")
    ('url', "'javascript:alert(1)' is not an http or https address")
    """
    message = f"{shown(text)} is not an http or https address"
    if _URL.fullmatch(text) is None:
        return "url", message
    try:
        parts = urlsplit(text)
        is_sound = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:  # an impossible port or IPv6 address
        return "url", f"{message}: {error}"
    return None if is_sound else ("url", message)
