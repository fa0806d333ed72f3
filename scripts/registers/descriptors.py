"""Read the register descriptors: one TOML file a register, one line a column."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.registers.columns import Column, parse_column

FOLDER = Path(__file__).parent / "descriptors"
# Titles in three languages and rules for whole rows, passed on as they stand.
EXTRAS = ("one_of", "periods", "point", "row_reference", "titles", "wilaya_names")


@dataclass(frozen=True)
class Descriptor:
    """What a register is: its columns, its key and its bounds."""

    name: str
    title: str
    description: str
    role: str
    key: tuple[str, ...]
    min_rows: int
    max_rows: int
    columns: tuple[Column, ...]
    extras: dict[str, Any]
    licences: tuple[str, ...]

    @property
    def header(self) -> list[str]:
        """Return the header row."""
        return [name for column in self.columns for name in column.names]

    @property
    def path(self) -> str:
        """Return the path of the table below ``data``."""
        return f"{'lookups' if self.role == 'lookup' else 'registers'}/{self.name}.csv"


def parse_descriptor(name: str, content: dict[str, Any]) -> Descriptor:
    """Build a descriptor from the content of its file."""
    role, key, (least, most) = content.get("role", "register"), tuple(content["key"]), content["rows"]
    extras = {name: content[name] for name in EXTRAS if name in content}
    licences = tuple(content.get("licences", ["CC-BY-4.0"]))
    columns = tuple(parse_column(line) for line in content["fields"])
    words = (name, content["title"], content["description"])
    return Descriptor(*words, role, key, least, most, columns, extras, licences)


def load_descriptors(folder: Path = FOLDER) -> dict[str, Descriptor]:
    """Return every descriptor by register name, in name order."""
    return {
        path.stem: parse_descriptor(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    }
