"""What the search finds for the words of an address: the list of the search box, without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.search import Entry, build_entries
from layers.search_rank import find
from layers.search_targets import is_web
from layers.view import View
from webmap.frame import explorer_url
from webmap.i18n import format_number
from webmap.profiles.addresses import page_in_time
from webmap.search import kind_words
from webmap.settings import LANGUAGES
from webmap.sources import Words, words_of
from webmap.state_links import changed_query

# As the search box has it.
PER_KIND, IN_ALL = 5, 30
# Kinds whose things lead to something larger, which is named beside them.
WITHIN, WHOLE = ("places", "network_members"), ("wilayas", "regions", "networks")
# What an address keeps that leads to something else: filters fall, so that it is not filtered away.
KEPT = ("layers", "measure", "asof", "release")


@dataclass(frozen=True)
class Found:
    """One thing found: its name, where it leads, beside it what it lies in, and a code or a year."""

    name: Words
    url: str
    whole: Words | None
    note: str


@dataclass(frozen=True)
class FoundKind:
    """The things of one kind; ``few`` says how many of how many, empty if all stand here."""

    title: str
    few: str
    things: tuple[Found, ...]


@dataclass(frozen=True)
class FoundWords:
    """What some words find, by kind, that of the best answer first."""

    words: str
    kinds: tuple[FoundKind, ...]


def found_words(atlas: Atlas, view: View) -> FoundWords:
    """Return what the words of a view find among every named thing, slips of the hand forgiven."""
    entries = atlas.made(("search", view.edition), lambda: build_entries(atlas, view.edition))
    groups: dict[int, list[Entry]] = {}
    for hit in find(view.q, entries):
        groups.setdefault(entries[hit.place].order, []).append(entries[hit.place])
    wholes = {each.to: each for each in entries if each.kind in WHOLE}
    kinds, left = [], IN_ALL
    for order, own in groups.items():
        shown = own[: min(PER_KIND, left)]
        left -= len(shown)
        if shown:
            things = tuple(_thing(each, wholes, view) for each in shown)
            kinds.append(_kind(order, things, len(own), view))
    return FoundWords(view.q, tuple(kinds))


def _thing(entry: Entry, wholes: Mapping[str, Entry], view: View) -> Found:
    """Return one thing as it is listed."""
    whole = wholes.get(entry.to) if entry.kind in WITHIN else None
    beside = None if whole is None else _name(whole, view.lang)
    return Found(_name(entry, view.lang), _url(entry.to, view), beside, entry.note)


def _kind(order: int, things: tuple[Found, ...], number: int, view: View) -> FoundKind:
    """Return the things of one kind."""
    few = gettext(
        "%(shown)s of %(number)s",
        shown=format_number(len(things), view.lang),
        number=format_number(number, view.lang),
    )
    return FoundKind(kind_words()[order], few if len(things) < number else "", things)


def _name(entry: Entry, lang: str) -> Words:
    """Return a name in the language of the page; documents may have theirs in another than ours."""
    if set(entry.names) & set(LANGUAGES):
        return words_of(entry.names, lang)
    code, text = next(iter(entry.names.items()))
    return Words(text, code, "ltr")


def _url(to: str, view: View) -> str:
    """Return where a target of the search leads without script: its page, else the map, in time."""
    if is_web(to):
        return to
    if to.startswith("?"):
        name, value = to[1:].split("=")
        dropped = dict.fromkeys((each for each in view.given if each not in KEPT), "")
        return explorer_url(view.lang, changed_query(view, {**dropped, name: value}))
    kind, key = to.removeprefix("/").split("/" if to.startswith("/") else ":")
    return page_in_time(kind, key, view)
