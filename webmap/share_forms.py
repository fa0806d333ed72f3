"""Which forms of a view this installation has: asked of the addresses it answers, so that no link is dead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import current_app, url_for
from werkzeug.exceptions import NotFound

from layers.messages import N_
from layers.view import View

IMAGES = ("png", "svg", "pdf")
DATA: Mapping[str, str] = MappingProxyType(
    {
        "csv": N_("CSV table"),
        "geojson": N_("GeoJSON"),
        "json": N_("Numbers (JSON)"),
        "zip": N_("Report bundle (ZIP)"),
        "html": N_("One HTML file that works offline"),
    }
)
SIZES: Mapping[str, str] = MappingProxyType(
    {
        "a4-landscape": N_("A4, landscape"),
        "a4": N_("A4, upright"),
        "a3-landscape": N_("A3, landscape"),
        "a3": N_("A3, upright"),
        "slide": N_("Slide, 16:9"),
        "square": N_("Square"),
    }
)


def form_path(path: str) -> str:
    """Return the address of a path below the root if something answers it, else an empty text.

    Parameters
    ----------
    path : str
        As a reader would write it: ``/fr/map.png``.
    """
    try:
        endpoint, values = current_app.url_map.bind("localhost").match(path)
    except NotFound:
        return ""
    return str(url_for(endpoint, **values))


def forms_of(lang: str, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Return the address of a view in each of some forms that exist, by suffix."""
    found = {suffix: form_path(f"/{lang}/map.{suffix}") for suffix in suffixes}
    return {suffix: address for suffix, address in found.items() if address}


def share_url(view: View) -> str:
    """Return the address of the page that shares a view."""
    address, query = url_for("share.page", lang=view.lang), view.query()
    return f"{address}?{query}" if query else str(address)
