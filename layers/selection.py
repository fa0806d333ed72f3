"""What a view shows of one layer: features and honest counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from layers.computed import NOTHING, Computed, compute
from layers.dates import parse_partial_date
from layers.lookups import Row
from layers.matching import failing
from layers.names import names_of, search_form
from layers.spec import LayerSpec
from layers.styles import styles
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: ``geometry`` is GeoJSON text or nothing; ``counts`` is false for rows kept off the map."""

    key: str
    properties: Mapping[str, Any]
    geometry: str | None
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one layer in one view.

    ``total``: rows of the layer on that day before filters; ``matched``: rows after filters; ``shown``:
    matched rows on the map; ``known`` and ``unknown``: matched rows with and without a known value of the
    style's column; ``without_place``: matched rows without geometry; ``unverified``: matched rows kept
    off the
    map and out of all the other counts.
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
    """The features of one layer in order, after ``limit`` and ``offset``.

    ``classes`` is ``(symbol value, count)`` in the order of the style; ``number_matched`` counts every
    feature
    before ``limit`` and ``offset``, those kept off the map too.
    """

    spec: LayerSpec
    features: tuple[Feature, ...]
    counts: Counts
    classes: tuple[tuple[str, int], ...]
    number_matched: int

    def value_of(self, feature: Feature) -> str:
        """Return the value by which a feature takes its symbol."""
        column = styles()[self.spec.style].column
        value = feature.properties[column] if column else None
        return "" if value is None else str(value)


def select_features(atlas: Atlas, spec: LayerSpec, view: View) -> Selection:
    """Return what ``view`` shows of a layer: filtered, sorted, cut, counted.

    Parameters
    ----------
    atlas : Atlas
    spec : LayerSpec
        One of ``atlas.catalog``.
    view : View
        ``layers`` does not matter here.
    """
    everything = features_of(atlas, spec, view)
    faults = failing(atlas, spec, view, everything)
    matched = [each for each, fault in zip(everything, faults, strict=True) if not fault]
    matched = _in_order(atlas, spec, view, matched)
    end = None if view.limit is None else view.offset + view.limit
    counted = [each for each in matched if each.is_counted]
    return Selection(
        spec=spec,
        features=tuple(matched[view.offset : end]),
        counts=_count(spec, everything, matched, counted),
        classes=_classes(spec, counted),
        number_matched=len(matched),
    )


def features_of(atlas: Atlas, spec: LayerSpec, view: View) -> Sequence[Feature]:
    """Return every feature of a layer on the day of ``view``, before its filters; kept for a while."""
    has_unverified = "unverified" in view.confidence
    place = (spec.id, view.day, view.edition, view.detail, view.measure, has_unverified)
    return atlas.recent.recall(place, lambda: _all_features(atlas, spec, view))


def _all_features(atlas: Atlas, spec: LayerSpec, view: View) -> Sequence[Feature]:
    """Make the features of a layer."""
    computed = {name: compute(name, atlas, spec, view) for name in spec.computed}
    conflicts = atlas.tables.conflicts_of(spec)
    found = []
    for row in atlas.rows(spec.id, view.edition):
        if spec.begins and begins_after(row[spec.begins], view):
            continue
        key = str(row[spec.key])
        parts = [each.get(key, NOTHING) for each in computed.values()]
        if all(part.is_present for part in parts):
            found.append(_feature(atlas, spec, view, row, parts, bool(conflicts.get(key))))
    return found


def begins_after(text: str | None, view: View) -> bool:
    """Return whether a partial date surely lies after the day of the view; no date is not after it."""
    return text is not None and parse_partial_date(text).first_day > view.day


def _feature(
    atlas: Atlas, spec: LayerSpec, view: View, row: Row, parts: Sequence[Computed], has_conflict: bool
) -> Feature:
    """Make one feature: key, names, columns, what depends on the view, grade and sources."""
    key, confidence = str(row[spec.key]), row.get("confidence", spec.confidence)
    names = names_of(row, spec.names)
    is_off = spec.hides_unverified and confidence == "unverified" and "unverified" not in view.confidence
    properties: dict[str, Any] = {spec.key: key, **{f"name_{lang}": text for lang, text in names.items()}}
    hidden = {"source_ids", "confidence", *(spec.long_columns if view.detail == "low" else ())}
    properties |= {
        name: value for name, value in row.items() if name not in hidden and name not in properties
    }
    for part in parts:
        properties |= {name: value for name, value in part.properties.items() if name not in hidden}
    properties["confidence"] = confidence
    if spec.begins:
        properties["has_date"] = row[spec.begins] is not None
    if spec.hides_unverified:
        properties["on_map"] = not is_off
    properties["has_conflict"] = has_conflict
    properties["source_ids"] = tuple(row.get("source_ids") or spec.source_ids)
    geometry = None if is_off else atlas.geometry(spec.id, key, edition=view.edition, detail=view.detail)
    return Feature(key, properties, geometry, not is_off)


def _in_order(atlas: Atlas, spec: LayerSpec, view: View, features: Sequence[Feature]) -> list[Feature]:
    """Return features in the order of the view, by a column that its detail leaves out, too."""
    if {view.sort.removeprefix("-"), view.group}.isdisjoint(spec.long_columns):
        return sort_features(features, view.group, view.sort)
    whole = features_of(atlas, spec, replace(view, detail="full"))
    own = {each.key: each for each in features}
    return [own[each.key] for each in sort_features(whole, view.group, view.sort) if each.key in own]


def sort_features(features: Sequence[Feature], group: str, sort: str) -> list[Feature]:
    """Return features by ``group``, then by ``sort`` (a leading minus reverses), the empty last."""
    ordered = list(features)
    for column in (sort, group):
        name = column.removeprefix("-")
        if name:
            known = [each for each in ordered if each.properties.get(name) not in (None, "", ())]
            unknown = [each for each in ordered if each.properties.get(name) in (None, "", ())]
            known.sort(key=lambda each: _sortable(each.properties[name]), reverse=column.startswith("-"))
            ordered = known + unknown
    return ordered


def _sortable(value: Any) -> tuple[float, str]:
    """Return a sort key: numbers by size, texts folded and without article, lists by their items."""
    if isinstance(value, int | float):
        return float(value), ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
    return 0.0, search_form(text)


def _count(
    spec: LayerSpec, everything: Sequence[Feature], matched: Sequence[Feature], counted: Sequence[Feature]
) -> Counts:
    """Count what is shown, and what is not."""
    column = styles()[spec.style].column
    unknown = [each for each in counted if column and each.properties[column] in (None, "", "unknown")]
    placed = [each for each in counted if each.geometry is not None]
    return Counts(
        total=sum(each.is_counted for each in everything),
        matched=len(counted),
        shown=len(placed),
        known=len(counted) - len(unknown),
        unknown=len(unknown),
        without_place=len(counted) - len(placed),
        unverified=len(matched) - len(counted),
    )


def _classes(spec: LayerSpec, counted: Sequence[Feature]) -> tuple[tuple[str, int], ...]:
    """Count the features of every symbol of the layer's style."""
    style = styles()[spec.style]
    if not style.column:
        return (("", len(counted)),)
    found = Counter(
        "" if each.properties[style.column] is None else str(each.properties[style.column])
        for each in counted
    )
    return tuple((symbol.value, found[symbol.value]) for symbol in style.symbols)
