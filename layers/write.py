"""Write built layers into a release folder: the same input gives the same bytes, wherever and whenever."""

from __future__ import annotations

from pathlib import Path

import shapely
from shapely.geometry import mapping

from layers.build import BuiltLayer, BuiltLayers
from layers.figures import FIGURES_NAME, figure_to_json
from layers.geopackage import write_geopackage
from layers.release_files import dump, geometry_name, rows_name, table_name, write_geometries, write_rows
from layers.shape_documents import Release, shape_name, write_shapes
from layers.spec import spec_to_json


def write_layers(built: BuiltLayers, folder: Path) -> None:
    """Write catalogue, figures, ``layers/``, ``shapes/``, ``tables/`` and ``takhoum.gpkg`` into ``folder``.

    Parameters
    ----------
    built : BuiltLayers
    folder : Path
        Exists; files of these names are replaced.
    """
    for name in ("layers", "shapes", "tables"):
        (folder / name).mkdir(exist_ok=True)
    for name, rows in built.tables.items():
        write_rows(folder / table_name(name), {"": rows})
    for layer in built.layers:
        write_rows(folder / rows_name(layer.spec.id), layer.rows)
        for (edition, detail), geometries in layer.geometries.items():
            write_geometries(folder / geometry_name(layer.spec.id, edition, detail), geometries)
            shapes = _shapes(layer, edition, detail, Release(built.tables, built.editions))
            (folder / shape_name(layer.spec.id, edition, detail)).write_bytes(shapes)
    catalog = {
        "editions": built.editions,
        "reference_day": built.reference_day,
        "layers": [spec_to_json(layer.spec) for layer in built.layers],
        "geometries": {
            layer.spec.id: [list(place) for place in sorted(layer.geometries)] for layer in built.layers
        },
        "tables": built.keys,
    }
    (folder / "catalog.json").write_text(dump(catalog) + "\n", encoding="utf-8", newline="\n")
    figures = {"figures": [figure_to_json(each) for each in built.figures]}
    (folder / FIGURES_NAME).write_text(dump(figures) + "\n", encoding="utf-8", newline="\n")
    write_geopackage(folder)


def _shapes(layer: BuiltLayer, edition: str, detail: str, release: Release) -> bytes:
    """Return the shape document of one edition and level of a layer."""
    rows = layer.rows[edition] if edition in layer.rows else layer.rows.get("", ())
    geometries = layer.geometries[edition, detail]
    shapes = {key: mapping(shapely.orient_polygons(each)) for key, each in geometries.items()}
    return write_shapes(layer.spec, rows, shapes, detail, release)
