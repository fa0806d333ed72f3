"""The picture of the explorer: everything the map shows, drawn by the server into the page.

Readers see it before the script has loaded Leaflet, and keep it where there is no script: every feature leads
to its page. The script draws the same from the outlines that stand here, so they are not fetched again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import current_app

from layers.atlas import Atlas
from layers.shape_documents import shape_name
from layers.spec import LayerSpec
from layers.styles import Symbol, styles
from layers.topology_reading import Outline, read_outlines
from layers.view import View
from webmap.extents import HOME, HOME_BOUNDS
from webmap.live import LiveRelease
from webmap.outlines import COARSE, mercator, path_of
from webmap.pagedata import shapes_url
from webmap.profiles.addresses import page_in_time
from webmap.settings import LANGUAGES
from webmap.sources import Words, words_of

# Above the home country's layers lie the lines between countries, below them the border's band.
BAND, HOME_LAND, LINES, LAND = -2, -1, 25, -200
BORDER = "border"


@dataclass(frozen=True)
class Shape:
    """One feature as a path; ``label`` is where an area's name goes (longitude and latitude).

    ``anchor`` names a path; one without ``d`` draws the path of that name once more.
    """

    key: str
    d: str = ""
    css: str = ""
    url: str = ""
    name: Words | None = None
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Mark:
    """One place of a feature, in hundredths of the picture's width and height."""

    x: float
    y: float
    url: str
    is_unverified: bool


@dataclass(frozen=True)
class Group:
    """Features that look alike; ``source``: whose outlines the script finds here, if all of them are."""

    level: int
    css: str
    source: str = ""
    symbol: Symbol | None = None
    shapes: Sequence[Shape] = ()
    marks: Sequence[Mark] = ()
    unit: int = 1
    is_seen: bool = True


@dataclass(frozen=True)
class Picture:
    """Groups from below; ``is_aside``: it holds the outlines only, the address shows another part."""

    box: tuple[int, int, int, int]
    groups: Sequence[Group]
    is_aside: bool


def picture_of(atlas: Atlas, view: View, drawn: Mapping[str, Mapping[str, Any]]) -> Picture | None:
    """Return the picture of what ``drawn_state`` says; none in finer detail or of an old release."""
    live: LiveRelease = current_app.extensions["live"]
    folder = live.folder(atlas.release_id)
    if view.detail != "low" or not (folder / "maps" / "ground.near.json").is_file():
        return None
    homes = [spec.order for spec in atlas.catalog if spec.style == "wilaya_measure"]
    groups = [*_ground(folder / "maps" / "ground.near.json", atlas, min(homes))]
    for layer_id, own in drawn.items():
        groups += _layer(atlas, atlas.spec(layer_id), view, own["values"])
    return Picture(_box(), sorted(groups, key=lambda each: each.level), view.bbox is not None)


def documents_in(picture: Picture | None) -> frozenset[str]:
    """Return the addresses of the documents that need not be fetched, since the picture holds them."""
    return frozenset(each.source for each in picture.groups) if picture else frozenset()


def _corners() -> tuple[float, float, float, float]:
    """Return west, north, east and south of the picture in units."""
    (south, west), (north, east) = HOME_BOUNDS
    return *mercator((west, north)), *mercator((east, south))


def _box() -> tuple[int, int, int, int]:
    """Return the box of the picture: its corner, width and height."""
    west, north, east, south = _corners()
    return round(west), round(north), round(east - west), round(south - north)


@lru_cache(maxsize=32)
def _outlines(path: Path, name: str) -> Mapping[str, tuple[Outline, str]]:
    """Return the features of a document of a release by key, each with its path."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return {each.key: (each, path_of(each)) for each in read_outlines(document, name)}


def _ground(path: Path, atlas: Atlas, home_level: int) -> Iterator[Group]:
    """Yield land and lines, and the home country's border with its band and casing."""
    near = {row["country_code"] for row in atlas.tables["countries"] if row["is_neighbour"]}
    land = _outlines(path, "land")
    kinds = {code: "home" if code == HOME else "neighbour" if code in near else "farther" for code in land}
    for level, is_home in ((LAND, False), (home_level + HOME_LAND, True)):
        shapes = [
            Shape(code, d, f"land land-{kinds[code]}")
            for code, (_, d) in land.items()
            if (code == HOME) is is_home
        ]
        yield Group(level, "ground", "land", shapes=shapes)
    lines = [Shape(kind, d, f"outline {kind}") for kind, (_, d) in _outlines(path, "lines").items()]
    border = [each for each in lines if each.key.startswith(BORDER)]
    others = [each for each in lines if each not in border]
    yield Group(home_level + LINES, "outlines", "lines", shapes=others)
    again = [Shape("", anchor=each.key) for each in border]
    yield Group(home_level + BAND, "border-band", shapes=again)
    yield Group(home_level + LINES, "border-casing", shapes=again)
    for each in border:
        css = "border-line" + (" is-disputed" if each.key != BORDER else "")
        yield Group(home_level + LINES, css, "lines", shapes=[Shape(each.key, each.d, anchor=each.key)])


def _layer(atlas: Atlas, spec: LayerSpec, view: View, values: Mapping[str, Sequence[str]]) -> Iterator[Group]:
    """Yield the features of a layer by the value of their symbol, the rarer ones above."""
    live: LiveRelease = current_app.extensions["live"]
    name = shape_name(spec.id, *atlas.level(spec.id, view.edition, view.detail))
    found = _outlines(live.folder(atlas.release_id) / name, "shapes")
    style = styles()[spec.style]
    is_point = style.symbols[0].shape not in ("area", "arc", "line")
    # Relations and marks say more in their document than the picture does.
    source = "" if is_point or spec.relations else shapes_url(atlas, spec.id, view)
    for value, keys in sorted(values.items(), key=lambda each: (-len(each[1]), each[0])):
        symbol = next((each for each in style.symbols if each.value == value), style.symbols[0])
        css = f"shape-{symbol.shape} style-{style.name} value-{value or 'none'}"
        outlines = [found[key] for key in keys if key in found]
        if is_point:
            marks = [mark for outline, _ in outlines for mark in _marks(spec, outline, view)]
            yield Group(spec.order, css, symbol=symbol, marks=marks)
        elif source:
            shapes = [_shape(spec, outline, d, view) for outline, d in outlines]
            yield Group(spec.order, css, source, symbol, shapes)
        else:
            yield from _lines(spec, [outline for outline, _ in outlines], css, symbol, view)
    if source:
        seen = {key for keys in values.values() for key in keys}
        absent = [_shape(spec, outline, d, view) for key, (outline, d) in found.items() if key not in seen]
        yield Group(spec.order, "", source, shapes=absent, is_seen=False)


def _shape(spec: LayerSpec, outline: Outline, d: str, view: View) -> Shape:
    """Return a feature as a path that leads to its page."""
    own = outline.properties
    name = words_of({code: own.get(f"name_{code}") for code in LANGUAGES}, view.lang)
    label = f"{own['label_lon']:.2f},{own['label_lat']:.2f}" if "label_lon" in own else ""
    return Shape(outline.key, d, url=page_in_time(spec.id, outline.key, view), name=name, label=label)


def _lines(
    spec: LayerSpec, outlines: Sequence[Outline], css: str, symbol: Symbol, view: View
) -> Iterator[Group]:
    """Yield lines of which the script fetches more, and dots where they end; those that meet share theirs."""
    shapes = [
        Shape("", path_of(each, COARSE), url=page_in_time(spec.id, each.key, view)) for each in outlines
    ]
    yield Group(spec.order, css, symbol=symbol, shapes=shapes, unit=COARSE)
    ends = {place for each in outlines for path in each.paths for place in (path[0], path[-1])}
    dots = "".join(f"M{round(x / COARSE)} {round(y / COARSE)}h0" for x, y in map(mercator, sorted(ends)))
    yield Group(spec.order, "arc-ends", shapes=[Shape("", dots)], unit=COARSE)


def _marks(spec: LayerSpec, outline: Outline, view: View) -> Iterator[Mark]:
    """Yield the places of a feature."""
    west, north, east, south = _corners()
    for ((lon, lat),) in outline.paths:
        x, y = mercator((lon, lat))
        yield Mark(
            round(100 * (x - west) / (east - west), 2),
            round(100 * (y - north) / (south - north), 2),
            page_in_time(spec.id, outline.key, view),
            outline.properties.get("confidence") == "unverified",
        )
