"""Primary keys, unique columns and references between the tables of a data directory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from layers.dataset import Key, Row, Value, key_of
from layers.package import DataPackage, Reference, Resource
from layers.problems import Problem, shown
from layers.tables import ReadTable

Tables = Mapping[str, ReadTable]


def key_problems(resource: Resource, read: ReadTable, file: str) -> Iterator[Problem]:
    """Yield keys that are empty or stand twice, and unique columns that repeat; both rows are named.

    A column of a composite key may be empty where its field is not required: no value is a value of the key.
    """
    for row_number, row in read.table.numbered() if resource.key else ():
        if all(row[name] is None for name in resource.key):
            yield Problem(file, row_number, resource.key[0], "key-empty", "'' is empty, the row has no key")
    groups = [(resource.key, "duplicate-key")] if resource.key else []
    groups += [((field.name,), "unique") for field in resource.fields if field.is_unique]
    for columns, rule in groups:
        yield from _repeats(columns, rule, read, file)


def _repeats(columns: tuple[str, ...], rule: str, read: ReadTable, file: str) -> Iterator[Problem]:
    """Yield every row whose ``columns`` hold what an earlier row holds."""
    first_rows: dict[tuple[Value, ...], int] = {}
    for row_number, row in read.table.numbered():
        values = tuple(row[name] for name in columns)
        if all(value is None for value in values):
            continue
        first = first_rows.setdefault(values, row_number)
        if first != row_number:
            message = f"{shown_key(values)} stands in row {first} already"
            yield Problem(file, row_number, columns[-1], rule, message)


def shown_key(values: tuple[Value, ...]) -> str:
    """Return key values as they stand in a message."""
    return " + ".join(shown(value) for value in values)


def reference_problems(resource: Resource, tables: Tables, file: str) -> Iterator[Problem]:
    """Yield every value that should name a row of another resource and names none.

    A reference into a table that could not be read is not judged: the fault is there, not here.
    """
    for reference in resource.references:
        target = tables.get(reference.resource)
        if target is None or not target.is_whole:
            continue
        known = _known(reference, target)
        for row_number, row in tables[resource.name].table.numbered():
            for values in _wanted(reference, row):
                if values not in known:
                    message = _unknown(reference, values, known)
                    yield Problem(file, row_number, reference.fields[-1], "reference", message)


def _known(reference: Reference, target: ReadTable) -> frozenset[tuple[Value, ...]]:
    """Return the values a reference may hold; broken rows count, their fault is told elsewhere."""
    rows = [*target.table.rows, *target.broken]
    return frozenset(
        tuple(row.get(name) for name in reference.target_fields)
        for row in rows
        if all(row.get(column) == value for column, value in reference.where.items())
    )


def _wanted(reference: Reference, row: Row) -> Iterator[tuple[Value, ...]]:
    """Yield what a row refers to: one value each item of a list, nothing when a part is empty."""
    values = tuple(row[name] for name in reference.fields)
    if None in values:
        return
    if len(values) == 1 and isinstance(values[0], tuple):
        yield from ((item,) for item in values[0])
    else:
        yield values


def _unknown(reference: Reference, values: tuple[Value, ...], known: frozenset[tuple[Value, ...]]) -> str:
    """Say what is not found, where, and what was perhaps meant."""
    target = f"{reference.resource}.{'+'.join(reference.target_fields)}"
    where = "".join(f" of {column} {value}" for column, value in reference.where.items())
    message = f"{shown_key(values)} is no {target}{where}"
    near = get_close_matches(str(values[-1]), [str(item[-1]) for item in known], n=1, cutoff=0.8)
    return f"{message}; {shown(near[0])} is" if near and len(values) == 1 else message


def row_reference_problems(package: DataPackage, tables: Tables) -> Iterator[Problem]:
    """Yield ``resource`` and ``row`` columns, and ``resource:row`` lists, that name no row of the package.

    Only a package whose declarations are all usable is judged.
    """
    names = {resource.name: resource for resource in package.resources}
    ids = {name: row_ids(read) for name, read in tables.items() if read.is_whole}
    for resource in package.resources:
        if resource.name not in tables:
            continue
        lists = [field.name for field in resource.fields if field.kind == "row_refs"]
        if not lists and resource.row_reference is None:
            continue
        for row_number, row in tables[resource.name].table.numbered():
            for column, target, key, target_column in _named_rows(resource, row, lists):
                message = _row_fault(target, key, target_column, names, ids)
                if message is not None:
                    yield Problem(resource.path, row_number, column, "row-reference", message)


def _named_rows(resource: Resource, row: Row, lists: list[str]) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield column, resource, row id and column named by one row."""
    for name in lists:
        items = row[name]
        for item in items if isinstance(items, tuple) else ():
            target, _, key = item.partition(":")
            yield name, target, key, None
    rule = resource.row_reference
    if rule is None:
        return
    target_value, key_value = row[rule.resource], row[rule.row]
    if isinstance(target_value, str) and key_value is not None:
        column = row[rule.column] if rule.column is not None else None
        yield rule.row, target_value, str(key_value), column if isinstance(column, str) else None


def _row_fault(
    target: str,
    key: str,
    column: str | None,
    names: Mapping[str, Resource],
    ids: Mapping[str, frozenset[str]],
) -> str | None:
    """Return why ``target:key`` names nothing, None when it does or cannot be judged."""
    if target not in names:
        return f"{shown(f'{target}:{key}')} names the unknown resource {shown(target)}"
    if column is not None and column not in names[target].columns:
        return f"{shown(column)} is no column of {target}"
    if target not in ids or key in ids[target]:
        return None
    return f"{shown(f'{target}:{key}')} names no row of {target}"


def row_ids(read: ReadTable) -> frozenset[str]:
    """Return the ids by which other tables name rows: key columns joined by ``/``."""
    rows = [*read.table.rows, *read.broken]
    return frozenset(row_id(key_of(row, read.table.key)) for row in rows) if read.table.key else frozenset()


def row_id(key: Key) -> str:
    """Return the id of a row: its key, several columns joined by ``/``.

    Examples
    --------
    >>> row_id(("MEC_BORDER_NER", 1))
    'MEC_BORDER_NER/1'
    """
    return "/".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
