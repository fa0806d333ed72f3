"""The filters of a list: each value is a link, so that they work without script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from flask_babel import gettext

from layers.atlas import Atlas
from layers.details import Link
from layers.profiles.model import Entry
from layers.view import View
from webmap.facet_menus import chosen_words, filter_codes, filter_label, value_words
from webmap.menus import Choice, Menu
from webmap.profiles.addresses import kind_of

# Parameters that name a place, and the kind whose links in a list tell which occur.
PLACES = {"country": "countries", "wilaya": "wilayas", "region": "regions"}


def filter_menus(
    atlas: Atlas,
    view: View,
    names: tuple[str, ...],
    entries: Iterable[Entry],
    url: Callable[[Mapping[str, str]], str],
) -> tuple[Menu, ...]:
    """Return the filters of a list, places only as far as they occur in it.

    Parameters
    ----------
    names : tuple of str
        Parameters of the query string.
    entries : iterable of Entry
        The whole list, whatever is chosen.
    url : callable
        The address of the list with some parameters changed.
    """
    linked = _linked(entries)
    menus = []
    for name in names:
        chosen = view.values(name)
        choices = []
        codes = _codes(atlas, view, name, linked)
        for code in codes:
            kept = [each for each in codes if (each in chosen) != (each == code)]
            words = value_words(atlas, view, name, code)
            choices.append(Choice(words, url({name: ",".join(kept)}), code in chosen))
        menus.append(
            Menu(
                name=name,
                label=list_label(name),
                chosen=chosen_words(atlas, view, name),
                clear_url=url({name: ""}) if chosen else "",
                choices=tuple(choices),
            )
        )
    return tuple(menus)


def list_label(name: str) -> str:
    """Return the words of a filter: in a register more countries than the neighbours occur."""
    return str(gettext("Country")) if name == "country" else filter_label(name)


def _linked(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the keys that a list links to, by kind."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for cell in entry.cells:
            for each in cell.value if isinstance(cell.value, tuple) else ():
                if isinstance(each, Link):
                    found.setdefault(kind_of(each.target), set()).add(each.key)
    return found


def _codes(atlas: Atlas, view: View, name: str, linked: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the values a filter offers; where a list names no country, the neighbours."""
    codes = filter_codes(atlas, view, name)
    if name not in PLACES:
        return codes
    neighbours = {row["country_code"] for row in atlas.tables["countries"] if row["is_neighbour"]}
    known = linked.get(PLACES[name]) or (neighbours if name == "country" else set(codes))
    return tuple(code for code in codes if code in known or code in view.values(name))
