"""The JSON document in the page: addresses of the layers and words for the script."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.exploring import amount_behind, drawn
from layers.selection import features_of
from layers.shape_documents import shape_name
from layers.view import View
from webmap.card_words import card_words
from webmap.i18n import language
from webmap.legend import measure_title
from webmap.settings import LANGUAGES
from webmap.sources import words_of

HOME_COUNTRY = "DZA"


def page_data(atlas: Atlas, view: View, *, tiles: str) -> dict[str, Any]:
    """Return what the script of a map needs; details are pinned to one release and day."""
    pinned = {"asof": view.day.isoformat(), "release": atlas.release_id}
    return {
        "lang": view.lang,
        "dir": language(view.lang).direction,
        "locale": f"{view.lang}-DZ-u-nu-latn",
        "home": HOME_COUNTRY,
        "shown": list(view.layers),
        "defaults": [spec.id for spec in atlas.catalog if spec.is_default_on],
        "selected": ":".join(view.select) if view.select else "",
        "shapes": {spec.id: shapes_url(atlas, spec.id, view) for spec in atlas.catalog},
        "ground": {
            part: url_for("data.map_part", release_id=atlas.release_id, name=f"ground.{part}.json")
            for part in ("near", "far")
        },
        "towns": url_for("data.towns", release_id=atlas.release_id),
        "countries": _named_countries(atlas, view.lang),
        "details": url_for("data.details", lang=view.lang, layer_id="LAYER", key="KEY"),
        "query": urlencode(pinned),
        "tiles": tiles,
        "measure": view.measure,
        "state": None,
        "stateUrl": url_for("pages.state", lang=view.lang),
        "partsUrl": url_for("pages.parts", lang=view.lang),
        "monthsUrl": url_for("data.months", layer_id="LAYER"),
        "words": script_words(view.measure),
    }


def shapes_url(atlas: Atlas, layer_id: str, view: View) -> str:
    """Return the address of the shapes of a layer in the edition and detail of a view."""
    name = shape_name(layer_id, *atlas.level(layer_id, view.edition, view.detail))
    stem = name.removeprefix("shapes/").removesuffix(".json")
    return url_for("data.shapes", release_id=atlas.release_id, name=stem)


def drawn_state(atlas: Atlas, view: View) -> dict[str, Any]:
    """Return what the map draws in one state of the explorer, pinned to one release and day.

    ``shapes`` are the addresses of the outlines and places of each layer shown, the same for every day of an
    edition, ``otherShapes`` those of the other editions; ``drawn`` says which of them are seen, by the value
    of their symbol, and the numbers behind the colours of areas.
    """
    pinned = {"asof": view.day.isoformat(), "release": atlas.release_id}
    return {
        "edition": view.edition,
        "pinned": urlencode(pinned),
        "measure": view.measure,
        "measureWords": _measure_words(view.measure),
        "shown": list(view.layers),
        "bbox": view.bbox,
        "shapes": {layer_id: shapes_url(atlas, layer_id, view) for layer_id in view.layers},
        "otherShapes": _other_editions(atlas, view),
        "drawn": {
            layer_id: {"values": values, "amounts": _amounts(atlas, layer_id, view)}
            for layer_id, values in drawn(atlas, view).items()
        },
    }


def _other_editions(atlas: Atlas, view: View) -> dict[str, list[str]]:
    """Return the addresses of the shapes in the other editions, of the layers that differ by edition."""
    return {
        layer_id: [
            shapes_url(atlas, layer_id, replace(view, edition=edition))
            for edition, _ in atlas.vocabulary.editions
            if edition != view.edition
        ]
        for layer_id in view.layers
        if atlas.spec(layer_id).is_editioned
    }


def drawn_layer(atlas: Atlas, layer_id: str, view: View) -> dict[str, Any]:
    """Return what the map draws of one layer, as :func:`drawn_state` does of those shown."""
    values = drawn(atlas, replace(view, layers=(layer_id,)))[layer_id]
    return {"values": values, "amounts": _amounts(atlas, layer_id, view)}


def _amounts(atlas: Atlas, layer_id: str, view: View) -> dict[str, float]:
    """Return the known numbers behind the colours of a layer's areas, by key."""
    spec = atlas.spec(layer_id)
    amounts = {each.key: amount_behind(spec, each, view.measure) for each in features_of(atlas, spec, view)}
    return {key: amount for key, amount in amounts.items() if amount is not None}


def _measure_words(measure: str) -> str:
    """Return how the script says a number of a measure."""
    return str(gettext("%(measure)s: %(number)s", measure=measure_title(measure), number="{value}"))


def script_words(measure: str) -> dict[str, str]:
    """Return the words the script uses; ``{value}`` is where it puts a number."""
    return {
        **card_words(),
        "colon": gettext(": "),
        "comma": gettext(", "),
        "copied": gettext("Copied"),
        "copyLink": gettext("Copy the link"),
        "derived": gettext("computed"),
        "failed": gettext("This could not be loaded. Check the connection and try again."),
        "followed": gettext("shown on the map"),
        "further": gettext("Further sources: %(number)s", number="{value}"),
        "groups": gettext("Taking part as a group, without places: %(names)s", names="{value}"),
        "km": gettext("%(number)s km", number="{value}"),
        "loaded": gettext("The map is ready."),
        "loading": gettext("Loading…"),
        "measure": _measure_words(measure),
        "notKnown": gettext("not known"),
        "notThere": gettext("There is nothing of this on the day shown."),
        "pause": gettext("Pause"),
        "play": gettext("Play"),
        "retry": gettext("Try again"),
        "sources": gettext("Sources"),
        "unverified": gettext("unverified"),
        "workedOut": gettext("%(places)s (inferred from the map, not named by a source)", places="{value}"),
        "workedOutPart": gettext(
            "%(places)s (in part inferred from the map, not named by a source)", places="{value}"
        ),
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
