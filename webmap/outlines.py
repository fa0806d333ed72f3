"""Outlines as SVG paths in Web Mercator, exact enough for the script to find the same degrees again."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layers.topology_reading import Outline, Place

# The world's width in units. A unit is the grid of low detail, a hundredth of a degree of longitude: so whole
# units lose nothing of it.
WORLD = 36000
# Of what is only looked at so many units are near enough: less than a pixel of the map as it opens.
COARSE = 4


def mercator(place: Place) -> tuple[float, float]:
    """Return longitude and latitude in degrees as units east and south of the map's corner (EPSG:3857)."""
    lon, lat = place
    north = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return WORLD * (lon / 360 + 0.5), WORLD * (0.5 - north / (2 * math.pi))


def path_of(outline: Outline, unit: int = 1) -> str:
    """Return the ``d`` of an outline, in units or so many of them: moves, then steps from place to place.

    Examples
    --------
    >>> path_of(Outline("A", {}, (((0, 0), (1, 0), (0, 1), (0, 0)),), is_area=True))
    'M18000 18000l100 0-100-100z'
    """
    if outline.is_area:  # the last place of a ring is the first; on the grid an islet may be a dot
        return "".join(f"{_steps(path[:-1], unit)}z" for path in outline.paths if len(set(path)) > 2)
    return "".join(_steps(path, unit) for path in outline.paths)


def _steps(path: Sequence[Place], unit: int) -> str:
    """Return where a path begins, then how far each place lies from the one before; none stands twice."""
    (x, y), *others = [(round(east / unit), round(south / unit)) for east, south in map(mercator, path)]
    start, steps = f"M{x} {y}", list[int]()
    for to_x, to_y in others:
        if (to_x, to_y) != (x, y):
            steps += (to_x - x, to_y - y)
            x, y = to_x, to_y
    # A minus sign parts two numbers as well as a space does.
    return f"{start}l{' '.join(map(str, steps)).replace(' -', '-')}" if steps else start
