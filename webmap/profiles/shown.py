"""What the small map of a sheet shows: its thing, what the view beside it holds, and how far it reaches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.profiles.model import Profile
from layers.relations import ends_of
from layers.search_targets import SHOWN_AS
from layers.selection import Feature, Selection
from layers.styles import Symbol, styles, symbol_of
from layers.view import View, parse_view
from webmap.drawings.carto.paths import lines_of, rings_of
from webmap.drawings.carto.projection import Box
from webmap.sources import Words, words_of

AREAS = ("wilayas", "regions")
COUNTRIES = "partners"
# Degrees: a point alone is shown with its surroundings.
LEAST_SPAN, MARGIN = 2.4, 0.1
WORLD: Box = (-20.0, -5.0, 66.0, 53.0)


@dataclass(frozen=True)
class ShownPoint:
    """A mark of the map."""

    layer: str
    key: str
    lon: float
    lat: float
    symbol: Symbol
    name: Words
    is_subject: bool


@dataclass(frozen=True)
class Shown:
    """What is drawn over the ground: codes of tinted areas, marks, lines, and the box around the subject."""

    subject: tuple[str, str]
    areas: dict[str, tuple[str, ...]]
    points: tuple[ShownPoint, ...]
    lines: tuple[dict[str, Any], ...]
    box: Box
    has_subject: bool


def shown_of(atlas: Atlas, profile: Profile, view: View) -> Shown | None:
    """Return what the view of a sheet shows, nothing where there is nothing to show.

    Parameters
    ----------
    profile : Profile
        ``map_query`` names the view.
    view : View
        Gives day and language.
    """
    told = [pair for pair in parse_qsl(profile.map_query) if pair[0] not in ("asof", "release", "lang")]
    own = parse_view(told, allowed=atlas.vocabulary, today=view.day, lang=view.lang)
    chosen = own.select or (_layer_of(profile.kind), profile.key)
    selections = {layer: atlas.select(layer, own) for layer in own.layers}
    ends = _ends(atlas, chosen, selections, own)
    # Of a country the whole is tinted, not each of its regions.
    tinted = AREAS[:1] if chosen[0] == COUNTRIES else AREAS
    areas = {layer: _codes(selections.get(layer), chosen, ends.get(layer, ())) for layer in tinted}
    points: list[ShownPoint] = []
    lines: list[dict[str, Any]] = []
    for layer, selection in selections.items():
        if layer in (*AREAS, "borders", COUNTRIES):
            continue
        for feature in _narrowed(selection, chosen):
            if feature.geometry:
                _add(layer, selection, feature, chosen, view.lang, points, lines)
    boxes = list(_boxes(atlas, own, chosen, ends))
    if chosen[0] == COUNTRIES and boxes:
        near = [(layer, code) for layer, codes in areas.items() for code in codes]
        boxes += [each for place in near for each in _bounds(atlas, own, *place)]
        boxes += [_line_box(each) for each in lines]
    if not boxes and not points and not lines:
        return None
    box = _around(boxes or [_point_box(each) for each in points] or [WORLD])
    return Shown(chosen, areas, tuple(points), tuple(lines), box, bool(boxes))


def _layer_of(kind_id: str) -> str:
    """Return the layer in which the things of a kind are drawn."""
    kind = KINDS[kind_id]
    return kind.layer or SHOWN_AS.get(kind.table, "")


def _ends(
    atlas: Atlas, chosen: tuple[str, str], selections: dict[str, Selection], view: View
) -> dict[str, tuple[str, ...]]:
    """Return the divisions that the thing is related to, by layer."""
    if chosen[0] not in selections:
        return {}
    spec = atlas.spec(chosen[0])
    row = atlas.tables.find(spec.table, chosen[1])
    if row is None or spec.relations is None:
        return {}
    found: dict[str, list[str]] = {}
    for end in ends_of(spec, row, atlas.tables, view.edition):
        found.setdefault(end.layer, []).append(end.key)
    return {layer: tuple(keys) for layer, keys in found.items()}


def _codes(selection: Selection | None, chosen: tuple[str, str], ends: Iterable[str]) -> tuple[str, ...]:
    """Return the areas to tint: those related, and those that a filter of the view left."""
    found = list(ends)
    if selection is not None:
        is_narrowed = selection.counts.matched < selection.counts.total
        found += [
            each.key for each in selection.features if is_narrowed or (selection.spec.id, each.key) == chosen
        ]
    return tuple(dict.fromkeys(found))


def _narrowed(selection: Selection, chosen: tuple[str, str]) -> list[Feature]:
    """Return the features to draw: of the layer of the chosen thing that thing alone."""
    if selection.spec.id == chosen[0]:
        return [each for each in selection.features if each.key == chosen[1]]
    return list(selection.features)


def _add(
    layer: str,
    selection: Selection,
    feature: Feature,
    chosen: tuple[str, str],
    lang: str,
    points: list[ShownPoint],
    lines: list[dict[str, Any]],
) -> None:
    """Add one feature to the marks or lines."""
    geometry = json.loads(feature.geometry or "{}")
    if geometry["type"] in ("LineString", "MultiLineString"):
        lines.append(geometry)
        return
    if geometry["type"] not in ("Point", "MultiPoint"):
        return
    places = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
    symbol = symbol_of(styles()[selection.spec.style], feature.properties)
    name = words_of({code: feature.properties[f"name_{code}"] for code in ("ar", "fr", "en")}, lang)
    for lon, lat in places:
        points.append(ShownPoint(layer, feature.key, lon, lat, symbol, name, (layer, feature.key) == chosen))


def _boxes(
    atlas: Atlas, view: View, chosen: tuple[str, str], ends: dict[str, tuple[str, ...]]
) -> Iterator[Box]:
    """Yield the bounds of the thing and of what it is related to."""
    yield from _bounds(atlas, view, *chosen)
    for layer, keys in ends.items():
        for key in keys if layer in AREAS else ():
            yield from _bounds(atlas, view, layer, key)


def _bounds(atlas: Atlas, view: View, layer: str, key: str) -> Iterator[Box]:
    """Yield the bounds of one feature, nothing for one without a place."""
    if not layer:
        return
    text = atlas.geometry(layer, key, edition=view.edition, detail="low")
    geometry = json.loads(text) if text else None
    if geometry is None:
        return
    if geometry["type"] in ("Polygon", "MultiPolygon"):
        # Islands overseas would make a map of the world of most countries.
        yield max((_box_of(ring) for ring in rings_of(geometry)), key=_extent)
    elif geometry["type"] in ("Point", "MultiPoint"):
        yield _box_of([geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"])
    else:
        yield _line_box(geometry)


def _line_box(geometry: dict[str, Any]) -> Box:
    """Return the bounds of one line."""
    return _box_of([place for line in lines_of(geometry) for place in line])


def _box_of(places: Sequence[Sequence[float]]) -> Box:
    lons, lats = [place[0] for place in places], [place[1] for place in places]
    return min(lons), min(lats), max(lons), max(lats)


def _extent(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _point_box(point: ShownPoint) -> Box:
    return point.lon, point.lat, point.lon, point.lat


def _around(boxes: Iterable[Box]) -> Box:
    """Return one box around all, with a margin and never smaller than a few degrees."""
    west, south, east, north = (
        pick(side) for pick, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    across, up = max(0.0, LEAST_SPAN - (east - west)) / 2, max(0.0, LEAST_SPAN - (north - south)) / 2
    across += MARGIN * (east - west)
    up += MARGIN * (north - south)
    return (
        max(-180.0, west - across),
        max(-85.0, south - up),
        min(180.0, east + across),
        min(85.0, north + up),
    )
