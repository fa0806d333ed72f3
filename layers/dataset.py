"""The data of one sound directory: tables of typed rows and areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from layers.figures import FigureSpec
from layers.package import DataPackage

if TYPE_CHECKING:  # pandas takes a third of a second to import; the strict readers do without
    from geopandas import GeoDataFrame
    from pandas import DataFrame

Value = str | int | float | bool | None | tuple[str, ...]
Row = Mapping[str, Value]
Key = Value | tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """Rows of one resource in the order of its file.

    Lists are tuples, partial dates stay text, an empty cell is None. ``lines`` holds the row number of each
    row in its file, the header being row 1.
    """

    name: str
    key: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    lines: tuple[int, ...] = field(default=(), repr=False)

    @cached_property
    def by_key(self) -> Mapping[Key, Row]:
        """Rows by primary key: the value of a single column, a tuple of values for several."""
        return {key_of(row, self.key): row for row in self.rows}

    def frame(self) -> DataFrame:
        """Return the rows as a new frame of objects: texts stay texts, missing values stay None."""
        from pandas import DataFrame

        columns = list(self.columns or (self.rows[0] if self.rows else ()))
        return DataFrame(
            [[row[name] for name in columns] for row in self.rows], columns=columns, dtype=object
        )

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Yield every row with its number in the file."""
        return zip(self.lines, self.rows, strict=True)


@dataclass(frozen=True)
class DataSet:
    """Everything a sound data directory holds.

    ``tables`` has a table for every CSV resource, ``areas`` a GeoDataFrame (EPSG:4326, properties and
    geometry) for every GeoJSON resource, both by resource name; ``figures`` are those of ``figures.toml``.
    """

    package: DataPackage
    tables: Mapping[str, Table]
    areas: Mapping[str, GeoDataFrame]
    root: Path
    figures: tuple[FigureSpec, ...] = ()


def key_of(row: Row, columns: tuple[str, ...]) -> Key:
    """Return the key of ``row``: the value of one column, or the tuple of several.

    Examples
    --------
    >>> key_of({"edition": "2026", "wilaya_code": "01"}, ("edition", "wilaya_code"))
    ('2026', '01')
    >>> key_of({"source_id": "SRC_001"}, ("source_id",))
    'SRC_001'
    """
    return row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns)
