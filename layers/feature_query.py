"""Ask a layer as OGC API – Features does: box, days, filter, order, page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from shapely.geometry.base import BaseGeometry

from layers.cql2.judge import judge_filter
from layers.cql2.nodes import Node
from layers.dates import parse_partial_date
from layers.feature_table import FeatureTable, table_of
from layers.reference_systems import CRS84, ReferenceSystem
from layers.selection import Feature, sort_features
from layers.spec import LayerSpec
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

# What the tables kept for other views may hold together, in features.
MOST_KEPT = 300_000


@dataclass(frozen=True)
class FeatureQuery:
    """What is asked beside the view. ``days``: the first and the last; ``properties``: all if empty."""

    limit: int
    offset: int = 0
    system: ReferenceSystem = CRS84
    box: BaseGeometry | None = None
    days: tuple[date, date] | None = None
    filter: Node | None = None
    order: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The features of a page in order, and how many there are on all pages."""

    features: Sequence[Feature]
    number_matched: int


def query_features(atlas: Atlas, spec: LayerSpec, view: View, query: FeatureQuery) -> Page:
    """Return one page of a layer.

    As the standard has it, a box also keeps features without place, and days keep features without date.

    Parameters
    ----------
    atlas : Atlas
    spec : LayerSpec
    view : View
        Day, release, edition and the common filters; its box, order and page are not read.
    query : FeatureQuery

    Raises
    ------
    ParameterError
        The filter does not suit the layer.
    """
    table = feature_table(atlas, spec, view)
    chosen = np.ones(len(table.features), dtype=bool)
    if query.box is not None:
        inside = np.ones(len(table.features), dtype=bool)
        inside[table.placed_rows] = False
        inside[table.placed_rows[table.index.query(query.box, predicate="intersects")]] = True
        chosen &= inside
    if query.days is not None:
        chosen &= np.array([meets_days(spec, each, query.days) for each in table.features], dtype=bool)
    if query.filter is not None:
        chosen &= judge_filter(query.filter, table)
    found = [table.features[row] for row in np.flatnonzero(chosen).tolist()]
    for column in reversed(query.order):
        found = sort_features(found, "", column)
    return Page(found[query.offset : query.offset + query.limit], len(found))


def feature_table(atlas: Atlas, spec: LayerSpec, view: View) -> FeatureTable:
    """Return the features of a layer in a view as a table, kept while it is asked for."""
    kept: KeptTables = atlas.made("feature tables", KeptTables)
    whole = replace(
        view,
        lang="",
        bbox=None,
        sort="",
        group="",
        limit=None,
        offset=0,
        layers=(spec.id,),
        given=frozenset(),
    )
    key = (spec.id, whole)
    found = kept.find(key)
    if found is None:
        found = table_of(atlas, spec, atlas.select(spec.id, whole).features)
        kept.keep(key, found)
    return found


class KeptTables:
    """The tables asked for last, up to a number of features."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._size, self._lock = most, 0, Lock()
        self._tables: OrderedDict[Hashable, FeatureTable] = OrderedDict()

    def find(self, key: Hashable) -> FeatureTable | None:
        """Return a table that is kept."""
        with self._lock:
            if key in self._tables:
                self._tables.move_to_end(key)
            return self._tables.get(key)

    def keep(self, key: Hashable, table: FeatureTable) -> None:
        """Keep a table; the ones not asked for longest go."""
        with self._lock:
            if key not in self._tables:
                self._tables[key] = table
                self._size += len(table.features)
            while self._size > self._most and len(self._tables) > 1:
                _, oldest = self._tables.popitem(last=False)
                self._size -= len(oldest.features)


def days_of_feature(spec: LayerSpec, feature: Feature) -> tuple[date, date] | None:
    """Return first and last day of a feature, by the columns its layer declares; None: no source dates it.

    A layer with ``ends`` has features that last, the end open while none is known; one without has events.
    """
    begins = feature.properties.get(spec.begins) if spec.begins else None
    if begins is None:
        return None
    begin = parse_partial_date(str(begins))
    if not spec.ends:
        return begin.first_day, begin.last_day
    ended = feature.properties.get(spec.ends)
    return begin.first_day, date.max if ended is None else parse_partial_date(str(ended)).last_day


def meets_days(spec: LayerSpec, feature: Feature, days: tuple[date, date]) -> bool:
    """Tell whether a feature falls into some days; one without date falls into all."""
    own = days_of_feature(spec, feature)
    return own is None or (own[0] <= days[1] and own[1] >= days[0])
