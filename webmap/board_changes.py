"""What changed on the board between two days: before and after, side by side, with the claims behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import BoardChange, build_board, compare_boards
from layers.board_compare import BY_NEIGHBOUR
from layers.enumerations import STATUSES
from layers.view import View
from webmap.board_links import board_url, country_words, crossing_url, traffic_words
from webmap.i18n import format_number, format_partial, language
from webmap.settings import LANGUAGES
from webmap.sources import Chip, Words, chips_of, words_of
from webmap.words import code_words

# As many as a reader takes in; filters lead to the rest, and the files hold every row.
MOST_LINES = 200


@dataclass(frozen=True)
class ClaimLine:
    """One claim behind a change: its date in words, what its source says, the source."""

    date: str
    text: Words
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class Value:
    """One side of a change; ``mark`` is a status, empty for stages."""

    word: str
    mark: str


@dataclass(frozen=True)
class ChangeLine:
    """One change of one crossing."""

    name: Words
    country: Words
    url: str
    label: str
    before: Value
    after: Value
    claims: tuple[ClaimLine, ...]
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class Tally:
    """How many crossings had a status on each day."""

    status: str
    word: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Two days side by side; ``earlier`` and ``later`` are their dates in words."""

    earlier: str
    later: str
    number: str
    tallies: tuple[Tally, ...]
    lines: tuple[ChangeLine, ...]
    more: str
    close_url: str


def comparison(atlas: Atlas, view: View) -> Comparison | None:
    """Return what changed between the day shown and the day to compare; None when none is asked for."""
    if view.compare_day is None:
        return None
    before, after = sorted((view.compare_day, view.day))
    ordered = replace(view, group=BY_NEIGHBOUR, sort="", select=None)
    changes = compare_boards(atlas, ordered, before, after)
    alike = groupby(changes, key=lambda each: (each.crossing_id, each.before, each.after, each.claim_ids))
    groups = [tuple(same) for _, same in alike]
    left = len(groups) - MOST_LINES
    return Comparison(
        earlier=format_partial(before.isoformat(), view.lang),
        later=format_partial(after.isoformat(), view.lang),
        number=format_number(len(changes), view.lang),
        tallies=_tallies(atlas, view),
        lines=tuple(_line(atlas, same, view) for same in groups[:MOST_LINES]),
        more=gettext("and %(number)s more", number=format_number(left, view.lang)) if left > 0 else "",
        close_url=board_url(view, {"compare": ""}),
    )


def _tallies(atlas: Atlas, view: View) -> tuple[Tally, ...]:
    """Count the statuses on both days."""
    assert view.compare_day is not None
    plain = replace(view, limit=None, offset=0, compare="", compare_day=None, sort="", group="")
    earlier, later = (
        build_board(atlas, replace(plain, day=day, asof=day.isoformat())).counts
        for day in sorted((view.compare_day, view.day))
    )
    return tuple(
        Tally(
            status,
            code_words("operating_status", status),
            format_number(getattr(earlier, status), view.lang),
            format_number(getattr(later, status), view.lang),
        )
        for status in STATUSES
    )


def _line(atlas: Atlas, changes: tuple[BoardChange, ...], view: View) -> ChangeLine:
    """Return one change in words; ``changes`` are the columns in which it shows alike."""
    change = changes[0]
    row = atlas.tables.find("crossings", change.crossing_id)
    if row is None:
        raise LookupError(f"no crossing {change.crossing_id}")
    return ChangeLine(
        name=words_of({code: row[f"name_{code}"] for code in LANGUAGES}, view.lang),
        country=country_words(atlas, row["country_code"], view.lang),
        url=crossing_url(view, change.crossing_id),
        label=language(view.lang).comma.join(_label(each.column) for each in changes),
        before=_value(change.column, change.before),
        after=_value(change.column, change.after),
        claims=tuple(_claim(atlas, claim_id, view.lang) for claim_id in change.claim_ids),
        sources=chips_of(atlas, change.source_ids, view.lang),
    )


def _label(column: str) -> str:
    """Return the words of what changed."""
    kind = column.removeprefix("status_")
    if kind in traffic_words():
        return traffic_words()[kind]
    words = {"operating_status": gettext("Status"), "upgrade_stage": gettext("Upgrade stage")}
    return str(words[column])


def _value(column: str, code: str) -> Value:
    """Return one side of a change."""
    return Value(code_words(column, code), "" if column == "upgrade_stage" else code)


def _claim(atlas: Atlas, claim_id: str, lang: str) -> ClaimLine:
    """Return a claim with its source."""
    row = atlas.tables.find("crossing_claims", claim_id)
    if row is None:
        raise LookupError(f"no claim {claim_id}")
    return ClaimLine(
        date=format_partial(row["date"], lang) if row["date"] else gettext("undated"),
        text=words_of({code: row[f"text_{code}"] for code in LANGUAGES}, lang),
        sources=chips_of(atlas, (row["source_id"],), lang),
    )
