"""Where a number of the analysis stands, in words: what the page of its rows says above it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from layers.analysis.find import placed_number
from layers.atlas import Atlas
from layers.view import View
from webmap.analysis.links import analysis_url
from webmap.analysis.parts import column_words, line_words


@dataclass(frozen=True)
class NumberPlace:
    """The title of the table, the address of it on the page, the row and column the number stands in."""

    title: str
    url: str
    words: str


def number_place(atlas: Atlas, view: View, number_id: str) -> NumberPlace | None:
    """Return where a number stands, None when there is no such number.

    Raises
    ------
    ParameterError
        ``compare`` asks for what cannot be carried over.
    """
    found = placed_number(atlas, view, number_id)
    if found is None:
        return None
    words = [line_words(found.line, view).text] if found.line else []
    # Only places and countries: what is counted stands in the title of the number already.
    if found.column and found.column.names:
        words.append(column_words(found.column, view).text)
    url = f"{analysis_url(view)}#table-{found.table.id}"
    return NumberPlace(gettext(found.table.title), url, " – ".join(words))
