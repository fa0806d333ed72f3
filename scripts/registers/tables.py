"""Read and write the tables of the project: UTF-8, LF, comma, header row, text cells."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = dict[str, str]
FRENCH_SPACE = re.compile(r" (?=[:;?!»]|%(?!\())|(?<=«) ")
NO_BREAK_SPACE = "\u00a0"


def read_csv(path: Path) -> list[Row]:
    """Return the rows of a table as text cells, refusing a row longer than its header."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{path.name}:{number}: cells do not match the header")
    return rows


def render_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return the text of a table; a row lacking a column, or with another one, is refused."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        if set(row) != set(columns):
            raise ValueError(f"columns differ from the declared ones: {sorted(set(row) ^ set(columns))}")
        writer.writerow([row[column] for column in columns])
    return stream.getvalue()


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a table, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_csv(columns, rows).encode("utf-8"))


def clean(cell: str) -> str:
    """Return a cell in composed form without surrounding or doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", cell).split())


def space_french(cell: str) -> str:
    """Return French text with no-break spaces before ``: ; ? ! » %`` and after ``«``."""
    return FRENCH_SPACE.sub(NO_BREAK_SPACE, cell)


def split(cell: str) -> list[str]:
    """Return the items of a list cell."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def join(items: Iterable[str]) -> str:
    """Return a list cell without repeats, in first-seen order."""
    return ";".join(dict.fromkeys(item for item in items if item))
