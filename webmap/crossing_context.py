"""What the page of a crossing shows, as frozen data: the template gets nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.computing import union
from layers.crossing_page import CrossingPage
from layers.names import LANGUAGES
from layers.post_position import HOME
from layers.view import View
from webmap import crossing_items as items
from webmap.context import boundary_note
from webmap.crossing_facts import FactRow, fact_rows
from webmap.crossing_links import Link, absolute, board_links, downloads, explorer_link, frozen_address
from webmap.crossing_map import map_data
from webmap.crossing_words import KINDS
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number, format_partial, language
from webmap.linked_data import crossing_document
from webmap.settings import Settings
from webmap.sources import Chip, Words, chips_of, words_of
from webmap.timeline_drawing import Drawing, draw_timeline
from webmap.words import code_words

WIDE, NARROW = 1100.0, 320.0
DATASETS = "DATA_"


@dataclass(frozen=True)
class PositionRow:
    """One notation of the position; ``copied`` is what the button copies, empty for no button."""

    label: str
    text: str
    copied: str


@dataclass(frozen=True)
class PostPage:
    """What ``crossing.html`` shows."""

    frame: PageFrame
    day: str
    is_past: bool
    board: tuple[Link, ...]
    title: Words
    other_names: tuple[Words, ...]
    kind: str
    is_unverified: bool
    note: Words | None
    note_sources: tuple[Chip, ...]
    facts: tuple[FactRow, ...]
    position: tuple[PositionRow, ...]
    position_notes: tuple[str, ...]
    position_sources: tuple[Chip, ...]
    towns: tuple[items.NearItem, ...]
    town_sources: tuple[Chip, ...]
    neighbours: tuple[items.NearItem, ...]
    drawings: tuple[Drawing, ...]
    events: tuple[items.EventItem, ...]
    milestones: tuple[items.EventItem, ...]
    conflicts: tuple[items.ConflictItem, ...]
    relations: tuple[items.RelationGroup, ...]
    sources: tuple[items.SourceItem, ...]
    downloads: tuple[Link, ...]
    explorer_url: str
    stable_url: str
    frozen_url: str
    citation: str
    release_id: str
    boundary_note: str
    data: dict[str, Any]
    document: dict[str, Any]


def post_page(atlas: Atlas, page: CrossingPage, view: View) -> PostPage:
    """Return the page of one crossing in words of the language of ``view``."""
    settings: Settings = current_app.extensions["settings"]
    lang, key, titles = view.lang, page.details.key, page.details.titles
    stable = absolute(url_for("crossing.page", lang=lang, crossing_id=key), settings)
    documents = _official_first(
        atlas, (each for each in page.details.source_ids if not each.startswith(DATASETS))
    )
    datasets = [each for each in page.details.source_ids if each.startswith(DATASETS)]
    return PostPage(
        frame=page_frame(lang, settings, query=view.query()),
        day=format_partial(view.day.isoformat(), lang),
        is_past=not page.is_current,
        board=board_links(atlas, page, view),
        title=words_of(titles, lang),
        other_names=_other_names(titles, lang),
        kind=_kind(atlas, page, lang),
        is_unverified=page.details.is_unverified,
        note=_note(page, lang),
        note_sources=chips_of(atlas, documents, lang),
        facts=fact_rows(atlas, page, lang),
        position=_position(page),
        position_notes=_position_notes(page, lang),
        position_sources=chips_of(atlas, datasets or page.details.source_ids, lang),
        towns=tuple(items.town_item(atlas, each, page, lang) for each in page.towns),
        town_sources=chips_of(atlas, union(*(each.source_ids for each in page.towns)), lang),
        neighbours=tuple(items.neighbour_item(atlas, each, page, view) for each in page.neighbours),
        drawings=tuple(_drawings(page, view)),
        events=tuple(items.event_item(atlas, each, lang) for each in page.events),
        milestones=tuple(items.event_item(atlas, each, lang) for each in page.milestones),
        conflicts=tuple(items.conflict_items(atlas, page.conflicts, lang)),
        relations=tuple(items.relation_groups(atlas, page.relations, view)),
        sources=tuple(items.source_item(atlas, each, lang) for each in page.source_ids),
        downloads=downloads(view, key),
        explorer_url=explorer_link(view, key),
        stable_url=stable,
        frozen_url=frozen_address(stable, view, atlas.release_id),
        citation=_citation(atlas, page, view, stable),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
        data=map_data(atlas, page, view),
        document=crossing_document(atlas, page, stable, lang),
    )


def _official_first(atlas: Atlas, source_ids: Iterable[str]) -> list[str]:
    """Return the sources of a note, those of a state first."""
    kinds = {row["source_id"]: row["kind"] for row in atlas.tables["sources"]}
    return sorted(source_ids, key=lambda each: kinds[each] != "official")


def _citation(atlas: Atlas, page: CrossingPage, view: View, stable: str) -> str:
    """Return how the page is cited."""
    words = gettext(
        "Takhoum, %(title)s, situation on %(day)s, release %(release)s",
        title=words_of(page.details.titles, view.lang).text,
        day=format_partial(view.day.isoformat(), view.lang),
        release=atlas.release_id,
    )
    return f"{words}. {frozen_address(stable, view, atlas.release_id)}"


def _other_names(titles: Mapping[str, str], lang: str) -> tuple[Words, ...]:
    """Return the names in the other languages, each once."""
    others = [code for code in LANGUAGES if code != lang and titles[code] != titles[lang]]
    once = {titles[code]: code for code in reversed(others)}
    return tuple(Words(text, code, language(code).direction) for text, code in reversed(once.items()))


def _kind(atlas: Atlas, page: CrossingPage, lang: str) -> str:
    """Return what kind of crossing it is, and between which countries."""
    kind = KINDS[page.row["kind"]]
    return str(
        gettext(
            "%(kind)s, %(home)s – %(neighbour)s",
            kind=gettext(kind),
            home=items.country_name(atlas, HOME, lang),
            neighbour=items.country_name(atlas, page.row["country_code"], lang),
        )
    )


def _note(page: CrossingPage, lang: str) -> Words | None:
    """Return the note of the register: it was written when the data were compiled, not for earlier days."""
    texts = {code: page.row[f"note_{code}"] for code in LANGUAGES}
    return words_of(texts, lang) if page.is_current and any(texts.values()) else None


def _position(page: CrossingPage) -> tuple[PositionRow, ...]:
    """Return the position in every notation."""
    place = page.position
    utm = gettext("UTM, zone %(zone)s (WGS 84)", zone=place.utm_zone)
    return (
        PositionRow(gettext("Decimal degrees"), place.decimal, f"{place.lat}, {place.lon}"),
        PositionRow(gettext("Degrees, minutes, seconds"), place.sexagesimal, place.sexagesimal),
        PositionRow(utm, place.utm, place.utm),
    )


def _position_notes(page: CrossingPage, lang: str) -> tuple[str, ...]:
    """Return how precise the position is and what the point marks."""
    precision = code_words("coord_precision", page.row["coord_precision"])
    notes = [gettext("Precision: %(words)s", words=precision)]
    if page.position.radius_km:
        radius = format_number(page.position.radius_km, lang)
        notes.append(gettext("The dashed circle has that radius: %(number)s km.", number=radius))
    notes.append(gettext("The point marks where the line is crossed, not the buildings."))
    own = words_of({code: page.row[f"coord_note_{code}"] for code in LANGUAGES}, lang).text
    return (*notes, own) if own else tuple(notes)


def _drawings(page: CrossingPage, view: View) -> Iterable[Drawing]:
    """Yield the timeline for wide and for narrow screens."""
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        drawing = draw_timeline(
            page.events,
            page.history,
            day=view.day,
            verified=page.state.last_verified_day,
            name=name,
            width=width,
            is_mirrored=language(view.lang).direction == "rtl",
        )
        if drawing is not None:
            yield drawing
