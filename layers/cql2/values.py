"""Read the values of a filter: days, spans of time, geometries, boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NoReturn

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from layers.cql2.nodes import Placing, Shape, Span, refuse
from layers.messages import N_

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)
OPEN = ("..", "")


def read_instant(text: str) -> date | None:
    """Return the day in UTC of an RFC 3339 date or time, or None: it is neither.

    Examples
    --------
    >>> read_instant("2021-10-25T23:30:00-02:00"), read_instant("20211025")
    (datetime.date(2021, 10, 26), None)
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            # A second of 60 is allowed in RFC 3339; the day is the same.
            whole = re.sub(r":60(?=[.Zz+-])", ":59", text.upper())
            return datetime.fromisoformat(re.sub(r"\.[0-9]+", "", whole)).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return None
    return None


def day(text: object) -> Span:
    """Return a day as a span."""
    found = read_instant(text) if isinstance(text, str) else None
    if found is None:
        refuse(
            N_("%(parameter)s: “%(value)s” is not a date YYYY-MM-DD or a time with its zone"), value=str(text)
        )
    return Span(found, found)


def span(first: object, last: object) -> Span:
    """Return an interval; ``..`` leaves an end open."""
    begin = date.min if first in OPEN else day(first).first
    end = date.max if last in OPEN else day(last).last
    if begin > end:
        refuse(N_("%(parameter)s: “%(value)s” ends before it begins"), value=f"{first}/{last}")
    return Span(begin, end)


def shape_of_wkt(text: str, place: Placing) -> Shape:
    """Return the geometry of a well-known text."""
    try:
        return _placed(shapely.from_wkt(text), text, place)
    except (ShapelyError, ValueError):
        refuse_shape(text)


def shape_of_geojson(document: Mapping[str, object], place: Placing) -> Shape:
    """Return the geometry of a GeoJSON object."""
    try:
        return _placed(shapely.geometry.shape(document), str(document), place)
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        refuse_shape(str(document))


def shape_of_box(numbers: Sequence[object], place: Placing) -> Shape:
    """Return a box of four or six numbers; west greater than east crosses the 180th meridian."""
    text = str(list(numbers))
    if len(numbers) not in (4, 6) or not all(type(each) in (int, float) for each in numbers):
        refuse_shape(text)
    places = (0, 1, 2, 3) if len(numbers) == 4 else (0, 1, 3, 4)
    west, south, east, north = (float(str(numbers[each])) for each in places)
    if not south <= north:
        refuse_shape(text)
    return _placed(box_of(west, south, east, north), text, place)


def box_of(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """Return a box as a geometry: in two halves over the 180th meridian, a line or a point if it has no area.

    Examples
    --------
    >>> box_of(170, 0, -170, 1).geom_type, box_of(3, 0, 3, 1).geom_type
    ('MultiPolygon', 'LineString')
    """
    if west > east:
        return shapely.union_all([box_of(west, south, 180, north), box_of(-180, south, east, north)])
    if west == east and south == north:
        return shapely.Point(west, south)
    if west == east or south == north:
        return shapely.LineString([(west, south), (east, north)])
    return shapely.box(west, south, east, north)


def _placed(geometry: BaseGeometry, text: str, place: Placing) -> Shape:
    """Return a geometry in longitude and latitude; an empty, broken or endless one is refused."""
    if not np.isfinite(shapely.get_coordinates(geometry)).all() or shapely.is_empty(geometry):
        refuse_shape(text)
    placed = place(shapely.force_2d(geometry))
    if not shapely.is_valid(placed):
        refuse_shape(text)
    return Shape(placed)


def refuse_shape(text: str) -> NoReturn:
    """Refuse a geometry."""
    refuse(N_("%(parameter)s: “%(value)s” is not a sound geometry"), value=text)
