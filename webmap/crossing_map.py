"""What the script needs to draw the map of one post: addresses of our own layers, places, words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext

from layers.atlas import Atlas
from layers.crossing_page import CrossingPage
from layers.names import LANGUAGES, names_of
from layers.post_position import HOME
from layers.view import View
from webmap.i18n import language
from webmap.sources import words_of

# Degrees of ground fetched around the post, and how far a town may lie to be taken into the picture.
AROUND = 2.0
FARTHEST_TOWN_KM = 60.0
GROUND = ("wilayas", "regions", "borders")


def map_data(atlas: Atlas, page: CrossingPage, view: View) -> dict[str, Any]:
    """Return the JSON document of the map; layers are pinned to one release and day, at middle detail."""
    place = page.position
    around = (place.lon - AROUND, place.lat - AROUND, place.lon + AROUND, place.lat + AROUND)
    query = urlencode(
        {
            "asof": view.day.isoformat(),
            "release": atlas.release_id,
            "bbox": ",".join(f"{each:.4f}" for each in around),
            "detail": "mid",
        },
        safe=",",
    )
    return {
        "lang": view.lang,
        "dir": language(view.lang).direction,
        "locale": f"{view.lang}-DZ-u-nu-latn",
        "home": HOME,
        "layers": {
            name: f"{url_for('data.layer', layer_id=name)}?{query}"
            for name in ("wilayas", "regions", "borders")
        },
        "countries": {code: _country(atlas, code, view.lang) for code in (HOME, *_neighbours(atlas))},
        "post": {
            "lon": place.lon,
            "lat": place.lat,
            "radius": place.radius_km * 1000,
            "symbol": ["crossings", page.state.operating_status],
            "isUnverified": page.details.is_unverified,
            "name": asdict(words_of(page.details.names, view.lang)),
        },
        "around": around,
        "towns": [
            {
                "lon": each.lon,
                "lat": each.lat,
                "name": asdict(words_of(each.names, view.lang)),
                "isNear": each.distance_km <= FARTHEST_TOWN_KM,
            }
            for each in page.towns
        ],
        "words": {
            "copied": gettext("Copied"),
            "failed": gettext("This could not be loaded. Check the connection and try again."),
            "km": gettext("%(number)s km", number="{value}"),
            "zoomIn": gettext("Zoom in"),
            "zoomOut": gettext("Zoom out"),
        },
    }


def _neighbours(atlas: Atlas) -> list[str]:
    """Return the codes of the neighbours."""
    return [row["country_code"] for row in atlas.tables["countries"] if row["is_neighbour"]]


def _country(atlas: Atlas, code: str, lang: str) -> dict[str, str]:
    """Return the name of a country; ``{}`` never, the code is in the tables."""
    row = atlas.tables.find("countries", code)
    if row is None:
        raise LookupError(f"no country {code}")
    names = names_of(row, ("name",))
    return asdict(words_of({each: names[each] for each in LANGUAGES}, lang))
