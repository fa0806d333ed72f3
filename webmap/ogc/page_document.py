"""What the pages of the OGC addresses say to machines that read pages (schema.org)."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from layers.geojson import LICENCE
from layers.spec import LayerSpec
from webmap.ogc import documents, links
from webmap.ogc.links import address
from webmap.ogc.parameters import OgcAsked


def page_document(asked: OgcAsked, title: str, lead: str, spec: LayerSpec | None) -> dict[str, Any]:
    """Return the page for machines that read pages (schema.org): the catalogue, or one data set of it."""
    catalogue = {"@type": "DataCatalog", "name": documents.service_title(), "url": address("ogc.landing")}
    if spec is None:
        return {"@context": "https://schema.org", **catalogue, "inLanguage": asked.lang}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "identifier": spec.id,
        "name": title,
        "description": gettext(spec.description) if spec.description else lead,
        "url": address("ogc.collection", layer_id=spec.id),
        "license": LICENCE,
        "inLanguage": asked.lang,
        "creator": {"@type": "Organization", "name": "Takhoum contributors"},
        "includedInDataCatalog": catalogue,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": address("exports.download", layer_id=spec.id, suffix=suffix),
            }
            for suffix, media_type in links.FILES.items()
        ],
    }
