"""One sheet: ground, marks and names of all its maps as one SVG in mm, and where every text stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.collisions import collisions
from webmap.drawings.carto.content import STAGE_GAP, Content, Sizes, draw_content
from webmap.drawings.carto.furniture import furniture, projection_note, quick_code
from webmap.drawings.carto.ground import (
    FINE_KM_PER_MM,
    Areas,
    border_segments,
    draw_fills,
    draw_lines,
    ground_colour,
    load_ground,
    project_areas,
)
from webmap.drawings.carto.labels import NEVER_DROPPED, Placed, place_all
from webmap.drawings.carto.layout import Sheet
from webmap.drawings.carto.maps import Map, corner_room, draw_maps, outline_on
from webmap.drawings.carto.marks import STAGE_HEIGHT, STAGE_WIDTH, draw_stage
from webmap.drawings.carto.names import area_names, graticule
from webmap.drawings.carto.places import Wanted
from webmap.drawings.carto.projection import Rect


@dataclass(frozen=True)
class Composed:
    """A sheet without its texts: the SVG, the texts with their places, and what went wrong.

    ``texts`` are mappings with ``key`` or ``text``, ``x``, ``y``, ``width``, ``role``, ``align``.
    """

    drawing: str
    texts: list[dict[str, Any]]
    problems: list[str]
    maps: list[Map]


def compose(document: dict[str, Any], sheet: Sheet, sizes: Sizes, folder: Path) -> Composed:
    """Return everything but the letters of a sheet.

    Parameters
    ----------
    document : mapping
        What the sheet shows (``webmap/drawings/plate.py``).
    sizes : mapping
        Width and height in mm of every name, by its key.
    folder : Path
        The maps of the release.
    """
    maps = draw_maps(document, sheet)
    parts, texts, problems = [svg.element("defs", "".join(_clip(each) for each in maps))], [], []
    for each in maps:
        drawn, named, wrong = _draw_map(each, maps, document, sizes, folder, sheet.page)
        if each.is_corner:
            room = corner_room(each)
            line = svg.stroke(document["look"]["ink"], 0.5) | {"fill": "#FFFFFF"}
            parts.append(svg.rectangle(room, **line))
        parts.append(svg.element("g", drawn, clip_path=f"url(#map{each.letter and ord(each.letter)})"))
        parts.append(_frame(each, document))
        texts += named
        problems += wrong
    drawn, named = furniture(maps, document)
    return Composed(
        "".join(parts) + drawn + quick_code(document),
        [{"halo": "", **text} for text in texts + named],
        problems,
        maps,
    )


def _clip(each: Map) -> str:
    name = f"map{each.letter and ord(each.letter)}"
    return svg.element("clipPath", svg.rectangle(each.frame.rect), id=name)


def _frame(each: Map, document: dict[str, Any]) -> str:
    look = document["look"]
    line = svg.stroke(look["accent"], 0.8) if each.letter else svg.stroke(look["ink"], 0.5)
    return svg.rectangle(each.frame.rect, **line)


def _draw_map(
    each: Map, maps: list[Map], document: dict[str, Any], sizes: Sizes, folder: Path, page: Rect
) -> tuple[str, list[dict[str, Any]], list[str]]:
    """Return one map: what is drawn, its names in their places, what found no room."""
    ground = load_ground(folder, is_fine=each.frame.km_per_mm < FINE_KM_PER_MM)
    areas = project_areas(each.frame, ground, document)
    net, degrees = graticule(each.frame, document["look"])
    content = draw_content(each, maps, areas, document, sizes)
    extents = _extents(each, maps, document, content)
    content.wanted += [
        name
        for name in area_names(each, maps, areas, document, sizes)
        if not _is_said(name, content, document)
    ]
    blocked = _reserved(each, maps, sizes)
    placed, missing = place_all(
        content.wanted, [*content.rooms, *blocked], border_segments(each.frame, document)
    )
    wrong = [f"{want.key}: no room" for want in missing if want.priority < NEVER_DROPPED]
    wrong += collisions(placed, content.rooms, page)
    stages, texts = _texts(placed, document, areas)
    rooms = [*content.rooms, *blocked, *(one.rect for one in placed)]
    drawn = [
        draw_fills(each.frame, areas, document),
        net,
        draw_lines(each.frame, ground, areas, document),
        extents,
        *content.drawn,
        stages,
    ]
    texts += [{"align": "center", "width": 6.0, **text} for text in _numbers(content)]
    for text in _degrees(degrees, each, rooms, sizes):
        at = (text["x"] + text["width"] / 2, text["y"] + 1.5)
        texts.append({**text, "halo": ground_colour(areas, document, at)})
    corner = (each.frame.rect.right - 22, each.frame.rect.bottom - 4)
    texts += projection_note(each, ground_colour(areas, document, corner))
    return "".join(drawn), texts, wrong


def _is_said(name: Wanted, content: Content, document: dict[str, Any]) -> bool:
    """Tell whether a mark of the map already has the name of an area."""
    names = document["names"]
    own = _text_of(names[name.key.split("@")[0]])
    said = {_text_of(names[each.key]) for each in content.wanted if each.priority < NEVER_DROPPED}
    countries = {_text_of(names[key]).casefold() for key in names if key.startswith("countries-")}
    is_region = name.key.startswith("regions-")
    return own in said or (is_region and own.casefold() in countries)


def _text_of(entry: dict[str, Any]) -> str:
    return " ".join(line["text"] for line in entry["lines"])


def _extents(each: Map, maps: list[Map], document: dict[str, Any], content: Content) -> str:
    """Frame the details on the main map; their letters stand beside the frame."""
    if each.letter:
        return ""
    drawn = []
    for detail in (other for other in maps if other.is_detail):
        rect = outline_on(each.frame, detail)
        drawn.append(svg.rectangle(rect, **svg.stroke(document["look"]["accent"], 0.8)))
        at_end = rect.right + 3.5 < each.frame.rect.right
        x = rect.right + 1.9 if at_end else rect.x - 1.9
        content.rooms.append(Rect(x - 1.6, rect.bottom - 4, 3.2, 4))
        at = (x, rect.bottom - 2)
        content.texts[f"letter-{detail.letter}"] = {"text": detail.letter, "role": "letter", "at": at}
    return "".join(drawn)


def _reserved(each: Map, maps: list[Map], sizes: Sizes) -> list[Rect]:
    """Return where scale bar, north arrow and projection stand, and the insets over a corner."""
    rect = each.frame.rect
    if each.letter:
        return [Rect(rect.x, rect.bottom - 7, min(28.0, rect.width * 0.6), 7)]
    note = max((sizes[key][0] for key in ("projection", "centre") if key in sizes), default=40.0)
    return [
        Rect(rect.x, rect.bottom - 9, 45, 9),
        Rect(rect.x, rect.bottom - 21, 9, 12),
        Rect(rect.right - note - 3, rect.bottom - 8.5, note + 3, 8.5),
        *(corner_room(other) for other in maps if other.is_corner),
    ]


def _texts(
    placed: Iterable[Placed], document: dict[str, Any], areas: Areas
) -> tuple[str, list[dict[str, Any]]]:
    """Return stage bars and leaders as SVG, and the names in their places."""
    look = document["look"]
    stages = {f"name-{point['key']}": point["stage"] for point in document["points"] if point["stage"]}
    drawn, texts = [], []
    for each in placed:
        rect, key = each.rect, each.wanted.key.split("@")[0]
        if each.leader:
            drawn.append(svg.segment(*each.leader, look["ink_2"], 0.45))
        x, width = rect.x, rect.width
        if key in stages:
            is_left = rect.x + rect.width / 2 < each.wanted.anchor[0]
            corner = (
                rect.right - STAGE_WIDTH if is_left else rect.x,
                rect.y + (rect.height - STAGE_HEIGHT) / 2,
            )
            drawn.append(draw_stage(stages[key], corner, look, is_mirrored=document["dir"] == "rtl"))
            width -= STAGE_WIDTH + STAGE_GAP
            x += 0 if is_left else STAGE_WIDTH + STAGE_GAP
        is_area = bool(each.wanted.spots)
        align = "center" if is_area else "right" if x + width / 2 < each.wanted.anchor[0] else "left"
        halo = ground_colour(areas, document, (x + width / 2, rect.y + rect.height / 2))
        texts.append({"key": key, "x": x, "y": rect.y, "width": width, "align": align, "halo": halo})
    return "".join(drawn), texts


def _numbers(content: Content) -> list[dict[str, Any]]:
    """Return the texts that stand on a mark."""
    return [
        {"text": each["text"], "role": each["role"], "x": each["at"][0] - 3, "y": each["at"][1] - 1.6}
        for each in content.texts.values()
    ]


def _degrees(
    numbers: list[tuple[float, bool, tuple[float, float]]], each: Map, rooms: list[Rect], sizes: Sizes
) -> list[dict[str, Any]]:
    """Return the numbers of the net inside the frame, those that meet nothing else."""
    if each.letter:
        return []
    found = []
    for value, is_lat, (x, y) in numbers:
        key = f"degree-{'lat' if is_lat else 'lon'}-{value:g}"
        if key not in sizes:
            continue
        width, height = sizes[key]
        rect = each.frame.rect
        own = (
            Rect(rect.right - width - 0.8, y - height - 0.1, width, height)
            if is_lat
            else Rect(x - width / 2, rect.y + 0.5, width, height)
        )
        if (
            rect.holds((own.x, own.y), 0.3)
            and rect.holds((own.right, own.bottom), 0.3)
            and not any(own.meets(other) for other in rooms)
        ):
            rooms.append(own)
            found.append({"key": key, "x": own.x, "y": own.y, "width": width, "align": "left"})
    return found
