"""Turn rows of the facts into rows of a register, column by column, as its descriptor says."""

from collections.abc import Callable, Iterable

from scripts.registers.columns import LANGUAGES, Column
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row
from scripts.registers.trust import citations, confidence


def convert_column(inputs: Inputs, column: Column, row: Row) -> Row:
    """Return the cells of one column line, empty where a builder computes them."""
    if column.kind == "phrase3":
        return inputs.phrase(column.name, row.get(column.origin, ""))
    if column.kind == "note3":
        return {
            f"{column.name}_ar": "",
            f"{column.name}_fr": "",
            f"{column.name}_en": row.get(column.origin, ""),
        }
    if column.kind in ("text3", "label3"):
        return {
            f"{column.name}_{language}": row.get(f"{column.origin}_{language}", "") for language in LANGUAGES
        }
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
    inputs: Inputs,
    descriptor: Descriptor,
    rows: Iterable[Row],
    compute: Callable[[Row], Row] = lambda row: {},
) -> list[Row]:
    """Return the register rows of ``rows``, with the cells ``compute`` gives for each."""
    return [convert_row(inputs, descriptor, row, compute(row)) for row in rows]


def split_interval(cell: str) -> tuple[str, str]:
    """Return first and last date of ``2017/2018``; a single date has no last one."""
    first, _, last = cell.partition("/")
    return first, last
