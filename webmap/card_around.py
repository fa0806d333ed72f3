"""The groups of the details card that lead to other things on the map, in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext

from layers.around import surroundings
from layers.atlas import Atlas
from layers.details import Details
from layers.nearby import Nearby
from layers.view import View
from webmap.i18n import format_number, format_partial
from webmap.sources import Words, words_of


@dataclass(frozen=True)
class AroundWords(Words):
    """The name of a thing, what to select for it, a note (distance or date) and the symbol of its class."""

    select: str
    note: str
    symbol: str


def card_around(atlas: Atlas, details: Details, view: View) -> list[dict[str, Any]]:
    """Return what stands around a feature: titles, things, and whether their kilometres are computed.

    Parameters
    ----------
    atlas : Atlas
    details : Details
        What is known of the feature.
    view : View
        Gives day, edition and language.
    """
    return [
        {
            "title": gettext(group.title),
            "count": format_number(len(group.things), view.lang),
            "isDerived": bool(group.measured),
            "things": [asdict(_thing(each, view.lang)) for each in group.things],
        }
        for group in surroundings(atlas, details, view)
    ]


def _thing(thing: Nearby, lang: str) -> AroundWords:
    """Return one thing in words."""
    words = words_of(thing.names, lang)
    return AroundWords(
        words.text,
        words.lang,
        words.dir,
        select=f"{thing.layer_id}:{thing.key}",
        note=_note(thing, lang),
        symbol=f"{thing.layer_id}/{thing.mark}" if thing.mark else "",
    )


def _note(thing: Nearby, lang: str) -> str:
    """Return how far, how long or since when; empty where nothing is said."""
    if thing.km is not None:
        number = thing.km if thing.km < 100 else round(thing.km)
        return str(gettext("%(number)s km", number=format_number(number, lang)))
    return format_partial(thing.date, lang) if thing.date else ""
