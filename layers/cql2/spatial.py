"""Judge a spatial term: the index finds the candidates, GEOS decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from layers.cql2.nodes import Call, Property, Shape, refuse
from layers.cql2.vectors import Truth
from layers.messages import N_

if TYPE_CHECKING:
    from layers.feature_table import FeatureTable

# What the literal is to a feature when the feature stands first in the term.
_TURNED = {"contains": "within", "within": "contains"}


def judge_spatial(node: Call, table: FeatureTable) -> Truth:
    """Return for every row how its geometry lies to a literal; without place it is unknown."""
    first, second = node.args
    is_turned = isinstance(second, Shape)
    prop, literal = (first, second) if is_turned else (second, first)
    if not (isinstance(prop, Property) and isinstance(literal, Shape)):
        refuse(N_("%(parameter)s: “%(value)s” compares the geometry with a literal"), value=node.op)
    if prop.name != table.geometry_name:
        refuse(N_("%(parameter)s: “%(value)s” is not the geometry of this collection"), value=prop.name)
    name = node.op.removeprefix("s_")
    predicate = {"disjoint": "intersects", "equals": "intersects"}.get(name, name)
    if is_turned:
        predicate = _TURNED.get(predicate, predicate)
    found = table.index.query(literal.geometry, predicate=predicate)
    rows = table.placed_rows[found]
    if name == "equals":
        rows = rows[shapely.equals(table.shapes[found], literal.geometry)]
    yes = np.zeros(len(table.features), dtype=bool)
    yes[rows] = True
    placed = np.zeros(len(table.features), dtype=bool)
    placed[table.placed_rows] = True
    return Truth(placed & ~yes, yes) if name == "disjoint" else Truth(yes, placed & ~yes)
