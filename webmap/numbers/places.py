"""Where a number stands, and where the rows behind it are told."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from layers.numbers.find import FoundNumber
from layers.numbers.number import Contribution
from layers.view import View
from webmap.profiles.addresses import page_in_time, with_query
from webmap.sources import Words, plain_words, words_of


@dataclass(frozen=True)
class Place:
    """The page a number stands on."""

    title: Words
    url: str


def place_of_number(found: FoundNumber, view: View) -> Place:
    """Return the sheet of a number, or the analysis in the same state."""
    profile = found.profile
    if profile is None:
        address = f"{url_for('pages.explorer', lang=view.lang)}analysis"
        return Place(plain_words(gettext("Analysis"), view.lang), with_query(address, view.query()))
    return Place(words_of(profile.titles, view.lang), page_in_time(profile.kind, profile.key, view))


def row_url(row: Contribution, view: View) -> str:
    """Return the page of a contributing row, empty for rows of tables without pages."""
    # The last column of a composite key is the code; the others say of which edition it is.
    return page_in_time(row.table, row.row_id.rpartition(":")[2], view)
