"""What links a feature with places: the ends of its relations, for the map's spokes and for printed figures.

A declaration names its relations (``LayerSpec.relations``). Only places that a register names are ends; how
it knows them (``stated``, or worked out from the map or from the wilaya before) goes with each. Groups such
as "the border states" are words, never places.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from layers.names import LANGUAGES
from layers.spec import LayerSpec

Row = Mapping[str, Any]
Place = tuple[float, float]

STATED = "stated"
# How far two arcs between the same towns part in the middle, as a share of their length.
FAN = 0.1


class Tables(Protocol):
    """The tables of a release by name: those being built, or those of an atlas."""

    def __getitem__(self, name: str, /) -> Sequence[Row]: ...


@dataclass(frozen=True, slots=True)
class End:
    """A place at which a relation ends.

    Attributes
    ----------
    layer, key : str
        ``wilayas`` or ``regions`` with the code, or the table of members with the id of the member.
    names : mapping of language to str
    place : (lon, lat) or None
        The member's own place, else the chief town of the wilaya or region, if it is known.
    is_stated : bool
        A source names the place; otherwise it was worked out.
    within : str
        The wilaya in which a member lies, ``""`` for others.
    """

    layer: str
    key: str
    names: Mapping[str, str]
    place: Place | None
    is_stated: bool
    within: str = ""


def ends_of(spec: LayerSpec, row: Row, tables: Tables, edition: str) -> tuple[End, ...]:
    """Return the ends of the relations of one row, in the order of the registers.

    Parameters
    ----------
    spec : LayerSpec
        One without relations has none.
    row : Row
        Of the layer; wilaya codes are those of the newest edition, as in the registers.
    tables : mapping of name to rows
        The registers, ``wilayas``, ``regions`` and ``wilaya_parents`` of a release.
    edition : str
        Of wilayas: an end in a wilaya that did not exist yet goes to the one that held it.

    Examples
    --------
    >>> from layers.spec import Relations
    >>> spec = LayerSpec("talks", "Talks", "point", "talk_id", "talks",
    ...     relations=Relations("spokes", ("talk_places",), "talk_id"))
    >>> tables = {
    ...     "talk_places": [{"talk_id": "A", "wilaya_code": "54", "region_code": None, "basis": "stated"}],
    ...     "wilaya_parents": [{"edition": "1984", "wilaya_code": "54", "code_then": "11"}],
    ...     "wilayas": [{"edition": "1984", "wilaya_code": "11", "seat_lon": 5.5, "seat_lat": 22.8,
    ...                  "name_ar": "تمنراست", "name_fr": "Tamanrasset", "name_en": "Tamanrasset"}],
    ...     "regions": [],
    ... }
    >>> [(end.key, end.place) for end in ends_of(spec, {"talk_id": "A"}, tables, "1984")]
    [('11', (5.5, 22.8))]
    """
    if spec.relations is None:
        return ()
    wanted = row[spec.relations.key]
    found: dict[tuple[str, str], End] = {}
    for table in spec.relations.tables:
        for part in tables[table]:
            if wanted is not None and part[spec.relations.key] == wanted:
                for end in _ends(spec.relations.members, part, tables, edition):
                    kept = found.get((end.layer, end.key))
                    if kept is None or (end.is_stated and not kept.is_stated):
                        found[end.layer, end.key] = end
    return tuple(found.values())


def groups_of(spec: LayerSpec, row: Row, tables: Tables) -> tuple[Mapping[str, str], ...]:
    """Return the names of the groups that take part as a whole, by language: they have no place."""
    if spec.relations is None or not spec.relations.partners:
        return ()
    wanted = row[spec.relations.key]
    names = {each["group_id"]: each for each in tables["groups"]}
    return tuple(
        {lang: names[part["group_id"]][f"name_{lang}"] for lang in LANGUAGES}
        for part in tables[spec.relations.partners]
        if part[spec.relations.key] == wanted and part["group_id"]
    )


def _ends(members: str, part: Row, tables: Tables, edition: str) -> list[End]:
    """Return the ends that one row of a register names."""
    is_stated = part.get("basis") in (None, STATED)
    wilaya, region = part.get("wilaya_code"), part.get("region_code")
    if wilaya:
        wilaya = next(
            each["code_then"]
            for each in tables["wilaya_parents"]
            if (each["edition"], each["wilaya_code"]) == (edition, wilaya)
        )
    if members:
        own = None if part["lon"] is None else (part["lon"], part["lat"])
        names = {lang: part[f"name_{lang}"] for lang in LANGUAGES}
        return [End(members, part["member_id"], names, own, is_stated, wilaya or "")]
    ends = []
    if wilaya:
        ends.append(_area(tables["wilayas"], "wilaya_code", wilaya, is_stated, edition))
    if region:
        ends.append(_area(tables["regions"], "region_code", region, is_stated, ""))
    return ends


def _area(rows: Sequence[Row], column: str, code: str, is_stated: bool, edition: str) -> End:
    """Return the end at the chief town of a wilaya or region."""
    row = next(each for each in rows if each[column] == code and (not edition or each["edition"] == edition))
    place = None if row["seat_lon"] is None else (row["seat_lon"], row["seat_lat"])
    names = {lang: row[f"name_{lang}"] for lang in LANGUAGES}
    return End("wilayas" if edition else "regions", code, names, place, is_stated)


def fan_out(lines: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return lines (GeoJSON MultiLineStrings by key) so that those with the same two ends part in the middle.

    A line that is alone between its ends stays as it is, and so does one cut at the 180th meridian.

    Examples
    --------
    >>> line = {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 0], [2, 0]]]}
    >>> fanned = fan_out({"a": line, "b": line})
    >>> [each["coordinates"][0][1] for each in fanned.values()]
    [(1.0, 0.1), (1.0, -0.1)]
    """
    groups: defaultdict[frozenset[Place], list[str]] = defaultdict(list)
    for key, line in lines.items():
        if line["type"] == "MultiLineString" and len(line["coordinates"]) == 1:
            path = line["coordinates"][0]
            groups[frozenset((tuple(path[0]), tuple(path[-1])))].append(key)
    fanned = dict(lines)
    for keys in groups.values():
        for number, key in enumerate(keys if len(keys) > 1 else ()):
            share = FAN * (len(keys) - 1 - 2 * number) / 2
            path = _bent(lines[key]["coordinates"][0], 2 * share)
            fanned[key] = {"type": "MultiLineString", "coordinates": [path]}
    return fanned


def _bent(path: Sequence[Sequence[float]], share: float) -> list[Place]:
    """Return a path pushed sideways by a share of its length, most in the middle and not at its ends."""
    (west, south), (east, north) = path[0], path[-1]
    # Which end comes first must not decide the side: two lines may run against each other.
    sign = 1.0 if (west, south) <= (east, north) else -1.0
    length = math.hypot(east - west, north - south) or 1.0
    side = (-(north - south) / length * sign, (east - west) / length * sign)
    last = len(path) - 1
    pushed = [4 * share * length / 2 * at / last * (1 - at / last) for at in range(last + 1)]
    return [
        (round(lon + side[0] * push, 5), round(lat + side[1] * push, 5))
        for (lon, lat), push in zip(path, pushed, strict=True)
    ]
