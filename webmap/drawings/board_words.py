"""The sentences of the printed board: title, scope, how to read it, what it does not claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext

from layers.freshness import CROSSING_REVIEW_DAYS
from webmap.board_links import country_words, traffic_words, wilaya_words
from webmap.context import boundary_note
from webmap.drawings.sheet import Note
from webmap.facet_menus import filter_label
from webmap.i18n import format_number, format_partial, language
from webmap.sources import Words, plain_words
from webmap.words import code_words

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.board import Board, BoardRow, Counts
    from layers.view import View

BOARD_NAME = "Takhoum"
# Filters that touch the crossings, and the column whose words their values have.
COLUMNS = {"status": "operating_status", "stage": "upgrade_stage", "confidence": "confidence"}
FILTERS = ("country", "wilaya", "region", "status", "stage", "traffic", "confidence")


def sheet_words(day: str, made_on: date, counts: Counts, total: int, lang: str) -> dict[str, Words]:
    """Return the single texts of the sheet by their place."""
    open_of_known = gettext(
        "%(open)s open of %(known)s known, %(unknown)s unknown",
        open=format_number(counts.open, lang),
        known=format_number(counts.known, lang),
        unknown=format_number(counts.unknown, lang),
    )
    texts = {
        "product": gettext("Takhoum, border-cooperation atlas"),
        "title": gettext("Land border crossings of Algeria: status board"),
        "subtitle": gettext("As of %(day)s: %(counts)s", day=day, counts=open_of_known),
        "description": gettext(
            "Table of %(shown)s of %(total)s border crossings as of %(day)s: %(counts)s. "
            "Source: Takhoum, register of crossings.",
            shown=format_number(counts.total, lang),
            total=format_number(total, lang),
            day=day,
            counts=open_of_known,
        ),
        "foot": gettext(
            "Made from the release of %(day)s. "
            "Compiled from published documents, not an official publication of any state.",
            day=format_partial(made_on.isoformat(), lang),
        ),
        "release": gettext("Release"),
        "stage_legend": gettext("Upgrade stage:"),
        "sources": gettext("Numbered sources"),
        "notes": gettext("How to read this board"),
        "conflict": gettext("≠ sources"),
        "empty": gettext("No crossing matches these filters."),
    }
    return {name: plain_words(text, lang) for name, text in texts.items()}


def chosen_filters(atlas: Atlas, view: View, board: Board) -> tuple[Words, ...]:
    """Return what part of the register the sheet shows, nothing when it shows all of it."""
    lang = view.lang
    lines = []
    if board.counts.total != board.total:
        lines.append(
            gettext(
                "Shown: %(shown)s of %(total)s crossings",
                shown=format_number(board.counts.total, lang),
                total=format_number(board.total, lang),
            )
        )
    for name in FILTERS:
        values = [_value(atlas, view, name, code) for code in view.values(name)]
        if values:
            lines.append(_labelled(filter_label(name), language(lang).comma.join(values)))
    if view.q:
        lines.append(_labelled(gettext("Search"), view.q))
    if view.bbox:
        lines.append(_labelled(gettext("Part of the map"), ", ".join(f"{each:g}°" for each in view.bbox)))
    return tuple(plain_words(line, lang) for line in lines)


def _labelled(label: str, value: str) -> str:
    return str(gettext("%(label)s: %(value)s", label=label, value=value))


def _value(atlas: Atlas, view: View, name: str, code: str) -> str:
    """Return one value of a filter in words."""
    if name == "country":
        return country_words(atlas, code, view.lang).text
    if name == "wilaya":
        return wilaya_words(atlas, code, view).text
    if name == "region":
        row = atlas.tables.find("regions", code)
        return str(row[f"name_{view.lang}"] or code) if row else code
    return traffic_words()[code] if name == "traffic" else code_words(COLUMNS[name], code)


def reading_notes(rows: Sequence[BoardRow], lang: str) -> tuple[Note, ...]:
    """Return how to read the board, boundaries and licences; signs that do not occur are not explained."""
    notes = (*_column_notes(lang), *_sign_notes(rows, lang), *_legal_notes())
    return tuple(Note(plain_words(head, lang), plain_words(body, lang)) for head, body in notes)


def _column_notes(lang: str) -> tuple[tuple[str, str], ...]:
    """Say what the columns mean."""
    days = {
        name: format_number(CROSSING_REVIEW_DAYS * share, lang)
        for name, share in (("due", 1), ("overdue", 1.5), ("delinquent", 2))
    }
    since = gettext(
        "the date of the claim that began the present status, as precise as its source. "
        "“Or earlier”: the source tells how things stood, not when they began."
    )
    verified = gettext(
        "the latest day on which a dated source speaks of the operation of that post. "
        "Due after %(due)s days, overdue after %(overdue)s, long overdue after %(delinquent)s.",
        **days,
    )
    evidence = gettext("the grade of the claims on which the status rests; a dash where none is stated.")
    stage = gettext("the last stage a source names; what is announced is never a status.")
    return (
        (gettext("Since:"), since),
        (gettext("Last verified:"), verified),
        (gettext("Evidence:"), evidence),
        (gettext("Upgrade stage:"), stage),
    )


def _sign_notes(rows: Sequence[BoardRow], lang: str) -> list[tuple[str, str]]:
    """Say what the signs mean that stand on this sheet."""
    notes = []
    if any(row.has_conflict or row.state.is_disputed for row in rows):
        words = gettext("sources disagree about this post; each claim stands on its page.")
        notes.append((gettext("≠ sources:"), words))
    unverified = sum(row.is_unverified for row in rows)
    if unverified:
        number = format_number(unverified, lang)
        words = gettext("the row rests on no source and is unverified (rows: %(number)s).", number=number)
        notes.append((gettext("Hollow mark:"), words))
    return notes


def _legal_notes() -> tuple[tuple[str, str], ...]:
    """Say what the boundaries do not mean, and whose data this is."""
    licences = gettext(
        "register: Takhoum contributors, CC BY 4.0. "
        "Points on the border: © OpenStreetMap contributors, ODbL 1.0; "
        "towns: GeoNames, CC BY 4.0; regions: Natural Earth, public domain."
    )
    return (gettext("Boundaries:"), boundary_note()), (gettext("Licences:"), licences)
