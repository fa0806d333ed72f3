"""Where crossings lie along the border, and how far every stretch of it is from each of them.

Computed when a release is made; nothing of it depends on a day, so that any day can be asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely import LineString

from layers.geometry import WGS84, Segment, length_km, merged_line

Row = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
Pair = tuple[str, str]
Coordinates = NDArray[np.float64]

# Straight stretches of hundreds of kilometres run along the map, not along a great circle.
_LONGEST_STEP_DEG = 0.02


def border_line_rows(segments: Mapping[Pair, list[Segment]], countries: Mapping[str, str]) -> list[Row]:
    """Return ``border_lines``: the border with every neighbour in as few lines as it has pieces.

    Parameters
    ----------
    segments : mapping of (unit, region code) to segments, at full detail
    countries : mapping of region code to country code

    Returns
    -------
    list of dict
        ``line_id`` (``NER-1``), ``country_code``, ``length_km`` (geodesic). A line begins at its western
        end (of two as far west, the southern); pieces stand in the order of those ends.
    """
    return [
        {"line_id": line_id, "country_code": line_id[:3], "length_km": round(length_km(line), 3)}
        for line_id, line in _lines(segments, countries).items()
    ]


def border_place_rows(
    segments: Mapping[Pair, list[Segment]], countries: Mapping[str, str], crossings: Rows
) -> list[Row]:
    """Return ``border_places``: the kilometre of every crossing on the line of its neighbour.

    Returns
    -------
    list of dict
        ``line_id``, ``crossing_id``, ``km`` from the beginning of the line to the point of it nearest to
        the crossing, ``off_km`` from there to the crossing. A crossing without point has no row.
    """
    lines = _lines(segments, countries)
    found = []
    for row in crossings:
        if row["lon"] is None:
            continue
        own = [line_id for line_id in lines if line_id[:3] == row["country_code"]]
        places = [(line_id, *_along(lines[line_id], row["lon"], row["lat"])) for line_id in own]
        for line_id, km, off_km in sorted(places, key=lambda each: each[2])[:1]:
            found.append(
                {
                    "line_id": line_id,
                    "crossing_id": row["crossing_id"],
                    "km": round(km, 3),
                    "off_km": round(off_km, 3),
                }
            )
    return sorted(found, key=lambda each: (each["line_id"], each["km"]))


def segment_distance_rows(
    segments: Mapping[Pair, list[Segment]],
    codes: Mapping[str, Mapping[str, str]],
    adjacency: Rows,
    crossings: Rows,
) -> list[Row]:
    """Return ``segment_crossings``: how far each border segment is from each crossing, in every edition.

    Parameters
    ----------
    segments : mapping of (unit, region code) to segments, at full detail
    codes : mapping of edition to unit to wilaya code
    adjacency : rows with ``edition``, ``wilaya_code``, ``region_code``
    crossings : rows with ``crossing_id``, ``lon``, ``lat``

    Returns
    -------
    list of dict
        ``edition``, ``wilaya_code``, ``region_code``, ``crossing_id``, ``distance_km``: geodesic, from the
        nearest point of the segment.
    """
    pairs = sorted(segments)
    edges = [_edges(merged_line(segments[pair])) for pair in pairs]
    starts = np.cumsum([0, *(len(each) for each in edges)])[:-1]
    ends = np.concatenate(edges)
    wanted = {(row["edition"], row["wilaya_code"], row["region_code"]) for row in adjacency}
    found = []
    for row in crossings:
        if row["lon"] is None:
            continue
        away = _edge_distances(_centred(row["lon"], row["lat"]), ends)
        nearest = np.minimum.reduceat(away, starts) / 1000
        least: dict[tuple[str, str, str], float] = defaultdict(lambda: float("inf"))
        for (unit, region), distance in zip(pairs, nearest, strict=True):
            for edition, wilayas in codes.items():
                place = (edition, wilayas[unit], region)
                least[place] = min(least[place], float(distance))
        found += [
            dict(
                zip(
                    ("edition", "wilaya_code", "region_code", "crossing_id", "distance_km"),
                    (*place, row["crossing_id"], round(least[place], 3)),
                    strict=True,
                )
            )
            for place in wanted
        ]
    return sorted(found, key=lambda each: tuple(each.values()))


def _lines(segments: Mapping[Pair, list[Segment]], countries: Mapping[str, str]) -> dict[str, LineString]:
    """Return the lines of the border by id."""
    grouped: dict[str, list[Segment]] = defaultdict(list)
    for (_, region), own in segments.items():
        grouped[countries[region]] += own
    return {
        f"{country}-{number}": line
        for country in sorted(grouped)
        for number, line in enumerate(merged_line(grouped[country]).geoms, start=1)
    }


def _edges(line: shapely.MultiLineString) -> Coordinates:
    """Return the edges of a line as ``x y x y``, cut shorter where it runs straight for long."""
    parts = (shapely.get_coordinates(shapely.segmentize(each, _LONGEST_STEP_DEG)) for each in line.geoms)
    return np.concatenate([np.hstack([each[:-1], each[1:]]) for each in parts])


def _edge_distances(plane: Proj, edges: Coordinates) -> Coordinates:
    """Return how far each edge is from the middle of a projection, in metres."""
    x, y = plane(edges[:, 0], edges[:, 1])
    to_x, to_y = plane(edges[:, 2], edges[:, 3])
    way_x, way_y = to_x - x, to_y - y
    squared = way_x**2 + way_y**2
    share = np.clip(-(x * way_x + y * way_y) / np.where(squared > 0, squared, 1), 0, 1)
    return np.asarray(np.hypot(x + share * way_x, y + share * way_y))


def _centred(lon: float, lat: float) -> Proj:
    """Return a projection in which distances from one point are true."""
    return Proj(proj="aeqd", lat_0=lat, lon_0=lon, ellps="WGS84")


def _along(line: LineString, lon: float, lat: float) -> tuple[float, float]:
    """Return the kilometre of the place on a line nearest to a point, and how far off the point is."""
    dense = shapely.segmentize(line, _LONGEST_STEP_DEG)
    coordinates = shapely.get_coordinates(dense)
    plane = shapely.transform(dense, lambda each: np.column_stack(_centred(lon, lat)(each[:, 0], each[:, 1])))
    origin = shapely.Point(0, 0)
    edges = shapely.linestrings([list(pair) for pair in pairwise(shapely.get_coordinates(plane).tolist())])
    number = int(shapely.distance(edges, origin).argmin())
    share = float(shapely.line_locate_point(edges[number], origin, normalized=True))
    lengths = WGS84.inv(*coordinates[:-1].T, *coordinates[1:].T)[2]
    kilometres = (lengths[:number].sum() + share * lengths[number]) / 1000
    return float(kilometres), float(shapely.distance(edges[number], origin)) / 1000
