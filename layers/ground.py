"""The ground of one data set: one coverage a level of detail, dissolved to any edition of wilayas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from layers.enumerations import DETAILS
from layers.geometry import as_multipolygon, checked_area, dissolve

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from layers.dataset import DataSet

# The world is kept at two levels; its coarse level is the same coverage as the others.
_COUNTRY_LEVELS = {"low": "low", "mid": "mid", "full": "mid"}


@dataclass(frozen=True)
class Ground:
    """Areas by level of detail (``low``, ``mid``, ``full``).

    Attributes
    ----------
    editions : tuple of str
        Oldest first; the last numbers the wilayas of every register.
    units : detail to unit to area
        The parts of wilayas that never changed hands inside an edition.
    unit_codes : edition to unit to wilaya code
    regions : detail to region code to area
    countries : detail to country code to area
    """

    editions: tuple[str, ...]
    units: Mapping[str, Mapping[str, BaseGeometry]]
    unit_codes: Mapping[str, Mapping[str, str]]
    regions: Mapping[str, Mapping[str, MultiPolygon]]
    countries: Mapping[str, Mapping[str, MultiPolygon]]
    _dissolved: dict[tuple[str, str], dict[str, MultiPolygon]] = field(default_factory=dict, repr=False)

    def wilayas(self, edition: str, detail: str) -> Mapping[str, MultiPolygon]:
        """Return the wilayas of an edition, dissolved from the units; computed once."""
        place = (edition, detail)
        if place not in self._dissolved:
            self._dissolved[place] = dissolve(self.units[detail], self.unit_codes[edition])
        return self._dissolved[place]

    @property
    def newest(self) -> str:
        """Return the edition whose codes stand in the registers."""
        return self.editions[-1]


def read_ground(dataset: DataSet) -> Ground:
    """Return the ground of ``dataset``.

    Raises
    ------
    GeometryError
        An area is null, empty, invalid or no polygon; the message names it.
    """
    # The oldest edition has no first day: it stands for all time before.
    rows = sorted(dataset.tables["editions"].rows, key=lambda row: str(row["valid_from"] or ""))
    editions = tuple(str(row["edition"]) for row in rows)
    covers = {detail: dataset.areas[f"coverage.{detail}"] for detail in DETAILS}
    full = covers["full"]
    wilaya_rows = full[full["kind"] == "wilaya"]
    codes = {
        edition: dict(zip(wilaya_rows["unit_id"], wilaya_rows[f"wilaya_{edition}"], strict=True))
        for edition in editions
    }
    return Ground(
        editions=editions,
        units={detail: _areas(frame, "wilaya", "unit_id") for detail, frame in covers.items()},
        unit_codes=codes,
        regions={detail: _regions(frame) for detail, frame in covers.items()},
        countries={
            detail: _countries(dataset.areas[f"countries.{level}"])
            for detail, level in _COUNTRY_LEVELS.items()
        },
    )


def _areas(frame: GeoDataFrame, kind: str, key: str) -> dict[str, BaseGeometry]:
    """Return the areas of one kind by key."""
    rows = frame[frame["kind"] == kind]
    return {
        str(name): checked_area(str(name), area) for name, area in zip(rows[key], rows.geometry, strict=True)
    }


def _regions(frame: GeoDataFrame) -> dict[str, MultiPolygon]:
    """Return the regions by code, dissolved where one has several units."""
    rows = frame[frame["kind"] == "region"]
    codes = dict(zip(rows["unit_id"], rows["region_code"], strict=True))
    return dissolve(_areas(frame, "region", "unit_id"), codes)


def _countries(frame: GeoDataFrame) -> dict[str, MultiPolygon]:
    """Return the countries by code."""
    rows = zip(frame["country_code"], frame.geometry, strict=True)
    return {str(code): as_multipolygon(checked_area(str(code), area)) for code, area in rows}
