"""Partial ISO dates: a year, a month or a day, as far as a source states it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day"]

# ASCII on purpose: ``\d`` and ``int()`` also take Arabic-Indic digits, ``date.fromisoformat`` takes 20260101.
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source: ``text`` is what the source allows, the days are its bounds."""

    text: str
    first_day: date
    last_day: date
    precision: Precision


# Every day from 1962 to 2027 fits: a large register has most of them.
@lru_cache(maxsize=32768)
def parse_partial_date(text: str) -> PartialDate:
    """Return the partial date written in ``text``.

    Parameters
    ----------
    text : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` in ASCII digits, nothing around them.

    Returns
    -------
    PartialDate
        ``first_day`` and ``last_day`` bound the days the text may mean (both inclusive).

    Raises
    ------
    ValueError
        The text has another form, or names a day that does not exist (``2021-02-30``, year ``0000``).

    Examples
    --------
    >>> parse_partial_date("2024-02").last_day
    datetime.date(2024, 2, 29)
    >>> parse_partial_date("1997-10-30").precision
    'day'
    """
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (None if part is None else int(part) for part in match.groups())
    assert year is not None  # the first group is not optional
    try:
        if month is None:
            return PartialDate(text, date(year, 1, 1), date(year, 12, 31), "year")
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return PartialDate(text, date(year, month, 1), date(year, month, last), "month")
        return PartialDate(text, date(year, month, day), date(year, month, day), "day")
    except ValueError as error:  # IllegalMonthError is one too
        raise ValueError(f"{text!r} is not a day of the calendar") from error
