"""The coordinate reference systems of the data addresses: which there are, axis order, there and back.

EPSG:6933 is the metric one: equal-area, so that areas measured in it are right, valid for the whole world, so
that partner countries and arcs fit, and true to scale at 30° N, which crosses Algeria (within 9 % from 19° to
37° N). Like EPSG:3857 it is cylindrical: a box in it is a box in degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from layers.cql2.nodes import Placing
from layers.cql2.values import box_of
from layers.messages import N_
from layers.parameters import ParameterError, shown
from layers.release_files import dump

Numbers = NDArray[np.float64]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ReferenceSystem:
    """One system. ``is_turned``: latitude stands first; ``limits`` of its numbers, in its own order."""

    uri: str
    epsg: int
    is_turned: bool
    decimals: int
    limits: Box

    @property
    def is_geographic(self) -> bool:
        """Tell whether its numbers are degrees."""
        return self.epsg == 4326


def _epsg(code: int) -> str:
    """Return the address of an EPSG system as OGC writes it."""
    return f"http://www.opengis.net/def/crs/EPSG/0/{code}"


CRS84 = ReferenceSystem("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, False, 5, (-180, -90, 180, 90))
_HALF_WORLD = 20_037_508.342_789_244
SYSTEMS: Mapping[str, ReferenceSystem] = MappingProxyType({
    each.uri: each
    for each in (
        CRS84,
        ReferenceSystem(_epsg(4326), 4326, True, 5, (-90, -180, 90, 180)),
        ReferenceSystem(_epsg(3857), 3857, False, 2, (-_HALF_WORLD, -3e8, _HALF_WORLD, 3e8)),
        ReferenceSystem(_epsg(6933), 6933, False, 2, (-17_367_530.45, -7.32e6, 17_367_530.45, 7.32e6)),
    )
})  # fmt: skip
STORAGE = CRS84.uri
SHORT: Mapping[str, str] = MappingProxyType({
    "[OGC:CRS84]": STORAGE,
    **{f"[EPSG:{each.epsg}]": each.uri for each in SYSTEMS.values() if each is not CRS84},
})  # fmt: skip


def read_system(parameter: str, text: str) -> ReferenceSystem:
    """Return a system by its address, or by a safe CURIE such as ``[EPSG:4326]``.

    Raises
    ------
    ParameterError

    Examples
    --------
    >>> read_system("crs", "[EPSG:3857]").epsg
    3857
    """
    address = SHORT.get(text, text)
    if address not in SYSTEMS:
        raise ParameterError(
            parameter,
            N_(
                "%(parameter)s: “%(value)s” is not one of the coordinate reference systems of this collection"
            ),
            {"value": shown(text)},
        )
    return SYSTEMS[address]


@cache
def _transformer(epsg: int, *, is_back: bool) -> Transformer:
    """Return the way from longitude and latitude, or back."""
    here, there = "OGC:CRS84", f"EPSG:{epsg}"
    source, target = (there, here) if is_back else (here, there)
    return Transformer.from_crs(source, target, always_xy=True)


def project(geometry: BaseGeometry, system: ReferenceSystem) -> BaseGeometry:
    """Return a geometry in longitude and latitude in another system, axes in the order of that system."""
    return shapely.transform(geometry, lambda points: _forward(points, system))


def _forward(points: Numbers, system: ReferenceSystem) -> Numbers:
    """Project, round, order the axes."""
    if not system.is_geographic:
        points = np.column_stack(
            _transformer(system.epsg, is_back=False).transform(points[:, 0], points[:, 1])
        )
    rounded: Numbers = np.round(points, system.decimals)
    return rounded[:, ::-1] if system.is_turned else rounded


def project_text(geometry: str, system: ReferenceSystem) -> str:
    """Return the GeoJSON text of a geometry in another system."""
    if system == CRS84:
        return geometry
    return dump(mapping(project(shapely.from_geojson(geometry), system)))


def placing(system: ReferenceSystem, parameter: str = "filter") -> Placing:
    """Return how a geometry in ``system`` becomes one in longitude and latitude; outside of it is refused."""
    low_x, low_y, high_x, high_y = system.limits

    def place(geometry: BaseGeometry) -> BaseGeometry:
        """Turn one geometry."""
        left, bottom, right, top = geometry.bounds
        if not (low_x <= left and low_y <= bottom and right <= high_x and top <= high_y):
            message = N_("%(parameter)s: “%(value)s” lies outside of its coordinate reference system")
            raise ParameterError(parameter, message, {"value": shown(str(geometry))})
        return shapely.transform(geometry, lambda points: _back(points, system))

    return place


def _back(points: Numbers, system: ReferenceSystem) -> Numbers:
    """Order the axes, unproject."""
    ordered = points[:, ::-1] if system.is_turned else points
    if system.is_geographic:
        return ordered
    return np.column_stack(_transformer(system.epsg, is_back=True).transform(ordered[:, 0], ordered[:, 1]))


def box_shape(parameter: str, numbers: tuple[float, ...], system: ReferenceSystem) -> BaseGeometry:
    """Return the ground of a ``bbox`` in longitude and latitude.

    Parameters
    ----------
    parameter : str
    numbers : tuple of float
        The two corners in the axis order of ``system``; a third axis was taken out.
    system : ReferenceSystem
        In degrees, west greater than east crosses the 180th meridian.

    Raises
    ------
    ParameterError
        South is above north, west of a metric system is right of east, or a corner lies outside.
    """
    lower, upper = (numbers[0], numbers[1]), (numbers[2], numbers[3])
    if system.is_turned:
        lower, upper = (lower[1], lower[0]), (upper[1], upper[0])
    low_x, low_y, high_x, high_y = CRS84.limits if system.is_geographic else system.limits
    inside = all(low_x <= each <= high_x for each in (lower[0], upper[0])) and all(
        low_y <= each <= high_y for each in (lower[1], upper[1])
    )
    if not inside or lower[1] > upper[1] or (lower[0] > upper[0] and not system.is_geographic):
        raise ParameterError(
            parameter,
            N_("%(parameter)s: “%(value)s” is not a box of its coordinate reference system"),
            {"value": ",".join(map(str, numbers))},
        )
    box = box_of(*lower, *upper)
    return box if system.is_geographic else shapely.transform(box, lambda points: _back(points, system))
