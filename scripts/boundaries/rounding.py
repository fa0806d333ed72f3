"""Round coordinates without leaving an area that touches itself."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 5


def rounded(area: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Return ``area`` with its coordinates rounded, repaired if rounding made it touch itself."""
    moved = shapely.transform(area, lambda points: np.round(points, decimals) + 0.0)
    return moved if moved.is_valid else shapely.make_valid(moved, method="structure", keep_collapsed=False)
