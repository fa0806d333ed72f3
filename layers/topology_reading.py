"""TopoJSON read back: the lines and rings of one collection, in degrees on the grid of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[float, float]
Path = tuple[Place, ...]
# How deep the lists of arcs lie in each kind.
_DEPTHS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


@dataclass(frozen=True, slots=True)
class Outline:
    """One feature: its lines or rings (longitude, latitude), or each of its points as a path of one place."""

    key: str
    properties: Mapping[str, Any]
    paths: tuple[Path, ...]
    is_area: bool


def read_outlines(document: Mapping[str, Any], name: str) -> list[Outline]:
    """Return the features of the collection ``name`` of a TopoJSON document, in its order.

    Parameters
    ----------
    document : mapping
        TopoJSON 1.0 with a ``transform``; WGS 84.
    name : str
        One of its ``objects``.

    Raises
    ------
    KeyError
        The document has no such collection.

    Examples
    --------
    >>> square = {"type": "Polygon", "id": "A", "arcs": [[0, ~1]]}
    >>> document = {"transform": {"scale": [0.5, 0.5], "translate": [0, 0]}, "objects": {"all": {"geometries":
    ...     [square]}}, "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [2, 2]]]}
    >>> read_outlines(document, "all")[0].paths
    (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),)
    """
    scale, move = document["transform"]["scale"], document["transform"]["translate"]

    def place(whole: Sequence[int]) -> Place:
        return whole[0] * scale[0] + move[0], whole[1] * scale[1] + move[1]

    arcs = [tuple(place(whole) for whole in _summed(arc)) for arc in document["arcs"]]
    return [
        Outline(
            key=str(each["id"]),
            properties=each.get("properties", {}),
            paths=tuple(_joined(arcs, numbers) for numbers in _runs(each))
            or tuple((place(whole),) for whole in _points(each)),
            is_area=each["type"].endswith("Polygon"),
        )
        for each in document["objects"][name]["geometries"]
    ]


def _summed(arc: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of an arc, which holds each as its distance from the one before."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def _runs(geometry: Mapping[str, Any]) -> list[list[int]]:
    """Return the numbers of arcs of every line or ring."""
    runs = [geometry["arcs"]] if "arcs" in geometry else []
    for _ in range(_DEPTHS.get(geometry["type"], 1) - 1):
        runs = [part for run in runs for part in run]
    return runs


def _points(geometry: Mapping[str, Any]) -> list[list[int]]:
    """Return the points of a geometry without arcs."""
    found = geometry.get("coordinates", [])
    return [found] if geometry["type"] == "Point" else found


def _joined(arcs: Sequence[Path], numbers: Sequence[int]) -> Path:
    """Return one path; an arc begins where the one before it ends."""
    found: list[Place] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += arc[1:] if found else arc
    return tuple(found)
