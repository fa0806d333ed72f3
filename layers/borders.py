"""The border as stretches of one wilaya and one region, measured on the ground of full detail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from shapely import MultiLineString

from layers.computing import union
from layers.enumerations import LANGUAGES
from layers.geometry import Segment, length_km, merged_line, point_contacts, shared_segments
from layers.ground import Ground

Row = dict[str, Any]
Pair = tuple[str, str]

# Below this the polygons touch in a corner rather than share a border.
SHORTEST_KM = 0.1
# DESIGN 3: one territory of its own, drawn with a dashed boundary.
DISPUTED_COUNTRIES = frozenset({"ESH"})

_TOUCHING = frozenset({"yes", "boundary_version_dependent"})
# The polygon is of the present scheme: the region without one is younger than it.
_YOUNGER_NOTE = {
    "ar": "%(name)s (%(code)s) منذ إنشائها؛ لا مضلع مفتوحا لها",
    "fr": "%(name)s (%(code)s) depuis sa création ; pas de polygone ouvert",
    "en": "%(name)s (%(code)s) since its creation; no open polygon",
}
# The polygon is of an older scheme than the region without one.
_PRESENT_NOTE = {
    "ar": "%(name)s (%(code)s) في التقسيم الحالي؛ لا مضلع مفتوحا لها",
    "fr": "%(name)s (%(code)s) dans le découpage actuel ; pas de polygone ouvert",
    "en": "%(name)s (%(code)s) in the present division; no open polygon",
}


def unit_segments(ground: Ground, detail: str) -> dict[Pair, list[Segment]]:
    """Return the shared segments by unit and region; every edition is made from them."""
    return shared_segments(ground.units[detail], ground.regions[detail])


def border_lines(
    segments: Mapping[Pair, list[Segment]], codes: Mapping[str, str]
) -> dict[Pair, MultiLineString]:
    """Return one line a pair of wilaya and region, sorted by pair.

    Parameters
    ----------
    segments : mapping of (unit, region code) to segments
    codes : mapping of unit to wilaya code
        One edition.
    """
    grouped: dict[Pair, list[Segment]] = defaultdict(list)
    for (unit, region), own in segments.items():
        grouped[codes[unit], region] += own
    return {pair: merged_line(grouped[pair]) for pair in sorted(grouped)}


def adjacency_rows(
    lines: Mapping[Pair, MultiLineString], countries: Mapping[str, str], edition: str
) -> list[Row]:
    """Return the pairs that share at least 100 m, with their geodesic length in km."""
    rows = []
    for (wilaya, region), line in lines.items():
        length = length_km(line)
        if length >= SHORTEST_KM:
            row = {"edition": edition, "wilaya_code": wilaya, "region_code": region}
            rows.append(row | {"country_code": countries[region], "length_km": round(length, 3)})
    return rows


def tripoint_rows(
    ground: Ground, lines: Mapping[Pair, MultiLineString], countries: Mapping[str, str], edition: str
) -> list[Row]:
    """Return the pairs that meet in a point, or share less than 100 m, with the place."""
    wilayas, regions = ground.wilayas(edition, "full"), ground.regions["full"]
    found = dict(point_contacts(wilayas, regions, apart_from=lines))
    short = {pair: line for pair, line in lines.items() if length_km(line) < SHORTEST_KM}
    found |= {pair: line.geoms[0].coords[0] for pair, line in short.items()}
    return [
        {"edition": edition, "wilaya_code": wilaya, "region_code": region}
        | {"country_code": countries[region], "lon": lon, "lat": lat}
        for (wilaya, region), (lon, lat) in sorted(found.items())
    ]


def border_rows(
    adjacency: list[Row],
    *,
    wilayas: Mapping[Pair, Mapping[str, Any]],
    regions: Mapping[str, Mapping[str, Any]],
    links: list[Row],
) -> list[Row]:
    """Return the rows of the ``borders`` layer of one edition.

    Parameters
    ----------
    adjacency : rows of one edition
    wilayas : (edition, wilaya code) to row
    regions : region code to row
        ``covered_by`` names the polygon that still includes a region without one.
    links : rows with ``wilaya_code`` (of this edition), ``region_code``, ``shares_border``
        Which wilaya a region without polygon touches, by the sources.
    """
    touching = {
        (row["wilaya_code"], row["region_code"]) for row in links if row["shares_border"] in _TOUCHING
    }
    rows = []
    for pair in adjacency:
        wilaya = wilayas[pair["edition"], pair["wilaya_code"]]
        region = regions[pair["region_code"]]
        covered = [
            other
            for code, other in sorted(regions.items())
            if other["covered_by"] == pair["region_code"] and (pair["wilaya_code"], code) in touching
        ]
        is_disputed = pair["country_code"] in DISPUTED_COUNTRIES
        rows.append(
            {
                "border_id": f"{pair['wilaya_code']}-{pair['region_code']}",
                **pair,
                **{name: f"{wilaya[name]} – {region[name]}" for name in ("name_ar", "name_fr", "name_en")},
                "is_disputed": is_disputed,
                "line": "dashed" if is_disputed else "solid",
                "covered_region_codes": tuple(other["region_code"] for other in covered),
                **{f"region_note_{lang}": _covered_note(region, covered, lang) for lang in LANGUAGES},
                **{f"note_{lang}": region[f"note_{lang}"] for lang in LANGUAGES},
                "source_ids": union(wilaya["source_ids"], region["source_ids"]),
            }
        )
    return rows


def _covered_note(region: Mapping[str, Any], covered: list[Mapping[str, Any]], lang: str) -> str | None:
    """Say which regions without polygon hold this stretch."""
    notes = []
    for row in covered:
        texts = _YOUNGER_NOTE if row["region_scheme"] == region["region_scheme"] else _PRESENT_NOTE
        notes.append(texts[lang] % {"name": row[f"name_{lang}"], "code": row["region_code"]})
    return " · ".join(notes) or None
