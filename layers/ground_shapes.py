"""The ground below the layers as TopoJSON: land and its outlines, sorted into the lines a map draws.

Two documents: what is seen at first round the home country, and the rest of what can be seen at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from layers.borders import DISPUTED_COUNTRIES
from layers.release_files import dump
from layers.shape_documents import GRIDS
from layers.topology import Topology, arcs_of

Feature = Mapping[str, Any]
Bounds = tuple[tuple[float, float], tuple[float, float]]


def write_ground(features: Sequence[Feature], *, home: str, near: Collection[str]) -> tuple[bytes, bytes]:
    """Return the documents of the ground that is near and of the rest.

    Parameters
    ----------
    features : sequence of GeoJSON features
        A coverage of countries with ``country_code``.
    home : str
        The country whose border carries the weight.
    near : collection of str
        Codes of the countries of the first document.

    Returns
    -------
    tuple of two documents
        TopoJSON with the objects ``land`` (countries by ``id``) and ``lines`` (one a kind: ``coast``,
        ``coast_home``, ``shared``, ``disputed``, and of the home country's border ``border`` and
        ``border_disputed``). Every line stands in one of the documents.
    """
    topology = Topology([each["geometry"] for each in features], GRIDS["low"])
    land = {
        each["properties"]["country_code"]: topology.encode(each["geometry"])
        | {"id": each["properties"]["country_code"]}
        for each in features
    }
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for code, encoded in land.items():
        for number in arcs_of(encoded):
            owners[number].add(code)
    first = {number for code in near if code in land for number in arcs_of(land[code])}
    parts = []
    for is_near in (True, False):
        kinds: defaultdict[str, list[list[int]]] = defaultdict(list)
        for number in sorted(owners):
            kind = _kind(owners[number], home)
            if (number in first) is is_near:
                kinds[kind].append([number])
        lines = [
            {"type": "MultiLineString", "id": kind, "arcs": numbers}
            for kind, numbers in sorted(kinds.items())
        ]
        own = [land[code] for code in sorted(land) if (code in near) is is_near]
        parts.append((dump(topology.document({"land": own, "lines": lines})) + "\n").encode())
    return parts[0], parts[1]


def reaching_into(features: Sequence[Feature], bounds: Bounds) -> list[Feature]:
    """Return the features with a vertex inside ``bounds`` (south-west and north-east corner)."""
    (south, west), (north, east) = bounds
    return [
        each
        for each in features
        if any(west <= lon <= east and south <= lat <= north for lon, lat in _vertices(each["geometry"]))
    ]


def _vertices(geometry: Mapping[str, Any]) -> list[list[float]]:
    """Return the vertices of a polygon or of several."""
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [place for polygon in polygons for ring in polygon for place in ring]


def _kind(owners: set[str], home: str) -> str:
    """Return the kind of a line by the countries along it."""
    if len(owners) == 1:
        return "coast_home" if home in owners else "coast"
    is_disputed = bool(owners & DISPUTED_COUNTRIES)
    if home in owners:
        return "border_disputed" if is_disputed else "border"
    return "disputed" if is_disputed else "shared"
