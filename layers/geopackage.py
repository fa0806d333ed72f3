"""The GeoPackage of a release: every layer at full detail, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from geopandas import GeoDataFrame, GeoSeries
from pandas import DataFrame

from layers.atlas import Atlas
from layers.enumerations import CONFIDENCE
from layers.geojson import ATTRIBUTION, LICENCE
from layers.geopackage_extras import FIXED_TIME, NAME, VERSION
from layers.joins import join_table
from layers.selection import Feature, features_of
from layers.spec import LayerSpec
from layers.view import View

# What a reader of the file must know, kept in its metadata.
METADATA = {"TAKHOUM_ATTRIBUTION": ATTRIBUTION, "TAKHOUM_LICENCE": LICENCE}


def write_geopackage(folder: Path) -> None:
    """Write ``takhoum.gpkg`` from the layer files of a release folder.

    The layers stand as on the day the data were compiled; layers by edition of wilayas are there once
    for each
    older edition too, as ``wilayas_1984``. Lists are joined by ``;``. Layers without any place are tables.
    """
    atlas = Atlas.load(folder)
    path = folder / NAME
    path.unlink(missing_ok=True)
    newest = atlas.tables.editions[-1]
    with _fixed_time():
        for spec in atlas.catalog:
            older = atlas.tables.editions[:-1] if spec.is_editioned else ()
            for edition in (newest, *older):
                name = spec.id if edition == newest else f"{spec.id}_{edition}"
                _write(_frame(atlas, spec, edition), path, name)


def _frame(atlas: Atlas, spec: LayerSpec, edition: str) -> GeoDataFrame:
    """Return a layer as a frame, all rows, lists joined."""
    view = View((spec.id,), atlas.reference_day, edition, "en", "full", confidence=CONFIDENCE)
    features = features_of(atlas, spec, view)
    shapes = [shapely.from_geojson(each.geometry) if each.geometry else None for each in features]
    keys = DataFrame({spec.key: [each.key for each in features]}, dtype=object)
    geometries = GeoDataFrame(keys, geometry=GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")
    table = DataFrame([_cells(each) for each in features], dtype=object)
    return join_table(geometries, table, key=spec.key) if features else geometries


def _cells(feature: Feature) -> dict[str, Any]:
    """Return the properties of a feature as cells."""
    return {
        name: ";".join(value) if isinstance(value, tuple) else value
        for name, value in feature.properties.items()
    }


def _write(frame: GeoDataFrame, path: Path, name: str) -> None:
    """Add one layer; columns get the type their values have."""
    about = {} if path.exists() else {"dataset_metadata": METADATA}
    typed = frame.convert_dtypes() if len(frame) else frame
    typed = GeoDataFrame(typed, geometry=frame.geometry, crs=frame.crs)
    kinds = {shape.geom_type for shape in frame.geometry if shape is not None}
    kind = kinds.pop() if len(kinds) == 1 else "Unknown"
    pyogrio.write_dataframe(
        typed,
        path,
        layer=name,
        driver="GPKG",
        geometry_type=kind,
        append=path.exists(),
        dataset_options=VERSION,
        **about,
    )


@contextmanager
def _fixed_time() -> Iterator[None]:
    """Let GDAL write one fixed time while the block runs."""
    before = {name: pyogrio.get_gdal_config_option(name) for name in FIXED_TIME}
    pyogrio.set_gdal_config_options(FIXED_TIME)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(before)
