"""Turn rows of the facts into rows of a register, column by column, as its descriptor says."""

from collections.abc import Callable, Iterable

from scripts.registers.descriptors import LANGUAGES, Column, Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, clean, split

PRESS_DOCUMENTS = ("SRC_003", "SRC_004")


def citations(inputs: Inputs, row: Row) -> str:
    """Return the merged sources of a row of the facts."""
    return inputs.cite(row.get("source_file", ""), row.get("also_in", ""), row.get("source_id", ""))


def confidence(row: Row, source_ids: str) -> str:
    """Return the trust in a row: as recorded, else high for the ministry and medium for the press."""
    if source_ids == "unverified":
        return "unverified"
    if "confidence" in row:
        return row["confidence"]
    return "medium" if split(source_ids)[0] in PRESS_DOCUMENTS else "high"


def convert_column(inputs: Inputs, column: Column, row: Row) -> Row:
    """Return the cells of one column line, empty where a builder computes them."""
    if column.kind == "phrase3":
        return inputs.phrase(column.name, row.get(column.origin, ""))
    if column.kind == "note3":
        return {f"{column.name}_ar": "", f"{column.name}_fr": "", f"{column.name}_en": row.get(column.origin, "")}
    if column.kind in ("text3", "label3"):
        return {f"{column.name}_{language}": row.get(f"{column.origin}_{language}", "") for language in LANGUAGES}
    return {column.name: row.get(column.origin, "") if column.origin else ""}


def convert_row(inputs: Inputs, descriptor: Descriptor, row: Row, extra: Row | None = None) -> Row:
    """Return one register row; ``extra`` holds the computed cells and wins."""
    converted: Row = {}
    for column in descriptor.columns:
        converted |= convert_column(inputs, column, row)
    if "source_ids" in converted:
        converted["source_ids"] = citations(inputs, row)
    converted |= extra or {}
    if "confidence" in converted and not (extra or {}).get("confidence"):
        converted["confidence"] = confidence(row, converted["source_ids"])
    return converted


def convert(
    inputs: Inputs, descriptor: Descriptor, rows: Iterable[Row], compute: Callable[[Row], Row] = lambda row: {}
) -> list[Row]:
    """Return the register rows of ``rows``, with the cells ``compute`` gives for each."""
    return [convert_row(inputs, descriptor, row, compute(row)) for row in rows]


def split_interval(cell: str) -> tuple[str, str]:
    """Return first and last date of ``2017/2018``; a single date has no last one."""
    first, _, last = cell.partition("/")
    return first, last


def finish(inputs: Inputs, descriptor: Descriptor, rows: list[Row]) -> list[Row]:
    """Return rows with translations laid over, cells cleaned, checked against the key and sorted by it."""
    by_key: dict[tuple[str, ...], Row] = {}
    raw = {column.name for column in descriptor.columns if column.kind == "rawtext"}
    for row in rows:
        key = tuple(row[name] for name in descriptor.key)
        if key in by_key:
            raise ValueError(f"{descriptor.name}: key repeated: {key}")
        by_key[key] = {name: cell if name in raw else clean(cell) for name, cell in row.items()}
    overlay(inputs, descriptor, by_key)
    return [by_key[key] for key in sorted(by_key)]


def overlay(inputs: Inputs, descriptor: Descriptor, by_key: dict[tuple[str, ...], Row]) -> None:
    """Lay translated notes and names of the hand coding over the rows of one register."""
    for row in inputs.coded("note_translations"):
        if row["resource"] == descriptor.name:
            target = by_key[tuple(row["row_id"].split("|"))]
            target |= {f"note_{language}": clean(row[f"note_{language}"]) for language in LANGUAGES}
    for row in inputs.coded("name_translations"):
        if row["resource"] == descriptor.name:
            target = by_key[tuple(row["row_id"].split("|"))]
            for language in LANGUAGES:
                name = f"{row['column']}_{language}"
                target[name] = clean(row[f"text_{language}"]) or target[name]
    for target in by_key.values():
        # A note that only names a disagreement is a row of conflict_rows, not a text.
        if target.get("note_en", "").startswith("CON_") and len(target["note_en"]) == 6:
            target["note_en"] = ""
