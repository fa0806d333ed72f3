"""What the address chooses, as a link: readers without script have no card."""

from __future__ import annotations

from dataclasses import dataclass

from layers.atlas import Atlas
from layers.selection import features_of
from layers.view import View
from webmap.profiles.addresses import page_in_time
from webmap.sources import Words
from webmap.table import feature_name


@dataclass(frozen=True)
class Chosen:
    """The name of what is chosen, and its page."""

    name: Words
    url: str


def chosen_link(atlas: Atlas, view: View) -> Chosen | None:
    """Return the way to the page of what ``select`` names; None where the day knows no such thing."""
    if view.select is None:
        return None
    layer_id, key = view.select
    url = page_in_time(layer_id, key, view)
    found = features_of(atlas, atlas.spec(layer_id), view) if url else ()
    return next(
        (Chosen(feature_name(each.properties, view.lang), url) for each in found if each.key == key), None
    )
