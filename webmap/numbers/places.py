"""Where a number stands, and where the rows behind it are told."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from layers.numbers.find import FoundNumber
from layers.numbers.number import Contribution
from layers.profiles.kinds import KINDS
from layers.view import View
from webmap.sources import Words, plain_words, words_of

CROSSINGS = "crossings"


@dataclass(frozen=True)
class Place:
    """The page a number stands on."""

    title: Words
    url: str


def place_of_number(found: FoundNumber, view: View) -> Place:
    """Return the sheet of a number, or the analysis."""
    if found.profile is None:
        return Place(plain_words(gettext("Analysis"), view.lang), _address("analysis", view))
    profile = found.profile
    return Place(words_of(profile.titles, view.lang), _address(f"{profile.kind}/{profile.key}", view))


def row_url(row: Contribution, view: View) -> str:
    """Return the page of a contributing row, empty for rows of tables without pages."""
    if row.table == CROSSINGS:
        return _address(f"{CROSSINGS}/{row.row_id}", view)
    for kind in KINDS.values():
        if kind.table == row.table:
            # The last column of a composite key is the code; the others say of which edition it is.
            key = row.row_id.rpartition(":")[2]
            return _address(f"{kind.id}/{key}", view)
    return ""


def _address(path: str, view: View) -> str:
    """Return the address of a page in the state of ``view``."""
    address, query = url_for("pages.explorer", lang=view.lang) + path, view.query()
    return f"{address}?{query}" if query else address
