"""What must be said beside the numbers of the board, as long as it holds for the rows shown.

The known gaps of the register (docs/known-gaps-crossings.md), with dates taken from the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext

from layers.board import BoardRow
from webmap.i18n import format_number, format_partial


def board_caveats(rows: Sequence[BoardRow], lang: str) -> tuple[str, ...]:
    """Return the caveats that concern ``rows``."""
    found = [
        gettext("What is unknown never counts as open. Silence changes no status; it ages the verification."),
        *_tunisia(rows, lang),
        *_restricted(rows, lang),
    ]
    if any(row.country_code == "MLI" and row.state.operating_status == "closed" for row in rows):
        found.append(
            gettext(
                "Mali: “closed” means that no decision to reopen was found, not that nobody crosses; "
                "the present practice is not known."
            )
        )
    if any(row.country_code == "ESH" for row in rows):
        found.append(
            gettext(
                "Western Sahara: no internationally recognised crossing was found; the row marks a track."
            )
        )
    return tuple(found)


def _tunisia(rows: Sequence[BoardRow], lang: str) -> list[str]:
    """Say how old the evidence of the open Tunisian road posts is, once all of it is past its review."""
    posts = [
        row.state
        for row in rows
        if row.country_code == "TUN" and row.kind == "road" and row.state.operating_status == "open"
    ]
    dates = sorted(state.last_verified for state in posts if state.last_verified)
    if not dates or any(state.freshness == "up_to_date" for state in posts):
        return []
    return [
        gettext(
            "Tunisia: no source later than %(newest)s confirms that a road post is open "
            "(oldest last verification %(oldest)s, %(number)s posts). No report of a closure was found "
            "either.",
            newest=format_partial(dates[-1], lang),
            oldest=format_partial(dates[0], lang),
            number=format_number(dates.count(dates[0]), lang),
        )
    ]


def _restricted(rows: Sequence[BoardRow], lang: str) -> list[str]:
    """Say what is known of Debdeb beyond the declared regime."""
    debdeb = [row.state for row in rows if row.crossing_id == "debdeb-ghadames"]
    return [
        gettext(
            "Debdeb: “open with restrictions” is the declared regime; real trade is unproven and nothing "
            "later than %(date)s was found.",
            date=format_partial(state.last_verified, lang),
        )
        for state in debdeb
        if state.operating_status == "open_restricted" and state.last_verified
    ]
