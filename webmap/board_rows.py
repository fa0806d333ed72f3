"""The rows of the board in words: status by traffic, stage, last check, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import BoardRow, Group
from layers.enumerations import STAGES
from layers.view import View
from webmap.board_links import country_words, crossing_url, traffic_words, wilaya_words
from webmap.i18n import format_number, format_partial
from webmap.profiles.addresses import page_in_time
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.words import code_words

# The five steps an upgrade goes through; none and unknown are no steps.
STEPS = STAGES[1:-1]


@dataclass(frozen=True)
class Sourced:
    """A word or a date, and whose word it is; ``text`` empty: nothing is stated."""

    text: str
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class TrafficCell:
    """The status for one kind of traffic; ``code`` empty: does not apply, ``unknown``: not stated."""

    label: str
    code: str
    word: str


@dataclass(frozen=True)
class Stage:
    """The stage of an upgrade: its steps as ``passed``, ``current``, ``coming`` or ``unknown``."""

    code: str
    word: str
    place: str
    steps: tuple[str, ...]
    since: Sourced


@dataclass(frozen=True)
class Line:
    """One crossing."""

    key: str
    url: str
    name: Words
    counterpart: Words
    wilaya: Words
    status: str
    status_word: str
    since: Sourced
    traffic: tuple[TrafficCell, ...]
    stage: Stage
    freshness: str
    freshness_word: str
    verified: Sourced
    evidence: str
    has_conflict: bool
    is_unverified: bool
    is_chosen: bool


@dataclass(frozen=True)
class LineGroup:
    """The crossings with one neighbour; without name when the board is not grouped."""

    name: Words
    url: str
    summary: tuple[str, ...]
    lines: tuple[Line, ...]


def line_groups(
    atlas: Atlas, groups: Iterable[Group], view: View, *, shown: frozenset[str], kinds: tuple[str, ...]
) -> tuple[LineGroup, ...]:
    """Return the rows of the page in their groups; groups without a row on the page are left out."""
    found = []
    for group in groups:
        lines = tuple(board_line(atlas, row, view, kinds) for row in group.rows if row.crossing_id in shown)
        if lines:
            code = group.country_code
            name = country_words(atlas, code, view.lang) if code else plain_words("", view.lang)
            url = page_in_time("countries", code, view) if code else ""
            found.append(LineGroup(name, url, group_summary(group, view.lang) if code else (), lines))
    return tuple(found)


def group_summary(group: Group, lang: str) -> tuple[str, ...]:
    """Return how many of a group are open, of how many known."""
    counts = group.counts
    parts = [
        gettext(
            "%(open)s open of %(known)s known, %(unknown)s unknown",
            open=format_number(counts.open, lang),
            known=format_number(counts.known, lang),
            unknown=format_number(counts.unknown, lang),
        )
    ]
    if counts.open_restricted:
        number = format_number(counts.open_restricted, lang)
        parts.append(gettext("With restrictions: %(number)s", number=number))
    return tuple(parts)


def board_line(atlas: Atlas, row: BoardRow, view: View, kinds: tuple[str, ...]) -> Line:
    """Return one crossing in words; ``kinds`` are the traffics that have a column."""
    lang, state = view.lang, row.state
    return Line(
        key=row.crossing_id,
        url=crossing_url(view, row.crossing_id),
        name=words_of(row.names, lang),
        counterpart=words_of(row.counterpart, lang),
        wilaya=wilaya_words(atlas, row.wilaya_code, view),
        status=state.operating_status,
        status_word=code_words("operating_status", state.operating_status),
        since=Sourced(_since(row, lang), chips_of(atlas, row.status_source_ids, lang)),
        traffic=tuple(_traffic(row, kind) for kind in kinds),
        stage=_stage(atlas, row, lang),
        freshness=state.freshness,
        freshness_word=code_words("freshness", state.freshness),
        verified=Sourced(_date(state.last_verified, lang), chips_of(atlas, row.verified_source_ids, lang)),
        evidence=code_words("confidence", row.evidence) if row.evidence else "",
        has_conflict=row.has_conflict,
        is_unverified=row.is_unverified,
        is_chosen=view.select == ("crossings", row.crossing_id),
    )


def _date(text: str | None, lang: str) -> str:
    return format_partial(text, lang) if text else ""


def _since(row: BoardRow, lang: str) -> str:
    """Return since when; a report tells how things stood, so that they may have stood so before."""
    since = _date(row.state.status_since, lang)
    if since and row.state.since_basis == "report":
        return str(gettext("%(date)s or earlier", date=since))
    return since


def _traffic(row: BoardRow, kind: str) -> TrafficCell:
    """Return one traffic; on a road without word of trains the question does not arise."""
    code = row.state.by_traffic[kind]
    label = traffic_words()[kind]
    if code != "unknown":
        return TrafficCell(label, code, code_words(f"status_{kind}", code))
    if kind == "rail" and row.kind != "rail":
        return TrafficCell(label, "", gettext("does not apply"))
    return TrafficCell(label, code, gettext("not stated"))


def legend_stages(lang: str) -> tuple[Stage, ...]:
    """Return every step of an upgrade, as the legend shows them."""
    return tuple(_stage_words(code, Sourced("", ()), lang) for code in STEPS)


def _stage(atlas: Atlas, row: BoardRow, lang: str) -> Stage:
    """Return the stage of a crossing."""
    since = Sourced(_date(row.state.stage_since, lang), chips_of(atlas, row.stage_source_ids, lang))
    return _stage_words(row.state.upgrade_stage, since, lang)


def _stage_words(code: str, since: Sourced, lang: str) -> Stage:
    """Return a stage as five steps and a word; no known upgrade is the word alone."""
    word = code_words("upgrade_stage", code)
    if code == "unknown":
        return Stage(code, word, "", ("unknown",) * len(STEPS), since)
    if code not in STEPS:
        return Stage(code, word, "", (), since)
    place = STEPS.index(code)
    steps = tuple("passed" if n < place else "current" if n == place else "coming" for n in range(len(STEPS)))
    words = gettext(
        "%(shown)s of %(total)s",
        shown=format_number(place + 1, lang),
        total=format_number(len(STEPS), lang),
    )
    return Stage(code, word, words, steps, since)
