"""``python -m scripts.data_dictionary``: write docs/data-dictionary.md from the bundled data."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from layers.atlas import Atlas
from layers.dictionary import DictionaryColumn, DictionaryTable, layer_tables, register_tables
from layers.releases import Store
from webmap.publishing import publish

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "data-dictionary.md"
GROUPS = {"layer": "Layers", "register": "Registers", "lookup": "Lists and ledgers", "boundary": "Boundaries"}
INTRODUCTION = """\
# Data dictionary

Written by `python -m scripts.data_dictionary` from `data/datapackage.json` and the catalogue of layers:
change the descriptors in `scripts/registers/descriptors/` or the declarations in `layers/catalog.py`, not
this page. The same, in three languages and for every release, stands at `/{lang}/data`. How to read and edit
the registers: [registers.md](registers.md). An empty cell means *not known* or *does not apply*, never zero.
"""


def dictionary_page(folder: Path) -> str:
    """Return the page for the release in ``folder``."""
    atlas = Atlas.load(folder)
    tables = layer_tables(atlas, folder) + register_tables(atlas, folder)
    parts = [INTRODUCTION]
    for role, title in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += ["\n".join(_table(each)) + "\n" for each in tables if each.role == role]
    return "\n".join(parts)


def _table(table: DictionaryTable) -> Iterator[str]:
    """Yield the lines of one table."""
    licences = ", ".join(title for title, _ in table.licences)
    yield f"### `{table.id}`"
    yield ""
    rows = "" if table.row_count is None else f"{table.row_count} rows. "
    yield f"{table.titles['en']}. {table.description} {rows}Licence: {licences}."
    yield ""
    yield "| column | holds | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield _line(column)


def _line(column: DictionaryColumn) -> str:
    """Return the line of one column."""
    marks = ((column.is_key, "key"), (column.is_required, "required"), (column.is_computed, "computed"))
    marked = "".join(f", {word}" for is_so, word in marks if is_so)
    values = "; one of " + ", ".join(f"`{value}`" for value in column.values) if column.values else ""
    target = f" of `{column.target}`" if column.target else ""
    cells = (f"`{column.name}`", f"{column.holds}{target}{marked}", f"{column.description}{values}")
    return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"


def main() -> int:
    """Write the page."""
    with tempfile.TemporaryDirectory() as home:
        store = Store(Path(home))
        publish(ROOT / "data", store)
        PAGE.write_text(dictionary_page(store.folder(store.current_id() or "")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
