"""Table schemas in the standard's words, with the project's own rules beside them."""

from scripts.registers.columns import Column
from scripts.registers.descriptors import Descriptor
from scripts.registers.field_rules import TYPES, Json, Keys, field_rules

LANGUAGE_NAMES = {"ar": "Arabic", "fr": "French", "en": "English"}


def fields(column: Column, keys: Keys) -> list[Json]:
    """Return the field descriptors of one column line."""
    constraints, rules = field_rules(column, keys)
    if column.is_required:
        constraints = {"required": True} | constraints
    languages = {"ar": "Arabic", "fr": "French", "en": "English"}
    described = []
    for name in column.names:
        suffix = f" ({languages[name[-2:]]})" if len(column.names) > 1 else ""
        field = {
            "name": name,
            "type": TYPES.get(column.kind, "string"),
            "description": column.description + suffix,
        }
        described.append(
            field
            | ({"constraints": constraints} if constraints else {})
            | ({"takhoum": rules} if rules else {})
        )
    return described


def table_resource(descriptor: Descriptor, keys: Keys) -> Json:
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
        "takhoum": own | descriptor.extras,
    }
