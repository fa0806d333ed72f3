"""Judge the geometries of a file: each for itself, and all of them as one coverage."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from layers.features import feature_name
from layers.geofiles import Geometries, ReadAreas
from layers.package import Resource
from layers.problems import Problem


def geometry_problems(read: ReadAreas, resource: Resource, file: str) -> Iterator[Problem]:
    """Yield empty and invalid geometries, and where a coverage has gaps, overlaps or unmatched edges."""
    rows, key = read.properties.table.rows, resource.key
    faults = _invalid(read.geometries)
    for index, message in faults.items():
        name = feature_name(index + 2, rows[index], key)
        yield Problem(file, index + 2, "-", "geometry", f"{name}: {message}")
    if resource.geometry is None or not resource.geometry.is_coverage:
        return
    sound = [n for n, geometry in enumerate(read.geometries) if geometry is not None and n not in faults]
    areas = read.geometries[sound]
    if len(areas) == 0 or shapely.coverage_is_valid(areas):
        return
    for index, edges in zip(sound, shapely.coverage_invalid_edges(areas), strict=True):
        if not edges.is_empty:
            name = feature_name(index + 2, rows[index], key)
            lon, lat = shapely.get_coordinates(edges)[0]
            message = f"its edge overlaps or misses a neighbour's near {lon:.5f} {lat:.5f}"
            yield Problem(file, index + 2, "-", "coverage", f"{name}: {message}")


def _invalid(geometries: Geometries) -> dict[int, str]:
    """Return why geometries are invalid, by index."""
    faults = {}
    for index in np.flatnonzero(~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)):
        reason, _, place = shapely.is_valid_reason(geometries[index]).partition("[")
        where = f" at {place.rstrip(']')}" if place else ""
        faults[int(index)] = f"{geometries[index].geom_type} is not valid: {reason.lower()}{where}"
    return faults
