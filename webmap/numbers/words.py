"""A derived number in words, with the address that explains it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from layers.column_kinds import PARTIAL_DATE
from layers.numbers.formulas import Amount
from layers.numbers.number import Number
from layers.view import View
from webmap.i18n import format_number, format_partial

DATE = re.compile(PARTIAL_DATE, re.ASCII)


@dataclass(frozen=True)
class NumberWords:
    """What the macro ``number`` of ``number.html`` shows."""

    id: str
    title: str
    text: str
    url: str


def number_words(number: Number, view: View) -> NumberWords:
    """Return a number in the language of ``view``; ``url`` opens its "why" in the same state."""
    return NumberWords(
        number.id,
        gettext(number.title),
        amount_words(number.value, number.unit, view.lang),
        why_url(number.id, view),
    )


def why_url(number_id: str, view: View) -> str:
    """Return the address of the explanation of a number."""
    address, query = url_for("numbers.why", lang=view.lang, number_id=number_id), view.query()
    return f"{address}?{query}" if query else address


def amount_words(amount: Amount, unit: str, lang: str) -> str:
    """Return an amount with its unit; nothing to compute from is said."""
    if amount is None:
        return str(gettext("none in the registers"))
    if isinstance(amount, str):
        return format_partial(amount, lang) if DATE.match(amount) else amount
    number = format_number(amount, lang)
    if unit == "km":
        return str(gettext("%(number)s km", number=number))
    if unit == "percent":
        return str(gettext("%(number)s %%", number=number))
    return number
