"""Read the features of a GeoJSON file: typed properties and a geometry each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from layers.cells import read_cell
from layers.dataset import Row, Value
from layers.package import Field, Resource
from layers.positions import GeometryError, read_geometry
from layers.problems import Problem, shown
from layers.text_rules import Fault


class FeatureReader:
    """Read the features of one file one by one, collecting their problems."""

    def __init__(self, resource: Resource, file: str) -> None:
        self.resource, self.file = resource, file
        self.fields = {declared.name: declared for declared in resource.fields}
        self.problems: list[Problem] = []

    def read(self, row_number: int, feature: object) -> tuple[Row, object]:
        """Return the properties and the geometry of a feature, None for what cannot be read."""
        nothing = dict.fromkeys(self.fields)
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            self._tell(row_number, nothing, "-", "geojson", f"{shown(feature)} is no Feature")
            return nothing, None
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            message = f"properties must be an object, not {shown(properties)}"
            self._tell(row_number, nothing, "-", "geojson", message)
            properties = {}
        row = self._row(row_number, properties)
        return row, self._geometry(row_number, row, feature)

    def _tell(self, row_number: int, row: Row, column: str, rule: str, message: str) -> None:
        """Add a problem that names the feature by number and key."""
        name = feature_name(row_number, row, self.resource.key)
        self.problems.append(Problem(self.file, row_number, column, rule, f"{name}: {message}"))

    def _row(self, row_number: int, properties: Mapping[str, object]) -> Row:
        """Check properties against the declared fields."""
        row: dict[str, Value] = {}
        faults: list[tuple[str, Fault]] = []
        for name, declared in self.fields.items():
            row[name], found = (
                _read_property(properties[name], declared) if name in properties else (None, [])
            )
            faults += [(name, fault) for fault in found]
            if name not in properties:
                faults.append((name, ("missing-column", f"property {shown(name)} is declared and not given")))
        for name in properties.keys() - self.fields.keys():
            message = f"property {shown(name)} = {shown(properties[name])} is not declared"
            faults.append((name if name.isprintable() else "-", ("unknown-column", message)))
        for name, (rule, message) in faults:
            self._tell(row_number, row, name, rule, message)
        return row

    def _geometry(self, row_number: int, row: Row, feature: Mapping[str, object]) -> object:
        """Build and judge the geometry of a feature."""
        rule = self.resource.geometry
        allowed = rule.types if rule is not None else ()
        try:
            geometry = read_geometry(feature.get("geometry"), allowed)
        except GeometryError as fault:
            self._tell(row_number, row, "-", fault.rule, str(fault))
            return None
        return geometry


def feature_name(row_number: int, row: Row, key: Sequence[str]) -> str:
    """Return how a message names a feature: its number and its key.

    Examples
    --------
    >>> feature_name(4, {"unit_id": "A1"}, ["unit_id"])
    "feature 3 (unit_id 'A1')"
    """
    parts = [f"{name} {shown(row[name])}" for name in key if row[name] is not None]
    return f"feature {row_number - 1}" + (f" ({', '.join(parts)})" if parts else "")


def _read_property(value: object, declared: Field) -> tuple[Value, list[Fault]]:
    """Check a JSON value: it must have its type already, nothing is converted."""
    if value is None:
        return read_cell("", declared)
    is_typed = {
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "integer": isinstance(value, int) and not isinstance(value, bool),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
    }[declared.type]
    if not is_typed:
        return None, [(declared.type, f"{shown(value)} is no JSON {declared.type}")]
    if isinstance(value, bool):
        return value, []
    if isinstance(value, str):
        return read_cell(value, declared)
    return read_cell(
        np.format_float_positional(value, trim="-") if isinstance(value, float) else str(value), declared
    )
