"""Shape documents: the drawn features of one layer, edition and level of detail, for pages to fetch once.

They hold every feature that has a place, whatever the day and the filters: what is drawn of them, and how,
is told apart from them. So a change of day or filter needs no geometry again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.lookups import Row
from layers.names import LANGUAGES, names_of
from layers.relations import End, Tables, ends_of, fan_out, groups_of
from layers.release_files import dump
from layers.spec import LayerSpec
from layers.styles import styles
from layers.topology import Geometry, Topology

if TYPE_CHECKING:
    from layers.atlas import Atlas

# A point, and the id and the names that go with it.
Placed = tuple[Geometry, dict[str, Any]]
# Lines of the grid a degree by level of detail: 1 km, 11 m, 1 m. Low detail is simplified to 3 km and more.
# Points and lines without levels keep all their decimals.
GRIDS = {"low": 100, "mid": 10_000, "full": 100_000, "": 100_000}
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


@dataclass(frozen=True, slots=True)
class Release:
    """What relations are read from: tables by name, and the editions of wilayas, oldest first."""

    tables: Tables
    editions: Sequence[str]


def write_shapes(
    spec: LayerSpec, rows: Iterable[Row], geometries: Mapping[str, Geometry], detail: str, release: Release
) -> bytes:
    """Return the shape document of a layer: TopoJSON, the object ``shapes`` by key.

    Parameters
    ----------
    spec : LayerSpec
    rows : iterable of Row
        In the order in which they are drawn; rows without geometry are left out.
    geometries : mapping of key to GeoJSON geometry
    detail : str
        One of ``GRIDS``.
    release : Release
        Where the ends of relations are looked up.

    Returns
    -------
    bytes
        UTF-8 JSON. The ``id`` of a geometry is its key; properties are the names, ``label_lon`` and
        ``label_lat`` of areas, ``confidence`` where it is ``unverified``, and of layers with relations what
        ``relation_properties`` says; those whose relations are no lines of their own have their places in the
        object ``ends``.
    """
    if spec.relations is not None and spec.relations.kind == "arc":
        geometries = fan_out(geometries)
    topology = Topology(geometries.values(), GRIDS[detail])
    drawn, ends = [], dict[str, Placed]()
    for row in rows:
        if (key := str(row[spec.key])) in geometries:
            found = relation_properties(spec, row, release, ends)
            properties = _properties(spec, row) | found
            drawn.append({**topology.encode(geometries[key]), "id": key, "properties": properties})
    objects = {"shapes": drawn}
    if spec.relations is not None and spec.relations.kind != "arc":
        objects["ends"] = [
            {**topology.encode(geometry), **each} for _, (geometry, each) in sorted(ends.items())
        ]
    return (dump(topology.document(objects)) + "\n").encode()


def relation_properties(
    spec: LayerSpec, row: Row, release: Release, places: dict[str, Placed]
) -> dict[str, Any]:
    """Return what a feature links; the places of its ends are added to ``places`` by ``layer:key``.

    ``ends`` holds pairs of ``layer:key`` and 1 (named by a source) or 0 (worked out), of the newest edition
    under ``""``, of an older one under its name where they differ. ``groups`` are names by language;
    ``place`` and ``days`` say where and when, if the row says.
    """
    if spec.relations is None:
        return {}
    by_edition: dict[str, list[tuple[str, int]]] = {}
    for edition in reversed(release.editions):
        own = ends_of(spec, row, release.tables, edition)
        pairs = [(f"{end.layer}:{end.key}", int(end.is_stated)) for end in own]
        if pairs != by_edition.get("", []):
            by_edition[edition if by_edition else ""] = pairs
        for end in own:
            places[f"{end.layer}:{end.key}"] = _end_place(end)
    found: dict[str, Any] = {"ends": by_edition} if by_edition else {}
    groups = groups_of(spec, row, release.tables)
    if groups:
        found["groups"] = groups
    if row.get("place_fr") or row.get("date_start"):
        found["place"] = {lang: row[f"place_{lang}"] for lang in LANGUAGES}
        found["days"] = [each for each in (row["date_start"], row["date_end"]) if each]
    return found


def _end_place(end: End) -> Placed:
    """Return where an end is, and its id and names; one whose place is not known has no point."""
    within = {"within": f"wilayas:{end.within}"} if end.within else {}
    names = {f"name_{lang}": text for lang, text in end.names.items()}
    point = {"type": "MultiPoint", "coordinates": [end.place] if end.place else []}
    return point, {"id": f"{end.layer}:{end.key}", "properties": names | within}


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
    geometries = {key: json.loads(text) for key, text in texts.items() if text}
    return write_shapes(spec, rows, geometries, detail, Release(atlas.tables, atlas.tables.editions))


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
