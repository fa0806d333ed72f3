"""The declaration of a data directory: what ``datapackage.json`` says, as frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from layers.dates import PartialDate

FieldType = Literal["string", "integer", "number", "boolean"]
FieldKind = Literal["plain", "code", "partial_date", "list", "url", "text", "row_refs"]
PointRuleName = Literal["on_border", "in_wilaya", "in_country"]
Role = Literal["register", "lookup", "boundary"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of this resource that must hold a row of another one.

    ``where`` narrows the rows that count, as ``{"edition": "2026"}`` does for a wilaya code.
    """

    fields: tuple[str, ...]
    resource: str
    target_fields: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """One declared column: its type, what it may hold and what it points to."""

    name: str
    type: FieldType = "string"
    kind: FieldKind = "plain"
    description: str = ""
    is_required: bool = False
    is_unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    earliest: PartialDate | None = None
    latest: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PointRule:
    """Where the point of a row must lie; the names are columns, ``country_is`` is a country code."""

    rule: PointRuleName
    lon: str
    lat: str
    country: str | None = None
    country_is: str | None = None
    wilaya: str | None = None
    edition: str = "2026"
    edition_field: str | None = None
    region: str | None = None
    precision: str | None = None
    tolerance_km: float | None = None


@dataclass(frozen=True, slots=True)
class WilayaNames:
    """Columns that name the wilaya whose code stands in ``code``, numbered as in one edition."""

    code: str
    names: tuple[str, ...]
    edition: str | None = None
    edition_field: str | None = None
    when: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowReference:
    """Columns that together name a row (and perhaps a column) of any resource; ``former`` must name none."""

    resource: str
    row: str
    column: str | None = None
    former: str | None = None


@dataclass(frozen=True, slots=True)
class GeometryRule:
    """What the geometries of a GeoJSON resource are; in a coverage no two overlap and shared edges agree."""

    types: tuple[str, ...]
    is_coverage: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """One declared file.

    ``periods`` are pairs of columns with first and last day, ``choices`` columns of which one is given.
    """

    name: str
    path: str
    role: Role
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    title: str = ""
    references: tuple[Reference, ...] = ()
    min_rows: int = 0
    max_rows: int | None = None
    point_rules: tuple[PointRule, ...] = ()
    wilaya_names: WilayaNames | None = None
    row_reference: RowReference | None = None
    periods: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()
    geometry: GeometryRule | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the declared fields, in order."""
        return tuple(declared.name for declared in self.fields)


@dataclass(frozen=True, slots=True)
class DataPackage:
    """A whole declaration; ``raw`` is the document as read, for those who pass it on."""

    name: str
    title: str
    created: PartialDate | None
    resources: tuple[Resource, ...]
    raw: Mapping[str, object]

    def resource(self, name: str) -> Resource:
        """Return the resource called ``name``; KeyError when none is."""
        for resource in self.resources:
            if resource.name == name:
                return resource
        raise KeyError(name)
