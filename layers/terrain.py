"""What lies where: the areas of a data directory, asked by code or by point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import cos, inf, radians

import numpy as np
import shapely
from pyproj import Geod

from layers.dataset import Row, Value
from layers.geofiles import Geometries, ReadAreas

# Named once: the areas that points are held against, the most detailed first.
COVERAGES = ("coverage.full", "coverage.mid", "coverage.low")
WORLDS = ("countries.mid", "countries.low")
HOME = "DZA"
_REACH = 1.0  # degrees around a point within which its nearest line is looked for first

AreaName = tuple[str, str]  # kind ("2026", "region", "country") and code


@cache
def _geod() -> Geod:
    """Return the ellipsoid distances are measured on."""
    return Geod(ellps="WGS84")


@dataclass(frozen=True)
class Terrain:
    """Areas by ``(kind, code)``, kind being an edition of wilayas, ``region`` or ``country``.

    ``unsound`` names areas with a faulty part: nothing is held against them. ``substitutes`` names the region
    whose polygon covers one that has none.
    """

    areas: Mapping[AreaName, Sequence[object]] = field(repr=False)
    unsound: frozenset[AreaName]
    substitutes: Mapping[str, str]
    geometries: Geometries = field(repr=False)
    names: Sequence[AreaName] = field(repr=False)
    tree: shapely.STRtree = field(repr=False)

    def area(self, kind: str, code: str) -> Sequence[object]:
        """Return the polygons of an area, none when it is unknown or unsound."""
        name = kind, code
        return () if name in self.unsound else self.areas.get(name, ())

    def region(self, code: str) -> Sequence[object]:
        """Return the polygons of a region, or of the region that covers it."""
        return self.area("region", self.substitutes.get(code, code))

    def at(self, lon: float, lat: float) -> list[AreaName]:
        """Return the names of the areas a point lies in."""
        hits = self.tree.query(shapely.points(lon, lat), predicate="intersects")
        return [self.names[index] for index in sorted(hits)]


def build_terrain(areas: Mapping[str, ReadAreas], regions: Sequence[Row]) -> Terrain | None:
    """Return the terrain of a data directory, None when it has no sound coverage.

    Parameters
    ----------
    areas : mapping of resource name to ReadAreas
        The GeoJSON resources; the most detailed coverage and map of the world are used.
    regions : sequence of rows
        The lookup of regions: their country, and what covers those without a polygon.
    """
    coverage = next((areas[name] for name in COVERAGES if name in areas), None)
    if coverage is None:
        return None
    countries = {row["region_code"]: row["country_code"] for row in regions}
    world = next((areas[name] for name in WORLDS if name in areas), None)
    named = list(_named_units(coverage, countries))
    told = {name for name, _, _ in named}
    if world is not None:
        named += [item for item in _named_countries(world) if item[0] not in told]
    by_name: dict[AreaName, list[object]] = defaultdict(list)
    for name, geometry, _ in named:
        by_name[name].append(geometry)
    unsound = frozenset(name for name, _, is_sound in named if not is_sound)
    usable = [(name, geometry) for name, geometry, is_sound in named if is_sound]
    geometries: Geometries = np.array([geometry for _, geometry in usable], dtype=object)
    covered = [row for row in regions if row.get("covered_by") is not None]
    substitutes = {str(row["region_code"]): str(row["covered_by"]) for row in covered}
    names = [name for name, _ in usable]
    return Terrain(dict(by_name), unsound, substitutes, geometries, names, shapely.STRtree(geometries))


def _named_units(
    coverage: ReadAreas, countries: Mapping[Value, Value]
) -> Iterator[tuple[AreaName, object, bool]]:
    """Yield every area of the coverage, once for each name it has."""
    rows = coverage.properties.table.rows
    for row, geometry, is_sound in zip(rows, coverage.geometries, coverage.is_sound, strict=True):
        for name in _unit_names(row, countries):
            yield name, geometry, bool(is_sound)


def _named_countries(world: ReadAreas) -> Iterator[tuple[AreaName, object, bool]]:
    """Yield the countries of the world."""
    rows = world.properties.table.rows
    for row, geometry, is_sound in zip(rows, world.geometries, world.is_sound, strict=True):
        code = row.get("country_code")
        if isinstance(code, str):
            yield ("country", code), geometry, bool(is_sound)


def _unit_names(row: Row, countries: Mapping[Value, Value]) -> list[AreaName]:
    """Return every area a unit of the coverage belongs to."""
    region = row.get("region_code")
    if isinstance(region, str):
        return [("region", region), ("country", str(countries.get(region, "")))]
    editions = [
        (name.removeprefix("wilaya_"), code)
        for name, code in row.items()
        if name.startswith("wilaya_") and isinstance(code, str)
    ]
    return [*editions, ("country", HOME)]


def distance_km(lon: float, lat: float, geometries: Sequence[object]) -> float:
    """Return the geodesic distance from a point to the nearest geometry, 0 inside, infinite for none.

    Nearest is decided in degrees scaled at the point's latitude, exact enough within some hundred km.
    """
    point = shapely.points(lon, lat)
    box = shapely.box(lon - _REACH, lat - _REACH, lon + _REACH, lat + _REACH)
    shortest = inf
    for geometry in geometries:
        if shapely.is_empty(geometry):
            continue
        if shapely.intersects(geometry, point):
            return 0.0
        near = shapely.intersection(geometry, box) if shapely.intersects(geometry, box) else geometry
        shortest = min(shortest, _nearest_km(lon, lat, near))
    return shortest


def _nearest_km(lon: float, lat: float, geometry: object) -> float:
    """Measure to the nearest point of one geometry."""
    scale = np.array([cos(radians(lat)), 1.0])
    scaled = shapely.transform(geometry, lambda positions: positions * scale)
    line = shapely.shortest_line(shapely.points(np.array([lon, lat]) * scale), scaled)
    near_lon, near_lat = shapely.get_coordinates(line)[-1] / scale
    metres: float = _geod().inv(lon, lat, near_lon, near_lat)[2]
    return metres / 1000


def shared_border_km(
    lon: float, lat: float, ones: Sequence[object], others: Sequence[object], *, within_km: float
) -> float:
    """Return the distance from a point to the border two areas share, infinite beyond ``within_km``.

    Both areas come from one coverage, so what they share are equal edges.
    """
    reach = within_km / 100  # a degree of latitude is 111 km: a little more than asked
    reach_lon = reach / max(cos(radians(lat)), 0.01)
    west, south, east, north = lon - reach_lon, lat - reach, lon + reach_lon, lat + reach
    shortest = inf
    for one in ones:
        for other in others:
            near_one, near_other = (
                shapely.clip_by_rect(shapely.boundary(area), west, south, east, north)
                for area in (one, other)
            )
            shared = shapely.intersection(near_one, near_other)
            if not shapely.is_empty(shared):
                shortest = min(shortest, _nearest_km(lon, lat, shared))
    return shortest
