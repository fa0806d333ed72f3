"""The details card: facts, sources and conflicts of one feature in words of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.details import Conflict, Details, Fact, Link
from layers.view import View
from webmap.card_address import frozen_address
from webmap.card_around import card_around
from webmap.card_history import card_history, card_page
from webmap.citation import citation
from webmap.i18n import LOCALES, format_number, format_partial, language
from webmap.profiles.addresses import page_address
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.words import code_words


@dataclass(frozen=True)
class LinkedWords(Words):
    """The name of something else, its date or kind in words, what to select for its card, else its page."""

    beside: str = ""
    select: str = ""
    url: str = ""


@dataclass(frozen=True)
class FactLine:
    """One line of the card; ``isJoined``: on the line before; ``dispute``: the place of its disagreement."""

    label: str
    values: tuple[Words, ...]
    symbol: str
    badge: str
    isDerived: bool  # noqa: N815 - the names of the JSON document
    isJoined: bool  # noqa: N815
    isDisputed: bool  # noqa: N815
    dispute: int
    sources: tuple[Chip, ...]


def details_card(atlas: Atlas, details: Details, view: View) -> dict[str, Any]:
    """Return the JSON document behind the card; every text states its language where it may differ.

    Parameters
    ----------
    atlas : Atlas
        For the sources of the statements.
    details : Details
        What is known about the feature.
    view : View
        Gives the day, the edition and the language of the words.
    """
    spec, lang = atlas.spec(details.layer_id), view.lang
    title = words_of(details.titles, lang)
    extent = atlas.bounds(spec.id, details.key, edition=view.edition, detail="low")
    return {
        "layer": details.layer_id,
        "key": details.key,
        "title": asdict(title),
        "kind": gettext(spec.one or spec.title),
        "names": [asdict(each) for each in _other_names(details.titles, lang)],
        "facts": [asdict(_fact_line(atlas, details, fact, lang)) for fact in details.facts],
        "conflicts": [_conflict(atlas, conflict, lang) for conflict in details.conflicts],
        "confidence": gettext("Confidence: %(grade)s", grade=code_words("confidence", details.confidence)),
        "isUnverified": details.is_unverified,
        "hasPlace": details.has_place,
        "noPlace": "" if details.has_place else gettext("Without place: not drawn on the map."),
        "history": card_history(atlas, details, lang),
        "around": card_around(atlas, details, view),
        "page": card_page(spec, details.key, view),
        "extent": extent if details.has_place else None,
        "citation": citation(atlas, view, title.text),
        "address": frozen_address(atlas, spec, details.key, view),
        "sources": [asdict(chip) for chip in chips_of(atlas, details.source_ids, lang)],
        "disclaimer": gettext("Compiled from published documents, not an official publication."),
    }


def _other_names(names: Mapping[str, str], lang: str) -> tuple[Words, ...]:
    """Return the names in the other languages, without repeats."""
    seen = {names.get(lang)}
    found = []
    for code in LOCALES:
        text = names.get(code)
        if text and text not in seen:
            seen.add(text)
            found.append(Words(text, code, language(code).direction))
    return tuple(found)


def _fact_line(atlas: Atlas, details: Details, fact: Fact, lang: str) -> FactLine:
    """Return one fact in words."""
    return FactLine(
        label=gettext(fact.label),
        values=fact_words(atlas, fact, lang),
        symbol=f"{details.layer_id}/{fact.mark}" if fact.mark else "",
        badge=str(details.properties[fact.column]) if fact.column == "freshness" else "",
        isDerived=fact.derived,
        isJoined=fact.is_joined,
        isDisputed=fact.is_disputed,
        dispute=next(
            (n for n, each in enumerate(details.conflicts) if each.conflict_id == fact.conflict_id), 0
        ),
        sources=chips_of(atlas, fact.source_ids, lang),
    )


def fact_words(atlas: Atlas, fact: Fact, lang: str) -> tuple[Words, ...]:
    """Return the value of a fact in words; nothing known is said, not left out."""
    value = fact.value
    if value is None or value in ("", ()):
        return (plain_words(gettext("not known"), lang),)
    if isinstance(value, tuple):
        return tuple(_link_words(atlas, link, lang) for link in value)
    if isinstance(value, Mapping):
        return (words_of(value, lang),)
    if isinstance(value, (int, float)):
        number = format_number(value, lang)
        return (plain_words(gettext("%(number)s km", number=number) if fact.kind == "km" else number, lang),)
    if fact.kind == "date":
        return (plain_words(format_partial(value, lang), lang),)
    if fact.kind == "message":
        return (plain_words(code_words(fact.column, value), lang),)
    return (Words(value, "", "ltr"),)


def _link_words(atlas: Atlas, link: Link, lang: str) -> LinkedWords:
    """Return the name of a linked thing; only the features of layers have a card."""
    words = words_of(link.names, lang)
    is_feature = any(spec.id == link.target for spec in atlas.catalog)
    return LinkedWords(
        words.text,
        words.lang,
        words.dir,
        beside=format_partial(link.date, lang) if link.date else code_words(*link.told) if link.told else "",
        select=f"{link.target}:{link.key}" if is_feature else "",
        url="" if is_feature else page_address(link.target, link.key, lang),
    )


def _conflict(atlas: Atlas, conflict: Conflict, lang: str) -> dict[str, Any]:
    """Return one disagreement with all its claims."""
    return {
        "title": asdict(words_of(conflict.title, lang)),
        "claims": [
            {
                "text": asdict(words_of(claim.value, lang)),
                "isFollowed": claim.is_followed,
                "sources": [asdict(chip) for chip in chips_of(atlas, claim.source_ids, lang)],
            }
            for claim in conflict.claims
        ],
        "rule": asdict(words_of(conflict.rule, lang)),
    }
