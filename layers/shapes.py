"""How the geometry of a layer is made, by the name its declaration gives.

Every builder takes the ground, the declaration and the rows, and returns geometries by ``(edition,
detail)`` and
key; an empty edition or detail stands for all of them. Rows without place have no geometry: nothing is
invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from layers.borders import border_lines
from layers.enumerations import DETAILS
from layers.geometry import DECIMALS, Segment
from layers.great_circle import great_circle
from layers.ground import Ground
from layers.spec import LayerSpec

Row = Mapping[str, Any]
Geometries = dict[tuple[str, str], dict[str, BaseGeometry]]
# Greatest step in km and decimals of the vertices between: a small map needs few.
_ARCS = {"low": (500.0, 2), "mid": (200.0, 4), "full": (50.0, 5)}


@dataclass(frozen=True)
class Site:
    """What the builders read: the ground, the border segments, tables, and codes by edition."""

    ground: Ground
    segments: Mapping[str, Mapping[tuple[str, str], list[Segment]]]
    tables: Mapping[str, Sequence[Row]]
    parents: Mapping[str, Mapping[str, str]]


class UnknownShapeError(LookupError):
    """A declaration names a geometry that has no builder."""


def build_shapes(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the geometries of a layer.

    Raises
    ------
    UnknownShapeError
        ``spec.geometry`` is none of the registered names.
    """
    if spec.geometry not in SHAPES:
        raise UnknownShapeError(f"layer {spec.id}: geometry {spec.geometry!r} is none of {sorted(SHAPES)}")
    return SHAPES[spec.geometry](site, spec, rows)


def _none(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return no geometry: the layer is a list."""
    return {("", ""): {}}


def _point(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return a point for every row with coordinates."""
    lon, lat = spec.points[0]
    found = {str(row[spec.key]): _at(row[lon], row[lat]) for row in rows if row[lon] is not None}
    return {("", ""): dict(found)}


def _arc(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return a great circle for every row with both ends, in steps that suit the detail."""
    (lon, lat), (other_lon, other_lat) = spec.points
    ends = {
        str(row[spec.key]): ((row[lon], row[lat]), (row[other_lon], row[other_lat]))
        for row in rows
        if row[lon] is not None and row[other_lon] is not None
    }
    return {
        ("", detail): {
            key: great_circle(start, end, step_km=step_km, decimals=decimals)
            for key, (start, end) in ends.items()
        }
        for detail, (step_km, decimals) in _ARCS.items()
    }


def _places(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the declared places of every row in each edition: its own points and those of its parts."""
    editions = site.ground.editions if spec.is_editioned else (site.ground.newest,)
    parts: dict[str, list[Row]] = {}
    for part in site.tables[spec.parts]:
        parts.setdefault(str(part[spec.key]), []).append(part)
    built: Geometries = {}
    for edition in editions:
        places: dict[str, BaseGeometry] = {}
        for row in rows:
            key = str(row[spec.key])
            points = [_at(row[lon], row[lat]) for lon, lat in spec.points if row[lon] is not None]
            found = [_place(site, part, edition) for part in parts.get(key, ())]
            points += [point for point in found if point is not None]
            unique = sorted({(point.x, point.y) for point in points})
            if unique:
                places[key] = MultiPoint(unique)
        built[edition if spec.is_editioned else "", ""] = places
    return built


def _place(site: Site, part: Row, edition: str) -> Point | None:
    """Return where a part is: its own point, else the seat of its wilaya or region."""
    if part.get("lon") is not None:
        return _at(part["lon"], part["lat"])
    if part.get("wilaya_code"):
        code = site.parents[edition][part["wilaya_code"]]
        return _seat(site.tables["wilayas"], {"edition": edition, "wilaya_code": code})
    if part.get("region_code"):
        return _seat(site.tables["regions"], {"region_code": part["region_code"]})
    return None


def _seat(rows: Sequence[Row], wanted: Mapping[str, str]) -> Point | None:
    """Return the chief town of a wilaya or region, if it is known."""
    row = next(each for each in rows if all(each[name] == value for name, value in wanted.items()))
    return None if row["seat_lon"] is None else _at(row["seat_lon"], row["seat_lat"])


def _wilayas(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the wilayas of every edition."""
    ground = site.ground
    return {
        (each, detail): dict(ground.wilayas(each, detail)) for each in ground.editions for detail in DETAILS
    }


def _regions(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the regions that have a polygon."""
    return {("", detail): dict(site.ground.regions[detail]) for detail in DETAILS}


def _countries(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the countries of the rows."""
    wanted = {str(row[spec.key]) for row in rows}
    return {
        ("", detail): {code: area for code, area in areas.items() if code in wanted}
        for detail, areas in site.ground.countries.items()
    }


def _borders(site: Site, spec: LayerSpec, rows: Sequence[Row]) -> Geometries:
    """Return the stretches of the rows of every edition."""
    built: Geometries = {}
    for edition in site.ground.editions:
        codes = site.ground.unit_codes[edition]
        wanted = {
            (row["wilaya_code"], row["region_code"]): row[spec.key]
            for row in rows
            if row["edition"] == edition
        }
        for detail in DETAILS:
            lines = border_lines(site.segments[detail], codes)
            built[edition, detail] = {
                str(wanted[pair]): line for pair, line in lines.items() if pair in wanted
            }
    return built


def _at(lon: float, lat: float) -> Point:
    """Return a point with five decimals."""
    return Point(round(lon, DECIMALS), round(lat, DECIMALS))


SHAPES: Mapping[str, Callable[[Site, LayerSpec, Sequence[Row]], Geometries]] = {
    "none": _none,
    "point": _point,
    "arc": _arc,
    "places": _places,
    "wilayas": _wilayas,
    "regions": _regions,
    "countries": _countries,
    "borders": _borders,
}
