"""Read ``datapackage.json`` strictly: what it declares wrongly is a problem like any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import cast, get_args

from layers.dates import PartialDate
from layers.declaration import (
    DeclarationError,
    Members,
    as_list,
    as_members,
    one_of,
    optional_count,
    optional_members,
    optional_text,
    text,
    texts,
)
from layers.package import DataPackage, Field, Resource, Role
from layers.package_fields import (
    PACKAGE_FILE,
    package_problem,
    read_date,
    read_field_reference,
    read_fields,
    read_foreign_key,
)
from layers.package_rules import (
    read_column_lists,
    read_geometry,
    read_periods,
    read_point_rules,
    read_row_reference,
    read_wilaya_names,
)
from layers.problems import Problem, shown
from layers.strict_json import parse_json

# Tables that checks of their own know by name, and the columns they read.
_RELIED_ON = {
    "crossing_claims": ("aspect", "value", "date", "source_id"),
    "editions": ("edition", "valid_from", "valid_to", "wilaya_count"),
    "regions": ("region_code", "country_code", "covered_by"),
    "wilayas": ("edition", "wilaya_code", "parent_code"),
}


def read_package(root: Path) -> tuple[DataPackage | None, list[Problem]]:
    """Return the declaration of the data directory ``root``, and its faults.

    Returns
    -------
    tuple of (DataPackage or None, list of Problem)
        None when the file is missing, is no JSON object or declares no usable resource. A resource with a
        fault is left out of the package and named by a problem of rule ``package``, whose column says where.
    """
    source, problems = _package_text(root)
    if source is None:
        return None, problems
    document, faults = parse_json(source)
    if faults:
        return None, [Problem(PACKAGE_FILE, fault.line, "-", fault.rule, str(fault)) for fault in faults]
    if not isinstance(document, dict):
        return None, [package_problem("-", f"must hold a JSON object, not {shown(document)}")]
    try:
        name, created = text(document, "name"), _created(document)
        declared = [as_members(item, "resource") for item in as_list(document.get("resources"), "resources")]
    except DeclarationError as error:
        return None, [package_problem("-", str(error))]
    resources = tuple(_resources(declared, created, problems))
    package = DataPackage(name, optional_text(document, "title") or "", created, resources, document)
    problems += _faults_between(package)
    return (package if resources else None), problems


def _package_text(root: Path) -> tuple[str | None, list[Problem]]:
    """Read the declaration as UTF-8 text."""
    try:
        return (root / PACKAGE_FILE).read_bytes().decode("utf-8"), []
    except OSError as error:
        return None, [Problem(PACKAGE_FILE, 1, "-", "missing-file", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        return None, [Problem(PACKAGE_FILE, line, "-", "encoding", message)]


def _created(document: Members) -> PartialDate | None:
    """Return the day the data were compiled."""
    created = optional_text(document, "created")
    return None if created is None else read_date(created[:10], "created")


def _resources(
    declared: list[Members], created: PartialDate | None, problems: list[Problem]
) -> Iterator[Resource]:
    """Yield the usable resources; the faults of the others become problems."""
    for number, members in enumerate(declared, start=1):
        place = f"resource {number}"
        try:
            place = text(members, "name")
            fields = read_fields(members, created, place, problems)
            if fields is not None:
                yield _resource(members, place, fields)
        except DeclarationError as error:
            problems.append(package_problem(place, str(error)))


def _resource(members: Members, name: str, fields: tuple[Field, ...]) -> Resource:
    """Read one resource but for its fields."""
    schema, extension = optional_members(members, "schema"), optional_members(members, "takhoum")
    keys = [as_members(item, "foreignKeys") for item in _items(schema, "foreignKeys")]
    columns = [as_members(item, "field") for item in _items(schema, "fields")]
    references = [read_foreign_key(key, name) for key in keys]
    references += [reference for column in columns for reference in read_field_reference(column, name)]
    resource = Resource(
        name=name,
        path=_path(text(members, "path")),
        role=cast("Role", one_of(text(extension, "role"), get_args(Role), "role")),
        fields=fields,
        key=texts(schema["primaryKey"], "primaryKey") if "primaryKey" in schema else (),
        title=optional_text(members, "title") or "",
        references=tuple(references),
        min_rows=optional_count(extension, "min_rows") or 0,
        max_rows=optional_count(extension, "max_rows"),
        point_rules=read_point_rules(extension),
        wilaya_names=read_wilaya_names(extension),
        row_reference=read_row_reference(extension),
        periods=read_periods(extension),
        choices=read_column_lists(extension, "one_of"),
        geometry=read_geometry(extension),
    )
    _refuse_unknown_columns(resource)
    if lacking := sorted(set(_RELIED_ON.get(name, ())) - set(resource.columns)):
        raise DeclarationError(f"lacks columns that checks of it rely on: {lacking}")
    return resource


def _items(schema: Members, name: str) -> list[object]:
    """Return the list called ``name`` of a schema, empty when absent."""
    return as_list(schema[name], name) if name in schema else []


def _path(path: str) -> str:
    """Return a path inside the data directory; others are not ours to read."""
    is_inside = not path.startswith("/") and ".." not in PurePosixPath(path).parts
    if not is_inside or "\\" in path or ":" in path or str(PurePosixPath(path)) != path:
        raise DeclarationError(f"path must lie inside the data directory, not {shown(path)}")
    if not path.endswith((".csv", ".geojson")):
        raise DeclarationError(f"path must end in .csv or .geojson, not {shown(path)}")
    return path


def _refuse_unknown_columns(resource: Resource) -> None:
    """See that every rule of a resource speaks of columns it has."""
    named = list(resource.key)
    named += [name for reference in resource.references for name in reference.fields]
    for rule in resource.point_rules:
        named += [rule.lon, rule.lat]
        named += _given(rule.country, rule.wilaya, rule.edition_field, rule.region, rule.precision)
    if (names := resource.wilaya_names) is not None:
        named += [names.code, *names.names, *names.when, *_given(names.edition_field)]
    if (row := resource.row_reference) is not None:
        named += [row.resource, row.row, *_given(row.column, row.former)]
    named += [name for columns in (*resource.periods, *resource.choices) for name in columns]
    if unknown := sorted(set(named) - set(resource.columns)):
        raise DeclarationError(f"rules name columns it does not declare: {unknown}")


def _given(*names: str | None) -> list[str]:
    """Return the names that are declared."""
    return [name for name in names if name is not None]


def _faults_between(package: DataPackage) -> list[Problem]:
    """Find repeated names and paths, and references to what is not declared."""
    faults = []
    names = Counter(resource.name for resource in package.resources)
    paths = Counter(resource.path for resource in package.resources)
    faults += [
        package_problem("resources", f"declared twice: {shown(value)}")
        for value, times in [*names.items(), *paths.items()]
        if times > 1
    ]
    columns = {resource.name: resource.columns for resource in package.resources}
    for resource in package.resources:
        for reference in resource.references:
            if reference.resource not in columns:
                message = f"refers to the unknown resource {shown(reference.resource)}"
                faults.append(package_problem(resource.name, message))
            elif unknown := {*reference.target_fields, *reference.where} - set(columns[reference.resource]):
                faults.append(package_problem(resource.name, f"refers to unknown fields {sorted(unknown)}"))
    return faults
