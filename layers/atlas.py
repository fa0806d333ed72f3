"""Everything of one release in memory, read by name: the only door to the data at request time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from layers.spec import LayerSpec
from layers.view import View, Vocabulary


class Atlas:
    """One release. Skeleton: signatures are final, bodies follow."""

    release_id: str
    catalog: tuple[LayerSpec, ...]
    tables: Mapping[str, Any]

    @classmethod
    def load(cls, folder: Path) -> Atlas:
        """Return the atlas of a release folder."""
        raise NotImplementedError

    @property
    def vocabulary(self) -> Vocabulary:
        """Return what ``parse_view`` takes as ``allowed``."""
        raise NotImplementedError

    def spec(self, layer_id: str) -> LayerSpec:
        """Return one declaration; ``UnknownLayer`` (a LookupError) if there is none."""
        raise NotImplementedError

    def select(self, layer_id: str, view: View) -> Any:
        """Return a ``Selection``: ``spec``, ``features``, ``counts``, ``classes``."""
        raise NotImplementedError

    def state(self, crossing_id: str, day: date) -> Any:
        """Return the folded ``CrossingState``."""
        raise NotImplementedError

    def details(self, layer_id: str, key: str, view: View) -> Any:
        """Return ``Details``; ``UnknownKey`` (a LookupError) if there is no such feature."""
        raise NotImplementedError

    def adjacency(self, edition: str) -> tuple[Mapping[str, Any], ...]:
        """Return wilaya_code, region_code, country_code, length_km of each shared border."""
        raise NotImplementedError

    def tripoints(self, edition: str) -> tuple[Mapping[str, Any], ...]:
        """Return the contacts in a point: wilaya_code, region_code, country_code, lon, lat."""
        raise NotImplementedError

    def border_length_km(self, country_code: str, edition: str) -> float:
        """Return the geodesic length of the border with a neighbour."""
        raise NotImplementedError
