"""Read the register descriptors: one TOML file a register, one line a column."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "descriptors"
LANGUAGES = ("ar", "fr", "en")
# Titles in three languages and rules for whole rows, passed on as they stand.
EXTRAS = ("point", "row_reference", "titles", "wilaya_names")
TRIPLES = ("text3", "note3", "phrase3", "label3")


@dataclass(frozen=True)
class Column:
    """One line of a descriptor: a column, or three for a text in three languages."""

    name: str
    kind: str
    argument: str
    is_required: bool
    description: str
    origin: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return the header names this line stands for."""
        if self.kind in TRIPLES:
            return tuple(f"{self.name}_{language}" for language in LANGUAGES)
        return (self.name,)


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

    @property
    def header(self) -> list[str]:
        """Return the header row."""
        return [name for column in self.columns for name in column.names]

    @property
    def path(self) -> str:
        """Return the path of the table below ``data``."""
        return f"{'lookups' if self.role == 'lookup' else 'registers'}/{self.name}.csv"


def parse_column(line: list[str]) -> Column:
    """Read ``[name, kind, description]`` or ``[name, kind, description, origin]``."""
    name, kind, description, *origin = line
    word, _, argument = kind.partition(":")
    is_required = word.endswith("!") or word in ("id", "sources", "confidence")
    return Column(name, word.removesuffix("!"), argument, is_required, description, *(origin or [name]))


def parse_descriptor(name: str, content: dict[str, Any]) -> Descriptor:
    """Build a descriptor from the content of its file."""
    role, key, (least, most) = content.get("role", "register"), tuple(content["key"]), content["rows"]
    extras = {name: content[name] for name in EXTRAS if name in content}
    columns = tuple(parse_column(line) for line in content["fields"])
    return Descriptor(name, content["title"], content["description"], role, key, least, most, columns, extras)


def load_descriptors(folder: Path = FOLDER) -> dict[str, Descriptor]:
    """Return every descriptor by register name, in name order."""
    return {
        path.stem: parse_descriptor(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    }
