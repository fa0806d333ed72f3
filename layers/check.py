"""Check a data directory: every fault of every file in one run, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layers.crossing_rules import CLAIMS, claim_problems
from layers.dataset import DataSet, Row
from layers.editions import (
    coverage_problems,
    edition_problems,
    known_spellings,
    name_problems,
    parent_problems,
)
from layers.figure_check import figure_problems
from layers.figures import FIGURES_FILE, FigureSpec, read_figures
from layers.geofiles import ReadAreas, read_areas
from layers.geometry_checks import geometry_problems
from layers.keys import key_problems, reference_problems, row_reference_problems
from layers.package import DataPackage, Resource
from layers.package_fields import PACKAGE_FILE
from layers.package_reader import read_package
from layers.problems import WHOLE_COLUMN, DataProblems, Problem, shown
from layers.register_rules import (
    CONFLICTS,
    agreement_problems,
    area_problems,
    followed_problems,
    wilaya_name_problems,
)
from layers.row_rules import former_problems, row_problems, succession_problems
from layers.spatial import point_problems, region_country_problems
from layers.tables import ReadTable, read_table
from layers.terrain import build_terrain

DATA_FOLDERS = ("registers", "lookups", "boundaries")
# Describe the files beside them; nothing reads them as data.
_COMPANIONS = frozenset({"LICENSES.md", "PROVENANCE.json", "README.md"})


@dataclass
class _Files:
    """What the files of a package hold, as far as they could be read."""

    tables: dict[str, ReadTable] = field(default_factory=dict)
    areas: dict[str, ReadAreas] = field(default_factory=dict)

    @property
    def readable(self) -> dict[str, ReadTable]:
        """Tables and the properties of areas, as far as they are there."""
        return self.tables | {name: areas.properties for name, areas in self.areas.items()}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table, none when it is not there."""
        return list(self.tables[name].table.rows) if name in self.tables else []


def check_directory(path: Path) -> tuple[DataSet | None, list[Problem]]:
    """Check every file of a data directory.

    Parameters
    ----------
    path : Path
        The directory that holds ``datapackage.json``.

    Returns
    -------
    tuple of (DataSet or None, list of Problem)
        The data, None unless they are sound, and every problem found, in the order of the package, of rows
        and of columns. Problems of a rule ``warning-…`` refuse nothing. Files are relative to ``path``.
    """
    if not path.is_dir():
        return None, [
            Problem(path.name or str(path), 1, "-", "missing-file", f"{shown(str(path))} is no folder")
        ]
    package, problems = read_package(path)
    if package is None:
        return None, problems
    is_declared_soundly = not problems
    files = _Files()
    for resource in package.resources:
        problems += _read_resource(path, resource, files)
    if is_declared_soundly:  # what a faulty declaration leaves out is no stray file and no unknown table
        problems += _undeclared(path, package)
        problems += row_reference_problems(package, files.readable)
        problems += former_problems(package, files.tables)
    for find in (_problems_between, _problems_on_the_ground):
        told = {(problem.file, problem.row, problem.column) for problem in problems}
        # What a faulty cell leads to is not told of the cell again.
        problems += [
            problem
            for problem in find(package, files)
            if (problem.file, problem.row, problem.column) not in told or problem.column == WHOLE_COLUMN
        ]
    figures, faults = read_figures(path / FIGURES_FILE)
    problems += faults
    if is_declared_soundly:
        problems += figure_problems(figures, files.readable)
    problems = _in_order(problems, package)
    if any(not problem.is_warning for problem in problems):
        return None, problems
    return _data_set(path, package, files, figures), problems


def load_data(path: Path) -> DataSet:
    """Return the data of a sound directory.

    Raises
    ------
    DataProblems
        The directory is not sound; ``problems`` holds every problem found.
    """
    dataset, problems = check_directory(path)
    if dataset is None:
        raise DataProblems(problems)
    return dataset


def _undeclared(root: Path, package: DataPackage) -> Iterator[Problem]:
    """Yield files in the data folders that the package does not declare: nothing would ever read them."""
    declared = {resource.path for resource in package.resources}
    for folder in DATA_FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.is_file() and name not in declared and file.name not in _COMPANIONS:
                message = f"{shown(name)} is not declared in {PACKAGE_FILE}"
                yield Problem(ascii(name)[1:-1], 1, "-", "undeclared-file", message)


def _read_resource(root: Path, resource: Resource, files: _Files) -> Iterator[Problem]:
    """Read one file into ``files`` and yield what is wrong inside it."""
    file = root / resource.path
    if not file.resolve().is_relative_to(root.resolve()):
        yield Problem(
            resource.path, 1, "-", "missing-file", f"{shown(resource.path)} leads out of the folder"
        )
        return
    try:
        raw = file.read_bytes()
    except OSError as error:
        message = f"{shown(resource.path)} is declared and cannot be read: {error.strerror}"
        yield Problem(resource.path, 1, "-", "missing-file", message)
        return
    if resource.path.endswith(".csv"):
        read, problems = read_table(raw, resource, resource.path)
        files.tables[resource.name] = read
    else:
        areas, problems = read_areas(raw, resource, resource.path)
        files.areas[resource.name] = areas
        read = areas.properties
        problems += geometry_problems(areas, resource, resource.path)
    yield from problems
    told = {(problem.row, problem.column) for problem in problems}
    for problem in key_problems(resource, read, resource.path):
        if (problem.row, problem.column) not in told:
            yield problem


def _problems_between(package: DataPackage, files: _Files) -> Iterator[Problem]:
    """Yield references that lead nowhere, and codes and names that do not belong together."""
    tables = files.readable
    wilayas = files.rows("wilayas")
    spellings = known_spellings(wilayas, files.rows("place_aliases"))
    for resource in package.resources:
        if resource.name in tables:
            yield from reference_problems(resource, tables, resource.path)
            yield from name_problems(resource, tables[resource.name], spellings)
            yield from row_problems(resource, tables[resource.name])
            yield from agreement_problems(resource, tables[resource.name])
        if resource.name in files.areas and resource.geometry is not None and resource.geometry.is_coverage:
            yield from coverage_problems(resource, files.areas[resource.name], wilayas)
        if resource.name == "editions" and "editions" in files.tables:
            numbered = list(files.tables["editions"].table.numbered())
            yield from edition_problems(numbered, wilayas, resource.path)
            yield from succession_problems(files.tables["editions"], resource.path)
        if resource.name == "wilayas" and "wilayas" in files.tables:
            numbered = list(files.tables["wilayas"].table.numbered())
            yield from parent_problems(list(files.areas.values()), numbered, resource.path)
            yield from wilaya_name_problems(files.tables["wilayas"], resource.path)
        if resource.name == CLAIMS and CLAIMS in files.tables:
            yield from claim_problems(files.tables[CLAIMS], files.tables.get("sources"), resource.path)
        if resource.name == CONFLICTS:
            yield from followed_problems(files.tables, resource.path)
    yield from area_problems(package, files.tables, files.areas)


def _problems_on_the_ground(package: DataPackage, files: _Files) -> Iterator[Problem]:
    """Yield points that lie elsewhere than their rows say."""
    regions = files.rows("regions")
    terrain = build_terrain(files.areas, regions)
    countries = {str(row["region_code"]): str(row["country_code"]) for row in regions}
    for resource in package.resources:
        if resource.name in files.tables:
            yield from region_country_problems(resource, files.tables[resource.name], countries)
            if terrain is not None:
                yield from point_problems(resource, files.tables[resource.name], terrain)


def _in_order(problems: list[Problem], package: DataPackage) -> list[Problem]:
    """Sort by file as declared, row, column as declared, rule; the package itself comes first."""
    files: Mapping[str, int] = {resource.path: n for n, resource in enumerate(package.resources, start=1)}
    columns = {
        (resource.path, name): n for resource in package.resources for n, name in enumerate(resource.columns)
    }
    last = len(files) + 1
    return sorted(
        set(problems),
        key=lambda problem: (
            0 if problem.file == PACKAGE_FILE else files.get(problem.file, last),
            problem.file,
            problem.row,
            columns.get((problem.file, problem.column), -1),
            problem,
        ),
    )


def _data_set(root: Path, package: DataPackage, files: _Files, figures: tuple[FigureSpec, ...]) -> DataSet:
    """Turn sound files into the data set."""
    from geopandas import GeoDataFrame  # half a second that a faulty directory need not wait for

    areas = {
        name: GeoDataFrame(read.properties.table.frame(), geometry=read.geometries, crs="EPSG:4326")
        for name, read in files.areas.items()
    }
    tables = {name: read.table for name, read in files.tables.items()}
    return DataSet(package, tables, areas, root, figures)
