"""OGC API – Features over the atlas: collections are the layers of the catalogue, whatever they are."""

from __future__ import annotations

from webmap.ogc.routes import blueprint

__all__ = ["blueprint"]
