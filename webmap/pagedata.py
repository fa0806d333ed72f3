"""The JSON document in the page: addresses of the layers and words for the script."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.shape_documents import shape_name
from layers.spec import LayerSpec
from layers.styles import styles
from layers.view import View
from webmap.card_words import card_words
from webmap.i18n import language
from webmap.legend import measure_title
from webmap.settings import LANGUAGES
from webmap.sources import words_of

HOME_COUNTRY = "DZA"
# Parameters that say what the page shows, not what a layer holds.
OWN_TO_PAGE = frozenset({"layers", "select", "asof", "release", "panel", "detail"})


def page_data(atlas: Atlas, view: View, *, tiles: str) -> dict[str, Any]:
    """Return what the script of the explorer needs; layers are pinned to one release and day."""
    pinned = {"asof": view.day.isoformat(), "release": atlas.release_id}
    kept = {name: value for name, value in parse_qsl(view.query()) if name not in OWN_TO_PAGE}
    query = urlencode({**kept, "detail": view.detail, **pinned}, safe=",:")
    by_style = {spec.style: spec.id for spec in atlas.catalog}
    return {
        "lang": view.lang,
        "dir": language(view.lang).direction,
        "locale": f"{view.lang}-DZ-u-nu-latn",
        "home": HOME_COUNTRY,
        "shown": list(view.layers),
        "defaults": [spec.id for spec in atlas.catalog if spec.is_default_on],
        "selected": ":".join(view.select) if view.select else "",
        "layers": {
            spec.id: f"{url_for('data.layer', layer_id=spec.id)}?{query}&lang={view.lang}"
            for spec in atlas.catalog
        },
        "shapes": {spec.id: shapes_url(atlas, spec.id, view) for spec in atlas.catalog},
        "drawn": {spec.id: _drawn(atlas, spec, view) for spec in atlas.catalog},
        "ground": {
            part: url_for("data.map_part", release_id=atlas.release_id, name=f"ground.{part}.json")
            for part in ("near", "far")
        },
        "countries": _named_countries(atlas, view.lang),
        "border": shapes_url(atlas, by_style["border"], replace(view, detail="low")),
        "details": url_for("data.details", lang=view.lang, layer_id="LAYER", key="KEY"),
        "query": urlencode(pinned),
        "tiles": tiles,
        "measure": view.measure,
        "words": script_words(view.measure),
    }


def shapes_url(atlas: Atlas, layer_id: str, view: View) -> str:
    """Return the address of the shapes of a layer in the edition and detail of a view."""
    name = shape_name(layer_id, *atlas.level(layer_id, view.edition, view.detail))
    stem = name.removeprefix("shapes/").removesuffix(".json")
    return url_for("data.shapes", release_id=atlas.release_id, name=stem)


def _drawn(atlas: Atlas, spec: LayerSpec, view: View) -> dict[str, Any]:
    """Return what is drawn of a layer: keys by the value of their symbol, amounts of a measure by key."""
    style = styles()[spec.style]
    values: dict[str, list[str]] = {}
    amounts: dict[str, float] = {}
    for each in atlas.select(spec.id, replace(view, bbox=None, limit=None, offset=0)).features:
        if each.geometry is not None:
            value = each.properties[style.column] if style.column else None
            values.setdefault("" if value is None else str(value), []).append(each.key)
            if style.is_measure and each.properties[view.measure] is not None:
                amounts[each.key] = each.properties[view.measure]
    return {"values": values, "amounts": amounts}


def script_words(measure: str) -> dict[str, str]:
    """Return the words the script uses; ``{value}`` is where it puts a number."""
    return {
        **card_words(),
        "close": gettext("Close"),
        "comma": gettext(", "),
        "copied": gettext("Copied"),
        "copyLink": gettext("Copy the link"),
        "derived": gettext("computed"),
        "failed": gettext("This could not be loaded. Check the connection and try again."),
        "followed": gettext("shown on the map"),
        "further": gettext("Further sources: %(number)s", number="{value}"),
        "km": gettext("%(number)s km", number="{value}"),
        "loaded": gettext("The map is ready."),
        "loading": gettext("Loading…"),
        "measure": gettext("%(measure)s: %(number)s", measure=measure_title(measure), number="{value}"),
        "notKnown": gettext("not known"),
        "retry": gettext("Try again"),
        "sources": gettext("Sources"),
        "unverified": gettext("unverified"),
        "zoomIn": gettext("Zoom in"),
        "zoomOut": gettext("Zoom out"),
    }


def _named_countries(atlas: Atlas, lang: str) -> dict[str, dict[str, str]]:
    """Return the names the map writes on the home country and its neighbours."""
    return {
        row["country_code"]: asdict(words_of({code: row[f"name_{code}"] for code in LANGUAGES}, lang))
        for row in atlas.tables["countries"]
        if row["is_neighbour"] or row["country_code"] == HOME_COUNTRY
    }
