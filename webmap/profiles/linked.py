"""A sheet as linked data (schema.org), for machines that read pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from layers.atlas import Atlas
from layers.names import LANGUAGES
from layers.numbers.number import Number
from layers.profiles.model import Profile
from webmap.linked_data import VOCABULARY, source_work

# What a thing of a kind is to schema.org; a kind without an entry is a Thing.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "wilayas": "AdministrativeArea",
        "regions": "AdministrativeArea",
        "countries": "Country",
        "mechanisms": "Organization",
        "networks": "Organization",
        "institutions": "GovernmentOrganization",
        "sessions": "Event",
        "missions": "Event",
        "texts": "Legislation",
        "sources": "CreativeWork",
        "conflicts": "Claim",
    }
)


def profile_document(atlas: Atlas, profile: Profile, url: str, lang: str) -> dict[str, Any]:
    """Return the JSON-LD document of one sheet.

    Parameters
    ----------
    url : str
        The stable address of the page.
    lang : str
        Language of the page.
    """
    titles = {code: profile.titles[code] for code in LANGUAGES if profile.titles.get(code)}
    return {
        "@context": VOCABULARY,
        "@type": TYPES.get(profile.kind, "Thing"),
        "@id": url,
        "url": url,
        "identifier": profile.key,
        "name": [{"@language": code, "@value": text} for code, text in titles.items()],
        "mainEntityOfPage": {"@type": "WebPage", "@id": url, "inLanguage": lang},
        "additionalProperty": [_property(each) for each in profile.numbers if each.value is not None],
        "subjectOf": [work for each in profile.source_ids if (work := source_work(atlas, each))],
    }


def _property(number: Number) -> dict[str, Any]:
    unit = {"km": {"unitCode": "KMT"}, "percent": {"unitCode": "P1"}}.get(number.unit, {})
    return {"@type": "PropertyValue", "propertyID": number.id, "value": number.value, **unit}
