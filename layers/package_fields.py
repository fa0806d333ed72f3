"""Read the columns of a resource and what they point to."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast, get_args

from layers.dates import PartialDate, parse_partial_date
from layers.declaration import (
    DeclarationError,
    Members,
    as_list,
    as_members,
    one_of,
    optional_flag,
    optional_members,
    optional_number,
    optional_text,
    refuse_unknown,
    text,
    text_members,
    texts,
)
from layers.package import Field, FieldKind, FieldType, Reference
from layers.problems import Problem, shown

PACKAGE_FILE = "datapackage.json"
_CONSTRAINTS = ("required", "unique", "enum", "pattern", "minimum", "maximum")
_FIELD_EXTENSIONS = ("kind", "references", "min", "max", "not_after")


def package_problem(place: str, message: str) -> Problem:
    """Make the problem of a faulty declaration; ``place`` names the resource and field."""
    return Problem(PACKAGE_FILE, 1, place, "package", message)


def read_date(value: str, name: str) -> PartialDate:
    """Read a date of the declaration."""
    try:
        return parse_partial_date(value)
    except ValueError as error:
        raise DeclarationError(f"{name}: {error}") from error


def read_fields(
    members: Members, created: PartialDate | None, place: str, problems: list[Problem]
) -> tuple[Field, ...] | None:
    """Read the declared columns of a resource, None when one is faulty: each is a problem of its own."""
    schema = as_members(members.get("schema"), "schema")
    fields, is_sound = [], True
    for number, item in enumerate(as_list(schema.get("fields"), "fields"), start=1):
        where = f"{place}.field {number}"
        try:
            declared = as_members(item, "field")
            where = f"{place}.{text(declared, 'name')}"
            fields.append(_field(declared, created))
        except DeclarationError as error:
            problems.append(package_problem(where, str(error)))
            is_sound = False
    repeated = [name for name, times in Counter(field.name for field in fields).items() if times > 1]
    if repeated or (is_sound and not fields):
        raise DeclarationError(f"fields repeated: {repeated}" if repeated else "fields is an empty list")
    return tuple(fields) if is_sound else None


def _field(members: Members, created: PartialDate | None) -> Field:
    """Read one column."""
    constraints, extension = optional_members(members, "constraints"), optional_members(members, "takhoum")
    refuse_unknown(constraints, _CONSTRAINTS, "constraints")
    refuse_unknown(extension, _FIELD_EXTENSIONS, "takhoum")
    kinds = get_args(FieldKind)
    latest = optional_text(extension, "not_after") or optional_text(extension, "max")
    if latest == "compiled":
        if created is None:
            raise DeclarationError("not_after compiled needs the member created of the package")
        bound: PartialDate | None = created
    else:
        bound = None if latest is None else read_date(latest, "max")
    earliest = optional_text(extension, "min")
    return Field(
        name=text(members, "name"),
        type=cast("FieldType", one_of(text(members, "type"), get_args(FieldType), "type")),
        kind=cast("FieldKind", one_of(optional_text(extension, "kind") or "plain", kinds, "kind")),
        description=optional_text(members, "description") or "",
        is_required=optional_flag(constraints, "required"),
        is_unique=optional_flag(constraints, "unique"),
        enum=texts(constraints["enum"], "enum") if "enum" in constraints else (),
        pattern=_pattern(optional_text(constraints, "pattern")),
        minimum=optional_number(constraints, "minimum"),
        maximum=optional_number(constraints, "maximum"),
        earliest=None if earliest is None else read_date(earliest, "min"),
        latest=bound,
    )


def _pattern(source: str | None) -> re.Pattern[str] | None:
    """Compile a pattern; digits and letters of it are ASCII."""
    try:
        return None if source is None else re.compile(source, re.ASCII)
    except re.error as error:
        raise DeclarationError(f"pattern {shown(source)}: {error}") from error


def read_foreign_key(members: Members, owner: str) -> Reference:
    """Read a standard foreign key; an empty resource name means this resource."""
    target = as_members(members.get("reference"), "reference")
    resource = target.get("resource") or owner
    reference = Reference(
        fields=texts(members.get("fields"), "foreignKeys.fields"),
        resource=resource if isinstance(resource, str) else text(target, "resource"),
        target_fields=texts(target.get("fields"), "reference.fields"),
    )
    if len(reference.fields) != len(reference.target_fields):
        raise DeclarationError(f"foreign key of {list(reference.fields)} points to another number of fields")
    return reference


def read_field_reference(members: Members, owner: str) -> list[Reference]:
    """Read the reference of a list column, or of a column that points to some rows only."""
    extension = optional_members(members, "takhoum")
    if "references" not in extension:
        return []
    target = as_members(extension["references"], "references")
    refuse_unknown(target, ("resource", "field", "where"), "references")
    fields, resource = (text(members, "name"),), optional_text(target, "resource") or owner
    return [Reference(fields, resource, (text(target, "field"),), text_members(target, "where"))]
