"""The thin Flask part: pages, data addresses and the Folium map of one release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["create_app"]


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Return the web application; ``config`` overrides settings by their name without ``TAKHOUM_``."""
    # Imported here: the commands that serve nothing load this package and need no Flask.
    from webmap.app import build_app

    return build_app(config)
