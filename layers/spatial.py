"""Hold the points of a table against the areas they claim: country, wilaya, border."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isinf

from layers.dataset import Row
from layers.package import PointRule, Resource
from layers.problems import Problem, shown
from layers.tables import ReadTable
from layers.terrain import AreaName, Terrain, distance_km, shared_border_km

# How far from the truth a point of that precision may be.
PRECISION_KM: Mapping[str, float] = {
    "exact": 0.5,
    "approx_1km": 1.0,
    "approx_10km": 10.0,
    "approx_20km": 20.0,
}
WILAYA_TOLERANCE_KM = 2.0  # a seat beside a boundary that was simplified
COUNTRY_TOLERANCE_KM = 10.0  # coast of the world map against the coordinates of a port
REGION_END_KM = 5.0  # where the regions of a neighbour meet is drawn at 1:10 million
SHORE_KM = 1.0  # a border post further out stands in the sea

Finding = tuple[str, str, str]  # column, rule, message


@dataclass(frozen=True, slots=True)
class _Point:
    """One point of a row with its rule and the distance it may be off."""

    lon: float
    lat: float
    row: Row
    rule: PointRule
    tolerance_km: float | None
    names: tuple[AreaName, ...]

    def code(self, column: str | None) -> str | None:
        """Return the code in ``column``, None when there is none."""
        value = self.row[column] if column is not None else None
        return value if isinstance(value, str) else None

    def away_km(self, areas: Sequence[object], name: AreaName) -> float:
        """Return the distance to the areas called ``name``."""
        return 0.0 if name in self.names else distance_km(self.lon, self.lat, areas)

    def __str__(self) -> str:
        return f"point {self.lon:g} {self.lat:g}"


def point_problems(resource: Resource, read: ReadTable, terrain: Terrain) -> Iterator[Problem]:
    """Yield every point of a table that lies elsewhere than its row says.

    Distances are geodesic kilometres. A row without coordinates has no place and is not judged; one
    coordinate without the other is a problem.
    """
    for rule in resource.point_rules:
        for row_number, row in read.table.numbered():
            for column, kind, message in _row_findings(row, rule, terrain):
                yield Problem(resource.path, row_number, column, kind, message)


def _row_findings(row: Row, rule: PointRule, terrain: Terrain) -> Iterator[Finding]:
    """Yield what is wrong with one point of a row."""
    lon, lat = row[rule.lon], row[rule.lat]
    if not isinstance(lon, int | float) or not isinstance(lat, int | float):
        if (lon is None) != (lat is None):
            empty, other = (rule.lon, rule.lat) if lon is None else (rule.lat, rule.lon)
            yield empty, "point-pair", f"'' is empty while {other} is {row[other]}"
        return
    if abs(lon) > 180 or abs(lat) > 90:
        column = rule.lon if abs(lon) > 180 else rule.lat
        yield column, "point-globe", f"point {lon:g} {lat:g} is not on the globe"
        return
    precision = row[rule.precision] if rule.precision is not None else None
    tolerance_km = PRECISION_KM.get(str(precision), rule.tolerance_km)
    point = _Point(lon, lat, row, rule, tolerance_km, terrain.at(lon, lat))
    country_findings = list(_country_findings(point, terrain))
    yield from country_findings
    if rule.rule == "on_border":
        yield from _border_findings(point, terrain)
    elif rule.wilaya is not None and not country_findings:
        yield from _wilaya_findings(point, terrain)


def _country_findings(point: _Point, terrain: Terrain) -> Iterator[Finding]:
    """Yield a point outside its country; on a border the region says it better."""
    rule = point.rule
    country = rule.country_is or point.code(rule.country)
    if country is None or rule.rule == "on_border":
        return
    areas = terrain.area("country", country)
    column = rule.country or rule.lon
    if not areas:
        if ("country", country) not in terrain.unsound:
            yield column, "warning-no-area", f"{shown(country)} has no polygon, {point} is not checked"
        return
    tolerance_km = point.tolerance_km if point.tolerance_km is not None else COUNTRY_TOLERANCE_KM
    away_km = point.away_km(areas, ("country", country))
    if away_km > tolerance_km:
        place, kind = _place(point)
        message = f"{point} {place}, {away_km:.0f} km from {shown(country)}"
        if distance_km(point.lat, point.lon, areas) <= tolerance_km:
            message += "; longitude and latitude swapped?"
        is_sea = kind == "sea"
        yield (rule.lon if is_sea else column), ("point-sea" if is_sea else "point-country"), message


def _place(point: _Point) -> tuple[str, str]:
    """Say where a point lies."""
    found = dict(reversed(point.names))
    if point.rule.edition in found:
        return f"lies in wilaya {shown(found[point.rule.edition])}", "wilaya"
    if "region" in found:
        return f"lies in region {shown(found['region'])}", "region"
    if "country" in found:
        return f"lies in {shown(found['country'])}", "country"
    return "lies in the sea", "sea"


def _wilaya_findings(point: _Point, terrain: Terrain) -> Iterator[Finding]:
    """Yield a point outside the wilaya of its row."""
    rule = point.rule
    assert rule.wilaya is not None
    code, edition = point.code(rule.wilaya), point.code(rule.edition_field) or rule.edition
    areas = terrain.area(edition, code) if code is not None else ()
    if not areas:
        return  # an unknown code is told as a broken reference
    tolerance_km = point.tolerance_km if point.tolerance_km is not None else WILAYA_TOLERANCE_KM
    away_km = point.away_km(areas, (edition, str(code)))
    if away_km > tolerance_km:
        found = dict(reversed(point.names))
        place = f"in wilaya {shown(found[edition])}" if edition in found else "in no wilaya"
        message = f"{shown(code)}, but {point} lies {place}, {away_km:.0f} km from it (edition {edition})"
        yield rule.wilaya, "point-wilaya", message


def _border_findings(point: _Point, terrain: Terrain) -> Iterator[Finding]:
    """Yield a point too far from the border its wilaya and its region share."""
    rule = point.rule
    assert rule.wilaya is not None
    assert rule.region is not None
    wilaya, region = point.code(rule.wilaya), point.code(rule.region)
    if wilaya is None or region is None or point.tolerance_km is None:
        return
    wilayas, regions = terrain.area(rule.edition, wilaya), terrain.region(region)
    if not wilayas or not regions:
        return  # told as a broken reference
    home_km = point.away_km(wilayas, (rule.edition, wilaya))
    away_km = point.away_km(regions, ("region", terrain.substitutes.get(region, region)))
    place, kind = _place(point)
    radius_km = point.tolerance_km
    if kind == "sea" and min(home_km, away_km) > SHORE_KM:
        off_km = min(home_km, away_km)
        message = f"{point} lies in the sea, {off_km:.0f} km from {shown(wilaya)} and {shown(region)}"
        yield rule.lon, "point-sea", message
    elif home_km > radius_km or away_km > radius_km:
        column = rule.wilaya if away_km <= radius_km else rule.region if home_km <= radius_km else rule.lon
        message = (
            f"{point} {place}, {home_km:.0f} km from wilaya {shown(wilaya)} and {away_km:.0f} km from region "
            f"{shown(region)}; {radius_km:g} km are allowed"
        )
        yield column, "point-border", message
    else:
        shared_km = shared_border_km(
            point.lon, point.lat, wilayas, regions, within_km=radius_km + REGION_END_KM
        )
        if shared_km > radius_km + REGION_END_KM:
            far = "none near" if isinf(shared_km) else f"{shared_km:.1f} km away"
            message = f"{point}: the border of wilaya {shown(wilaya)} and region {shown(region)} is {far}"
            yield rule.lon, "point-border", f"{message}; {radius_km:g} km are allowed"


def region_country_problems(
    resource: Resource, read: ReadTable, countries: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield rows whose region lies in another country than they say."""
    for rule in resource.point_rules:
        if rule.region is None or rule.country is None:
            continue
        for row_number, row in read.table.numbered():
            region, country = row[rule.region], row[rule.country]
            if isinstance(region, str) and country is not None and countries.get(region, country) != country:
                message = f"{shown(country)}, but region {shown(region)} lies in {shown(countries[region])}"
                yield Problem(resource.path, row_number, rule.country, "region-country", message)
