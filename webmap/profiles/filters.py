"""The filters of a list: each value is a link, so that they work without script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from layers.atlas import Atlas
from layers.view import View
from webmap.facet_menus import chosen_words, filter_codes, filter_label, value_words
from webmap.sources import Words


@dataclass(frozen=True)
class Choice:
    """One value, and the address with it added or taken away."""

    words: Words
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Menu:
    """One filter; ``chosen`` is its value in words."""

    name: str
    label: str
    chosen: str
    clear_url: str
    choices: tuple[Choice, ...]


def filter_menus(
    atlas: Atlas, view: View, names: tuple[str, ...], url: Callable[[Mapping[str, str]], str]
) -> tuple[Menu, ...]:
    """Return the filters of a list.

    Parameters
    ----------
    names : tuple of str
        Parameters of the query string.
    url : callable
        The address of the list with some parameters changed.
    """
    menus = []
    for name in names:
        chosen = view.values(name)
        choices = []
        codes = filter_codes(atlas, view, name)
        for code in codes:
            kept = [each for each in codes if (each in chosen) != (each == code)]
            words = value_words(atlas, view, name, code)
            choices.append(Choice(words, url({name: ",".join(kept)}), code in chosen))
        menus.append(
            Menu(
                name=name,
                label=filter_label(name),
                chosen=chosen_words(atlas, view, name),
                clear_url=url({name: ""}) if chosen else "",
                choices=tuple(choices),
            )
        )
    return tuple(menus)
