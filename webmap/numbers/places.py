"""Where a number stands, and where the rows behind it are told."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.numbers.find import FoundNumber
from layers.numbers.number import Contribution
from layers.view import View
from webmap.analysis.place import number_place
from webmap.profiles.addresses import page_in_time
from webmap.sources import Words, plain_words, words_of


@dataclass(frozen=True)
class Place:
    """The page a number stands on."""

    title: Words
    url: str


def place_of_number(atlas: Atlas, found: FoundNumber, view: View) -> Place:
    """Return the sheet of a number, or its table of the analysis, row and column named."""
    profile = found.profile
    if profile is None:
        place = number_place(atlas, view, found.number.id)
        assert place is not None  # the number was found there
        title = gettext("%(name)s: %(number)s", name=place.title, number=place.words)
        return Place(plain_words(title if place.words else place.title, view.lang), place.url)
    return Place(words_of(profile.titles, view.lang), page_in_time(profile.kind, profile.key, view))


def row_url(row: Contribution, view: View) -> str:
    """Return the page of a contributing row, empty for rows of tables without pages."""
    # The last column of a composite key is the code; the others say of which edition it is.
    return page_in_time(row.table, row.row_id.rpartition(":")[2], view)
