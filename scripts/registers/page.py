"""The page of columns for editors, written from the descriptors."""

from collections.abc import Iterable

from scripts.registers.columns import LANGUAGES, Column
from scripts.registers.descriptors import Descriptor

INTRODUCTION = """\
# Columns of the registers

Written by `python -m scripts.build_registers` from `scripts/registers/descriptors/`: change those, not this
page. How to read and edit the registers: `docs/registers.md`. A star marks the key, `required` a cell
that may not be empty.
"""
KINDS = {
    "claimdate": "partial date, not after the compilation",
    "confidence": "high, medium, low or unverified",
    "date": "partial date",
    "id": "identifier",
    "integer": "whole number",
    "label3": "text in three languages",
    "lat": "degrees north",
    "lon": "degrees east",
    "note3": "text in three languages",
    "phrase3": "text in three languages",
    "rawtext": "text as written",
    "rowrefs": "list of resource:row",
    "sources": "list of sources",
    "text3": "text in three languages",
    "url": "address",
    "wilaya": "code of a wilaya, edition 2026",
}


def kind_words(column: Column) -> str:
    """Return what a column holds, in words."""
    if column.kind == "enum":
        return "one of " + ", ".join(f"`{value}`" for value in column.argument.split("|"))
    if column.kind in ("ref", "list"):
        return f"{'list of ' if column.kind == 'list' else ''}key of `{column.argument}`"
    if column.kind == "pattern":
        return f"text like `{column.argument}`".replace("|", "\\|")
    return KINDS.get(column.kind, column.kind)


def column_line(column: Column, key: tuple[str, ...]) -> str:
    """Return the table line of one column."""
    name = f"{column.name}_{{{','.join(LANGUAGES)}}}" if len(column.names) > 1 else column.name
    star = "\\*" if column.name in key else ""
    required = "required; " if column.is_required else ""
    return f"| `{name}`{star} | {required}{kind_words(column)} | {column.description} |"


def register_section(descriptor: Descriptor) -> str:
    """Return the section of one register."""
    bounds = f"Between {descriptor.min_rows} and {descriptor.max_rows} rows."
    lines = [
        f"## `{descriptor.path}`",
        "",
        f"{descriptor.title}. {descriptor.description} {bounds}",
        "",
        "| column | holds | meaning |",
        "|---|---|---|",
        *(column_line(column, descriptor.key) for column in descriptor.columns),
    ]
    return "\n".join(lines) + "\n"


def columns_page(descriptors: Iterable[Descriptor]) -> str:
    """Return the page: one section a register, in path order."""
    ordered = sorted(descriptors, key=lambda descriptor: descriptor.path)
    return "\n".join([INTRODUCTION, *(register_section(descriptor) for descriptor in ordered)])
