"""The features of a layer as columns and an index: what filters, boxes and days are asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from layers.column_kinds import ColumnKind, column_kinds
from layers.cql2.vectors import Vector, encode
from layers.messages import N_
from layers.parameters import ParameterError, shown
from layers.selection import Feature

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec

GEOMETRY = "geometry"


@dataclass(eq=False)
class FeatureTable:
    """Features in order, with what is asked of them by column, made when first asked for.

    Attributes
    ----------
    features : sequence of Feature
    kinds : mapping of str to ColumnKind
        The properties that may be asked for.
    """

    features: Sequence[Feature]
    kinds: Mapping[str, ColumnKind]
    geometry_name: str = GEOMETRY
    _columns: dict[str, Vector] = field(default_factory=dict, repr=False)

    def column(self, name: str) -> Vector:
        """Return the values of a property.

        Raises
        ------
        ParameterError
            There is none of that name; it names ``filter``.
        """
        if name not in self._columns:
            if name not in self.kinds:
                message = N_("%(parameter)s: “%(value)s” is not a property of this collection")
                raise ParameterError("filter", message, {"value": shown(name)})
            kind = self.kinds[name].vector
            self._columns[name] = encode([each.properties.get(name) for each in self.features], kind)
        return self._columns[name]

    def derived(self, name: str, what: str, make: Callable[[Vector], Vector]) -> Vector:
        """Return what is made of a column, made once."""
        key = f"{name} {what}"
        if key not in self._columns:
            self._columns[key] = make(self.column(name))
        return self._columns[key]

    @cached_property
    def placed_rows(self) -> NDArray[np.intp]:
        """The numbers of the rows that have a geometry."""
        return np.array([row for row, each in enumerate(self.features) if each.geometry], dtype=np.intp)

    @cached_property
    def shapes(self) -> NDArray[Any]:
        """The geometries of these rows."""
        texts = [self.features[row].geometry for row in self.placed_rows]
        shapes: NDArray[Any] = shapely.from_geojson(np.array(texts, dtype=object))
        return shapes

    @cached_property
    def index(self) -> STRtree:
        """Their index."""
        return STRtree(self.shapes)


def table_of(atlas: Atlas, spec: LayerSpec, features: Sequence[Feature]) -> FeatureTable:
    """Return the table of some features of a layer."""
    return FeatureTable(features, column_kinds(atlas, spec))
