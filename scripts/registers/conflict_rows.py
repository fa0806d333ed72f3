"""Which rows each disagreement touches, the patterns of the facts expanded to identifiers."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from scripts.registers.descriptors import Descriptor
from scripts.registers.index import Built, RowIndex, locate
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

FACTS = "cooperation/conflicts"
ROW_FILES = ("conflict_rows_crossings", "conflict_rows_twinnings")


def expand(pattern: str, index: RowIndex, former: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield the rows a cell of `affected_rows` stands for: an id, a pattern of ids or a whole register."""
    if pattern in ("themes", "place_aliases"):
        yield from ((pattern, key) for key, resources in index.items() if pattern in resources)
        return
    ids = [key for key in index if fnmatchcase(key, pattern)] if "*" in pattern else [pattern]
    ids = ids or [key for key in former if fnmatchcase(key, pattern)]
    for key in ids:
        yield from locate(key, index, former)


def fact_rows(inputs: Inputs, index: RowIndex, former: Mapping[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Yield conflict, resource and row for each row the facts tie to a disagreement."""
    for fact in inputs.facts[FACTS]:
        for pattern in split(fact["affected_rows"]):
            for resource, row_id in expand(pattern, index, former):
                yield fact["id"], resource, row_id
    for name, rows in inputs.facts.items():
        if name == FACTS:
            continue
        for row in rows:
            note = row.get("note", "")
            for conflict_id in {row.get("conflict_id", ""), note if len(note) == 6 else ""} & set(
                conflict_ids(inputs)
            ):
                for resource, row_id in locate(row["id"], index, former):
                    yield conflict_id, resource, row_id


def conflict_ids(inputs: Inputs) -> list[str]:
    """Return the identifiers of the disagreements of the facts."""
    return [row["id"] for row in inputs.facts[FACTS]]


def build_rows(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return one row a disagreement and row it touches, patterns expanded."""
    columns = {
        (row["conflict_id"], row["resource"]): row["column"] for row in inputs.coded("conflict_columns")
    }
    found = {
        (conflict_id, resource, row_id, columns.get((conflict_id, resource), ""))
        for conflict_id, resource, row_id in fact_rows(inputs, built.index, built.former)
    }
    found |= {
        (row["conflict_id"], row["resource"], row["row_id"], row["column"])
        for row in inputs.coded(*ROW_FILES)
    }
    return [dict(zip(descriptor.key, cells, strict=True)) for cells in sorted(found)]
