"""Names of the ground: countries, wilayas, regions, seas, the projection, in the language of the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.view import View
from webmap.drawings.carto.names import HOME_NAME
from webmap.drawings.carto.projection import Frame
from webmap.drawings.plate_marked import HOME, name_entry
from webmap.settings import LANGUAGES
from webmap.sources import Words, plain_words, words_of


def ground_names(atlas: Atlas, view: View, frame: Frame) -> dict[str, dict[str, Any]]:
    """Return the names of the ground by key; whether they find room is seen when they are placed."""
    lang = view.lang
    names = {}
    for row in atlas.tables["countries"]:
        code = row["country_code"]
        words = _words(row, lang)
        # In two lines, or the name of a narrow neighbour finds no room.
        split = words.text.split(" ") if code in atlas.vocabulary.countries else [words.text]
        entry = name_entry([replace(words, text=part) for part in split], "country", upper=lang != "ar")
        names[f"countries-{code}"] = entry
        if code == HOME:
            names[HOME_NAME] = {**entry, "role": "home"}
    for layer, key in (("wilayas", "wilaya_code"), ("regions", "region_code")):
        for row in atlas.rows(layer, view.edition):
            names[f"{layer}-{row[key]}"] = name_entry([_words(row, lang)], "area")
    names["mediterranean"] = name_entry([plain_words(gettext("Mediterranean Sea"), lang)], "sea")
    names["atlantic"] = name_entry([plain_words(gettext("Atlantic Ocean"), lang)], "sea")
    return names | _projection(frame, lang)


def _words(row: Any, lang: str) -> Words:
    return words_of({code: row[f"name_{code}"] for code in LANGUAGES}, lang)


def _projection(frame: Frame, lang: str) -> dict[str, dict[str, Any]]:
    """Return the name of the projection, and its centre with the scale."""
    if frame.centre is None:
        return {"projection": name_entry([plain_words(gettext("Equal Earth projection"), lang)], "note")}
    lon, lat = frame.centre
    words = gettext(
        "centred on %(lat)s, %(lon)s, scale %(scale)s",
        lat=degrees(lat, "lat"),
        lon=degrees(lon, "lon"),
        scale=f"1:{frame.scale:,}".replace(",", "\u00a0"),
    )
    name = gettext("Lambert azimuthal equal-area projection")
    return {
        "projection": name_entry([plain_words(name, lang)], "note"),
        "centre": name_entry([plain_words(words, lang)], "note"),
    }


def compass() -> dict[str, tuple[str, str]]:
    """Return the letters after degrees: south and north, west and east."""
    south, north, west, east = (
        f"\u00a0{letter}" for letter in (gettext("S"), gettext("N"), gettext("W"), gettext("E"))
    )
    return {"lat": (south, north), "lon": (west, east)}


def degrees(value: float, kind: str) -> str:
    """Return degrees with their letter."""
    below, above = compass()[kind]
    return f"{abs(value):g}°{'' if value == 0 else above if value > 0 else below}"
