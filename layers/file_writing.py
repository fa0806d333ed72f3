"""Write a file of one layer: run as a process of its own, which may load GDAL and Arrow and then ends.

``python -m layers.file_writing`` reads a document of :mod:`layers.file_document` as JSON and writes the bytes
of the file. They are the same each time the same document is read by the same versions of GDAL and Arrow.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.geopackage_extras import FIXED_TIME, VERSION, add_style

_TYPES = {"string": object, "array": object, "integer": np.int64, "number": np.float64, "boolean": np.bool_}
_DRIVERS = {"gpkg": "GPKG", "fgb": "FlatGeobuf"}


def write_file(document: Mapping[str, Any]) -> bytes:
    """Return the bytes of the file that a document asks for."""
    return _parquet(document) if document["form"] == "parquet" else _with_gdal(document)


def _geometries(document: Mapping[str, Any]) -> NDArray[Any]:
    """Return the geometries as WKB, null where there is none."""
    shapes = shapely.from_geojson(np.array(document["geometries"], dtype=object))
    found: NDArray[Any] = shapely.to_wkb(shapes, include_srid=False, flavor="iso")
    return found


def _column(rows: Sequence[Sequence[Any]], number: int, kind: str) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return values and nulls of a column; lists are joined by ``;``."""
    values = [";".join(row[number]) if isinstance(row[number], list) else row[number] for row in rows]
    missing = np.array([each is None for each in values], dtype=bool)
    filled = [("" if _TYPES[kind] is object else 0) if each is None else each for each in values]
    return np.array(filled, dtype=_TYPES[kind]), missing


def _with_gdal(document: Mapping[str, Any]) -> bytes:
    """Write a GeoPackage or a FlatGeobuf file."""
    import pyogrio
    from pyogrio import raw

    rows, columns = document["rows"], document["columns"]
    data = [_column(rows, number, kind) for number, (_, kind) in enumerate(columns)]
    form = document["form"]
    is_package = form == "gpkg"
    about = {f"TAKHOUM_{name.upper()}": text for name, text in document["about"].items()}
    options: dict[str, Any] = {"layer_options": {"SPATIAL_INDEX": "NO"}}
    if is_package:
        layer_options = {
            "GEOMETRY_NAME": "geometry",
            "IDENTIFIER": document["title"],
            "DESCRIPTION": document["description"],
        }
        options = {"layer_options": layer_options, "dataset_metadata": about, "dataset_options": VERSION}
    pyogrio.set_gdal_config_options(FIXED_TIME)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{document['layer']}.{form}"
        raw.write(
            str(path),
            _geometries(document),
            [values for values, _ in data],
            [name for name, _ in columns],
            [missing for _, missing in data],
            layer=document["layer"],
            driver=_DRIVERS[form],
            encoding="UTF-8",
            geometry_type=document["geometry_type"],
            crs="EPSG:4326",
            **options,
        )
        if is_package and document["style"]:
            add_style(path, document["layer"], {document["title"]: document["style"]})
        return path.read_bytes()


def _parquet(document: Mapping[str, Any]) -> bytes:
    """Write GeoParquet 1.1: lists stay lists."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        "string": pa.string(),
        "array": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    names = [name for name, _ in document["columns"]]
    arrays = [
        pa.array([row[number] for row in document["rows"]], kinds[kind])
        for number, (_, kind) in enumerate(document["columns"])
    ]
    arrays.append(pa.array(_geometries(document).tolist(), pa.binary()))
    shapes = [shapely.from_geojson(each) for each in document["geometries"] if each]
    types = sorted({each.geom_type for each in shapes})
    box = {"bbox": shapely.total_bounds(shapes).tolist()} if shapes else {}
    geometry = {"encoding": "WKB", "geometry_types": types, "orientation": "counterclockwise", **box}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}}
    about = {"title": document["title"], "description": document["description"], **document["about"]}
    metadata = {"geo": json.dumps(geo), "takhoum": json.dumps(about, ensure_ascii=False)}
    table = pa.Table.from_arrays(arrays, [*names, "geometry"]).replace_schema_metadata(metadata)
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="zstd")
    return stream.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(write_file(json.load(sys.stdin.buffer)))
