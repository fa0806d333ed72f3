"""Build the layers of a data set: pure, from checked tables and areas to rows and geometries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from layers.border_places import border_line_rows, border_place_rows, segment_distance_rows
from layers.borders import unit_segments
from layers.catalog import CATALOG
from layers.crosswalk import parent_codes
from layers.derive import (
    border_tables,
    parent_rows,
    partner_rows,
    point_wilaya_rows,
    theme_rows,
    twinning_region_rows,
)
from layers.enumerations import DETAILS
from layers.figures import FigureSpec
from layers.geometry import Segment
from layers.ground import Ground, read_ground
from layers.joins import KeyMismatch, join_rows
from layers.shapes import Geometries, Site, build_shapes
from layers.spec import LayerSpec

if TYPE_CHECKING:
    from layers.dataset import DataSet

Row = Mapping[str, Any]


@dataclass(frozen=True)
class BuiltLayer:
    """One layer: rows by edition and geometries by ``(edition, detail)`` and key; empty stands for all."""

    spec: LayerSpec
    rows: Mapping[str, tuple[Row, ...]]
    geometries: Geometries


@dataclass(frozen=True)
class BuiltLayers:
    """All layers and tables of a release.

    ``keys`` are the primary keys of the tables; ``reference_day`` is the day the data were compiled.
    """

    layers: tuple[BuiltLayer, ...]
    tables: Mapping[str, tuple[Row, ...]]
    keys: Mapping[str, tuple[str, ...]]
    editions: tuple[str, ...]
    reference_day: str
    figures: tuple[FigureSpec, ...] = ()


def build_layers(dataset: DataSet, catalog: Sequence[LayerSpec] = CATALOG) -> BuiltLayers:
    """Return every layer of ``catalog`` built from ``dataset``.

    Parameters
    ----------
    dataset : DataSet
        Sound: what ``check_directory`` returned without problems.
    catalog : sequence of LayerSpec
        A layer needs its table in the data set, or among the derived ones.

    Returns
    -------
    BuiltLayers
        Rows in the order of their keys; geometries in EPSG:4326 with at most five decimals.

    Raises
    ------
    KeyMismatch
        A key is repeated, a join does not fit, or a geometry has no row.
    GeometryError, CrosswalkError, UnknownShapeError
        An area is unsound, a wilaya has no parent, a declaration names no known geometry.
    """
    ground = read_ground(dataset)
    segments = {detail: unit_segments(ground, detail) for detail in DETAILS}
    tables: dict[str, Sequence[Row]] = {name: table.rows for name, table in dataset.tables.items()}
    tables |= border_tables(ground, segments["full"], tables)
    tables |= _measured_tables(ground, segments["full"], tables)
    tables |= {
        "partners": partner_rows(tables),
        "theme_tree": theme_rows(tables),
        "twinning_regions": twinning_region_rows(ground, tables),
        "wilaya_parents": parent_rows(tables, ground.editions),
    }
    tables["point_wilayas"] = point_wilaya_rows(ground, tables, catalog)
    site = Site(ground, segments, tables, parent_codes(tables["wilayas"], ground.editions))
    created = dataset.package.created
    return BuiltLayers(
        layers=tuple(_build_layer(site, spec) for spec in catalog),
        tables={name: tuple(rows) for name, rows in sorted(tables.items())},
        keys={name: dataset.tables[name].key if name in dataset.tables else () for name in sorted(tables)},
        editions=ground.editions,
        reference_day="" if created is None else created.last_day.isoformat(),
        figures=dataset.figures,
    )


def _measured_tables(
    ground: Ground, segments: Mapping[tuple[str, str], list[Segment]], tables: Mapping[str, Sequence[Row]]
) -> dict[str, Sequence[Row]]:
    """Return where the crossings lie along the border, and how far its segments are from them."""
    countries = {str(row["region_code"]): str(row["country_code"]) for row in tables["regions"]}
    crossings = tables["crossings"]
    return {
        "border_lines": border_line_rows(segments, countries),
        "border_places": border_place_rows(segments, countries, crossings),
        "segment_crossings": segment_distance_rows(
            segments, ground.unit_codes, tables["adjacency"], crossings
        ),
    }


def _build_layer(site: Site, spec: LayerSpec) -> BuiltLayer:
    """Build one layer as its declaration says."""
    rows = join_rows(site.tables[spec.table], spec, site.tables)
    by_edition: dict[str, list[Row]] = {}
    for row in rows:
        by_edition.setdefault(str(row["edition"]) if "edition" in row else "", []).append(row)
    ordered = {
        edition: tuple(sorted(own, key=lambda row: str(row[spec.key]))) for edition, own in by_edition.items()
    }
    for edition, own in ordered.items():
        _refuse_repeats(spec, edition, own)
    geometries = build_shapes(site, spec, rows)
    known = {str(row[spec.key]) for row in rows}
    for own_geometries in geometries.values():
        if unknown := sorted(set(own_geometries) - known):
            raise KeyMismatch(f"layer {spec.id}: geometry without row: {unknown}")
    return BuiltLayer(spec, ordered, geometries)


def _refuse_repeats(spec: LayerSpec, edition: str, rows: Sequence[Row]) -> None:
    """Refuse a key that stands twice in one edition of a layer."""
    counts = Counter(str(row[spec.key]) for row in rows)
    if repeated := sorted(key for key, count in counts.items() if count > 1):
        raise KeyMismatch(f"layer {spec.id} {edition}: {spec.key} repeated: {repeated}")
