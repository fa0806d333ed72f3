"""The small map of a sheet, drawn by us: paths and names in millimetres, for the page and for print alike.

It needs no script, its marks and areas lead to pages, and what it shows stands in words beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as Folder

from flask import current_app
from flask_babel import gettext

from layers.atlas import Atlas
from layers.names import names_of
from layers.profiles.model import Profile
from layers.styles import Symbol
from layers.view import View
from webmap.drawings.carto.ground import DASHED, HOME, Ground, load_ground
from webmap.drawings.carto.labels import Placed, Wanted, place_all
from webmap.drawings.carto.names import spots_of
from webmap.drawings.carto.paths import Path, area_rings, clipped_line, is_away, line_parts, path_text, projected
from webmap.drawings.carto.projection import Frame, Rect, fit
from webmap.i18n import format_number
from webmap.live import LiveRelease
from webmap.profiles.addresses import page_in_time
from webmap.profiles.shown import AREAS, Shown, shown_of
from webmap.sources import Words, words_of

WIDTH_MM, HEIGHT_MM = 120.0, 92.0
LETTER_MM = {"subject": 4.6, "point": 4.2, "area": 4.0, "country": 4.6}
# A letter of the family is about that wide, as a share of its height.
LETTER_WIDTH, LINE_HEIGHT = 0.56, 1.25
MARK_MM = 2.0
ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Shape:
    """One area or line: its class and its path, and where an area leads."""

    role: str
    d: str
    url: str = ""
    name: str = ""


@dataclass(frozen=True)
class Mark:
    """One mark on its place."""

    x: float
    y: float
    symbol: Symbol
    name: str
    url: str
    is_subject: bool


@dataclass(frozen=True)
class Label:
    """One name: the middle of its line."""

    x: float
    y: float
    size: float
    role: str
    words: Words


@dataclass(frozen=True)
class DrawnMap:
    """The map of a sheet; ``scale_mm`` is the length of the bar that stands for ``scale``."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale: str
    scale_mm: float
    alt: str


def drawn_map(
    atlas: Atlas, profile: Profile, view: View, *, width: float = WIDTH_MM, height: float = HEIGHT_MM
) -> DrawnMap | None:
    """Return the map of a sheet, None for what has no place."""
    if not profile.map_query:
        return None
    shown = shown_of(atlas, profile, view)
    if shown is None:
        return None
    live: LiveRelease = current_app.extensions["live"]
    folder: Folder = live.folder(atlas.release_id) / "maps"
    frame = fit(shown.box, Rect(0, 0, width, height))
    ground = load_ground(folder, is_fine=frame.km_per_mm < 26)
    areas = _areas(atlas, frame, view)
    marks = tuple(_marks(frame, shown, view))
    scale, scale_mm = _scale(frame, view.lang)
    return DrawnMap(
        width=width,
        height=height,
        shapes=tuple(_shapes(atlas, frame, ground, areas, shown, view)),
        marks=marks,
        labels=tuple(_labels(atlas, frame, ground, areas, shown, marks, view)),
        scale=scale,
        scale_mm=scale_mm,
        alt=_alt(profile, marks, view.lang),
    )


def _areas(atlas: Atlas, frame: Frame, view: View) -> dict[str, dict[str, list[Path]]]:
    """Return the divisions that meet the frame, projected."""
    found: dict[str, dict[str, list[Path]]] = {}
    for layer in AREAS:
        key = atlas.spec(layer).key
        detail = "mid" if frame.km_per_mm < 8 else "low"
        found[layer] = {}
        for row in atlas.rows(layer, view.edition):
            bounds = atlas.bounds(layer, row[key], edition=view.edition, detail=detail)
            if bounds is None or not _meets(bounds, frame):
                continue
            text = atlas.geometry(layer, row[key], edition=view.edition, detail=detail)
            geometry = json.loads(text or "{}")
            if geometry["type"] in ("Polygon", "MultiPolygon") and (rings := area_rings(frame, geometry)):
                found[layer][row[key]] = rings
    return found


def _meets(bounds: tuple[float, float, float, float], frame: Frame) -> bool:
    west, south, east, north = frame.window
    return bounds[0] <= east and bounds[2] >= west and bounds[1] <= north and bounds[3] >= south


def _shapes(
    atlas: Atlas,
    frame: Frame,
    ground: Ground,
    areas: dict[str, dict[str, list[Path]]],
    shown: Shown,
    view: View,
) -> Iterator[Shape]:
    """Yield land, tinted areas, lines between them, the border, the lines of relations: from below."""
    near = set(atlas.vocabulary.countries[:7])
    chosen_country = shown.subject[1] if shown.subject[0] == "partners" else ""
    for code, geometry in ground.areas.items():
        role = "home" if code == HOME else "near" if code in near else "far"
        rings = area_rings(frame, geometry)
        if rings:
            yield Shape(f"land-{'subject' if code == chosen_country else role}", path_text(rings, is_closed=True))
    for layer in AREAS:
        for code in shown.areas[layer]:
            if rings := areas[layer].get(code, []):
                role = "subject" if (layer, code) == shown.subject else "related"
                name = _area_words(atlas, layer, code, view).text
                yield Shape(f"area-{role}", path_text(rings, is_closed=True), page_in_time(layer, code, view), name)
    for layer in reversed(AREAS):
        rings = [ring for own in areas[layer].values() for ring in own]
        yield Shape(f"line-{layer}", path_text(rings, is_closed=True))
    yield from _country_lines(frame, ground)
    yield from _border_lines(atlas, frame, view)
    for geometry in shown.lines:
        if d := path_text(line_parts(frame, geometry), is_closed=False):
            yield Shape("relation", d)


def _country_lines(frame: Frame, ground: Ground) -> Iterator[Shape]:
    """Yield coasts and the lines between other countries."""
    kinds: dict[str, list[Path]] = {"coast": [], "between": [], "dashed": []}
    for codes, line in ground.lines:
        kind = "coast" if len(codes) == 1 else "dashed" if DASHED in codes else "between"
        if (HOME not in codes or len(codes) == 1) and not is_away(frame, line):
            kinds[kind] += clipped_line(projected(frame, line), frame.rect.grown(1.5))
    for kind, paths in kinds.items():
        if paths:
            yield Shape(f"line-{kind}", path_text(paths, is_closed=False))


def _border_lines(atlas: Atlas, frame: Frame, view: View) -> Iterator[Shape]:
    """Yield the border of Algeria, the disputed stretch dashed over a plain casing."""
    for is_dashed in (False, True):
        parts = [
            part
            for row in atlas.rows("borders", view.edition)
            if (row["line"] == "dashed") is is_dashed
            and (text := atlas.geometry("borders", row["border_id"], edition=view.edition, detail="low"))
            for part in line_parts(frame, json.loads(text))
        ]
        if parts:
            d = path_text(parts, is_closed=False)
            yield Shape("border-casing", d)
            yield Shape("border-dashed" if is_dashed else "border", d)


def _marks(frame: Frame, shown: Shown, view: View) -> Iterator[Mark]:
    """Yield the marks inside the frame, the subject last: on top."""
    for each in sorted(shown.points, key=lambda point: point.is_subject):
        place = frame.place(each.lon, each.lat)
        if place is not None and frame.rect.holds(place, MARK_MM):
            url = page_in_time(each.layer, each.key, view)
            x, y = round(place[0], 2), round(place[1], 2)
            yield Mark(x, y, each.symbol, each.name.text, url, each.is_subject)


def _area_words(atlas: Atlas, layer: str, code: str, view: View) -> Words:
    row = atlas.tables.find(layer, code, edition=view.edition)
    return words_of(names_of(row, ("name",)), view.lang) if row else Words(code, "", "ltr")


def _labels(
    atlas: Atlas,
    frame: Frame,
    ground: Ground,
    areas: dict[str, dict[str, list[Path]]],
    shown: Shown,
    marks: tuple[Mark, ...],
    view: View,
) -> Iterator[Label]:
    """Yield the names that find room: the thing itself, marks, related areas, countries, the rest never."""
    wanted: list[tuple[Wanted, str, Words]] = []

    def want(key: str, role: str, words: Words, priority: int, spots: tuple[tuple[float, float], ...] = (), at: tuple[float, float] | None = None) -> None:
        width, height = _size(words.text, role)
        anchor = at or spots[0]
        wanted.append((Wanted(key, anchor, width, height, priority, room=MARK_MM, spots=spots, frame=frame.rect), role, words))

    for layer in AREAS:
        for code in areas[layer]:
            is_subject = (layer, code) == shown.subject
            if not is_subject and code not in shown.areas[layer]:
                continue
            words, role = _area_words(atlas, layer, code, view), "subject" if is_subject else "area"
            if spots := tuple(spots_of(areas[layer][code], *_size(words.text, role))):
                want(f"{layer}:{code}", role, words, 10 if is_subject else 60, spots)
    named: set[str] = set()
    for number, mark in enumerate(marks):
        if mark.name not in named and (mark.is_subject or len(marks) <= 24):
            named.add(mark.name)
            words = words_of({view.lang: mark.name}, view.lang)
            want(f"mark:{number}", "point", words, 20 if mark.is_subject else 45, at=(mark.x, mark.y))
    for code, geometry in ground.areas.items():
        row = atlas.tables.find("countries", code)
        rings = area_rings(frame, geometry)
        if row and rings:
            words = words_of(names_of(row, ("name",)), view.lang)
            if spots := tuple(spots_of(rings, *_size(words.text, "country"))):
                want(f"countries:{code}", "country", words, 50, spots)
    rooms = [Rect(mark.x - MARK_MM, mark.y - MARK_MM, 2 * MARK_MM, 2 * MARK_MM) for mark in marks]
    rooms.append(Rect(0, frame.rect.bottom - 9, frame.rect.width * 0.42, 9))
    told = {each.key: (role, words) for each, role, words in wanted}
    placed, _ = place_all([each for each, _, _ in wanted], rooms, [])
    for each in placed:
        yield _label(each, *told[each.wanted.key])


def _label(placed: Placed, role: str, words: Words) -> Label:
    rect = placed.rect
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return Label(round(x, 2), round(y, 2), LETTER_MM[role], role, words)


def _size(text: str, role: str) -> tuple[float, float]:
    return len(text) * LETTER_MM[role] * LETTER_WIDTH, LETTER_MM[role] * LINE_HEIGHT


def _scale(frame: Frame, lang: str) -> tuple[str, float]:
    """Return the length of the bar in words and in millimetres; none for a map of the world."""
    if frame.centre is None:
        return "", 0.0
    longest = frame.rect.width * 0.3 * frame.km_per_mm
    power = 10 ** (len(str(int(longest))) - 1)
    length = max(step * power for step in ROUND if step * power <= longest) if longest >= 1 else 1
    return str(gettext("%(number)s km", number=format_number(length, lang))), round(length / frame.km_per_mm, 2)


def _alt(profile: Profile, marks: tuple[Mark, ...], lang: str) -> str:
    """Return what the picture shows, in words."""
    return str(
        gettext(
            "Map: %(name)s. Marks: %(number)s. The same stands in words on this page.",
            name=words_of(profile.titles, lang).text,
            number=format_number(len(marks), lang),
        )
    )
