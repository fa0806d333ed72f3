"""What the properties of a layer are: their JSON types, which are dates, which are lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.cql2.vectors import Kind
from layers.enumerations import CONFIDENCE, LAST_DAY
from layers.selection import features_of
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec

PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_DATE = re.compile(PARTIAL_DATE, re.ASCII)


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """One property: ``type`` in JSON (``string number integer boolean array``), or a partial date."""

    name: str
    type: str
    is_date: bool = False

    @property
    def vector(self) -> Kind:
        """Return the kind of its values in a filter."""
        kinds: Mapping[str, Kind] = {
            "string": "text", "number": "number", "integer": "number", "boolean": "boolean", "array": "list",
        }  # fmt: skip
        return "date" if self.is_date else kinds[self.type]

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema; every property but the key may be null."""
        if self.is_date:
            return {"type": ["string", "null"], "pattern": PARTIAL_DATE}
        if self.type == "array":
            return {"type": ["array", "null"], "items": {"type": "string"}}
        return {"type": [self.type, "null"]}


def column_kinds(atlas: Atlas, spec: LayerSpec) -> Mapping[str, ColumnKind]:
    """Return the properties of a layer at full detail, by name, in their order.

    Told from every feature of every edition up to the last day the atlas knows, so that no view changes them.
    """
    return atlas.made(("column kinds", spec.id), lambda: _kinds(atlas, spec))


def _kinds(atlas: Atlas, spec: LayerSpec) -> Mapping[str, ColumnKind]:
    """Look at every value once."""
    views = (
        View((spec.id,), LAST_DAY, each, "en", "full", confidence=CONFIDENCE)
        for each in atlas.tables.editions
    )
    found: dict[str, list[Any]] = {}
    for view in views:
        for feature in features_of(atlas, spec, view):
            for name, value in feature.properties.items():
                found.setdefault(name, []).append(value)
    dated = {spec.begins, spec.ends, *(each.column for each in spec.popup if each.kind == "date")}
    return {name: _kind(name, values, name in dated) for name, values in found.items()}


def _kind(name: str, values: Iterable[Any], is_declared: bool) -> ColumnKind:
    """Return what one property is."""
    known = [each for each in values if each is not None]
    types = {type(each) for each in known}
    if types == {str}:
        # Years alone may be an edition or a number of something; a month or a day is a date.
        is_date = all(map(_DATE.match, known)) and (is_declared or any("-" in each for each in known))
        return ColumnKind(name, "string", is_date)
    if types <= {int, float} and types:
        return ColumnKind(name, "number" if float in types else "integer")
    names = {bool: "boolean", tuple: "array"}
    return ColumnKind(name, names[types.pop()] if len(types) == 1 else "string", is_declared and not known)
