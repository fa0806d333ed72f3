"""Write built layers into a release folder: the same input gives the same bytes, wherever and whenever."""

from __future__ import annotations

from pathlib import Path

from layers.build import BuiltLayers
from layers.figures import FIGURES_NAME, figure_to_json
from layers.geopackage import write_geopackage
from layers.release_files import dump, geometry_name, rows_name, table_name, write_geometries, write_rows
from layers.spec import spec_to_json


def write_layers(built: BuiltLayers, folder: Path) -> None:
    """Write catalogue, figures, ``layers/``, ``tables/`` and ``takhoum.gpkg`` into ``folder``.

    Parameters
    ----------
    built : BuiltLayers
    folder : Path
        Exists; files of these names are replaced.
    """
    for name in ("layers", "tables"):
        (folder / name).mkdir(exist_ok=True)
    for name, rows in built.tables.items():
        write_rows(folder / table_name(name), {"": rows})
    for layer in built.layers:
        write_rows(folder / rows_name(layer.spec.id), layer.rows)
        for (edition, detail), geometries in layer.geometries.items():
            write_geometries(folder / geometry_name(layer.spec.id, edition, detail), geometries)
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
