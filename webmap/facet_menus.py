"""The filters of the explorer: each a list of links with the number of entries a value would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.enumerations import CONFIDENCE, STAGES, STATUSES, TRAFFIC
from layers.exploring import Exploration
from layers.view import FILTERS, View
from webmap.board_links import COLUMNS, country_words, traffic_words, wilaya_words
from webmap.i18n import format_number, language
from webmap.settings import LANGUAGES
from webmap.sources import Words, plain_words, words_of
from webmap.state_links import state_url
from webmap.words import code_words

CODES: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "stage": STAGES,
    "traffic": TRAFFIC,
    "confidence": CONFIDENCE,
}


@dataclass(frozen=True)
class FacetChoice:
    """One value: the address with it added or taken away, and how many entries it leaves."""

    id: str
    words: Words
    count: str
    url: str
    is_chosen: bool
    is_empty: bool
    level: int


@dataclass(frozen=True)
class FacetGroup:
    """Values under a heading, or all values under none."""

    title: Words
    choices: tuple[FacetChoice, ...]


@dataclass(frozen=True)
class FacetMenu:
    """One filter; ``chosen`` is its value in words."""

    name: str
    label: str
    chosen: str
    clear_url: str
    groups: tuple[FacetGroup, ...]


def facet_menus(atlas: Atlas, view: View, found: Exploration) -> tuple[FacetMenu, ...]:
    """Return the filters that the layers shown have, and those that are set."""
    return tuple(
        _menu(atlas, view, name, found.facets.get(name, {}))
        for name in FILTERS
        if name in found.facets or view.values(name)
    )


def filter_label(name: str) -> str:
    """Return the words of a parameter that narrows what is shown."""
    words: dict[str, str] = {
        "country": gettext("Neighbour"),
        "wilaya": gettext("Wilaya"),
        "region": gettext("Region"),
        "status": gettext("Status"),
        "stage": gettext("Upgrade stage"),
        "traffic": gettext("Traffic"),
        "theme": gettext("Theme"),
        "mechanism_type": gettext("Mechanism type"),
        "agreement_kind": gettext("Agreement kind"),
        "confidence": gettext("Confidence"),
        "q": gettext("Words"),
        "bbox": gettext("Part of the map"),
    }
    return words[name]


def chosen_words(atlas: Atlas, view: View, name: str) -> str:
    """Return the chosen values of a filter in words, separated by the comma of the script."""
    words = (value_words(atlas, view, name, code).text for code in view.values(name))
    return language(view.lang).comma.join(words)


def value_words(atlas: Atlas, view: View, name: str, code: str) -> Words:
    """Return one value of a filter in words."""
    return _WORDS.get(name, _coded(name))(atlas, view, code)


def _menu(atlas: Atlas, view: View, name: str, counts: Mapping[str, int]) -> FacetMenu:
    """Return one filter."""
    groups: dict[str, list[FacetChoice]] = {}
    for code in filter_codes(atlas, view, name):
        if counts.get(code) or code in view.values(name) or name in CODES:
            groups.setdefault(_group(atlas, name, code), []).append(
                _choice(atlas, view, name, code, counts.get(code, 0))
            )
    return FacetMenu(
        name=name,
        label=filter_label(name),
        chosen=chosen_words(atlas, view, name),
        clear_url=state_url(view, {name: ""}) if view.values(name) else "",
        groups=tuple(
            FacetGroup(
                country_words(atlas, group, view.lang) if group else plain_words("", view.lang), tuple(each)
            )
            for group, each in groups.items()
        ),
    )


def _choice(atlas: Atlas, view: View, name: str, code: str, count: int) -> FacetChoice:
    """Return one value of a filter."""
    chosen = view.values(name)
    kept = [each for each in filter_codes(atlas, view, name) if (each in chosen) != (each == code)]
    return FacetChoice(
        id=f"{name}-{code}",
        words=value_words(atlas, view, name, code),
        count=format_number(count, view.lang),
        url=state_url(view, {name: ",".join(kept)}),
        is_chosen=code in chosen,
        is_empty=not count,
        level=_depth(atlas, code) if name == "theme" else 0,
    )


def filter_codes(atlas: Atlas, view: View, name: str) -> tuple[str, ...]:
    """Return every value of a filter in the order it is read in."""
    if name in CODES:
        return CODES[name]
    allowed = atlas.vocabulary
    if name == "theme":
        return atlas.made(("theme order",), lambda: _tree_order(atlas))
    found: dict[str, tuple[str, ...]] = {
        "country": allowed.countries,
        "wilaya": allowed.wilayas[view.edition],
        "region": allowed.regions,
        "mechanism_type": allowed.mechanism_types,
        "agreement_kind": allowed.agreement_kinds,
    }
    return found[name]


def _tree_order(atlas: Atlas) -> tuple[str, ...]:
    """Return the themes, each followed by those below it."""
    below: dict[str, list[str]] = {}
    for row in atlas.tables["themes"]:
        below.setdefault(row["parent_id"] or "", []).append(row["theme_id"])

    def walk(parent: str) -> list[str]:
        return [each for code in below.get(parent, ()) for each in (code, *walk(code))]

    return tuple(walk(""))


def _depth(atlas: Atlas, code: str) -> int:
    """Return how many themes stand above one."""
    row = atlas.tables.find("themes", code)
    return 1 + _depth(atlas, row["parent_id"]) if row and row["parent_id"] else 0


def _group(atlas: Atlas, name: str, code: str) -> str:
    """Return the country under which a region is listed; other values stand under none."""
    row = atlas.tables.find("regions", code) if name == "region" else None
    return str(row["country_code"]) if row else ""


def _named(table: str) -> Callable[[Atlas, View, str], Words]:
    """Return a reader of names from a table."""

    def name(atlas: Atlas, view: View, code: str) -> Words:
        row = atlas.tables.find(table, code)
        return words_of(
            {each: row[f"name_{each}"] for each in LANGUAGES} if row else {view.lang: code}, view.lang
        )

    return name


def _coded(name: str) -> Callable[[Atlas, View, str], Words]:
    """Return a reader of the words of codes."""
    return lambda atlas, view, code: plain_words(code_words(COLUMNS.get(name, name), code), view.lang)


_WORDS: Mapping[str, Callable[[Atlas, View, str], Words]] = {
    "country": lambda atlas, view, code: country_words(atlas, code, view.lang),
    "wilaya": lambda atlas, view, code: wilaya_words(atlas, code, view),
    "region": _named("regions"),
    "theme": _named("themes"),
    "traffic": lambda atlas, view, code: plain_words(traffic_words()[code], view.lang),
}
