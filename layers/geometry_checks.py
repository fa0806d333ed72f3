"""Judge the geometries of a file: each for itself, and all of them as one coverage."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from layers.features import feature_name
from layers.geofiles import ReadAreas
from layers.package import Resource
from layers.problems import Problem


def geometry_problems(read: ReadAreas, resource: Resource, file: str) -> Iterator[Problem]:
    """Yield empty and invalid geometries, and where a coverage has gaps, overlaps or unmatched edges."""
    rows, key = read.properties.table.rows, resource.key
    for index in np.flatnonzero(~read.is_sound & ~shapely.is_missing(read.geometries)).tolist():
        name = feature_name(index + 2, rows[index], key)
        message = _why_invalid(read.geometries[index])
        yield Problem(file, index + 2, "-", "geometry", f"{name}: {message}")
    if resource.geometry is None or not resource.geometry.is_coverage:
        return
    sound = np.flatnonzero(read.is_sound).tolist()
    areas = read.geometries[sound]
    if len(areas) == 0 or shapely.coverage_is_valid(areas):
        return
    for index, edges in zip(sound, shapely.coverage_invalid_edges(areas), strict=True):
        if not shapely.is_empty(edges):
            name = feature_name(index + 2, rows[index], key)
            lon, lat = shapely.get_coordinates(edges)[0]
            message = f"its edge overlaps or misses a neighbour's near {lon:.5f} {lat:.5f}"
            yield Problem(file, index + 2, "-", "coverage", f"{name}: {message}")


def _why_invalid(geometry: object) -> str:
    """Return what is wrong with a geometry, and where."""
    reason, _, place = shapely.is_valid_reason(geometry).partition("[")
    where = f" at {place.rstrip(']')}" if place else ""
    return f"not valid: {reason.lower()}{where}"
