"""Why the explorer shows nothing, and the ways out: each says how much it brings."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.exploring import Exploration
from layers.view import FILTERS, View
from webmap.facet_menus import filter_label
from webmap.i18n import format_number
from webmap.state_links import state_url


@dataclass(frozen=True)
class EmptyNotice:
    """Why nothing is shown, and the ways out: words and address."""

    reason: str
    hint: str
    ways: tuple[tuple[str, str], ...]


def empty_notice(atlas: Atlas, view: View, found: Exploration) -> EmptyNotice | None:
    """Return why nothing is shown; None if something is."""
    if found.matched:
        return None
    if not view.layers:
        usual = ",".join(atlas.vocabulary.default_layers)
        way = (gettext("Show the usual layers"), state_url(view, {"layers": usual}))
        return EmptyNotice(gettext("No layer is shown."), "", (way,))
    if not any(found.selections[layer].counts.total for layer in view.layers):
        today = (gettext("Show today"), state_url(view, {"asof": ""}))
        return EmptyNotice(
            gettext("The layers shown have no entry on this day."), "", (today,) if view.asof else ()
        )
    narrowing = [name for name in (*FILTERS, "q", "bbox") if getattr(view, name)]
    if not narrowing:
        return None
    everything = state_url(view, dict.fromkeys(narrowing, ""))
    if narrowing == ["bbox"]:
        way = (gettext("Show the whole map"), everything)
        return EmptyNotice(gettext("Nothing shown lies in this part of the map."), "", (way,))
    ways = _without_one(view, found)
    hint = (
        gettext("One filter alone keeps these out:")
        if ways
        else gettext("No single filter is to blame: take away several, or all.")
    )
    whole = gettext("Show the whole map without filters") if view.bbox else gettext("Reset the filters")
    return EmptyNotice(gettext("Nothing meets all filters together."), hint, (*ways, (whole, everything)))


def _without_one(view: View, found: Exploration) -> tuple[tuple[str, str], ...]:
    """Name the filters without which something would be shown, the most helpful first."""
    ways = sorted(found.blocked.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        (
            gettext(
                "Without “%(filter)s”: %(number)s",
                filter=filter_label(name),
                number=format_number(count, view.lang),
            ),
            state_url(view, {name: ""}),
        )
        for name, count in ways
    )
