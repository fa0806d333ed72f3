"""The data package: every table and boundary file with types, keys, references and bounds."""

import json
from collections.abc import Iterable
from pathlib import Path

from scripts.registers.descriptors import Descriptor
from scripts.registers.field_rules import Json
from scripts.registers.schema import table_resource

CREATED = "2026-11-21T00:00:00Z"
LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    # Points and adjacencies read from the OpenStreetMap line.
    "ODbL-1.0": {
        "name": "ODbL-1.0",
        "title": "Open Database License 1.0",
        "path": "https://opendatacommons.org/licenses/odbl/1-0/",
    },
}
DESCRIPTION = (
    "Border crossings, cooperation mechanisms, twinnings and their sources, compiled from published "
    "documents. Not an official publication of any state."
)


def included_resources(path: Path) -> list[Json]:
    """Return the resources described elsewhere: boundaries and their lookups."""
    if not path.exists():
        return []
    content = json.loads(path.read_text(encoding="utf-8"))
    return list(content["resources"] if isinstance(content, dict) else content)


def primary_key(entry: Json) -> tuple[str, ...]:
    """Return the key of a described resource, empty for one without."""
    key = entry["schema"].get("primaryKey", [])
    return (key,) if isinstance(key, str) else tuple(key)


def build_package(descriptors: Iterable[Descriptor], included: list[Json]) -> str:
    """Return the text of ``datapackage.json``."""
    ordered = sorted(descriptors, key=lambda descriptor: descriptor.path)
    keys = {descriptor.name: descriptor.key for descriptor in ordered}
    keys |= {entry["name"]: primary_key(entry) for entry in included}
    tables = [
        table_resource(descriptor, keys) | {"licenses": [LICENCES[name] for name in descriptor.licences]}
        for descriptor in ordered
    ]
    package = {
        "profile": "data-package",
        "name": "takhoum",
        "title": "Takhoum: border cooperation of Algeria",
        "description": DESCRIPTION,
        "version": "1.0.0",
        "created": CREATED,
        "licenses": [LICENCES["CC-BY-4.0"]],
        "resources": [*tables, *included],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
