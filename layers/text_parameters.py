"""Strict readers for the texts of the query string: search, sizes, ids, columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from layers.enumerations import MAX_TEXT, PIXEL_BOUNDS, SIZES
from layers.messages import N_
from layers.parameters import ParameterError, read_choice, read_whole, shown

_PIXELS = re.compile(r"([0-9]{3,5})x([0-9]{3,5})", re.ASCII)
_RELEASE = re.compile(r"[0-9a-f]{12}", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}", re.ASCII)
_SELECT = re.compile(r"([a-z][a-z0-9_]{0,62}):([A-Za-z0-9][A-Za-z0-9_.\-]{0,120})", re.ASCII)


def read_text(parameter: str, text: str) -> str:
    """Return search text, NFC, without control characters.

    Raises
    ------
    ParameterError
        Too long, or with a control character or a lone surrogate.

    Examples
    --------
    >>> read_text("q", " Tlemcen ")
    'Tlemcen'
    """
    cleaned = unicodedata.normalize("NFC", text).strip()
    if len(cleaned) > MAX_TEXT or any(
        unicodedata.category(character) in {"Cc", "Cs"} for character in cleaned
    ):
        raise ParameterError(
            parameter,
            N_("%(parameter)s: at most %(highest)s characters, no control characters"),
            {"highest": str(MAX_TEXT)},
        )
    return cleaned


def read_size(parameter: str, text: str) -> str:
    """Return a named size, or ``WxH`` in pixels within bounds.

    Raises
    ------
    ParameterError
        Neither.

    Examples
    --------
    >>> read_size("size", "1200x800")
    '1200x800'
    """
    match = _PIXELS.fullmatch(text)
    if match is None:
        return read_choice(parameter, text, SIZES)
    width, height = (read_whole(parameter, side, *PIXEL_BOUNDS) for side in match.groups())
    return f"{width}x{height}"


def read_release(parameter: str, text: str) -> str:
    """Return a release id: twelve hexadecimal digits, lower case. Whether it exists is for the store to say.

    Raises
    ------
    ParameterError
        Another form.
    """
    if _RELEASE.fullmatch(text) is None:
        raise ParameterError(
            parameter, N_("%(parameter)s: “%(value)s” is not a release id"), {"value": shown(text)}
        )
    return text


def read_select(parameter: str, text: str) -> tuple[str, str]:
    """Return layer id and key of ``layer:key``.

    Raises
    ------
    ParameterError
        Another form.

    Examples
    --------
    >>> read_select("select", "crossings:debdeb-ghadames")
    ('crossings', 'debdeb-ghadames')
    """
    match = _SELECT.fullmatch(text)
    if match is None:
        raise ParameterError(
            parameter, N_("%(parameter)s: “%(value)s” is not layer:key"), {"value": shown(text)}
        )
    return match.group(1), match.group(2)


def read_column(parameter: str, text: str, columns: Collection[str]) -> str:
    """Return the name of a column of the layers shown.

    Raises
    ------
    ParameterError
        No column of that name.
    """
    if _NAME.fullmatch(text) is None or text not in columns:
        raise ParameterError(
            parameter,
            N_("%(parameter)s: “%(value)s” is not a column of the layers shown"),
            {"value": shown(text)},
        )
    return text
