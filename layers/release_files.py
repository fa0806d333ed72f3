"""The files of a release that hold layers: their names, how they are written and read back, byte for
byte the same.

A geometry file is a GeoJSON FeatureCollection with one feature a line, the geometry last: any GIS reads
it, and
the atlas cuts each geometry out as text without parsing a coordinate.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Row = Mapping[str, Any]
Bounds = tuple[float, float, float, float]
_SPLIT = ',"properties":{},"geometry":'
_HEAD, _TAIL = '{"type":"FeatureCollection","features":[\n', "\n]}\n"


class Drawn(NamedTuple):
    """A geometry as GeoJSON text, with its west, south, east and north."""

    text: str
    bounds: Bounds


def geometry_name(layer_id: str, edition: str, detail: str) -> str:
    """Return the path of a geometry file inside a release.

    Examples
    --------
    >>> geometry_name("wilayas", "2026", "low"), geometry_name("crossings", "", "")
    ('layers/wilayas.2026.low.geojson', 'layers/crossings.geojson')
    """
    return f"layers/{'.'.join(part for part in (layer_id, edition, detail) if part)}.geojson"


def rows_name(layer_id: str) -> str:
    """Return the path of the file with the rows of a layer."""
    return f"layers/{layer_id}.rows.json"


def table_name(name: str) -> str:
    """Return the path of the file of a table."""
    return f"tables/{name}.json"


def dump(value: Any) -> str:
    """Return compact JSON, Arabic as it is, the order of keys kept; NaN is refused."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def dump_geometry(geometry: BaseGeometry) -> str:
    """Return GeoJSON text: rings as RFC 7946 wants them, numbers as short as they round-trip.

    Examples
    --------
    >>> dump_geometry(shapely.Point(9.4399, 30.0))
    '{"type":"Point","coordinates":[9.4399,30.0]}'
    """
    return dump(mapping(shapely.orient_polygons(geometry)))


def write_geometries(path: Path, geometries: Mapping[str, BaseGeometry]) -> None:
    """Write geometries by key, sorted, and a compressed copy beside them."""
    lines = [
        f'{{"type":"Feature","id":{dump(key)},"bbox":{dump(geometries[key].bounds)}{_SPLIT}'
        f"{dump_geometry(geometries[key])}}}"
        for key in sorted(geometries)
    ]
    content = (_HEAD + ",\n".join(lines) + _TAIL).encode()
    path.write_bytes(content)
    # No time and no name in the header: the same content is the same file.
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, compresslevel=6, mtime=0))


def read_geometries(path: Path) -> dict[str, Drawn]:
    """Return the geometries by key of a file written by :func:`write_geometries`.

    Raises
    ------
    ValueError
        The file was not written by it.
    """
    content = path.read_text(encoding="utf-8")
    if not (content.startswith(_HEAD) and content.endswith(_TAIL)):
        raise ValueError(f"{path.name}: not a geometry file of a release")
    body = content[len(_HEAD) : -len(_TAIL)]
    return dict(_cut(line) for line in body.split(",\n")) if body else {}


def write_rows(path: Path, groups: Mapping[str, Sequence[Row]]) -> None:
    """Write rows by group (edition, or empty) as columns and arrays, one row a line."""
    parts = []
    for group in sorted(groups):
        rows = groups[group]
        columns = list(rows[0]) if rows else []
        lines = ",\n".join(dump([row[name] for name in columns]) for row in rows)
        parts.append(f'{dump(group)}:{{"columns":{dump(columns)},"rows":[\n{lines}\n]}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8", newline="\n")


def read_rows(path: Path) -> dict[str, tuple[Row, ...]]:
    """Return rows by group; lists come back as tuples."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return {group: tuple(_rows(part["columns"], part["rows"])) for group, part in document.items()}


def _rows(columns: list[str], rows: list[list[Any]]) -> Iterator[Row]:
    """Yield rows as mappings."""
    for row in rows:
        yield {
            name: tuple(value) if type(value) is list else value
            for name, value in zip(columns, row, strict=True)
        }


def _cut(line: str) -> tuple[str, Drawn]:
    """Return key and geometry of one feature line."""
    head, found, geometry = line.partition(_SPLIT)
    if not found:
        raise ValueError(f"not a feature of a release: {line[:60]}")
    feature = json.loads(head + "}")
    west, south, east, north = feature["bbox"]
    return feature["id"], Drawn(geometry[:-1], (west, south, east, north))
