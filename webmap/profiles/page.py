"""The sheet of one thing as frozen data: the template, the JSON document and the printed sheet show this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.names import LANGUAGES
from layers.post_events import group_events
from layers.profiles.kinds import KINDS
from layers.profiles.model import Profile
from layers.view import View
from webmap.context import boundary_note
from webmap.crossing_items import ConflictItem, EventItem, conflict_items, event_item, query_in_time
from webmap.crossing_links import Link, absolute, frozen_address
from webmap.frame import PageFrame, explorer_url, page_frame
from webmap.i18n import format_partial, language
from webmap.numbers.words import NumberWords
from webmap.profiles.addresses import file_address, list_in_time, page_address, page_in_time, with_query
from webmap.profiles.drawn import DrawnMap, drawn_map
from webmap.profiles.linked import profile_document
from webmap.profiles.parts import CitedSource, FactItem, SectionItem, cited_sources, fact_items, section_items
from webmap.profiles.values import number_item
from webmap.settings import Settings
from webmap.sources import Chip, Words, chips_of, words_of
from webmap.words import code_words

# The kinds with a printed sheet, and the sections that it cuts last: the one thing here said of single kinds.
PRINTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wilayas": ("crossings", "border", "mechanisms", "sessions", "twinnings", "networks"),
        "countries": ("crossings", "border", "sessions", "agreements", "twinnings", "mechanisms", "missions"),
    }
)


@dataclass(frozen=True)
class Statement:
    """What sources say in whole sentences."""

    words: Words
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class Disagreement:
    """A disagreement of sources, and the page it has of its own."""

    item: ConflictItem
    url: str


@dataclass(frozen=True)
class ProfilePage:
    """What ``profile.html`` shows."""

    frame: PageFrame
    profile: Profile
    crumbs: tuple[Link, ...]
    kind: str
    title: Words
    other_names: tuple[Words, ...]
    day: str
    is_past: bool
    today_url: str
    edition: Words
    notice: str
    grade: str
    numbers: tuple[NumberWords, ...]
    facts: tuple[FactItem, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Words, ...]
    map: DrawnMap | None
    explorer_url: str
    sections: tuple[SectionItem, ...]
    conflicts: tuple[Disagreement, ...]
    history: tuple[EventItem, ...]
    sources: tuple[CitedSource, ...]
    figures: tuple[Link, ...]
    downloads: tuple[Link, ...]
    stable_url: str
    frozen_url: str
    citation: str
    release_id: str
    boundary_note: str
    document: dict[str, Any]
    words: dict[str, str]


def profile_page(atlas: Atlas, profile: Profile, view: View) -> ProfilePage:
    """Return the page of one thing in words of the language of ``view``."""
    settings: Settings = current_app.extensions["settings"]
    lang, kind, key = view.lang, KINDS[profile.kind], profile.key
    stable = absolute(page_address(kind.id, key, lang), settings)
    title = words_of(profile.titles, lang)
    return ProfilePage(
        frame=page_frame(lang, settings, query=view.query()),
        profile=profile,
        crumbs=_crumbs(kind.id, kind.title, view),
        kind=gettext(kind.title),
        title=title,
        other_names=_other_names(profile.titles, lang),
        day=format_partial(view.day.isoformat(), lang),
        is_past=view.day < current_app.extensions["today"](),
        today_url=page_address(kind.id, key, lang),
        edition=_edition(atlas, view),
        notice=gettext(profile.notice) if profile.notice else "",
        grade=code_words("confidence", profile.confidence) if profile.confidence else "",
        numbers=tuple(number_item(each, view) for each in profile.numbers),
        facts=fact_items(atlas, kind.layer, profile.facts, view),
        statements=tuple(
            Statement(words_of(text, lang), chips_of(atlas, source_ids, lang))
            for text, source_ids in profile.statements
        ),
        notes=tuple(words for each in profile.notes if (words := words_of(each, lang)).text),
        map=drawn_map(atlas, profile, view),
        explorer_url=explorer_url(lang, _explorer_query(profile, view)) if profile.map_query else "",
        sections=section_items(atlas, kind.id, key, profile.sections, view),
        conflicts=tuple(_disagreements(atlas, profile, view)),
        history=_history(atlas, profile, lang),
        sources=cited_sources(atlas, profile.cited_ids, view),
        figures=_figures(atlas, profile, view),
        downloads=_downloads(profile, view),
        stable_url=stable,
        frozen_url=frozen_address(stable, view, atlas.release_id),
        citation=_citation(atlas, title.text, view, stable),
        release_id=atlas.release_id,
        boundary_note=boundary_note(),
        document=profile_document(atlas, profile, stable, lang),
        words={"copied": gettext("Copied")},
    )


def _crumbs(kind: str, title: str, view: View) -> tuple[Link, ...]:
    """Return the way to the page: all registers, the list of the kind."""
    registers = with_query(url_for("profiles.registers", lang=view.lang), query_in_time(view))
    return Link(gettext("Registers"), registers), Link(gettext(title), list_in_time(kind, view))


def _other_names(titles: Mapping[str, str], lang: str) -> tuple[Words, ...]:
    """Return the title in the other languages, each once."""
    texts = {code: titles[code] for code in LANGUAGES if code != lang and titles.get(code)}
    once = {text: code for code, text in reversed(texts.items()) if text != titles.get(lang)}
    return tuple(Words(text, code, language(code).direction) for text, code in reversed(once.items()))


def _edition(atlas: Atlas, view: View) -> Words:
    """Return the edition of wilayas in force on the day."""
    row = atlas.tables.find("editions", view.edition)
    return words_of({code: row[f"name_{code}"] for code in LANGUAGES} if row else {}, view.lang)


def _explorer_query(profile: Profile, view: View) -> str:
    in_time = query_in_time(view)
    return f"{profile.map_query}&{in_time}" if in_time else profile.map_query


def _disagreements(atlas: Atlas, profile: Profile, view: View) -> list[Disagreement]:
    items = conflict_items(atlas, profile.conflicts, view.lang)
    return [
        Disagreement(item, page_in_time("conflicts", each.conflict_id, view))
        for each, item in zip(profile.conflicts, items, strict=True)
    ]


def _history(atlas: Atlas, profile: Profile, lang: str) -> tuple[EventItem, ...]:
    published = {row["source_id"]: row["published"] for row in atlas.tables["sources"]}
    events = group_events(profile.history, published)
    return tuple(event_item(atlas, each, lang) for each in events)


def _figures(atlas: Atlas, profile: Profile, view: View) -> tuple[Link, ...]:
    """Return the figures of the gallery in which it appears."""
    found = []
    for each in profile.figures:
        address = url_for("gallery.figure", lang=view.lang, figure_id=each)
        title = words_of(atlas.figure(each).title, view.lang).text
        found.append(Link(title, with_query(address, query_in_time(view))))
    return tuple(found)


def _downloads(profile: Profile, view: View) -> tuple[Link, ...]:
    """Return the files of the sheet; of single sections they stand at the section."""
    kind, key = KINDS[profile.kind], profile.key
    links = [Link("JSON", file_address(view, kind.id, key, "json"))]
    if kind.layer and not profile.notice:
        # The address of one feature takes the same day and release.
        feature = url_for("ogc.item", layer_id=kind.layer, key=key)
        links.append(
            Link("GeoJSON", with_query(feature, "&".join(filter(None, ("f=json", query_in_time(view))))))
        )
    if kind.id in PRINTED:
        address = url_for("printing.sheet", lang=view.lang, kind=kind.id, key=key)
        links.append(Link("PDF", with_query(address, query_in_time(view))))
    return tuple(links)


def _citation(atlas: Atlas, title: str, view: View, stable: str) -> str:
    """Return how the page is cited."""
    words = gettext(
        "Takhoum, %(title)s, situation on %(day)s, release %(release)s",
        title=title,
        day=format_partial(view.day.isoformat(), view.lang),
        release=atlas.release_id,
    )
    return f"{words}. {frozen_address(stable, view, atlas.release_id)}"
