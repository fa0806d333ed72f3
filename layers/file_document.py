"""What a file of one layer holds, as plain data: handed to the process that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from layers.column_kinds import column_kinds
from layers.feature_query import feature_table
from layers.geojson import ATTRIBUTION, LICENCE
from layers.selection import Selection
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

# The formats that another process writes, by suffix.
WRITTEN = ("gpkg", "fgb", "parquet")


def file_document(
    atlas: Atlas,
    selection: Selection,
    view: View,
    form: str,
    *,
    title: str,
    description: str,
    style: str = "",
) -> dict[str, Any]:
    """Return what ``layers.file_writing`` needs.

    Parameters
    ----------
    atlas : Atlas
    selection : Selection
        The rows, in order.
    view : View
    form : {"gpkg", "fgb", "parquet"}
    title, description : str
        In the language of the reader.
    style : str
        The look of the layer in QGIS, for a GeoPackage.

    Returns
    -------
    dict
        ``columns`` are ``[name, type]`` with the JSON types of :mod:`layers.column_kinds`, the same whatever
        was filtered; ``rows`` hold their cells, ``geometries`` GeoJSON texts or null.
    """
    spec = selection.spec
    kinds = column_kinds(atlas, spec)
    hidden = frozenset(spec.long_columns if view.detail == "low" else ())
    columns = [(name, kind.type) for name, kind in kinds.items() if name not in hidden]
    found = {_type(each.geometry) for each in feature_table(atlas, spec, view).features if each.geometry}
    return {
        "form": form,
        "layer": spec.id,
        "geometry_type": found.pop() if len(found) == 1 else "Unknown",
        "columns": columns,
        "rows": [[each.properties.get(name) for name, _ in columns] for each in selection.features],
        "geometries": [each.geometry for each in selection.features],
        "title": title,
        "description": description,
        "style": style,
        "about": {
            "release": atlas.release_id,
            "asof": view.day.isoformat(),
            "edition": view.edition,
            "query": view.query(),
            "attribution": ATTRIBUTION,
            "licence": LICENCE,
        },
    }


def _type(geometry: str) -> str:
    """Return the type of a geometry as our own files write it: first."""
    return geometry.split('"', 4)[3]
