"""Links of the OGC documents: absolute where the public address is set, else by path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from flask import current_app, request, url_for

from webmap.settings import Settings

JSON, HTML, GEOJSON = "application/json", "text/html", "application/geo+json"
SCHEMA, OPENAPI = "application/schema+json", "application/vnd.oai.openapi+json;version=3.0"
QUERYABLES_REL = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
SCHEMA_REL = "http://www.opengis.net/def/rel/ogc/1.0/schema"
CONFORMANCE_REL = "http://www.opengis.net/def/rel/ogc/1.0/conformance"
DATA_REL = "http://www.opengis.net/def/rel/ogc/1.0/data"
# The formats of /downloads/ with their media types.
FILES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": GEOJSON,
    "gpkg": "application/geopackage+sqlite3",
    "fgb": "application/vnd.flatgeobuf",
    "parquet": "application/vnd.apache.parquet",
}


# What a machine calls itself: a link to it harms nobody who did not ask for it.
_OWN_MACHINE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.ASCII)


def origin() -> str:
    """Return scheme and host of absolute links: of the public address, else of a reader on this machine.

    Any other Host header is not believed; links then go by path. OWSLib and QGIS follow absolute links only.
    """
    settings: Settings = current_app.extensions["settings"]
    if settings.base_url:
        public = urlsplit(settings.base_url)
        return f"{public.scheme}://{public.netloc}"
    return f"{request.scheme}://{request.host}" if _OWN_MACHINE.fullmatch(request.host) else ""


def address(endpoint: str, query: Mapping[str, str] | None = None, **values: str) -> str:
    """Return the address of one of our endpoints with a query string."""
    path = url_for(endpoint, **values)  # type: ignore[arg-type]  # values are texts
    # Addresses of reference systems and boxes stay legible.
    text = urlencode(dict(query or {}), quote_via=quote, safe=",:/")
    return f"{origin()}{path}?{text}" if text else f"{origin()}{path}"


def link(href: str, rel: str, media_type: str, title: str = "", **more: Any) -> dict[str, Any]:
    """Return one link object."""
    return {"href": href, "rel": rel, "type": media_type, **({"title": title} if title else {}), **more}


def both_forms(
    endpoint: str,
    query: Mapping[str, str],
    titles: tuple[str, str],
    form: str,
    media_type: str = JSON,
    **values: str,
) -> list[dict[str, Any]]:
    """Return the links to this document and to its other form: data and page, whichever was asked for."""
    data = address(endpoint, {**query, "f": "json"}, **values)
    page = address(endpoint, {**query, "f": "html"}, **values)
    rels = ("self", "alternate") if form == "json" else ("alternate", "self")
    return [link(data, rels[0], media_type, titles[0]), link(page, rels[1], HTML, titles[1])]
