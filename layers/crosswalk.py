"""Wilaya codes of the newest edition in the codes of another: by parent, and by the ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely import Point

from layers.ground import Ground

Row = Mapping[str, Any]


class CrosswalkError(ValueError):
    """A code has no parent, or lies outside its edition; the message names it."""


def parent_codes(wilayas: Iterable[Row], editions: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return for every edition: code of the newest edition to the code that held it then.

    Parameters
    ----------
    wilayas : rows with ``edition``, ``wilaya_code``, ``parent_code``
        ``parent_code`` is the code in the edition before (empty: the same code).
    editions : tuple of str
        Oldest first.

    Raises
    ------
    CrosswalkError
        A parent is no wilaya of the edition before.

    Examples
    --------
    >>> rows = [
    ...     {"edition": "1984", "wilaya_code": "11", "parent_code": None},
    ...     {"edition": "2019", "wilaya_code": "11", "parent_code": "11"},
    ...     {"edition": "2019", "wilaya_code": "54", "parent_code": "11"},
    ... ]
    >>> parent_codes(rows, ("1984", "2019"))["1984"]
    {'11': '11', '54': '11'}
    """
    parents = {(str(row["edition"]), str(row["wilaya_code"])): row["parent_code"] for row in wilayas}
    newest = editions[-1]
    known = {code: code for edition, code in parents if edition == newest}
    found = {newest: dict(known)}
    for edition, before in zip(reversed(editions), list(reversed(editions))[1:], strict=False):
        for code, current in known.items():
            parent = str(parents[edition, current] or current)
            if (before, parent) not in parents:
                raise CrosswalkError(f"wilaya {current} of {edition}: parent {parent} is not in {before}")
            known[code] = parent
        found[before] = dict(known)
    return found


def point_codes(ground: Ground, code: str, lon: float, lat: float) -> dict[str, str]:
    """Return the wilaya code of a point in every edition, by the ground.

    The point is taken to be in wilaya ``code`` of the newest edition: posts stand on the line itself, so the
    nearest unit of that wilaya decides, not the unit a rounded coordinate happens to fall in.

    Raises
    ------
    CrosswalkError
        The newest edition has no such wilaya.
    """
    units = [unit for unit, owner in ground.unit_codes[ground.newest].items() if owner == code]
    if not units:
        raise CrosswalkError(f"no wilaya {code} in edition {ground.newest}")
    point = Point(lon, lat)
    distances = shapely.distance([ground.units["full"][unit] for unit in units], point)
    nearest = units[int(distances.argmin())]
    return {edition: codes[nearest] for edition, codes in ground.unit_codes.items()}
