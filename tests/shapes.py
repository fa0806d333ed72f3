"""Shapes by name, for every geometry test."""

from __future__ import annotations

from shapely import GeometryCollection, MultiPolygon, Polygon, box

SQUARE = box(0, 0, 1, 1)
# Shares the edge x = 1 with SQUARE.
EAST = box(1, 0, 2, 1)
# Meets SQUARE in the point (1, 1) only.
CORNER = box(1, 1, 2, 2)
FAR = box(10, 10, 11, 11)
HOLED = Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (1, 2), (2, 2), (2, 1)]])
# Fills the hole of HOLED.
ISLAND = box(1, 1, 2, 2)
BOW_TIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
EMPTY = Polygon()
TWO_PARTS = MultiPolygon([box(0, 0, 1, 1), box(3, 0, 5, 1)])
COLLECTION = GeometryCollection([SQUARE])
