"""Build a geometry from the coordinates of GeoJSON, refusing positions that are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.problems import shown

Positions = NDArray[np.float64]


class GeometryError(ValueError):
    """A geometry that cannot be built; ``rule`` names what it breaks."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


def read_geometry(value: object, allowed: Sequence[str]) -> object:
    """Return the shapely geometry of a GeoJSON geometry object.

    Parameters
    ----------
    value : object
        The member ``geometry`` of a feature, as parsed.
    allowed : sequence of str
        GeoJSON types the file may hold.

    Raises
    ------
    GeometryError
        No geometry, another type, no position, a position that is no pair of finite numbers within ±180 and
        ±90, a ring that is open or has fewer than four positions. The message shows the value.
    """
    if not isinstance(value, dict):
        raise GeometryError("geometry", f"geometry is {shown(value)}, {' or '.join(allowed)} is expected")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        raise GeometryError("geometry", f"geometry type is {shown(kind)}, {' or '.join(allowed)} is expected")
    coordinates = value.get("coordinates")
    if not isinstance(coordinates, list) or not coordinates:
        raise GeometryError("geometry", f"{kind} is empty: coordinates are {shown(coordinates)}")
    return _BUILDERS[kind](coordinates)


def _positions(value: object) -> Positions:
    """Return a list of positions as an array of n rows of longitude and latitude."""
    if not isinstance(value, list) or not value:
        raise GeometryError("geometry", f"coordinates are {shown(value)}, a list of positions is expected")
    for position in value:
        if not isinstance(position, list) or len(position) != 2:
            raise GeometryError(
                "position", f"position {shown(position)} is no pair of longitude and latitude"
            )
    if not set(map(type, chain.from_iterable(value))) <= {int, float}:
        wrong = next(pair for pair in value if not set(map(type, pair)) <= {int, float})
        raise GeometryError("position", f"position {shown(wrong)} is not made of numbers")
    try:
        positions: Positions = np.array(value, dtype=np.float64)
    except OverflowError as error:  # an integer of hundreds of digits
        raise GeometryError("position", "a position is not finite") from error
    _refuse_far(positions)
    return positions


def _refuse_far(positions: Positions) -> None:
    """Refuse positions that are not on the globe; a NaN compares false and is refused, too."""
    is_sound = (np.abs(positions[:, 0]) <= 180) & (np.abs(positions[:, 1]) <= 90)
    if not is_sound.all():
        lon, lat = positions[np.flatnonzero(~is_sound)[0]]
        kind = "outside ±180, ±90" if np.isfinite(lon) and np.isfinite(lat) else "not finite"
        raise GeometryError("position", f"position [{lon:g}, {lat:g}] is {kind}")


def _ring(value: object) -> object:
    """Build a closed ring."""
    positions = _positions(value)
    if len(positions) < 4:
        raise GeometryError("ring", f"a ring has {len(positions)} positions, 4 are the least: {shown(value)}")
    if not np.array_equal(positions[0], positions[-1]):
        first, last = positions[0].tolist(), positions[-1].tolist()
        raise GeometryError("ring", f"a ring is open: it begins at {first} and ends at {last}")
    return shapely.linearrings(positions)


def _polygon(value: object) -> object:
    """Build a polygon of one outer ring and holes."""
    if not isinstance(value, list) or not value:
        raise GeometryError("geometry", f"a polygon is {shown(value)}, a list of rings is expected")
    outer, *holes = [_ring(ring) for ring in value]
    return shapely.polygons(outer, holes) if holes else shapely.polygons(outer)


def _line(value: object) -> object:
    """Build a line of at least two positions."""
    positions = _positions(value)
    if len(positions) < 2:
        raise GeometryError("geometry", f"a line has {len(positions)} position, 2 are the least")
    return shapely.linestrings(positions)


def _parts(value: object) -> list[object]:
    """Return the parts of a multi-part geometry."""
    if not isinstance(value, list) or not value:
        raise GeometryError("geometry", f"coordinates are {shown(value)}, a list of parts is expected")
    return value


_BUILDERS: dict[str, Callable[[object], object]] = {
    "Point": lambda value: shapely.points(_positions([value])[0]),
    "MultiPoint": lambda value: shapely.multipoints(shapely.points(_positions(value))),
    "LineString": _line,
    "MultiLineString": lambda value: shapely.multilinestrings([_line(part) for part in _parts(value)]),
    "Polygon": _polygon,
    "MultiPolygon": lambda value: shapely.multipolygons([_polygon(part) for part in _parts(value)]),
}
