"""Tables that follow from the registers and the ground: codes and measures, no facts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import shapely
from shapely import Point

from layers.borders import adjacency_rows, border_lines, border_rows, tripoint_rows
from layers.crosswalk import parent_codes, point_codes
from layers.geometry import Segment
from layers.ground import Ground
from layers.spec import LayerSpec

Row = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
HOME = "DZA"


def border_tables(
    ground: Ground, segments: Mapping[tuple[str, str], list[Segment]], tables: Mapping[str, Rows]
) -> dict[str, list[Row]]:
    """Return ``adjacency``, ``tripoints`` and ``borders`` of every edition, measured at full detail."""
    regions = {row["region_code"]: row for row in tables["regions"]}
    countries = {code: str(row["country_code"]) for code, row in regions.items()}
    wilayas = {(row["edition"], row["wilaya_code"]): row for row in tables["wilayas"]}
    parents = parent_codes(tables["wilayas"], ground.editions)
    found: dict[str, list[Row]] = {"adjacency": [], "tripoints": [], "borders": []}
    for edition in ground.editions:
        lines = border_lines(segments, ground.unit_codes[edition])
        adjacency = adjacency_rows(lines, countries, edition)
        links = [
            {**row, "wilaya_code": parents[edition][row["wilaya_code"]]} for row in tables["region_links"]
        ]
        found["adjacency"] += adjacency
        found["tripoints"] += tripoint_rows(ground, lines, countries, edition)
        found["borders"] += border_rows(adjacency, wilayas=wilayas, regions=regions, links=links)
    return found


def parent_rows(tables: Mapping[str, Rows], editions: tuple[str, ...]) -> list[Row]:
    """Return ``wilaya_parents``: the code that held each newest wilaya in every edition."""
    parents = parent_codes(tables["wilayas"], editions)
    return [
        {"edition": edition, "wilaya_code": code, "code_then": then}
        for edition in editions
        for code, then in sorted(parents[edition].items())
    ]


def point_wilaya_rows(ground: Ground, tables: Mapping[str, Rows], catalog: Iterable[LayerSpec]) -> list[Row]:
    """Return ``point_wilayas``: where a point lay in another wilaya than the parent of its wilaya says.

    Communes changed hands apart from the new wilayas; for a point the ground decides, for a row without
    point the
    parent does.
    """
    parents = parent_codes(tables["wilayas"], ground.editions)
    found = []
    for spec in catalog:
        for row in tables[spec.table] if spec.points else ():
            lon, lat = (row[name] for name in spec.points[0])
            if "edition" in row or not row.get("wilaya_code") or lon is None:
                continue
            then = point_codes(ground, row["wilaya_code"], lon, lat)
            found += [
                {"table": spec.table, "row_id": row[spec.key], "edition": edition, "code_then": code}
                for edition, code in then.items()
                if code != parents[edition][row["wilaya_code"]]
            ]
    return found


def theme_rows(tables: Mapping[str, Rows]) -> list[Row]:
    """Return ``theme_tree``: every theme with itself and each wider theme.

    Raises
    ------
    ValueError
        Themes stand above each other in a circle.
    """
    parents = {row["theme_id"]: row["parent_id"] for row in tables["themes"]}
    found = []
    for theme in sorted(parents):
        above, seen = theme, set[str]()
        while above:
            if above in seen:
                raise ValueError(f"themes in a circle: {sorted(seen)}")
            seen.add(above)
            found.append({"theme_id": theme, "ancestor_id": above})
            above = parents[above]
    return found


def twinning_region_rows(ground: Ground, tables: Mapping[str, Rows]) -> list[Row]:
    """Return ``twinning_regions``: the region of a neighbour in which the partner's end lies."""
    codes = list(ground.regions["full"])
    tree = shapely.STRtree([ground.regions["full"][code] for code in codes])
    found = []
    for row in tables["twinnings"]:
        if row["partner_lon"] is None:
            continue
        inside = tree.query(Point(row["partner_lon"], row["partner_lat"]), predicate="intersects")
        found += [
            {"twinning_id": row["twinning_id"], "region_code": codes[number]} for number in sorted(inside)[:1]
        ]
    return found


def partner_rows(tables: Mapping[str, Rows]) -> list[Row]:
    """Return ``partners``: the neighbours and every country that a register links with Algeria.

    ``source_ids`` are those of the linking rows; of a neighbour those of its regions first.
    """
    neighbours = {row["country_code"] for row in tables["countries"] if row["is_neighbour"]}
    sources: dict[str, dict[str, None]] = {}
    for row in tables["regions"]:
        if row["country_code"] in neighbours:
            sources.setdefault(row["country_code"], {}).update(dict.fromkeys(row["source_ids"]))
    for name in ("agreements", "mechanism_partners", "missions", "twinnings"):
        for row in tables[name]:
            codes = row["country_codes"] if "country_codes" in row else (row["country_code"],)
            for code in codes or ():
                if code and code != HOME:
                    sources.setdefault(code, {}).update(dict.fromkeys(row["source_ids"]))
    names = {row["country_code"]: row for row in tables["countries"]}
    return [
        {"country_code": code, **{name: names[code][name] for name in ("name_ar", "name_fr", "name_en")},
         "is_neighbour": bool(names[code]["is_neighbour"]), "source_ids": tuple(sources[code])}
        for code in sorted(sources)
    ]  # fmt: skip
