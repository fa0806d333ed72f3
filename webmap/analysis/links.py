"""Addresses of the analysis: its filters, its files, why a number is what it is, the pages of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from flask import url_for
from flask_babel import gettext

from layers.analysis.find import PREFIX
from layers.analysis.ties import MEASURES
from layers.atlas import Atlas
from layers.enumerations import FIRST_DAY, LAST_DAY
from layers.names import names_of
from layers.view import PARAMETERS, View
from webmap.board_links import country_words
from webmap.i18n import language
from webmap.menus import Choice, DateForm, Menu
from webmap.profiles.addresses import page_in_time
from webmap.sources import Words, plain_words, words_of
from webmap.words import code_words

# What the explorer can open and has no page.
ON_MAP = frozenset({"borders"})


def query_of(view: View, changes: Mapping[str, str] | None = None) -> str:
    """Return the query of a view with some parameters set, or dropped by an empty text."""
    pairs = dict(parse_qsl(view.query())) | dict(changes or {})
    return urlencode([(name, pairs[name]) for name in PARAMETERS if pairs.get(name)], safe=",:")


def analysis_url(view: View, changes: Mapping[str, str] | None = None) -> str:
    """Return the address of the page with some parameters changed."""
    return _with(url_for("analysis.page", lang=view.lang), query_of(view, changes))


def file_url(view: View, table: str, suffix: str) -> str:
    """Return the address of a table as a file."""
    address = url_for("analysis.document", lang=view.lang, table=table, suffix=suffix)
    return _with(address, query_of(view))


def why_urls(view: View) -> Callable[[str], str]:
    """Return what gives the address that tells where a number comes from."""
    # Asked for once, not for each of two thousand numbers.
    address = url_for("numbers.why", lang=view.lang, number_id=PREFIX).removesuffix(PREFIX)
    query = query_of(view)
    return lambda number_id: _with(f"{address}{quote(number_id, safe='/:-_')}", query)


def thing_url(view: View, target: str, key: str) -> str:
    """Return the address of the page of a thing on the same day, or of it on the map; nothing for others."""
    if target not in ON_MAP:
        return page_in_time(target, key, view)
    pairs = {name: text for name, text in parse_qsl(view.query()) if name in ("asof", "release")}
    query = {"layers": f"{target},crossings", **pairs, "select": f"{target}:{key}"}
    return _with(url_for("pages.explorer", lang=view.lang), urlencode(query, safe=",:"))


def date_form(view: View, parameter: str, value: str) -> DateForm:
    """Return the form that sets ``asof`` or ``compare`` and keeps the rest."""
    return DateForm(
        parameter=parameter,
        action=url_for("analysis.page", lang=view.lang),
        value=value,
        first=FIRST_DAY.isoformat(),
        last=LAST_DAY.isoformat(),
        kept=tuple(pair for pair in parse_qsl(view.query()) if pair[0] != parameter),
    )


def filter_menus(atlas: Atlas, view: View) -> tuple[Menu, ...]:
    """Return the filters of the page."""
    return (
        _single(
            view,
            "measure",
            gettext("Measure"),
            {name: gettext(each.title) for name, each in MEASURES.items()},
        ),
        _many(view, "country", gettext("Country"), _countries(atlas, view)),
        _many(view, "theme", gettext("Theme"), _themes(atlas, view)),
        _many(view, "mechanism_type", gettext("Type of mechanism"), _types(atlas, view)),
        _single(
            view,
            "detail",
            gettext("Extent"),
            {"low": gettext("border wilayas, neighbours, widest themes"), "full": gettext("everything")},
        ),
    )


def _single(view: View, name: str, label: str, words: Mapping[str, str]) -> Menu:
    """Return a filter with one value at a time."""
    current = str(getattr(view, name))
    choices = tuple(
        Choice(plain_words(text, view.lang), analysis_url(view, {name: code}), code == current)
        for code, text in words.items()
    )
    return Menu(name, label, words.get(current, current), "", choices)


def _many(view: View, name: str, label: str, words: Mapping[str, Words]) -> Menu:
    """Return a filter whose values add up."""
    chosen = view.values(name)
    choices = []
    for code, text in words.items():
        kept = [each for each in words if (each in chosen) != (each == code)]
        choices.append(Choice(text, analysis_url(view, {name: ",".join(kept)}), code in chosen))
    return Menu(
        name=name,
        label=label,
        chosen=language(view.lang).comma.join(text.text for code, text in words.items() if code in chosen),
        clear_url=analysis_url(view, {name: ""}) if chosen else "",
        choices=tuple(choices),
    )


def _countries(atlas: Atlas, view: View) -> dict[str, Words]:
    """Return the neighbours, and what is chosen."""
    near = {row["country_code"] for row in atlas.tables["countries"] if row["is_neighbour"]} | set(
        view.country
    )
    codes = [code for code in atlas.vocabulary.countries if code in near]
    return {code: country_words(atlas, code, view.lang) for code in codes}


def _themes(atlas: Atlas, view: View) -> dict[str, Words]:
    """Return the widest themes, and what is chosen."""
    return {
        row["theme_id"]: words_of(names_of(row, ("name",)), view.lang)
        for row in atlas.tables["themes"]
        if not row["parent_id"] or row["theme_id"] in view.theme
    }


def _types(atlas: Atlas, view: View) -> dict[str, Words]:
    """Return the types of mechanisms."""
    codes = atlas.vocabulary.mechanism_types
    return {code: plain_words(code_words("mechanism_type", code), view.lang) for code in codes}


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
