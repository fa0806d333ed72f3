"""The ground of the print maps, made at publish time: countries and the lines between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from webmap.drawings.carto.edges import country_lines

# West, south, east, north: what the finer ground covers, Algeria and all that its maps at large scale show.
# An edge longer than this in degrees, north of that, is no coast but a seam at the 180th meridian.
SEAM_WIDE, SEAM_NORTH, SEAM_HIGH = 12.0, 60.0, 0.5
NEAR = (-30.0, 2.0, 35.0, 58.0)


def write_plate_ground(folder: Path, *, boundaries: Path) -> None:
    """Write ``plate.low.json`` (the world) and ``plate.mid.json`` (what lies near) into ``folder``.

    Parameters
    ----------
    boundaries : Path
        Folder with ``countries.low.geojson`` and ``countries.mid.geojson``, features with ``country_code``.
    """
    for level in ("low", "mid"):
        world = json.loads((boundaries / f"countries.{level}.geojson").read_text(encoding="utf-8"))
        features = [each for each in world["features"] if level == "low" or _is_near(each["geometry"])]
        text = json.dumps(_ground(features), separators=(",", ":"), sort_keys=True)
        (folder / f"plate.{level}.json").write_text(text, encoding="utf-8", newline="\n")


def _ground(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    areas = {each["properties"]["country_code"]: each["geometry"] for each in features}
    parts = {code: _whole(_parts(geometry)) for code, geometry in areas.items()}
    areas = {code: {"type": "MultiPolygon", "coordinates": own} for code, own in parts.items()}
    lines = [
        [list(codes), piece]
        for codes, line in country_lines(sorted(areas.items()))
        for piece in _without_seams(line)
    ]
    return {"areas": parts, "lines": lines}


def _whole(parts: list[Any]) -> list[Any]:
    """Return the parts without the slivers that a cut at the 180th meridian drew around the earth."""
    return [part for part in parts if not _is_seam(part[0])]


def _is_seam(ring: list[Any]) -> bool:
    lats = [position[1] for position in ring]
    return max(lats) - min(lats) < SEAM_HIGH and any(_is_long(one, two) for one, two in pairwise(ring))


def _is_long(one: list[float], two: list[float]) -> bool:
    return abs(one[0] - two[0]) > SEAM_WIDE


def _without_seams(line: list[Any]) -> Iterator[list[Any]]:
    """Yield the pieces of a line between edges that only such a cut can have drawn."""
    piece = [line[0]]
    for one, two in pairwise(line):
        if _is_long(one, two) and one[1] > SEAM_NORTH:
            if len(piece) > 1:
                yield piece
            piece = []
        piece.append(two)
    if len(piece) > 1:
        yield piece


def _parts(geometry: dict[str, Any]) -> list[Any]:
    parts: list[Any] = geometry["coordinates"]
    return parts if geometry["type"] == "MultiPolygon" else [parts]


def _is_near(geometry: dict[str, Any]) -> bool:
    west, south, east, north = NEAR
    return any(
        west <= lon <= east and south <= lat <= north
        for part in _parts(geometry)
        for ring in part
        for lon, lat in ring[::5]
    )
