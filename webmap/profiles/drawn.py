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
from layers.profiles.model import Profile
from layers.styles import Symbol
from layers.view import View
from webmap.drawings.carto.ground import DASHED, HOME, Ground, load_ground
from webmap.drawings.carto.paths import (
    Path,
    area_rings,
    clipped_line,
    is_away,
    line_parts,
    path_text,
    projected,
)
from webmap.drawings.carto.projection import Frame, Rect, fit
from webmap.i18n import format_number
from webmap.live import LiveRelease
from webmap.profiles.addresses import page_in_time
from webmap.profiles.drawn_names import GROUND, MARK_MM, Label, area_words, labels_of
from webmap.profiles.shown import AREAS, COUNTRIES, Shown, shown_of
from webmap.sources import words_of

WIDTH_MM, HEIGHT_MM = 120.0, 92.0
ROUND = (1, 2, 5, 10)
# A map of less of the earth takes the finer ground; of more, no division but those it is about.
FINE_KM_PER_MM, FAR_KM_PER_MM = 12.0, 22.0


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
    ground = load_ground(folder, is_fine=frame.km_per_mm < FINE_KM_PER_MM)
    areas = _areas(atlas, frame, shown, view)
    found = ((code, area_rings(frame, geometry)) for code, geometry in ground.areas.items())
    areas[GROUND] = {code: rings for code, rings in found if rings}
    marks = tuple(_marks(frame, shown, view))
    scale, scale_mm = _scale(frame, view.lang)
    return DrawnMap(
        width=width,
        height=height,
        shapes=tuple(_shapes(atlas, frame, ground, areas, shown, view)),
        marks=marks,
        labels=tuple(
            labels_of(
                atlas,
                frame,
                areas,
                shown,
                [((each.x, each.y), each.name, each.is_subject) for each in marks],
                view,
            )
        ),
        scale=scale,
        scale_mm=scale_mm,
        alt=_alt(profile, marks, view.lang),
    )


def _areas(atlas: Atlas, frame: Frame, shown: Shown, view: View) -> dict[str, dict[str, list[Path]]]:
    """Return the divisions that meet the frame, projected."""
    found: dict[str, dict[str, list[Path]]] = {}
    is_far = frame.km_per_mm > FAR_KM_PER_MM
    for layer in AREAS:
        key = atlas.spec(layer).key
        detail = "mid" if frame.km_per_mm < 8 else "low"
        found[layer] = {}
        for row in atlas.rows(layer, view.edition):
            bounds = atlas.bounds(layer, row[key], edition=view.edition, detail=detail)
            is_about = row[key] in shown.areas.get(layer, ()) or (layer, row[key]) == shown.subject
            if bounds is None or not _meets(bounds, frame) or (is_far and not is_about):
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
    chosen_country = shown.subject[1] if shown.subject[0] == COUNTRIES else ""
    for code, rings in areas[GROUND].items():
        role = "home" if code == HOME else "near" if code in near else "far"
        if rings:
            yield Shape(
                f"land-{'subject' if code == chosen_country else role}", path_text(rings, is_closed=True)
            )
    for layer in AREAS:
        for code in shown.areas.get(layer, ()):
            if rings := areas[layer].get(code, []):
                role = "subject" if (layer, code) == shown.subject else "related"
                name = area_words(atlas, layer, code, view).text
                yield Shape(
                    f"area-{role}", path_text(rings, is_closed=True), page_in_time(layer, code, view), name
                )
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


def _scale(frame: Frame, lang: str) -> tuple[str, float]:
    """Return the length of the bar in words and in millimetres; none for a map of the world."""
    if frame.centre is None:
        return "", 0.0
    longest = frame.rect.width * 0.3 * frame.km_per_mm
    power = 10 ** (len(str(int(longest))) - 1)
    length = max(step * power for step in ROUND if step * power <= longest) if longest >= 1 else 1
    return str(gettext("%(number)s km", number=format_number(length, lang))), round(
        length / frame.km_per_mm, 2
    )


def _alt(profile: Profile, marks: tuple[Mark, ...], lang: str) -> str:
    """Return what the picture shows, in words."""
    return str(
        gettext(
            "Map: %(name)s. Marks: %(number)s. The same stands in words on this page.",
            name=words_of(profile.titles, lang).text,
            number=format_number(len(marks), lang),
        )
    )
