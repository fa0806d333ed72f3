"""The data dictionary: what every register, lookup and layer holds, column by column.

Made from the ``datapackage.json`` of a release and from its catalogue; the texts are messages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from layers.column_kinds import ColumnKind, column_kinds
from layers.computed_columns import MEANINGS
from layers.descriptors import licences_of
from layers.enumerations import LANGUAGES
from layers.messages import N_
from layers.package_fields import PACKAGE_FILE

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec

Column = TypeVar("Column")
Role = Literal["layer", "register", "lookup", "boundary"]
_LANGUAGE = re.compile(r"_(ar|fr|en)$")
# One message serves the three columns of a text.
SPOKEN = re.compile(r" \((Arabic|French|English)\)$")
_HOLDS = {
    "partial_date": N_("partial date"),
    "list": N_("list of keys"),
    "url": N_("address"),
    "row_refs": N_("list of rows"),
    "code": N_("code"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "boolean": N_("yes or no"),
    "array": N_("list"),
    "string": N_("text"),
}
IN_THREE = N_("text in three languages")


@dataclass(frozen=True, slots=True)
class DictionaryColumn:
    """One column, or three that hold one text in three languages.

    ``holds`` and ``description`` are messages; ``values`` are the codes it may hold, ``target`` the register
    it points to. ``is_computed``: made here, in no register.
    """

    name: str
    holds: str
    description: str
    is_key: bool = False
    is_required: bool = False
    values: tuple[str, ...] = ()
    target: str = ""
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class DictionaryTable:
    """One layer, register, lookup or boundary file; its titles by language and description are messages."""

    id: str
    role: Role
    titles: Mapping[str, str]
    description: str
    row_count: int | None
    licences: tuple[tuple[str, str], ...]
    columns: tuple[DictionaryColumn, ...]


def register_tables(atlas: Atlas, folder: Path) -> tuple[DictionaryTable, ...]:
    """Return the tables of the data package of a release, in its order.

    Raises
    ------
    OSError, ValueError
        The release folder has no sound ``datapackage.json``.
    """
    package = _package(folder)
    return tuple(_register(atlas, each, package) for each in package["resources"])


def layer_tables(atlas: Atlas, folder: Path) -> tuple[DictionaryTable, ...]:
    """Return the layers of a release; what no register describes is computed.

    Raises
    ------
    OSError, ValueError
        The release folder has no sound ``datapackage.json``.
    """
    package = _package(folder)
    registers = {each["name"]: each for each in package["resources"]}
    return tuple(
        DictionaryTable(
            id=spec.id,
            role="layer",
            titles=dict.fromkeys(LANGUAGES, spec.title),
            description=spec.description,
            row_count=len(atlas.rows(spec.id, atlas.tables.editions[-1])),
            licences=tuple((each["title"], each["path"]) for each in licences_of(spec, package)),
            columns=tuple(_layer_columns(atlas, spec, registers.get(spec.table, {}))),
        )
        for spec in atlas.catalog
    )


def _package(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
    return package


def _register(atlas: Atlas, resource: Mapping[str, Any], package: Mapping[str, Any]) -> DictionaryTable:
    """Return one resource of the package."""
    own, schema = resource.get("takhoum", {}), resource["schema"]
    licences = resource.get("licenses") or package.get("licenses", ())
    name = resource["name"]
    return DictionaryTable(
        id=name,
        role=own.get("role", "register"),
        titles=own.get("titles") or dict.fromkeys(LANGUAGES, resource["title"]),
        description=resource.get("description", ""),
        row_count=len(atlas.tables[name]) if name in atlas.tables else None,
        licences=tuple((each["title"], each["path"]) for each in licences),
        columns=tuple(_register_columns(schema)),
    )


def _register_columns(schema: Mapping[str, Any]) -> Iterator[DictionaryColumn]:
    """Yield the columns of a register, three of one text as one."""
    key = schema.get("primaryKey", ())
    targets = {
        each["fields"][0]: each["reference"]["resource"]
        for each in schema.get("foreignKeys", ())
        if len(each["fields"]) == 1
    }
    for field, is_text in _folded(schema["fields"], lambda field: str(field["name"])):
        constraints, own = field.get("constraints", {}), field.get("takhoum", {})
        name = str(field["name"])
        yield DictionaryColumn(
            name=_stem_name(name) if is_text else name,
            holds=IN_THREE if is_text else _HOLDS.get(own.get("kind", ""), _HOLDS[field["type"]]),
            description=SPOKEN.sub("", field.get("description", "")),
            is_key=name in key,
            is_required=bool(constraints.get("required")),
            values=tuple(constraints.get("enum", ())),
            target=targets.get(name, "") or _target(own),
        )


def _target(own: Mapping[str, Any]) -> str:
    """Return the register that the keys of a list point to."""
    reference = own.get("references") or {}
    return str(reference.get("resource", "")) if isinstance(reference, Mapping) else ""


def _layer_columns(atlas: Atlas, spec: LayerSpec, register: Mapping[str, Any]) -> Iterator[DictionaryColumn]:
    """Yield the properties of a layer as GeoJSON and CSV name them."""
    own = {column.name: column for column in _register_columns(register["schema"])} if register else {}
    for kind, is_text in _folded(list(column_kinds(atlas, spec).values()), lambda kind: kind.name):
        name = _stem_name(kind.name) if is_text else kind.name
        known = own.get(name)
        yield DictionaryColumn(
            name=name,
            holds=IN_THREE if is_text else _kind_words(kind),
            description=known.description if known else MEANINGS.get(_LANGUAGE.sub("", kind.name), ""),
            is_key=kind.name == spec.key,
            values=known.values if known else (),
            target=known.target if known else "",
            is_computed=known is None,
        )


def _kind_words(kind: ColumnKind) -> str:
    return _HOLDS["partial_date"] if kind.is_date else _HOLDS[kind.type]


def _folded(columns: Sequence[Column], name_of: Callable[[Column], str]) -> Iterator[tuple[Column, bool]]:
    """Yield every column once: of three that end in a language the first, marked as a text in three."""
    names = {name_of(each) for each in columns}
    seen: set[str] = set()
    for each in columns:
        stem = _LANGUAGE.sub("", name_of(each))
        is_text = all(f"{stem}_{lang}" in names for lang in LANGUAGES)
        if not is_text or stem not in seen:
            yield each, is_text
        seen.add(stem)


def _stem_name(name: str) -> str:
    """Return how the three columns of one text are written together."""
    return f"{_LANGUAGE.sub('', name)}_{{{','.join(LANGUAGES)}}}"
