"""Read a GeoJSON resource strictly, with ``json`` and shapely: GDAL would follow links a file can carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.dataset import Row, Table
from layers.features import FeatureReader
from layers.package import Resource
from layers.problems import Problem, shown
from layers.strict_json import parse_json
from layers.tables import ReadTable

Geometries = NDArray[np.object_]
_UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class ReadAreas:
    """The features of a file: their properties as a table, their geometries in the same order.

    A geometry that could not be read is None.
    """

    properties: ReadTable
    geometries: Geometries = field(repr=False)

    @cached_property
    def is_sound(self) -> NDArray[np.bool_]:
        """Which geometries are there and valid; asked by several checks, slow to answer."""
        valid: NDArray[np.bool_] = shapely.is_valid(self.geometries)
        return valid


def read_areas(raw: bytes, resource: Resource, file: str) -> tuple[ReadAreas, list[Problem]]:
    """Return the features of a GeoJSON file and its faults.

    Parameters
    ----------
    raw : bytes
        The whole file: an RFC 7946 FeatureCollection in UTF-8, longitude before latitude, no ``crs`` member.
    resource : Resource
        Its declaration: properties, key, and which geometries it may hold.
    file : str
        Its path inside the data directory, for the problems.

    Returns
    -------
    tuple of (ReadAreas, list of Problem)
        Feature n is row n + 1, as if the line that opens the collection were a header: with one feature a
        line the row is the line. Faults of JSON itself have line and column of the file. Never raises.
    """
    document, problems = _document(raw, file)
    features = document.get("features") if isinstance(document, dict) else None
    problems += _collection_problems(document, problems, file)
    if not isinstance(features, list):
        return _nothing(resource), problems
    rows: list[Row] = []
    geometries: Geometries = np.full(len(features), None, dtype=object)
    reader = FeatureReader(resource, file)
    for number, feature in enumerate(features):
        row, geometries[number] = reader.read(number + 2, feature)
        rows.append(row)
    # The same NaN is not told twice: a feature names it better than a line does.
    if any(problem.rule == "position" for problem in reader.problems):
        problems = [problem for problem in problems if problem.rule != "json-constant"]
    problems += reader.problems
    problems += _count_problems(len(rows), resource, file)
    lines = tuple(range(2, len(rows) + 2))
    table = Table(resource.name, resource.key, tuple(rows), resource.columns, lines)
    return ReadAreas(ReadTable(table, (), True), geometries), problems


def _nothing(resource: Resource) -> ReadAreas:
    """Return the features of a file that could not be read."""
    table = Table(resource.name, resource.key, (), resource.columns)
    return ReadAreas(ReadTable(table, (), False), np.empty(0, dtype=object))


def _document(raw: bytes, file: str) -> tuple[object, list[Problem]]:
    """Decode and parse the file."""
    if not raw.strip():
        return None, [
            Problem(file, 1, "-", "empty-file", f"{len(raw)} bytes, a FeatureCollection is expected")
        ]
    problems = []
    if raw.startswith(_UTF8_BOM):
        problems.append(Problem(file, 1, "-", "bom", "begins with a byte order mark, '\\ufeff'"))
        raw = raw.removeprefix(_UTF8_BOM)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        near = raw[max(error.start - 10, 0) : error.start + 10]
        message = f"byte 0x{raw[error.start]:02X} of {shown(near)} is not UTF-8"
        return None, [*problems, Problem(file, line, "-", "encoding", message)]
    document, faults = parse_json(text)
    problems += [Problem(file, fault.line, "-", fault.rule, str(fault)) for fault in faults]
    return document, problems


def _collection_problems(document: object, told: Sequence[Problem], file: str) -> Iterator[Problem]:
    """Yield what keeps the document from being a FeatureCollection."""
    if document is None and told:
        return
    kind = document.get("type") if isinstance(document, dict) else document
    if not isinstance(document, dict) or kind != "FeatureCollection":
        yield Problem(file, 1, "-", "geojson", f"is {shown(kind)}, a FeatureCollection is expected")
        return
    if "crs" in document:
        message = f"member crs {shown(document['crs'])}: RFC 7946 knows longitude and latitude (WGS 84) only"
        yield Problem(file, 1, "-", "geojson", message)
    if not isinstance(document.get("features"), list):
        yield Problem(
            file, 1, "-", "geojson", f"features must be a list, not {shown(document.get('features'))}"
        )


def _count_problems(count: int, resource: Resource, file: str) -> Iterator[Problem]:
    """Yield a broken bound: too few features fail, too many warn."""
    if count < resource.min_rows:
        yield Problem(
            file, 1, "-", "min-rows", f"{count} features, at least {resource.min_rows} are declared"
        )
    if resource.max_rows is not None and count > resource.max_rows:
        message = f"{count} features, at most {resource.max_rows} are declared"
        yield Problem(file, 1, "-", "warning-max-rows", message)
