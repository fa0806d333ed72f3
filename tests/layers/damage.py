"""Ways to damage a data directory, for the tests of the strict readers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

SMALL = Path(__file__).parents[1] / "data"

Damage = Callable[[Path], None]


def cell(file: str, row: int, column: str, value: str) -> Damage:
    """Put ``value`` into one cell; the header is row 1."""

    def damage(folder: Path) -> None:
        records = list(csv.reader(io.StringIO((folder / file).read_text(encoding="utf-8"))))
        records[row - 1][records[0].index(column)] = value
        write_records(folder / file, records)

    return damage


def write_records(path: Path, records: list[list[str]]) -> None:
    """Write records as the project writes its tables."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(records)
    path.write_bytes(stream.getvalue().encode("utf-8", "surrogateescape"))


def records(file: str, change: Callable[[list[list[str]]], None]) -> Damage:
    """Change the records of a table."""

    def damage(folder: Path) -> None:
        content = list(csv.reader(io.StringIO((folder / file).read_text(encoding="utf-8"))))
        change(content)
        write_records(folder / file, content)

    return damage


def raw(file: str, change: Callable[[bytes], bytes]) -> Damage:
    """Change the bytes of a file."""

    def damage(folder: Path) -> None:
        (folder / file).write_bytes(change((folder / file).read_bytes()))

    return damage


def line(file: str, row: int, change: Callable[[bytes], bytes]) -> Damage:
    """Change the bytes of one line of a file, its end left out."""

    def change_all(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[row - 1] = change(lines[row - 1])
        return b"\n".join(lines)

    return raw(file, change_all)


def feature(file: str, row: int, change: Callable[[dict[str, Any]], None]) -> Damage:
    """Change one feature of a GeoJSON file; feature 1 is row 2. NaN and Infinity are written as such."""

    def damage(folder: Path) -> None:
        document = json.loads((folder / file).read_text(encoding="utf-8"))
        change(document["features"][row - 2])
        write_features(folder / file, document)

    return damage


def write_features(path: Path, document: dict[str, Any]) -> None:
    """Write a collection with a feature a line."""
    features = ",\n".join(
        json.dumps(item, ensure_ascii=False, sort_keys=True) for item in document["features"]
    )
    path.write_text(f'{{"features":[\n{features}\n],"type":"FeatureCollection"}}\n', encoding="utf-8")


def package(change: Callable[[dict[str, Any]], None]) -> Damage:
    """Change the declaration."""

    def damage(folder: Path) -> None:
        document = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        change(document)
        (folder / "datapackage.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    return damage


def resource(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return one resource of a declaration."""
    found: dict[str, Any] = next(item for item in document["resources"] if item["name"] == name)
    return found


def field(document: dict[str, Any], name: str, column: str) -> dict[str, Any]:
    """Return one column of a declaration."""
    fields = resource(document, name)["schema"]["fields"]
    found: dict[str, Any] = next(item for item in fields if item["name"] == column)
    return found
