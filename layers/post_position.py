"""Where a crossing lies: its position in three notations, and what lies near it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pyproj import Transformer

from layers.geometry import distance_km
from layers.names import names_of

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.lookups import Row

HOME = "DZA"
# Latitude bands of UTM, eight degrees each from 80° S; the last one is longer.
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
# How far the true place may lie from the point, by the grade the register gives.
RADIUS_KM: Mapping[str, float] = {"exact": 0.0, "approx_1km": 1.0, "approx_10km": 10.0, "approx_20km": 20.0}


@dataclass(frozen=True, slots=True)
class Position:
    """A point in decimal degrees, in degrees, minutes and seconds, and in UTM (all WGS 84).

    ``utm`` is zone and latitude band, easting and northing in metres; ``radius_km`` how far the true place
    may lie from the point.
    """

    lon: float
    lat: float
    decimal: str
    sexagesimal: str
    utm: str
    utm_zone: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class Near:
    """A place or crossing and its geodesic distance from the point."""

    key: str
    names: Mapping[str, str]
    country_code: str
    lon: float
    lat: float
    distance_km: float
    source_ids: tuple[str, ...]


def position_of(lon: float, lat: float, *, radius_km: float) -> Position:
    """Return a position in the notations of maps and receivers.

    Examples
    --------
    >>> place = position_of(9.4399, 30.0128, radius_km=10.0)
    >>> place.decimal, place.sexagesimal
    ('30.0128° N, 9.4399° E', '30°00′46″ N, 9°26′24″ E')
    >>> place.utm_zone, place.utm
    (32, '32R 542422 3320285')
    """
    zone = math.floor((lon + 180) / 6) % 60 + 1
    east, north = _to_utm(zone, is_south=lat < 0).transform(lon, lat)
    band = _BANDS[max(0, min(len(_BANDS) - 1, math.floor((lat + 80) / 8)))]
    sides = ("S" if lat < 0 else "N", "W" if lon < 0 else "E")
    return Position(
        lon=lon,
        lat=lat,
        decimal=f"{abs(lat)}° {sides[0]}, {abs(lon)}° {sides[1]}",
        sexagesimal=f"{_dms(lat)} {sides[0]}, {_dms(lon)} {sides[1]}",
        utm=f"{zone}{band} {east:.0f} {north:.0f}",
        utm_zone=zone,
        radius_km=radius_km,
    )


def nearest_places(
    atlas: Atlas, crossing: Row, *, count: int = 2, within_km: float = 250.0
) -> tuple[Near, ...]:
    """Return up to ``count`` places within a distance on either side, the home side first.

    The nearest of a side is there however far it lies.
    """
    found: list[Near] = []
    for country in (HOME, crossing["country_code"]):
        rows = [row for row in atlas.tables["places"] if row["country_code"] == country]
        near = (_near(row, "place_id", ("name",), crossing) for row in rows)
        found += _nearest(near, count, within_km)
    return tuple(found)


def nearest_crossings(
    atlas: Atlas, crossing: Row, *, count: int = 4, within_km: float = 600.0
) -> tuple[Near, ...]:
    """Return up to ``count`` other crossings within a distance, the nearest first; always the nearest one."""
    rows = [row for row in atlas.tables["crossings"] if row["crossing_id"] != crossing["crossing_id"]]
    stems = ("name", "counterpart")
    near = [_near(row, "crossing_id", stems, crossing) for row in rows if row["lon"] is not None]
    return tuple(_nearest(near, count, within_km))


def _nearest(near: Iterable[Near], count: int, within_km: float) -> list[Near]:
    """Return the nearest, and those of the next that are within a distance."""
    ordered = sorted(near, key=lambda each: (each.distance_km, each.key))[:count]
    return [each for n, each in enumerate(ordered) if n == 0 or each.distance_km <= within_km]


def _near(row: Row, key: str, stems: tuple[str, ...], crossing: Row) -> Near:
    """Return one place with its distance."""
    lon, lat = float(row["lon"]), float(row["lat"])
    return Near(
        key=str(row[key]),
        names=names_of(row, stems),
        country_code=str(row["country_code"]),
        lon=lon,
        lat=lat,
        distance_km=distance_km(float(crossing["lon"]), float(crossing["lat"]), lon, lat),
        source_ids=tuple(row["source_ids"]),
    )


@lru_cache(maxsize=16)
def _to_utm(zone: int, *, is_south: bool) -> Transformer:
    """Return the way from EPSG:4326, longitude first, into a zone."""
    return Transformer.from_crs(4326, (32700 if is_south else 32600) + zone, always_xy=True)


def _dms(value: float) -> str:
    """Return an angle without its sign, rounded to the second."""
    seconds = round(abs(value) * 3600)
    return f"{seconds // 3600}°{seconds // 60 % 60:02d}′{seconds % 60:02d}″"
