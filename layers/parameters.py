"""Strict readers for the values of the query string: ASCII regular expressions, no kind parsers.

``int()`` takes ``1_000`` and Arabic-Indic digits, ``float()`` takes ``nan``; none of them sees a value
here before
its form was checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from layers.dates import parse_partial_date
from layers.enumerations import FIRST_DAY, LAST_DAY
from layers.messages import N_

_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,7})?", re.ASCII)


class ParameterError(ValueError):
    """A parameter of the query string is unknown, repeated or has a bad value.

    ``message`` is an English message with named placeholders, marked for translation; ``values`` fills them.
    """

    def __init__(self, parameter: str, message: str, values: Mapping[str, str] | None = None) -> None:
        self.parameter = parameter
        self.message = message
        self.values = {"parameter": parameter, **(values or {})}
        super().__init__(message % self.values)


def read_choice(parameter: str, text: str, choices: Collection[str]) -> str:
    """Return ``text`` if it is one of ``choices``.

    Raises
    ------
    ParameterError
        It is not; the message names the value and, when they are few, the choices.

    Examples
    --------
    >>> read_choice("detail", "low", ("low", "mid", "full"))
    'low'
    """
    if text in choices:
        return text
    if len(choices) > 12:
        raise ParameterError(parameter, N_("%(parameter)s: “%(value)s” is not known"), {"value": shown(text)})
    raise ParameterError(
        parameter,
        N_("%(parameter)s: “%(value)s” is not one of %(choices)s"),
        {"value": shown(text), "choices": ", ".join(choices)},
    )


def read_choices(parameter: str, text: str, choices: Sequence[str]) -> tuple[str, ...]:
    """Return the values of a comma list in the order of ``choices``.

    Raises
    ------
    ParameterError
        An item is empty, unknown or stands twice.

    Examples
    --------
    >>> read_choices("status", "closed,open", ("open", "closed"))
    ('open', 'closed')
    """
    items = [read_choice(parameter, item, choices) for item in text.split(",")]
    for item in items:
        if items.count(item) > 1:
            raise ParameterError(
                parameter, N_("%(parameter)s: “%(value)s” stands twice"), {"value": shown(item)}
            )
    chosen = frozenset(items)
    return tuple(each for each in choices if each in chosen)


def read_whole(parameter: str, text: str, lowest: int, highest: int) -> int:
    """Return a whole number between ``lowest`` and ``highest`` written in ASCII digits.

    Raises
    ------
    ParameterError
        Another form (``1_000``, ``+1``, ``١``) or out of bounds.

    Examples
    --------
    >>> read_whole("limit", "100", 1, 10000)
    100
    """
    if _WHOLE.fullmatch(text) is None or not lowest <= int(text) <= highest:
        raise ParameterError(
            parameter,
            N_("%(parameter)s: “%(value)s” is not a whole number from %(lowest)s to %(highest)s"),
            {"value": shown(text), "lowest": str(lowest), "highest": str(highest)},
        )
    return int(text)


def read_day(parameter: str, text: str) -> date:
    """Return the last day that a partial date may mean, between independence and the end of 2027.

    Raises
    ------
    ParameterError
        Not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, no day of the calendar, or out of bounds.

    Examples
    --------
    >>> read_day("asof", "2024-02")
    datetime.date(2024, 2, 29)
    """
    try:
        day = parse_partial_date(text).last_day
    except ValueError as error:
        raise ParameterError(
            parameter,
            N_("%(parameter)s: “%(value)s” is not a date YYYY, YYYY-MM or YYYY-MM-DD"),
            {"value": shown(text)},
        ) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ParameterError(
            parameter,
            N_("%(parameter)s: “%(value)s” does not lie between %(first)s and %(last)s"),
            {"value": shown(text), "first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()},
        )
    return day


def read_bbox(parameter: str, text: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees (EPSG:4326); west > east crosses the 180th meridian.

    Raises
    ------
    ParameterError
        Not four plain decimal numbers within ±180 and ±90, or south above north.

    Examples
    --------
    >>> read_bbox("bbox", "-9,18.5,12,38")
    (-9.0, 18.5, 12.0, 38.0)
    """
    parts = text.split(",")
    if len(parts) == 4 and all(_DECIMAL.fullmatch(part) for part in parts):
        west, south, east, north = (float(part) + 0.0 for part in parts)  # + 0.0 turns -0.0 into 0.0
        if max(abs(west), abs(east)) <= 180 and -90 <= south <= north <= 90:
            return west, south, east, north
    raise ParameterError(
        parameter,
        N_("%(parameter)s: “%(value)s” is not west,south,east,north in degrees"),
        {"value": shown(text)},
    )


def format_degrees(value: float) -> str:
    """Return ``value`` as :func:`read_bbox` reads it, without trailing zeros.

    Examples
    --------
    >>> format_degrees(-8.5), format_degrees(30.0)
    ('-8.5', '30')
    """
    return f"{value:.7f}".rstrip("0").rstrip(".")


def shown(text: str) -> str:
    """Return at most forty characters of a bad value, control and direction characters replaced."""
    safe = "".join("·" if unicodedata.category(each) in {"Cc", "Cf", "Cs"} else each for each in text)
    return safe if len(safe) <= 40 else safe[:39] + "…"
