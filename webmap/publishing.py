"""Publishing: check, build, verify, switch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from layers.build import build_layers
from layers.catalog import CATALOG
from layers.check import load_data
from layers.dataset import DataSet
from layers.figures import FIGURES_FILE
from layers.manifest import hash_files
from layers.release_diff import Change, compare_releases
from layers.releases import Published, Store
from layers.write import write_layers
from webmap.drawings.ground_files import write_plate_ground
from webmap.map_elements import write_map_parts
from webmap.qgis_files import write_qgis_files

PACKAGE_NAME = "datapackage.json"


@dataclass(frozen=True)
class Outcome:
    """What a publish did and, against the release served before, what changed in the registers."""

    published: Published
    changes: tuple[Change, ...]


def publish(data: Path, store: Store, *, progress: Callable[[str], None] = lambda text: None) -> Outcome:
    """Check ``data``, build a release from it and make that the current one.

    Raises
    ------
    DataProblems
        The data are not sound; nothing was written and the current release goes on being served.
    """
    progress("checking")
    dataset = load_data(data)
    published = store.publish(
        lambda folder: _write_release(dataset, folder),
        code=f"takhoum {version('takhoum')}",
        inputs=hash_files(data, _inputs(dataset)),
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        progress=progress,
    )
    if published.previous_id is None or not published.is_new:
        return Outcome(published, ())
    before, after = store.folder(published.previous_id), store.folder(published.release_id)
    return Outcome(published, compare_releases(before, after))


def _inputs(dataset: DataSet) -> list[str]:
    """Name every file a release is made from."""
    figures = [FIGURES_FILE] if (dataset.root / FIGURES_FILE).is_file() else []
    return [PACKAGE_NAME, *figures, *(resource.path for resource in dataset.package.resources)]


def _write_release(dataset: DataSet, folder: Path) -> None:
    """Write every file of a release into an empty folder."""
    write_layers(build_layers(dataset, CATALOG), folder)
    write_qgis_files(folder, CATALOG)
    boundaries = dataset.root / "boundaries"
    write_map_parts(folder / "maps", CATALOG, countries=boundaries / "countries.low.geojson")
    write_plate_ground(folder / "maps", boundaries=boundaries)
    shutil.copyfile(dataset.root / PACKAGE_NAME, folder / PACKAGE_NAME)
