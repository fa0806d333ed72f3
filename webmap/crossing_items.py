"""The lists of the page of a crossing: events, disagreements, places nearby, relations, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.crossing_page import CrossingPage
from layers.details import Conflict
from layers.names import LANGUAGES, names_of
from layers.post_events import PostEvent
from layers.post_position import Near
from layers.post_relations import Relation
from layers.styles import Symbol
from layers.view import View
from webmap.crossing_facts import status_symbol
from webmap.crossing_words import RELATIONS, claim_words, distance_words
from webmap.i18n import format_partial
from webmap.sources import FOLLOWED, Chip, Words, chips_of, words_of
from webmap.words import code_words

# What says which day and release are meant; the rest of a query does not matter to one crossing.
IN_TIME = ("asof", "release")


@dataclass(frozen=True)
class ClaimLine:
    """One claim of an event: its text, what it is about, whether the present status or stage rests on it."""

    text: Words
    tags: str
    is_followed: bool


@dataclass(frozen=True)
class EventItem:
    """One event of the list."""

    number: int
    date: str
    kind: str
    claims: tuple[ClaimLine, ...]
    sources: tuple[Chip, ...]
    stage: str


@dataclass(frozen=True)
class ConflictItem:
    """One disagreement: the question, every answer, the one followed, the reason."""

    title: Words
    claims: tuple[tuple[Words, bool, tuple[Chip, ...]], ...]
    rule: Words
    is_settled: bool


@dataclass(frozen=True)
class NearItem:
    """A place or crossing nearby."""

    name: Words
    country: str
    distance: str
    url: str
    symbol: Symbol | None
    status: str


@dataclass(frozen=True)
class RelationItem:
    """A mechanism or agreement."""

    name: Words
    notes: tuple[str, ...]
    url: str
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class RelationGroup:
    """The mechanisms and agreements of one relation."""

    kind: str
    title: str
    relations: tuple[RelationItem, ...]


@dataclass(frozen=True)
class SourceItem:
    """One source in full."""

    publisher: str
    title: Words
    date: str
    url: str


def event_item(atlas: Atlas, event: PostEvent, lang: str) -> EventItem:
    """Return one event in words; ``stage`` is what it says of the upgrade, if it does."""
    date = format_partial(event.date, lang) if event.date else gettext("undated")
    if event.published:
        date = gettext("undated, published %(date)s", date=format_partial(event.published, lang))
    claims = tuple(
        ClaimLine(words_of(claim.text, lang), " · ".join(claim_words(claim)), claim.is_followed)
        for claim in event.claims
    )
    stages = dict.fromkeys(claim.value for claim in event.claims if claim.aspect == "upgrade")
    stage = gettext(", ").join(code_words("upgrade_stage", each) for each in stages)
    return EventItem(event.number, date, event.kind, claims, chips_of(atlas, event.source_ids, lang), stage)


def conflict_items(atlas: Atlas, conflicts: Iterable[Conflict], lang: str) -> Iterable[ConflictItem]:
    """Yield the disagreements, each with all its claims."""
    for each in conflicts:
        claims = tuple(
            (words_of(claim.value, lang), claim.is_followed, chips_of(atlas, claim.source_ids, lang))
            for claim in each.claims
        )
        is_settled = any(claim.is_followed for claim in each.claims)
        yield ConflictItem(words_of(each.title, lang), claims, words_of(each.rule, lang), is_settled)


def town_item(atlas: Atlas, near: Near, page: CrossingPage, lang: str) -> NearItem:
    """Return a place nearby."""
    return NearItem(
        name=words_of(near.names, lang),
        country=country_name(atlas, near.country_code, lang),
        distance=distance_words(near.distance_km, page.position.radius_km, lang),
        url="",
        symbol=None,
        status="",
    )


def neighbour_item(atlas: Atlas, near: Near, page: CrossingPage, view: View) -> NearItem:
    """Return another crossing nearby, with its status on the day of the view."""
    lang, status = view.lang, atlas.state(near.key, view.day).operating_status
    address, query = url_for("crossing.page", lang=lang, crossing_id=near.key), query_in_time(view)
    return NearItem(
        name=words_of(near.names, lang),
        country=country_name(atlas, near.country_code, lang),
        distance=distance_words(near.distance_km, page.position.radius_km, lang),
        url=f"{address}?{query}" if query else address,
        symbol=status_symbol(status),
        status=code_words("operating_status", status),
    )


def relation_groups(atlas: Atlas, relations: Iterable[Relation], view: View) -> Iterable[RelationGroup]:
    """Yield the mechanisms and agreements by what relates them to the border."""
    found = tuple(relations)
    for kind, title in RELATIONS.items():
        items = tuple(_relation(atlas, each, view) for each in found if each.kind == kind)
        if items:
            yield RelationGroup(kind, gettext(title), items)


def _relation(atlas: Atlas, relation: Relation, view: View) -> RelationItem:
    lang = view.lang
    notes = []
    if relation.mechanism_type:
        notes.append(code_words("mechanism_type", relation.mechanism_type))
    if relation.begun:
        begun = format_partial(relation.begun, lang)
        notes.append(
            gettext("founded: %(date)s", date=begun)
            if relation.table == "mechanisms"
            else gettext("dated: %(date)s", date=begun)
        )
    if relation.latest_session:
        date = format_partial(relation.latest_session, lang)
        notes.append(gettext("latest session known: %(date)s", date=date))
    url = url_for("profiles.page", lang=lang, kind=relation.table, key=relation.key)
    query = query_in_time(view)
    url = f"{url}?{query}" if query else url
    sources = chips_of(atlas, relation.source_ids, lang)
    return RelationItem(words_of(relation.names, lang), tuple(notes), url, sources)


def source_item(atlas: Atlas, source_id: str, lang: str) -> SourceItem:
    """Return a source in full: its title in its own language."""
    row = atlas.tables.find("sources", source_id)
    if row is None:
        raise LookupError(f"no source {source_id}")
    own = str(row["language"] or "").split(";")[0]
    title = str(row["title"] or "")
    url = str(row["url"] or "")
    return SourceItem(
        publisher=str(row[f"publisher_{lang}"] or row["publisher"] or title),
        title=words_of({own: title}, own) if own in LANGUAGES else Words(title, "", "auto"),
        date=format_partial(str(row["published"]), lang) if row["published"] else gettext("undated"),
        url=url if url.startswith(FOLLOWED) else "",
    )


def country_name(atlas: Atlas, code: str, lang: str) -> str:
    """Return the name of a country."""
    row = atlas.tables.find("countries", code)
    if row is None:
        raise LookupError(f"no country {code}")
    return words_of(names_of(row, ("name",)), lang).text


def query_in_time(view: View, **more: str) -> str:
    """Return a query string with the day and release of the view, and what is added."""
    kept = [(name, value) for name, value in parse_qsl(view.query()) if name in IN_TIME]
    return urlencode([*more.items(), *kept], safe=",:")
