"""Simplify a coverage as a whole and round it, so that no shared border tears."""

from dataclasses import dataclass

import numpy as np
import shapely

from scripts.boundaries.inputs import Areas
from scripts.boundaries.rounding import rounded

# A gap narrower than this (five metres) between areas would be a tear, not a channel.
TEAR = 5e-5


@dataclass(frozen=True)
class Level:
    """One level of detail: tolerance in degrees (square root of the smallest triangle kept)."""

    name: str
    tolerance: float
    decimals: int


LEVELS = (Level("full", 0.0, 5), Level("mid", 0.005, 5), Level("low", 0.03, 3))


def as_array(coverage: Areas) -> np.ndarray:
    """Return the areas of a coverage in the order of their codes."""
    return np.array([coverage[code] for code in sorted(coverage)], dtype=object)


def faults(coverage: Areas) -> list[str]:
    """Return the codes of areas that are invalid, empty or not matched with their neighbours."""
    areas = as_array(coverage)
    edges = shapely.coverage_invalid_edges(areas, gap_width=TEAR)
    sound = shapely.is_valid(areas) & ~shapely.is_empty(areas) & shapely.is_empty(edges)
    return [code for code, is_sound in zip(sorted(coverage), sound.tolist(), strict=True) if not is_sound]


def simplify(coverage: Areas, level: Level) -> Areas:
    """Return ``coverage`` at a level of detail, rounded, sound and in the same order.

    Rounding may fold islands of a few dozen metres onto themselves; those go, and the edges
    around a fold are matched again.

    Raises
    ------
    ValueError
        An area is lost or the result is no valid coverage.
    """
    areas = as_array(coverage)
    if level.tolerance:
        areas = shapely.coverage_simplify(areas, level.tolerance)
    moved = shapely.transform(areas, lambda points: np.round(points, level.decimals) + 0.0)
    if not shapely.is_valid(moved).all() or not shapely.coverage_is_valid(moved):
        cleaned = shapely.coverage_clean(moved)
        moved = np.array([rounded(area, level.decimals) for area in cleaned], dtype=object)
    found = dict(zip(sorted(coverage), (in_order(area) for area in moved), strict=True))
    if wrong := faults(found):
        raise ValueError(f"{level.name}: no valid coverage after rounding: {wrong}")
    return found


def in_order(area: shapely.Geometry) -> shapely.Geometry:
    """Return an area with its parts and rings in one fixed order, outer rings counter-clockwise."""
    return shapely.orient_polygons(shapely.normalize(area))
