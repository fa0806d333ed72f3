"""A crossing as linked data (schema.org), for machines that read pages."""

from __future__ import annotations

from typing import Any

from layers.atlas import Atlas
from layers.crossing_page import CrossingPage
from layers.names import LANGUAGES
from webmap.sources import FOLLOWED

# The columns told as properties, with the day they are true for.
PROPERTIES = (
    "country_code",
    "operating_status",
    "status_since",
    "upgrade_stage",
    "last_verified",
    "freshness",
)
VOCABULARY = "https://schema.org"


def crossing_document(atlas: Atlas, page: CrossingPage, url: str, lang: str) -> dict[str, Any]:
    """Return the JSON-LD document of one crossing.

    Parameters
    ----------
    atlas : Atlas
        For the addresses of the sources.
    page : CrossingPage
    url : str
        The stable address of the page.
    lang : str
        Language of the page.
    """
    titles, place = page.details.titles, page.position
    return {
        "@context": VOCABULARY,
        "@type": "Place",
        "@id": url,
        "url": url,
        "identifier": page.details.key,
        "inLanguage": lang,
        "name": [{"@language": code, "@value": titles[code]} for code in LANGUAGES],
        "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon},
        "additionalProperty": [
            {"@type": "PropertyValue", "propertyID": name, "value": page.details.properties[name]}
            for name in PROPERTIES
            if page.details.properties[name] is not None
        ],
        "subjectOf": [source for each in page.source_ids if (source := source_work(atlas, each))],
    }


def source_work(atlas: Atlas, source_id: str) -> dict[str, str] | None:
    """Return a source that can be opened, else None."""
    row = atlas.tables.find("sources", source_id)
    if row is None or not str(row["url"] or "").startswith(FOLLOWED):
        return None
    work = {"@type": "CreativeWork", "name": str(row["title"]), "url": str(row["url"])}
    return work | ({"datePublished": str(row["published"])} if row["published"] else {})
