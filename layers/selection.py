"""What a view shows of one layer: features and honest counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.spec import LayerSpec

Value = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: ``geometry`` is GeoJSON text or nothing."""

    key: str
    properties: Mapping[str, Value]
    geometry: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one layer in one view.

    ``total``: rows of the layer on that day before filters; ``matched``: rows after filters; ``shown``:
    matched
    rows on the map; ``known`` and ``unknown``: counted rows with and without a known value of the
    style's column;
    ``without_place``: matched rows without geometry; ``unverified``: rows kept off the map and out of
    the other counts.
    """

    total: int
    matched: int
    shown: int
    known: int
    unknown: int
    without_place: int
    unverified: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The features of one layer in order, after ``limit`` and ``offset``; ``classes``: (symbol, count)."""

    spec: LayerSpec
    features: tuple[Feature, ...]
    counts: Counts
    classes: tuple[tuple[str, int], ...]
