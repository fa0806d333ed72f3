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
    names: Sequence[Sequence[AreaName]] = field(repr=False)
    tree: shapely.STRtree = field(repr=False)

    def area(self, kind: str, code: str) -> Sequence[object]:
        """Return the polygons of an area, none when it is unknown or unsound."""
        name = kind, code
        return () if name in self.unsound else self.areas.get(name, ())

    def region(self, code: str) -> Sequence[object]:
        """Return the polygons of a region, or of the region that covers it."""
        return self.area("region", self.substitutes.get(code, code))

    def at(self, lon: float, lat: float) -> tuple[AreaName, ...]:
        """Return the names of the areas a point lies in."""
        hits = self.tree.query(shapely.points(lon, lat), predicate="intersects")
        return tuple(name for index in sorted(hits) for name in self.names[index])


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
    told = {name for names, _, _ in named for name in names}
    if world is not None:
        named += [item for item in _named_countries(world) if told.isdisjoint(item[0])]
    by_name: dict[AreaName, list[object]] = defaultdict(list)
    for names, geometry, _ in named:
        for name in names:
            by_name[name].append(geometry)
    unsound = frozenset(name for names, _, is_sound in named if not is_sound for name in names)
    usable = [(names, geometry) for names, geometry, is_sound in named if is_sound]
    tree = shapely.STRtree([geometry for _, geometry in usable])
    covered = [row for row in regions if row.get("covered_by") is not None]
    substitutes = {str(row["region_code"]): str(row["covered_by"]) for row in covered}
    return Terrain(dict(by_name), unsound, substitutes, [names for names, _ in usable], tree)


_Named = tuple[list[AreaName], object, bool]


def _named_units(coverage: ReadAreas, countries: Mapping[Value, Value]) -> Iterator[_Named]:
    """Yield every area of the coverage with all its names and whether it is sound."""
    rows = coverage.properties.table.rows
    for row, geometry, is_sound in zip(rows, coverage.geometries, coverage.is_sound, strict=True):
        yield _unit_names(row, countries), geometry, bool(is_sound)


def _named_countries(world: ReadAreas) -> Iterator[_Named]:
    """Yield the countries of the world."""
    rows = world.properties.table.rows
    for row, geometry, is_sound in zip(rows, world.geometries, world.is_sound, strict=True):
        code = row.get("country_code")
        if isinstance(code, str):
            yield [("country", code)], geometry, bool(is_sound)


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
    areas: Geometries = np.array(geometries, dtype=object)
    degrees = shapely.distance(areas, shapely.points(lon, lat))
    if not len(areas) or np.isnan(degrees).all():
        return inf
    nearest = float(np.nanmin(degrees))
    if nearest == 0:
        return 0.0
    # A degree of longitude is the shorter one: what is further in degrees may be nearer on the ground.
    candidates = areas[degrees * cos(radians(lat)) <= nearest]
    box = shapely.box(lon - _REACH, lat - _REACH, lon + _REACH, lat + _REACH)
    near = shapely.intersection(candidates, box) if nearest < _REACH else candidates
    return min(_nearest_km(lon, lat, area) for area in near if not shapely.is_empty(area))


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
