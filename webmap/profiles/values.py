"""Values of sheets in words: names that lead somewhere, dates, lengths, derived numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.details import Link
from layers.numbers.number import Number
from layers.styles import Symbol, styles
from layers.view import View
from webmap.i18n import format_number, format_partial
from webmap.numbers.words import NumberWords, number_words
from webmap.profiles.addresses import page_in_time
from webmap.sources import FOLLOWED, Words, plain_words, words_of
from webmap.words import code_words

# Of a query: the day, the release, and whether unverified rows count.
CHANGES_NUMBERS = frozenset({"asof", "release", "confidence"})


@dataclass(frozen=True)
class Item:
    """One value in words; ``url`` leads to its page, ``note`` stands beside it."""

    words: Words
    url: str = ""
    note: str = ""


def number_item(number: Number, view: View) -> NumberWords:
    """Return a derived number whose "why" keeps of the view what changes it."""
    return number_words(number, replace(view, given=view.given & CHANGES_NUMBERS))


def items_of(atlas: Atlas, kind: str, value: Any, column: str, view: View) -> tuple[Item, ...]:
    """Return a value of a fact or cell in words; empty where nothing is known.

    Parameters
    ----------
    kind : str
        As ``CellKind`` and ``FieldKind`` name them, derived numbers apart.
    """
    lang = view.lang
    if value is None or value in ("", ()):
        return ()
    if kind == "period":
        return _period(value, lang)
    if isinstance(value, tuple):
        return tuple(
            _linked(each, view) if isinstance(each, Link) else _plain(str(each), lang) for each in value
        )
    if isinstance(value, Mapping):
        words = words_of(value, lang)
        return (Item(words),) if words.text else ()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = format_number(value, lang)
        return (_plain(gettext("%(number)s km", number=number) if kind == "km" else number, lang),)
    if kind == "date":
        return (_plain(format_partial(value, lang), lang),)
    if kind == "message":
        return (_plain(code_words(column, value), lang),)
    return (Item(Words(str(value), "", "auto"), str(value) if str(value).startswith(FOLLOWED) else ""),)


def _plain(text: str, lang: str) -> Item:
    return Item(plain_words(text, lang))


def _linked(link: Link, view: View) -> Item:
    """Return a linked thing; what has no page of its own is only named."""
    note = format_partial(link.date, view.lang) if link.date else code_words(*link.told) if link.told else ""
    return Item(words_of(link.names, view.lang), page_in_time(link.target, link.key, view), note)


def _period(value: tuple[str, str], lang: str) -> tuple[Item, ...]:
    """Return two ends of a time; what is not known of them is not made up."""
    begun, ended = (format_partial(each, lang) if each else "" for each in value)
    if begun and ended:
        if begun == ended:
            return (_plain(begun, lang),)
        return (_plain(gettext("%(begun)s – %(ended)s", begun=begun, ended=ended), lang),)
    if begun:
        return (_plain(gettext("from %(begun)s", begun=begun), lang),)
    return (_plain(gettext("until %(ended)s", ended=ended), lang),) if ended else ()


def symbol_of(atlas: Atlas, target: str, mark: str) -> Symbol | None:
    """Return the symbol by which the layer of a thing shows a value."""
    spec = next((each for each in atlas.catalog if target in (each.id, each.table)), None)
    if spec is None or not mark:
        return None
    return next((each for each in styles()[spec.style].symbols if each.value == mark), None)
