"""Read the committed boundaries and lookups for the tests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from scripts.boundaries import measure
from scripts.boundaries.inputs import Areas
from scripts.boundaries.region_codes import country_of
from scripts.registers.tables import Row, read_csv

DATA = Path(__file__).parents[2] / "data"
HAND = DATA / "sources" / "boundaries"
EDITIONS = {"1984": 48, "2019": 58, "2026": 69}
LEVELS = ("full", "mid", "low")
# Published figures differ from each other by more than a tenth for Morocco; the bounds are 10 % beyond them.
PUBLISHED_KM = {
    "TUN": (965, 1034),
    "LBY": (982, 989),
    "NER": (951, 956),
    "MLI": (1359, 1376),
    "MRT": (460, 463),
    "ESH": (39, 42),
    "MAR": (1559, 1900),
}
OSM_AREA_KM2 = 2_307_316
SHORTEST_CONTACT_M = 100.0
ON_LINE_DEG, ROCK_DEG = 1e-5, 5e-5


@cache
def features(name: str) -> dict[str, tuple[dict[str, str | None], BaseGeometry]]:
    """Return properties and geometry of a committed file by the key of its features."""
    collection = json.loads((DATA / "boundaries" / f"{name}.geojson").read_text(encoding="utf-8"))
    key = "unit_id" if name.startswith("coverage") else "country_code"
    pairs = ((item["properties"], shape(item["geometry"])) for item in collection["features"])
    return {properties[key]: (properties, area) for properties, area in pairs}


def areas(name: str) -> Areas:
    """Return the areas of a committed file."""
    return {code: area for code, (_, area) in features(name).items()}


@cache
def edition(level: str, year: str) -> Areas:
    """Return the wilayas of an edition, dissolved from the pieces."""
    found = features(f"coverage.{level}")
    pieces = {code: area for code, (row, area) in found.items() if row["kind"] == "wilaya"}
    return measure.dissolve(pieces, {code: str(found[code][0][f"wilaya_{year}"]) for code in pieces})


@cache
def regions(level: str = "full") -> Areas:
    """Return the regions of the coverage."""
    return {
        code: area for code, (row, area) in features(f"coverage.{level}").items() if row["kind"] == "region"
    }


@cache
def contacts(year: str, level: str = "full") -> dict[tuple[str, str], float]:
    """Return the length (m) of the border of every wilaya and region that touch, 0 for a point."""
    pairs = measure.shared_lines(edition(level, year), regions(level))
    return {pair: measure.length_m(line) for pair, line in pairs.items()}


def neighbours(year: str) -> dict[str, set[str]]:
    """Return the countries each wilaya shares a line with."""
    found: dict[str, set[str]] = {code: set() for code in edition("full", year)}
    for (wilaya, region), length in contacts(year).items():
        if length:
            found[wilaya].add(country_of(region))
    return found


def lookup(name: str) -> list[Row]:
    """Return the rows of a committed lookup."""
    return read_csv(DATA / "lookups" / f"{name}.csv")
