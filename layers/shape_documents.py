"""Shape documents: the drawn features of one layer, edition and level of detail, for pages to fetch once.

They hold every feature that has a place, whatever the day and the filters: what is drawn of them, and how,
is told apart from them. So a change of day or filter needs no geometry again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from layers.lookups import Row
from layers.names import names_of
from layers.release_files import dump
from layers.spec import LayerSpec
from layers.styles import styles
from layers.topology import Geometry, Topology

if TYPE_CHECKING:
    from layers.atlas import Atlas

# Decimals of a degree by level of detail: 110 m, 11 m, 1 m. Points and lines without levels keep all.
DECIMALS = {"low": 3, "mid": 4, "full": 5, "": 5}
# Where the name of an area goes, and what is drawn otherwise when it is so.
_PLACED = ("label_lon", "label_lat")


def shape_name(layer_id: str, edition: str, detail: str) -> str:
    """Return the path of a shape document inside a release.

    Examples
    --------
    >>> shape_name("wilayas", "2026", "low"), shape_name("crossings", "", "")
    ('shapes/wilayas.2026.low.json', 'shapes/crossings.json')
    """
    return f"shapes/{'.'.join(part for part in (layer_id, edition, detail) if part)}.json"


def write_shapes(
    spec: LayerSpec, rows: Iterable[Row], geometries: Mapping[str, Geometry], detail: str
) -> bytes:
    """Return the shape document of a layer: TopoJSON, the object ``shapes`` by key.

    Parameters
    ----------
    spec : LayerSpec
    rows : iterable of Row
        In the order in which they are drawn; rows without geometry are left out.
    geometries : mapping of key to GeoJSON geometry
    detail : str
        One of ``DECIMALS``.

    Returns
    -------
    bytes
        UTF-8 JSON. The ``id`` of a geometry is its key; properties are the names, ``label_lon`` and
        ``label_lat`` of areas, and ``confidence`` where it is ``unverified``.
    """
    topology = Topology(geometries.values(), DECIMALS[detail])
    drawn = [
        {**topology.encode(geometries[key]), "id": key, "properties": _properties(spec, row)}
        for row in rows
        if (key := str(row[spec.key])) in geometries
    ]
    return (dump(topology.document({"shapes": drawn})) + "\n").encode()


def shape_levels(atlas: Atlas) -> dict[str, tuple[str, str, str]]:
    """Return layer, edition and detail of every shape document of a release by the name in its address."""
    levels = [(spec.id, *level) for spec in atlas.catalog for level in atlas.levels(spec.id)]
    return {shape_name(*level).removeprefix("shapes/").removesuffix(".json"): level for level in levels}


def shapes_of(atlas: Atlas, layer_id: str, edition: str, detail: str) -> bytes:
    """Return the shape document of a release that was published without."""
    spec = atlas.spec(layer_id)
    shown = edition or atlas.tables.editions[-1]
    rows = atlas.rows(layer_id, shown)
    texts = {
        str(row[spec.key]): atlas.geometry(layer_id, str(row[spec.key]), edition=shown, detail=detail)
        for row in rows
    }
    return write_shapes(spec, rows, {key: json.loads(text) for key, text in texts.items() if text}, detail)


def _properties(spec: LayerSpec, row: Row) -> dict[str, Any]:
    """Return what the map must know of a feature before anything is asked about it."""
    found: dict[str, Any] = {f"name_{lang}": text for lang, text in names_of(row, spec.names).items() if text}
    found |= {name: row[name] for name in _PLACED if row.get(name) is not None}
    column = styles()[spec.style].column
    if column in row:
        found[column] = row[column]
    if row.get("confidence") == "unverified":
        found["confidence"] = "unverified"
    return found
