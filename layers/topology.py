"""TopoJSON: shapes of one layer as whole numbers, every shared edge once.

Pure Python over GeoJSON coordinates: areas of a coverage have equal vertices along their common edges, so
equal vertices are all that has to be found. The format is TopoJSON 1.0; any library for it reads the result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Position = tuple[int, int]
Path = tuple[Position, ...]
Geometry = Mapping[str, Any]

# How deep the lists of positions lie in the coordinates of each kind.
_DEPTHS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_POINTS = {"Point": 0, "MultiPoint": 1}


@dataclass
class Topology:
    """Arcs shared by the geometries added to it, on a grid with ``per_degree`` lines a degree.

    Every geometry stands in ``geometries`` before the first is encoded: where edges part is known then only.

    Examples
    --------
    >>> square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    >>> beside = {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]}
    >>> topology = Topology([square, beside], per_degree=1)
    >>> [topology.encode(each)["arcs"] for each in (square, beside)]
    [[[0, 1]], [[2, -1]]]
    >>> topology.arcs
    [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]]
    """

    geometries: Iterable[Geometry]
    per_degree: int
    arcs: list[list[list[int]]] = field(default_factory=list, init=False)
    _numbers: dict[Path, int] = field(default_factory=dict, init=False, repr=False)
    _junctions: set[Position] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the vertices where edges part: there arcs begin and end."""
        beside: defaultdict[Position, set[Position]] = defaultdict(set)
        for geometry in self.geometries:
            for path in self._paths(geometry):
                for one, other in pairwise(path):
                    beside[one].add(other)
                    beside[other].add(one)
                if path[0] != path[-1]:
                    self._junctions |= {path[0], path[-1]}
        self._junctions |= {place for place, others in beside.items() if len(others) != 2}

    @property
    def transform(self) -> dict[str, list[float]]:
        """Return how whole numbers become degrees."""
        unit = 1 / self.per_degree
        return {"scale": [unit, unit], "translate": [0, 0]}

    def encode(self, geometry: Geometry) -> dict[str, Any]:
        """Return a geometry by the numbers of its arcs; new arcs are added.

        Raises
        ------
        ValueError
            A kind of geometry that has no arcs and is no point.
        """
        kind, coordinates = geometry["type"], geometry["coordinates"]
        if kind in _POINTS:
            return {"type": kind, "coordinates": _nested(coordinates, _POINTS[kind], self._whole)}
        if kind not in _DEPTHS:
            raise ValueError(f"no arcs in a {kind}")
        return {"type": kind, "arcs": _nested(coordinates, _DEPTHS[kind] - 1, self._numbered)}

    def document(self, objects: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
        """Return a TopoJSON document of collections of encoded geometries, with the arcs they need only."""
        needed = sorted({number for each in objects.values() for one in each for number in arcs_of(one)})
        numbers = {old: new for new, old in enumerate(needed)}

        def renumbered(number: int) -> int:
            return numbers[number] if number >= 0 else ~numbers[~number]

        return {
            "type": "Topology",
            "transform": self.transform,
            "objects": {
                name: {
                    "type": "GeometryCollection",
                    "geometries": [_with_arcs(each, renumbered) for each in own],
                }
                for name, own in objects.items()
            },
            "arcs": [self.arcs[number] for number in needed],
        }

    def _paths(self, geometry: Geometry) -> list[Path]:
        """Return the lines and rings of a geometry in whole numbers."""
        if geometry["type"] not in _DEPTHS:
            return []
        lines = [geometry["coordinates"]]
        for _ in range(_DEPTHS[geometry["type"]] - 1):
            lines = [part for line in lines for part in line]
        return [self._path(line) for line in lines]

    def _path(self, line: Sequence[Sequence[float]]) -> Path:
        """Return a line in whole numbers without vertices that fall together."""
        places = [self._whole(place) for place in line]
        kept = [place for number, place in enumerate(places) if number == 0 or place != places[number - 1]]
        return tuple(kept if len(kept) > 1 else places[:2])

    def _whole(self, place: Sequence[float]) -> Position:
        return round(place[0] * self.per_degree), round(place[1] * self.per_degree)

    def _numbered(self, line: Sequence[Sequence[float]]) -> list[int]:
        """Return the arcs of one line or ring, those run backwards as the complement of their number."""
        path = self._path(line)
        if path[0] == path[-1]:
            path = self._turned(path[:-1])
        cuts = [number for number, place in enumerate(path) if place in self._junctions]
        cuts = sorted({0, *cuts, len(path) - 1})
        return [self._number(path[start : end + 1]) for start, end in pairwise(cuts)]

    def _turned(self, ring: Path) -> Path:
        """Return a ring from a junction on; one without junctions from its smallest vertex on."""
        start = next((number for number, place in enumerate(ring) if place in self._junctions), None)
        if start is None:
            start = ring.index(min(ring))
        turned = ring[start:] + ring[:start]
        return (*turned, turned[0])

    def _number(self, arc: Path) -> int:
        """Return the number of an arc, which is added if it is new."""
        if arc in self._numbers:
            return self._numbers[arc]
        backwards = self._numbers.get(arc[::-1])
        if backwards is not None:
            return ~backwards
        self._numbers[arc] = len(self.arcs)
        steps = ([x - before[0], y - before[1]] for before, (x, y) in pairwise(arc))
        self.arcs.append([list(arc[0]), *steps])
        return self._numbers[arc]


def arcs_of(encoded: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the arcs of an encoded geometry, direction apart.

    Examples
    --------
    >>> sorted(arcs_of({"type": "Polygon", "arcs": [[0, ~3], [2]]}))
    [0, 2, 3]
    """
    return {number if number >= 0 else ~number for number in _flat(encoded.get("arcs", ()))}


def _with_arcs(encoded: Mapping[str, Any], renumber: Callable[[int], int]) -> dict[str, Any]:
    """Return an encoded geometry with other numbers for its arcs."""
    if "arcs" not in encoded:
        return dict(encoded)
    return {**encoded, "arcs": _nested(encoded["arcs"], _DEPTHS[encoded["type"]], renumber)}


def _nested(value: Any, depth: int, make: Callable[[Any], Any]) -> Any:
    """Apply ``make`` to what lies ``depth`` lists deep."""
    return make(value) if depth == 0 else [_nested(each, depth - 1, make) for each in value]


def _flat(value: Any) -> Iterable[int]:
    """Yield the numbers of nested lists."""
    if isinstance(value, int):
        yield value
    else:
        for each in value:
            yield from _flat(each)
