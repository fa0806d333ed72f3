"""GeoJSON out: RFC 7946, the same bytes for the same view and release."""

from __future__ import annotations

from collections.abc import Sequence

from layers.selection import Selection
from layers.view import View


def write_collection(selections: Sequence[Selection], view: View, *, release_id: str) -> bytes:
    """Return one FeatureCollection; with several selections each feature carries ``layer``."""
    raise NotImplementedError
