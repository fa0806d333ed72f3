"""The addresses of the board: each filter, order and page of it is a link that works without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.enumerations import CONFIDENCE, FIRST_DAY, LAST_DAY, STAGES, STATUSES, TRAFFIC
from layers.view import PARAMETERS, View
from webmap.i18n import language
from webmap.menus import Choice, DateForm, Menu
from webmap.settings import LANGUAGES
from webmap.sources import Words, plain_words, words_of
from webmap.words import code_words

PAGE_SIZE = 200
MENUS = ("country", "wilaya", "status", "stage", "traffic", "confidence")
COLUMNS = {"status": "operating_status", "stage": "upgrade_stage", "confidence": "confidence"}
FORMATS = (("CSV", "csv"), ("XLSX", "xlsx"), ("GeoJSON", "geojson"), ("PDF", "pdf"))


@dataclass(frozen=True)
class Pages:
    """Which rows of how many stand on the page, and the way to the others."""

    first: int
    last: int
    total: int
    previous_url: str
    next_url: str


def board_url(view: View, changes: Mapping[str, str] | None = None) -> str:
    """Return the address of the board with some parameters set, or dropped by an empty text.

    A change starts again from the first page.
    """
    changed = dict(changes or {})
    pairs = dict(parse_qsl(view.query()))
    if changed:
        pairs.pop("offset", None)
    pairs |= changed
    query = urlencode([(name, pairs[name]) for name in PARAMETERS if pairs.get(name)], safe=",:")
    address = url_for("board.board", lang=view.lang)
    return f"{address}?{query}" if query else address


def crossing_url(view: View, crossing_id: str) -> str:
    """Return the address of the page of a crossing, on the same day and release."""
    pairs = [(name, value) for name, value in parse_qsl(view.query()) if name in ("asof", "release")]
    address = f"{url_for('board.board', lang=view.lang)}/{crossing_id}"
    return f"{address}?{urlencode(pairs)}" if pairs else address


def export_links(view: View) -> tuple[tuple[str, str], ...]:
    """Return name and address of every file of what is shown, all its pages."""
    board = url_for("board.board", lang=view.lang)
    pairs = [pair for pair in parse_qsl(view.query()) if pair[0] not in ("limit", "offset", "select")]
    query = f"?{urlencode(pairs, safe=',:')}" if pairs else ""
    return tuple((name, f"{board}.{suffix}{query}") for name, suffix in FORMATS)


def filter_menus(atlas: Atlas, view: View, labels: Mapping[str, str]) -> tuple[Menu, ...]:
    """Return the filters of the board, ``labels`` by parameter."""
    return tuple(_menu(atlas, view, name, labels[name]) for name in MENUS)


def _menu(atlas: Atlas, view: View, name: str, label: str) -> Menu:
    """Return one filter."""
    chosen = view.values(name)
    words = {code: _value_words(atlas, view, name, code) for code in _codes(atlas, view, name)}
    choices = []
    for code, text in words.items():
        kept = [each for each in words if (each in chosen) != (each == code)]
        choices.append(Choice(text, board_url(view, {name: ",".join(kept)}), code in chosen))
    return Menu(
        name=name,
        label=label,
        chosen=language(view.lang).comma.join(words[code].text for code in words if code in chosen),
        clear_url=board_url(view, {name: ""}) if chosen else "",
        choices=tuple(choices),
    )


def _codes(atlas: Atlas, view: View, name: str) -> tuple[str, ...]:
    """Return the values a filter offers: places only where there are crossings, and those chosen already."""
    fixed = {"status": STATUSES, "stage": STAGES, "traffic": TRAFFIC, "confidence": CONFIDENCE}
    if name in fixed:
        return fixed[name]
    rows = atlas.rows("crossings", view.edition)
    found = {str(row[f"{name}_code"]) for row in rows if row[f"{name}_code"]} | set(view.values(name))
    known = atlas.vocabulary.countries if name == "country" else atlas.vocabulary.wilayas[view.edition]
    return tuple(code for code in known if code in found)


def _value_words(atlas: Atlas, view: View, name: str, code: str) -> Words:
    """Return one value of a filter in words."""
    if name == "country":
        return country_words(atlas, code, view.lang)
    if name == "wilaya":
        return wilaya_words(atlas, code, view)
    if name == "traffic":
        return plain_words(traffic_words()[code], view.lang)
    return plain_words(code_words(COLUMNS[name], code), view.lang)


def traffic_words() -> dict[str, str]:
    """Return the words of persons, goods and rail."""
    return {"persons": gettext("Persons"), "goods": gettext("Goods"), "rail": gettext("Rail")}


def country_words(atlas: Atlas, code: str, lang: str) -> Words:
    """Return the name of a country."""
    row = atlas.tables.find("countries", code)
    return words_of({each: row[f"name_{each}"] for each in LANGUAGES} if row else {lang: code}, lang)


def wilaya_words(atlas: Atlas, code: str, view: View) -> Words:
    """Return code and name of a wilaya of the edition shown."""
    row = atlas.tables.find("wilayas", code, edition=view.edition)
    names = {each: f"{code} {row[f'name_{each}']}" for each in LANGUAGES} if row else {view.lang: code}
    return words_of(names, view.lang)


def date_form(view: View, parameter: str, value: str) -> DateForm:
    """Return the form that sets ``asof`` or ``compare``."""
    aside = (parameter, "offset")
    return DateForm(
        parameter=parameter,
        action=url_for("board.board", lang=view.lang),
        value=value,
        first=FIRST_DAY.isoformat(),
        last=LAST_DAY.isoformat(),
        kept=tuple(pair for pair in parse_qsl(view.query()) if pair[0] not in aside),
    )


def page_links(view: View, matched: int) -> Pages:
    """Return the way through the pages of ``matched`` rows."""
    size, offset = view.limit or PAGE_SIZE, view.offset
    shown = max(0, min(size, matched - offset))
    before = board_url(view, {"offset": str(max(0, offset - size)) if offset > size else ""})
    after = board_url(view, {"offset": str(offset + size)})
    return Pages(
        first=offset + 1 if shown else 0,
        last=offset + shown,
        total=matched,
        previous_url=before if offset else "",
        next_url=after if offset + size < matched else "",
    )
