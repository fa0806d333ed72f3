"""The data package: every table and boundary file with types, keys, references and bounds."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.registers.descriptors import Column, Descriptor

Json = dict[str, Any]
CREATED = "2026-11-21T00:00:00Z"
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
WILAYA_PATTERN = r"^(0[1-9]|[1-5][0-9]|6[0-9])$"
TYPES = {"lon": "number", "lat": "number", "number": "number", "integer": "integer", "boolean": "boolean"}
# Registers whose key is the target of a list or reference under another column name.
LIST_KEYS = {"countries": "country_code", "wilayas": "wilaya_code", "regions": "region_code"}


def field_rules(column: Column, keys: Mapping[str, tuple[str, ...]]) -> tuple[Json, Json]:
    """Return constraints and the project's own rules of a column."""
    kind, argument = column.kind, column.argument
    bounds = {"lon": (-180, 180), "lat": (-90, 90)}
    if kind in bounds:
        return {"minimum": bounds[kind][0], "maximum": bounds[kind][1]}, {}
    if kind in ("enum", "confidence"):
        return {"enum": (argument or "high|medium|low|unverified").split("|")}, {}
    if kind == "pattern":
        return {"pattern": argument}, {}
    if kind == "wilaya":
        reference = {"resource": "wilayas", "field": "wilaya_code", "where": {"edition": "2026"}}
        return {"pattern": WILAYA_PATTERN}, {"kind": "code", "references": reference}
    if kind in ("date", "claimdate"):
        rule: Json = {"kind": "partial_date", "min": "1830", "max": "2027-12-31"}
        return {"pattern": DATE_PATTERN}, rule | ({"not_after": "compiled"} if kind == "claimdate" else {})
    if kind in ("sources", "list"):
        target = argument or "sources"
        field = LIST_KEYS.get(target) or keys[target][0]
        return {}, {"kind": "list", "references": {"resource": target, "field": field}}
    if kind == "url":
        return {}, {"kind": "url"}
    if kind in ("text", "text3", "note3", "phrase3", "label3"):
        return {}, {"kind": "text"}
    return {}, {}


def fields(column: Column, keys: Mapping[str, tuple[str, ...]]) -> list[Json]:
    """Return the field descriptors of one column line."""
    constraints, rules = field_rules(column, keys)
    if column.is_required:
        constraints = {"required": True} | constraints
    languages = {"ar": "Arabic", "fr": "French", "en": "English"}
    described = []
    for name in column.names:
        suffix = f" ({languages[name[-2:]]})" if len(column.names) > 1 else ""
        field = {"name": name, "type": TYPES.get(column.kind, "string"), "description": column.description + suffix}
        described.append(field | ({"constraints": constraints} if constraints else {}) | ({"takhoum": rules} if rules else {}))
    return described


def resource(descriptor: Descriptor, keys: Mapping[str, tuple[str, ...]]) -> Json:
    """Return the resource descriptor of one register or lookup."""
    links = [column for column in descriptor.columns if column.kind == "ref" and column.argument in keys]
    foreign = [
        {
            "fields": [column.name],
            # An empty resource name is how the standard writes a reference into the same table.
            "reference": {
                "resource": "" if column.argument == descriptor.name else column.argument,
                "fields": [keys[column.argument][0]],
            },
        }
        for column in links
    ]
    schema: Json = {
        "fields": [field for column in descriptor.columns for field in fields(column, keys)],
        "primaryKey": list(descriptor.key),
        "missingValues": [""],
    }
    own: Json = {"role": descriptor.role, "min_rows": descriptor.min_rows, "max_rows": descriptor.max_rows}
    return {
        "name": descriptor.name,
        "type": "table",
        "path": descriptor.path,
        "title": descriptor.title,
        "description": descriptor.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
        "licenses": [LICENCE],
        "takhoum": own | ({"point": descriptor.point} if descriptor.point else {}),
    }


def included_resources(path: Path) -> list[Json]:
    """Return the resources described elsewhere (boundaries and their lookups), if they are there yet."""
    if not path.exists():
        return []
    content = json.loads(path.read_text(encoding="utf-8"))
    return list(content["resources"] if isinstance(content, dict) else content)


def build_package(descriptors: Iterable[Descriptor], included: list[Json]) -> str:
    """Return the text of ``datapackage.json``."""
    ordered = sorted(descriptors, key=lambda descriptor: descriptor.path)
    keys = {descriptor.name: descriptor.key for descriptor in ordered}
    for entry in included:
        if entry["schema"].get("primaryKey"):
            primary = entry["schema"]["primaryKey"]
            keys[entry["name"]] = (primary,) if isinstance(primary, str) else tuple(primary)
    package = {
        "profile": "data-package",
        "name": "takhoum",
        "title": "Takhoum: border cooperation of Algeria",
        "description": "Border crossings, cooperation mechanisms, twinnings and their sources, compiled from published documents. Not an official publication of any state.",
        "version": "1.0.0",
        "created": CREATED,
        "licenses": [LICENCE],
        "resources": [*(resource(descriptor, keys) for descriptor in ordered), *included],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
