"""The end of the details card: what happened at the feature, and where to read more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.details import Details
from layers.messages import N_
from layers.post_events import group_events
from layers.spec import LayerSpec
from layers.view import View
from webmap.crossing_items import event_item
from webmap.i18n import format_number
from webmap.profiles.addresses import page_in_time

# What a link to a page of its own says, by the kind of page.
PAGES: Mapping[str, str] = MappingProxyType({"crossing": N_("Page of this crossing")})
OTHERS = N_("Its page")


def card_history(atlas: Atlas, details: Details, lang: str) -> dict[str, Any] | None:
    """Return the events of a feature, oldest first, in words; None if none is known.

    Parameters
    ----------
    atlas : Atlas
        For the sources and when they appeared.
    details : Details
        What is known about the feature.
    lang : str
        Language of the words.
    """
    if not details.history:
        return None
    published = {row["source_id"]: row["published"] for row in atlas.tables["sources"]}
    events = group_events(details.history, published)
    return {
        "title": gettext("History: %(number)s", number=format_number(len(events), lang)),
        "events": [asdict(event_item(atlas, event, lang)) for event in events],
    }


def card_page(spec: LayerSpec, key: str, view: View) -> dict[str, str] | None:
    """Return the page of a feature on the day of the view; None for a layer without pages."""
    address = page_in_time(spec.id, key, view)
    return {"label": gettext(PAGES.get(spec.page, OTHERS)), "url": address} if address else None
