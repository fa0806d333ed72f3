"""The maps of one sheet: the main map and its insets, and which of them names what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webmap.drawings.carto.layout import Sheet
from webmap.drawings.carto.projection import Box, Frame, Point, Rect, fit

LETTERS = {"ar": "أبجدهو", "fr": "ABCDEF", "en": "ABCDEF"}
# An inset in the corner of the main map: its share of the frame, and the room of its title.
CORNER = (0.36, 0.3)
TITLE_MM = 5.0
SMALL = 0.4


@dataclass(frozen=True)
class Map:
    """One map: ``letter`` is empty for the main one; ``is_detail`` shows a part of the main map larger."""

    frame: Frame
    letter: str = ""
    is_detail: bool = False
    is_corner: bool = False

    @property
    def is_beyond(self) -> bool:
        """Whether it shows what lies beyond the main map; it does not repeat what stands there."""
        return bool(self.letter) and not self.is_detail


def draw_maps(document: dict[str, Any], sheet: Sheet) -> list[Map]:
    """Return the main map and the insets, in their places on the sheet."""
    main = fit(tuple(document["main"]), sheet.main)
    letters = iter(LETTERS[document["lang"]])
    boxes: list[Box] = [tuple(each) for each in document["insets"]]
    corner = [box for box in boxes if _is_for_corner(box, document)] if len(boxes) > 1 else []
    column = [box for box in boxes if box not in corner]
    maps = [Map(main)]
    for rect, box in zip(_column(sheet, column), column, strict=True):
        maps.append(Map(fit(box, rect), next(letters), is_detail=_is_part(box, document["main"])))
    for box in corner[:1]:
        rect = Rect(
            sheet.main.x + 2.5,
            sheet.main.y + TITLE_MM + 2.0,
            sheet.main.width * CORNER[0] - 5,
            sheet.main.height * CORNER[1] - TITLE_MM - 4.5,
        )
        maps.append(Map(fit(box, rect), next(letters), is_detail=True, is_corner=True))
    return maps


def _column(sheet: Sheet, boxes: list[Box]) -> list[Rect]:
    """Share the column among the insets by the height each wants; none is higher than its map needs."""
    if sheet.inset is None or not boxes:
        return []
    room = sheet.inset
    gap = TITLE_MM + 2.5
    wanted = [min(room.height, room.width * _shape(box, room.width)) for box in boxes]
    free = room.height - gap * (len(boxes) - 1)
    shrink = min(1.0, free / sum(wanted))
    rects, y = [], room.y
    for height in wanted:
        rects.append(Rect(room.x, y, room.width, height * shrink))
        y += height * shrink + gap
    return rects


def _shape(box: Box, width: float) -> float:
    """Return height by width of a box on the page."""
    frame = fit(box, Rect(0, 0, width, 10 * width))
    found = [
        frame.place(lon, lat) for lon in (box[0], box[2], (box[0] + box[2]) / 2) for lat in (box[1], box[3])
    ]
    heights = [point[1] for point in found if point is not None]
    return (max(heights) - min(heights)) / width


def _is_for_corner(box: Box, document: dict[str, Any]) -> bool:
    """A western part of the home map stands in its western corner."""
    return bool(document["extent"] == "home" and (box[0] + box[2]) / 2 < 1.0)


def _is_part(box: Box, main: Box) -> bool:
    return bool(main[0] <= box[0] and main[1] <= box[1] and box[2] <= main[2] and box[3] <= main[3])


def corner_room(each: Map) -> Rect:
    """Return the white box an inset in the corner stands in."""
    rect = each.frame.rect
    return Rect(rect.x - 2.5, rect.y - TITLE_MM - 2.0, rect.width + 5, rect.height + TITLE_MM + 4.5)


def outline_on(main: Frame, each: Map) -> Rect:
    """Return the extent of a detail on the main map."""
    rect, frame = each.frame.rect, each.frame
    west, south, east, north = frame.box
    points = [main.place(lon, lat) for lon in (west, east) for lat in (south, north)]
    found = [point for point in points if point is not None]
    x, y = min(p[0] for p in found), min(p[1] for p in found)
    width, height = max(p[0] for p in found) - x, max(p[1] for p in found) - y
    # The frame is larger than the box where their shapes differ.
    ratio = frame.km_per_mm / main.km_per_mm
    width, height = max(width, rect.width * ratio), max(height, rect.height * ratio)
    middle = main.place((west + east) / 2, (south + north) / 2) or (x, y)
    return Rect(middle[0] - width / 2, middle[1] - height / 2, width, height)


def claims(maps: list[Map], lon: float, lat: float) -> Map | None:
    """Return the map that names a place: a detail before the main map, other insets last.

    What an inset in the corner of the main map covers is not shown there.
    """
    ordered = sorted(maps, key=lambda each: 0 if each.is_detail else 1 if not each.letter else 2)
    found = next((each for each in ordered if shows(each, lon, lat)), None)
    at = found.frame.place(lon, lat) if found and not found.letter else None
    is_covered = at is not None and any(corner_room(each).holds(at) for each in maps if each.is_corner)
    return None if is_covered else found


def shows(each: Map, lon: float, lat: float, margin: float = 1.6) -> bool:
    """Tell whether a place lies inside a map."""
    point = each.frame.place(lon, lat)
    return point is not None and each.frame.rect.holds(point, margin)


def spread(points: list[Point], nearest: float) -> list[Point]:
    """Return the points moved apart until no two are nearer than ``nearest``, each as little as possible."""
    found = list(points)
    for _ in range(30):
        moved = False
        for one in range(len(found)):
            for two in range(one + 1, len(found)):
                dx, dy = found[two][0] - found[one][0], found[two][1] - found[one][1]
                far = (dx * dx + dy * dy) ** 0.5
                if far >= nearest - 0.01:
                    continue
                if far < 1e-6:
                    dx, dy, far = 0.0, 1.0, 1.0
                push = (nearest - min(far, nearest)) / 2 + 0.01 if far < nearest else 0.0
                found[one] = (found[one][0] - dx / far * push, found[one][1] - dy / far * push)
                found[two] = (found[two][0] + dx / far * push, found[two][1] + dy / far * push)
                moved = True
        if not moved:
            break
    return found
