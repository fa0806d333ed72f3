"""What the cells of one row owe each other, and rows that name their parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from layers.dataset import Value
from layers.dates import PartialDate, parse_partial_date
from layers.keys import row_id
from layers.package import DataPackage, Resource
from layers.problems import Problem, shown
from layers.tables import ReadTable

Tables = Mapping[str, ReadTable]


def row_problems(resource: Resource, read: ReadTable) -> Iterator[Problem]:
    """Yield ends before their beginnings, choices not made once, and rows that are their own ancestors."""
    for row_number, row in read.table.numbered():
        for begins, ends in resource.periods:
            first, last = date_of(row[begins]), date_of(row[ends])
            if first is not None and last is not None and last.last_day < first.first_day:
                message = f"{shown(last.text)} is before {begins} {shown(first.text)}"
                yield Problem(resource.path, row_number, ends, "date-order", message)
        for columns in resource.choices:
            given = [name for name in columns if row[name] is not None]
            if len(given) != 1:
                held = ", ".join(f"{name} {shown(row[name] or '')}" for name in columns)
                message = f"exactly one of {' and '.join(columns)} must be given, not {held}"
                yield Problem(resource.path, row_number, columns[-1], "one-of", message)
    yield from _circles(resource, read)


def _circles(resource: Resource, read: ReadTable) -> Iterator[Problem]:
    """Yield rows that are met again on the way from a row to its parent, and so on."""
    for reference in resource.references:
        is_parent = reference.resource == resource.name and reference.target_fields == resource.key
        if not is_parent or len(resource.key) != 1:
            continue
        key, column = resource.key[0], reference.fields[0]
        parents = {row[key]: row[column] for row in read.table.rows}
        for row_number, row in read.table.numbered():
            seen: list[Value] = []
            above: Value = row[key]
            while above is not None and above not in seen and not isinstance(above, tuple):
                seen.append(above)
                above = parents.get(above)
            if above is not None and above == row[key]:
                message = f"{shown(row[column] or '')} leads back to {shown(above)}: " + " → ".join(
                    str(each) for each in (*seen, above)
                )
                yield Problem(resource.path, row_number, column, "circle", message)


def former_problems(package: DataPackage, tables: Tables) -> Iterator[Problem]:
    """Yield former ids that a row still has: its address would lead away from it."""
    for resource in package.resources:
        rule = resource.row_reference
        if rule is None or rule.former is None or resource.name not in tables:
            continue
        for row_number, row in tables[resource.name].table.numbered():
            target = tables.get(str(row[rule.resource]))
            former = row[rule.former]
            if target is None or not isinstance(former, str) or len(target.table.key) != 1:
                continue
            if former in {row_id(key) for key in target.table.by_key}:
                message = f"{shown(former)} is a row of {row[rule.resource]} still"
                yield Problem(resource.path, row_number, rule.former, "former-id", message)


def succession_problems(read: ReadTable, file: str) -> Iterator[Problem]:
    """Yield editions that do not begin on the day after the one before ended."""
    numbered = sorted(
        ((day, row_number, row) for row_number, row in read.table.numbered()
         if (day := date_of(row["valid_to"]) or date_of("9999")) is not None),
        key=lambda each: each[0].last_day,
    )  # fmt: skip
    for (end, _, _), (_, row_number, row) in pairwise(numbered):
        begin = date_of(row["valid_from"])
        if begin is None or begin.first_day != end.last_day + timedelta(days=1):
            message = f"{shown(row['valid_from'] or '')} is not the day after {end.text}"
            yield Problem(file, row_number, "valid_from", "edition-succession", message)


def date_of(value: Value) -> PartialDate | None:
    """Return a date, None for what is none: the reader has told of it where the column is declared a date."""
    try:
        return parse_partial_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
