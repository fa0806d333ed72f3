"""The facts of a crossing as lines: words, marks, and the sources on the same line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.crossing_page import CrossingPage, Part
from layers.names import LANGUAGES, names_of
from layers.styles import Symbol, styles
from webmap.crossing_words import SIDE_LABELS, STAGES, TRAFFIC, since_words
from webmap.i18n import format_number, format_partial
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.words import code_words

# More than this many chips on a line stand behind the line about the rest.
MOST_CHIPS = 5


@dataclass(frozen=True)
class FactRow:
    """One line: ``value`` in words with an optional symbol, badge or stage bar, notes below, chips beside.

    ``mark`` says in a word why a line has no source of its own: computed, or nothing found.
    """

    label: str
    value: Words
    notes: tuple[str, ...]
    sources: tuple[Chip, ...]
    rest: str
    symbol: Symbol | None = None
    badge: str = ""
    badge_words: str = ""
    steps: tuple[str, ...] = ()
    mark: str = ""
    is_strong: bool = False


def status_symbol(status: str) -> Symbol:
    """Return the mark of a status."""
    return next(each for each in styles()["crossing_status"].symbols if each.value == status)


def fact_rows(atlas: Atlas, page: CrossingPage, lang: str) -> tuple[FactRow, ...]:
    """Return the lines about a crossing: status, traffic, sides, upgrade, last check, place."""
    return (
        _operation(atlas, page, lang),
        *(_part(atlas, part, TRAFFIC, lang) for part in page.traffics),
        *(_part(atlas, part, SIDE_LABELS, lang) for part in page.sides),
        _upgrade(atlas, page, lang),
        _verified(atlas, page, lang),
        *_places(atlas, page, lang),
    )


def _row(
    atlas: Atlas,
    label: str,
    value: str | Words,
    notes: Iterable[str],
    source_ids: tuple[str, ...],
    lang: str,
    *,
    symbol: Symbol | None = None,
    badge: str = "",
    steps: tuple[str, ...] = (),
    is_derived: bool = False,
    is_strong: bool = False,
) -> FactRow:
    """Make a line; the chips that would crowd it are counted, not dropped unsaid."""
    chips = chips_of(atlas, source_ids, lang)
    rest = len(chips) - MOST_CHIPS
    return FactRow(
        label=label,
        value=value if isinstance(value, Words) else plain_words(value, lang),
        notes=tuple(note for note in notes if note),
        sources=chips[:MOST_CHIPS],
        rest=gettext("and %(number)s more", number=format_number(rest, lang)) if rest > 0 else "",
        symbol=symbol,
        badge=badge,
        badge_words=code_words("freshness", badge) if badge else "",
        steps=steps,
        mark=gettext("computed") if is_derived else "" if chips else gettext("no source found"),
        is_strong=is_strong,
    )


def _operation(atlas: Atlas, page: CrossingPage, lang: str) -> FactRow:
    state = page.state
    notes = []
    if state.status_since is not None:
        notes.append(since_words(state.status_since, lang, is_report=state.since_basis == "report"))
    if page.evidence:
        notes.append(gettext("Evidence: %(grade)s", grade=code_words("confidence", page.evidence)))
    if state.is_disputed:
        notes.append(gettext("A disputed claim is not counted."))
    if page.is_questioned or state.is_disputed:
        notes.append(gettext("Sources disagree about this: see below."))
    if state.operating_status == "unknown":
        notes.append(gettext("No source found says whether it is open."))
    return _row(
        atlas, gettext("Operation"), code_words("operating_status", state.operating_status), notes,
        page.status_source_ids if state.operating_status != "unknown" else (), lang,
        symbol=status_symbol(state.operating_status), is_strong=True,
    )  # fmt: skip


def _part(atlas: Atlas, part: Part, labels: Mapping[str, str], lang: str) -> FactRow:
    since = since_words(part.since, lang, is_report=part.is_report) if part.since else ""
    status = code_words("operating_status", part.status)
    symbol = status_symbol(part.status)
    return _row(atlas, gettext(labels[part.name]), status, [since], part.source_ids, lang, symbol=symbol)


def _upgrade(atlas: Atlas, page: CrossingPage, lang: str) -> FactRow:
    state = page.state
    stage = state.upgrade_stage
    word = code_words("upgrade_stage", stage)
    if stage not in STAGES:
        return _row(atlas, gettext("Upgrade"), word, [], (), lang)
    number = STAGES.index(stage)
    step = gettext("step %(step)s of %(all)s", step=number + 1, all=len(STAGES))
    notes = [f"{step} · {since_words(state.stage_since, lang)}" if state.stage_since else step]
    if stage in ("announced", "study", "works"):
        notes.append(gettext("No source found says that it was completed."))
    steps = tuple(
        "passed" if each < number else "current" if each == number else "coming" for each in range(5)
    )
    return _row(atlas, gettext("Upgrade"), word, notes, page.stage_source_ids, lang, steps=steps)


def _verified(atlas: Atlas, page: CrossingPage, lang: str) -> FactRow:
    state = page.state
    if state.last_verified is None:
        words = code_words("freshness", state.freshness)
        notes = [gettext("No dated source speaks of its operation.")]
        return _row(atlas, gettext("Last verified"), words, notes, (), lang)
    notes = [] if state.freshness == "up_to_date" else [gettext("Nothing later was found.")]
    return _row(
        atlas, gettext("Last verified"), format_partial(state.last_verified, lang), notes,
        page.verified_source_ids, lang, badge=state.freshness,
    )  # fmt: skip


def _places(atlas: Atlas, page: CrossingPage, lang: str) -> Iterable[FactRow]:
    """Yield what lies on either side: the division each side belongs to, computed from the position."""
    row = page.row
    wilaya = atlas.tables.find("wilayas", row["wilaya_code"], edition=page.edition)
    if wilaya is not None:
        division = gettext(
            "%(place)s, wilaya %(code)s %(wilaya)s",
            place=_named(row, "name", lang), code=row["wilaya_code"], wilaya=_named(wilaya, "name", lang),
        )  # fmt: skip
        yield _row(atlas, gettext("On the Algerian side"), division, [], tuple(wilaya["source_ids"]), lang,
                   is_derived=True)  # fmt: skip
    region = atlas.tables.find("regions", row["region_code"] or "")
    country = atlas.tables.find("countries", row["country_code"])
    if country is None:
        raise LookupError(f"no country {row['country_code']}")
    parts = [_named(row, "counterpart", lang), _named(region, "name", lang) if region else ""]
    parts.append(_named(country, "name", lang))
    notes = []
    if region is not None and not region["has_polygon"] and region["covered_by"]:
        outer = atlas.tables.find("regions", region["covered_by"])
        if outer is not None:
            notes.append(
                gettext("Drawn inside the older division %(name)s.", name=_named(outer, "name", lang))
            )
    # A country of one region is named once.
    place = gettext(", ").join(dict.fromkeys(part for part in parts if part))
    sources = tuple(region["source_ids"]) if region else page.details.source_ids
    yield _row(atlas, gettext("On the other side"), place, notes, sources, lang, is_derived=True)


def _named(row: Mapping[str, object] | None, stem: str, lang: str) -> str:
    """Return the name of a row in a language, else in another."""
    if row is None:
        return ""
    names = names_of(row, (stem,))
    return words_of({code: names[code] for code in LANGUAGES}, lang).text
