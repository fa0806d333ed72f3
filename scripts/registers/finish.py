"""Last pass over a register: translations laid over, cells cleaned, keys checked, rows sorted."""

import re
from collections.abc import Iterator

from scripts.registers.columns import LANGUAGES
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, clean, space_french

Keyed = dict[tuple[str, ...], Row]
# A note that only names a disagreement is a row of conflict_rows, not a text.
BARE_CONFLICT = re.compile(r"CON_[0-9]{2}")


def finish(inputs: Inputs, descriptor: Descriptor, rows: list[Row]) -> list[Row]:
    """Return the rows of a register as they are written, refusing a repeated key."""
    raw = {column.name for column in descriptor.columns if column.kind == "rawtext"}
    by_key: Keyed = {}
    for row in rows:
        key = tuple(row[name] for name in descriptor.key)
        if key in by_key:
            raise ValueError(f"{descriptor.name}: key repeated: {key}")
        by_key[key] = {name: cell if name in raw else clean(cell) for name, cell in row.items()}
    overlay(inputs, descriptor, by_key)
    for row in by_key.values():
        row.update({name: space_french(cell) for name, cell in row.items() if name.endswith("_fr")})
    return [by_key[key] for key in sorted(by_key, key=numbers_by_value)]


def numbers_by_value(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sort key in which 2 comes before 10 in the whole cell."""
    return tuple(cell.zfill(6) if cell.isdecimal() else cell for cell in key)


def coded_for(inputs: Inputs, descriptor: Descriptor, table: str, by_key: Keyed) -> Iterator[tuple[Row, Row]]:
    """Yield each hand-coded row of ``table`` for this register with the register row it speaks of."""
    for row in inputs.coded(table):
        if row["resource"] == descriptor.name:
            key = tuple(row["row_id"].split("/"))
            if key not in by_key:
                raise KeyError(f"{table}: {descriptor.name} has no row {row['row_id']}")
            yield row, by_key[key]


def overlay(inputs: Inputs, descriptor: Descriptor, by_key: Keyed) -> None:
    """Lay translated notes and names, titles and corrections over the rows of one register."""
    for row, target in coded_for(inputs, descriptor, "note_translations", by_key):
        target |= {f"note_{language}": clean(row[f"note_{language}"]) for language in LANGUAGES}
    for row, target in coded_for(inputs, descriptor, "name_translations", by_key):
        for language in LANGUAGES:
            name = f"{row['column']}_{language}"
            target[name] = clean(row[f"text_{language}"]) or target[name]
    for row, target in coded_for(inputs, descriptor, "corrections", by_key):
        target[row["column"]] = row["value"]
    for row, target in coded_for(inputs, descriptor, "titles", by_key):
        target |= {f"name_{language}": clean(row[f"name_{language}"]) for language in LANGUAGES}
    for target in by_key.values():
        if BARE_CONFLICT.fullmatch(target.get("note_en", "")):
            target["note_en"] = ""
