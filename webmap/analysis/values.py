"""The cells of the analysis in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext

from layers.analysis.matrix import TOUCHING
from layers.analysis.model import Post
from layers.details import Link
from layers.numbers.number import Number
from layers.profiles.model import Cell
from layers.styles import measure_class
from layers.view import View
from webmap.analysis.links import thing_url, why_urls
from webmap.i18n import format_number, format_partial
from webmap.sources import Words, words_of
from webmap.words import code_words


@dataclass(frozen=True)
class NumberPart:
    """A derived number as it is shown, and the address of its rows."""

    id: str
    text: str
    url: str
    is_zero: bool


@dataclass(frozen=True)
class Thing:
    """A thing in a cell; a crossing has a status too."""

    words: Words
    url: str
    date: str
    status: str
    status_word: str


@dataclass(frozen=True)
class CellPart:
    """One cell; ``level`` is the class of a measure, 0 without."""

    number: NumberPart | None
    compared: NumberPart | None
    text: str
    things: tuple[Thing, ...]
    is_touching: bool
    level: int


@dataclass(frozen=True)
class Teller:
    """Puts cells of one view into words."""

    view: View
    is_measured: bool
    # What says where a number of the other day is explained.
    why: Callable[[str], str]

    def number(self, number: Number) -> NumberPart:
        """Return a number in words; a date, a length and a count each in their own way."""
        value, lang = number.value, self.view.lang
        if value is None:
            text = "–"
        elif isinstance(value, str):
            text = format_partial(value, lang)
        else:
            text = format_number(value, lang)
        return NumberPart(number.id, text, self.why(number.id), value in (0, None))

    def unit(self, number: Number) -> str:
        """Return a number that stands alone, with its unit."""
        text = self.number(number).text
        if number.value is None:
            return text
        return str(gettext("%(number)s km", number=text)) if number.unit == "km" else text

    def cell(self, cell: Cell, other: Cell | None, *, is_measured: bool) -> CellPart:
        """Return one cell; ``other`` is the same one on the day of comparison."""
        value, number, compared = cell.value, None, None
        text = ""
        things: tuple[Thing, ...] = ()
        if isinstance(value, Number):
            number = self.number(value)
        elif cell.kind == "links":
            things = tuple(self._thing(each) for each in value)
        elif cell.kind == "quantity":
            text = "–" if value is None else format_number(value, self.view.lang)
        if other is not None and isinstance(other.value, Number):
            compared = self.number(other.value)
        level = 0
        if is_measured and isinstance(value, Number) and isinstance(value.value, int | float):
            level = measure_class(self.view.measure, value.value) or 0
        return CellPart(number, compared, text, things, cell.mark == TOUCHING, level)

    def _thing(self, each: Link | Post) -> Thing:
        """Return a thing with the address of its page."""
        link = each.link if isinstance(each, Post) else each
        status = each.status if isinstance(each, Post) else ""
        lang = self.view.lang
        return Thing(
            words=words_of(link.names, lang),
            url=thing_url(self.view, link.target, link.key),
            date=format_partial(link.date, lang) if link.date else "",
            status=status,
            status_word=code_words("operating_status", status) if status else "",
        )


def teller_of(view: View, *, is_measured: bool) -> Teller:
    """Return what puts the cells of a view into words."""
    return Teller(view, is_measured, why_urls(view))
