"""The ground of a map: sea, countries, regions and wilayas, then the lines between them, from below."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.paths import (
    BEYOND_MM,
    Path,
    area_rings,
    clipped_line,
    hatch,
    holds,
    is_away,
    line_parts,
    path_text,
    projected,
)
from webmap.drawings.carto.projection import Frame, Point

HOME, DASHED = "DZA", "ESH"
DASHES = (1.5, 0.9)
SEA_STEP_MM = 0.8
# A frame that shows less of the earth than this is drawn from the finer ground.
FINE_KM_PER_MM = 26.0


@dataclass(frozen=True)
class Ground:
    """The countries of the world: areas, and lines with the countries on their two sides."""

    areas: dict[str, dict[str, Any]]
    lines: list[tuple[tuple[str, ...], list[Point]]]


@cache
def load_ground(folder: FilePath, *, is_fine: bool) -> Ground:
    """Return the fine ground of what lies near, or the coarse one of the world, of a release."""
    name = "plate.mid.json" if is_fine else "plate.low.json"
    document = json.loads((folder / name).read_text(encoding="utf-8"))
    return Ground(
        {code: {"type": "MultiPolygon", "coordinates": parts} for code, parts in document["areas"].items()},
        [(tuple(codes), line) for codes, line in document["lines"]],
    )


@dataclass
class Areas:
    """The areas of one frame on the page, projected once: rings by kind and code."""

    countries: dict[str, list[Path]]
    wilayas: dict[str, list[Path]]
    regions: dict[str, list[Path]]

    def of(self, kind: str) -> dict[str, list[Path]]:
        """Return the areas of one kind."""
        found: dict[str, list[Path]] = getattr(self, kind)
        return found


def project_areas(frame: Frame, ground: Ground, document: dict[str, Any]) -> Areas:
    """Return what of the ground and of the divisions meets the frame."""
    kinds = {"countries": ground.areas} | {
        kind: {each["code"]: each["geometry"] for each in document[kind]} for kind in ("wilayas", "regions")
    }
    found = {
        kind: {code: rings for code, geometry in areas.items() if (rings := area_rings(frame, geometry))}
        for kind, areas in kinds.items()
    }
    return Areas(found["countries"], found["wilayas"], found["regions"])


def draw_fills(frame: Frame, areas: Areas, document: dict[str, Any]) -> str:
    """Return sea, land and tints of a frame."""
    look = document["look"]
    near = set(document["neighbours"])
    drawn = [svg.rectangle(frame.rect, fill=look["sea"])]
    if look["grey"]:
        drawn.append(_sea_lines(frame, look))
    for code, rings in areas.countries.items():
        fill = look["home"] if code == HOME else look["neighbour"] if code in near else look["land"]
        drawn.append(_fill(rings, fill))
    for code in document["border_wilayas"]:
        drawn.append(_fill(areas.wilayas.get(code, []), look["border_wilaya"]))
    for tint in document["tints"]:
        if tint["fill"]:
            drawn.append(_fill(areas.of(tint["kind"]).get(tint["code"], []), tint["fill"]))
    for tint in document["tints"]:
        if tint["hatch"]:
            rings = areas.of(tint["kind"]).get(tint["code"], [])
            d = "".join(path_text([[start, end]], is_closed=False) for start, end in hatch(rings))
            drawn.append(svg.path(d, **svg.stroke(look["hatch"], 0.45)))
    return "".join(drawn)


def _fill(rings: list[Path], colour: str) -> str:
    """Return an area without outline; a hairline of its own colour closes the seam to its neighbour."""
    return svg.path(
        path_text(rings, is_closed=True), fill=colour, fill_rule="evenodd", stroke=colour, stroke_width=0.06
    )


def _sea_lines(frame: Frame, look: dict[str, Any]) -> str:
    rect = frame.rect
    count = int(rect.height / SEA_STEP_MM)
    rows = [rect.y + (number + 0.5) * SEA_STEP_MM for number in range(count)]
    d = "".join(f"M{rect.x:.2f} {y:.2f}H{rect.right:.2f}" for y in rows)
    return svg.path(d, **svg.stroke(look["sea_line"], 0.22))


def draw_lines(frame: Frame, ground: Ground, areas: Areas, document: dict[str, Any]) -> str:
    """Return regions, wilayas, coasts and borders of a frame, the Algerian border on top."""
    look = document["look"]
    drawn = []
    if document["shows_divisions"]:
        drawn += [
            svg.path(
                path_text(_rings(areas.regions), is_closed=True), **svg.stroke(look["region_line"], 0.35)
            ),
            svg.path(
                path_text(_rings(areas.wilayas), is_closed=True), **svg.stroke(look["wilaya_line"], 0.35)
            ),
        ]
    kinds: dict[str, list[Path]] = {"coast": [], "land": [], "dashed": []}
    for codes, line in ground.lines:
        kind = "coast" if len(codes) == 1 else "dashed" if DASHED in codes else "land"
        if (HOME not in codes or len(codes) == 1) and not is_away(frame, line):
            kinds[kind] += clipped_line(projected(frame, line), frame.rect.grown(BEYOND_MM))
    drawn.append(svg.path(path_text(kinds["coast"], is_closed=False), **svg.stroke(look["coast"], 0.5)))
    drawn.append(svg.path(path_text(kinds["land"], is_closed=False), **svg.stroke(look["country_line"], 0.6)))
    drawn.append(
        svg.path(path_text(kinds["dashed"], is_closed=False), **svg.stroke(look["dashed_line"], 0.75, DASHES))
    )
    for is_dashed in (False, True):
        parts = [
            part
            for border in document["borders"]
            if border["is_dashed"] is is_dashed
            for part in line_parts(frame, border["geometry"])
        ]
        d = path_text(parts, is_closed=False)
        if is_dashed:
            drawn.append(svg.path(d, **svg.stroke(look["neighbour"], 1.9)))
        width = 1.5 if frame.km_per_mm < 30 else 1.0
        drawn.append(svg.path(d, **svg.stroke(look["border"], width, DASHES if is_dashed else ())))
    return "".join(drawn)


def _rings(areas: dict[str, list[Path]]) -> list[Path]:
    return [ring for rings in areas.values() for ring in rings]


def border_segments(frame: Frame, document: dict[str, Any]) -> list[tuple[Point, Point]]:
    """Return the Algerian border in short straight pieces, for names to avoid."""
    found: list[tuple[Point, Point]] = []
    for border in document["borders"]:
        for part in line_parts(frame, border["geometry"]):
            thin = [*part[::4], part[-1]]
            found += pairwise(thin)
    return found


def ground_colour(areas: Areas, document: dict[str, Any], point: Point) -> str:
    """Return the colour below a point, topmost first."""
    look, near = document["look"], set(document["neighbours"])
    for tint in reversed(document["tints"]):
        if tint["fill"] and holds(areas.of(tint["kind"]).get(tint["code"], []), point):
            return str(tint["fill"])
    for code, rings in areas.countries.items():
        if holds(rings, point):
            if code != HOME:
                return str(look["neighbour"] if code in near else look["land"])
            is_border = any(holds(areas.wilayas.get(each, []), point) for each in document["border_wilayas"])
            return str(look["border_wilaya"] if is_border else look["home"])
    return str(look["sea"])
