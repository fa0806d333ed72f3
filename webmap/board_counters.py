"""The numbers above the board: none without saying of how many, each leading to its rows."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import Board
from layers.enumerations import STATUSES
from layers.view import View
from webmap.board_links import board_url, country_words
from webmap.i18n import format_number, language
from webmap.words import code_words

REVIEWED = "up_to_date"
FRESHNESS = ("up_to_date", "due", "overdue", "delinquent", "never")


@dataclass(frozen=True)
class Counter:
    """One number with what it counts, out of how many, of what it consists; ``url`` leads to its rows."""

    code: str
    label: str
    number: str
    of: str
    parts: str
    url: str


def board_counters(atlas: Atlas, board: Board, view: View) -> tuple[Counter, ...]:
    """Return the numbers of the board, none without saying of how many."""
    lang, counts = view.lang, board.counts
    numbers = {status: getattr(counts, status) for status in STATUSES}
    known = gettext("of %(number)s whose status is known", number=format_number(counts.known, lang))
    total = gettext("of %(number)s", number=format_number(counts.total, lang))
    found = [
        Counter(
            code=status,
            label=code_words("operating_status", status),
            number=format_number(numbers[status], lang),
            of=total if status == "unknown" else known,
            parts=_by_country(atlas, board, status, lang),
            url=board_url(view, {"status": status}),
        )
        for status in STATUSES
    ]
    ages = [
        gettext(
            "%(label)s: %(number)s", label=code_words("freshness", each), number=format_number(number, lang)
        )
        for each in FRESHNESS
        if each != REVIEWED and (number := counts.by_freshness.get(each, 0))
    ]
    verified = Counter(
        code="",
        label=gettext("Verified within 180 days"),
        number=format_number(counts.by_freshness.get(REVIEWED, 0), lang),
        of=total,
        parts=language(lang).comma.join(ages),
        url=board_url(view, {"sort": "-last_verified"}),
    )
    return (*found, verified)


def _by_country(atlas: Atlas, board: Board, status: str, lang: str) -> str:
    """Return how many crossings of a status there are with each neighbour."""
    codes = [row.country_code for row in board.rows if row.state.operating_status == status]
    order = [code for code in atlas.vocabulary.countries if code in codes]
    parts = [
        gettext(
            "%(label)s: %(number)s",
            label=country_words(atlas, code, lang).text,
            number=format_number(codes.count(code), lang),
        )
        for code in order
    ]
    return language(lang).comma.join(parts)
