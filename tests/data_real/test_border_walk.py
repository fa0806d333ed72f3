"""The border measured again by walking along it: small geodesic steps over the published polygons.

Nothing here shares a line of code with the measurement: no common segments, no merged lines, no projection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from layers.atlas import Atlas
from tests.data_real.test_layers import EDITIONS, shapes

Steps = NDArray[np.float64]
EARTH = Geod(ellps="WGS84")
STEP_KM, ASIDE_M = 0.5, 25.0
FINE_STEP_KM, CLOSE_M = 0.02, 5.0
# A step is counted whole for the pair beside its middle: half of one at each end of a stretch.
SHORT_KM = 2 * STEP_KM


@dataclass(frozen=True)
class Walk:
    """Steps along the outline of the country: their middles, lengths in km, what stands on either side."""

    lon: Steps
    lat: Steps
    km: Steps
    wilayas: list[str]
    regions: list[str]

    def lengths(self, names: list[str]) -> dict[str, float]:
        """Return the kilometres by the region or country beside the steps."""
        found: dict[str, float] = {}
        for name, km in zip(names, self.km, strict=True):
            if name:
                found[name] = found.get(name, 0.0) + float(km)
        return found


def walked(atlas: Atlas, edition: str) -> Walk:
    """Walk round the country once."""
    wilayas, regions = shapes(atlas, "wilayas", edition, "full"), shapes(atlas, "regions", edition, "full")
    home = shapely.unary_union(list(wilayas.values()))
    ring = max(getattr(home, "geoms", [home]), key=lambda part: part.area).exterior
    ends = shapely.get_coordinates(shapely.segmentize(ring, STEP_KM / 111))[:-1]
    # Begin at the northernmost point, on the coast: no stretch of the border is cut in two.
    ends = np.roll(ends, -ends[:, 1].argmax(), axis=0)
    ends = np.vstack([ends, ends[:1]])
    way, _, metres = EARTH.inv(*ends[:-1].T, *ends[1:].T)
    lon, lat = (ends[:-1] + ends[1:]).T / 2
    sides = [EARTH.fwd(lon, lat, way + turn, np.full_like(lon, ASIDE_M))[:2] for turn in (90, -90)]
    return Walk(lon, lat, metres / 1000, beside(wilayas, sides), beside(regions, sides))


def beside(areas: dict[str, BaseGeometry], sides: list[tuple[Steps, Steps]]) -> list[str]:
    """Return the area in which a point on either side of each step lies."""
    keys = list(areas)
    tree = shapely.STRtree(list(areas.values()))
    found = [""] * len(sides[0][0])
    for lon, lat in sides:
        points, numbers = tree.query(shapely.points(lon, lat), predicate="intersects")
        for point, number in zip(points, numbers, strict=True):
            found[point] = keys[number]
    return found


def metres_away(lon: Steps, lat: Steps, post: Mapping[str, Any]) -> Steps:
    """Return how far each step is from a crossing."""
    found: Steps = EARTH.inv(lon, lat, np.full_like(lon, post["lon"]), np.full_like(lat, post["lat"]))[2]
    return found


@pytest.fixture(scope="module")
def walks(atlas: Atlas) -> dict[str, Walk]:
    return {edition: walked(atlas, edition) for edition in EDITIONS}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_stretch_is_as_long_as_walking_along_it(
    atlas: Atlas, walks: dict[str, Walk], edition: str
) -> None:
    walk = walks[edition]
    lengths = walk.lengths(
        [f"{w} {r}" if w and r else "" for w, r in zip(walk.wilayas, walk.regions, strict=True)]
    )
    known = {
        f"{row['wilaya_code']} {row['region_code']}": row["length_km"] for row in atlas.adjacency(edition)
    }
    assert {name for name, km in lengths.items() if km > SHORT_KM} <= known.keys()
    assert {name for name, km in known.items() if km > SHORT_KM} <= lengths.keys()
    for name, km in known.items():
        assert lengths.get(name, 0.0) == pytest.approx(km, rel=0.01, abs=SHORT_KM), name


def between(wilaya: BaseGeometry, region: BaseGeometry, around: BaseGeometry) -> float:
    """Return the kilometres of the outline of a wilaya with it on one side and the region on the other."""
    outline = shapely.intersection(wilaya.boundary, shapely.box(*around.bounds).buffer(0.01))
    found = 0.0
    for part in getattr(outline, "geoms", [outline]):
        ends = shapely.get_coordinates(shapely.segmentize(part, FINE_STEP_KM / 111))
        way, _, metres = EARTH.inv(*ends[:-1].T, *ends[1:].T)
        lon, lat = (ends[:-1] + ends[1:]).T / 2
        left, right = (EARTH.fwd(lon, lat, way + turn, np.full_like(lon, CLOSE_M))[:2] for turn in (-90, 90))
        is_between = (shapely.contains_xy(wilaya, *left) & shapely.contains_xy(region, *right)) | (
            shapely.contains_xy(wilaya, *right) & shapely.contains_xy(region, *left)
        )
        found += float(metres[is_between].sum()) / 1000
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_stretch_walked_in_small_steps_agrees_within_one_per_cent(atlas: Atlas, edition: str) -> None:
    wilayas, regions = shapes(atlas, "wilayas", edition, "full"), shapes(atlas, "regions", edition, "full")
    lines = shapes(atlas, "borders", edition, "full")
    for area in (*wilayas.values(), *regions.values()):
        shapely.prepare(area)
    for row in atlas.adjacency(edition):
        wilaya, region = row["wilaya_code"], row["region_code"]
        walked_km = between(wilayas[wilaya], regions[region], lines[f"{wilaya}-{region}"])
        assert walked_km == pytest.approx(row["length_km"], rel=0.01), (wilaya, region)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_stretches_add_up_to_the_land_border_of_the_outline(
    atlas: Atlas, walks: dict[str, Walk], edition: str
) -> None:
    walk = walks[edition]
    land_km = sum(walk.lengths(["land" if region else "" for region in walk.regions]).values())
    assert sum(row["length_km"] for row in atlas.adjacency(edition)) == pytest.approx(land_km, rel=0.001)
    assert sum(row["length_km"] for row in atlas.tables["border_lines"]) == pytest.approx(land_km, rel=0.001)


def test_crossings_lie_at_the_kilometre_that_walking_reaches(atlas: Atlas, walks: dict[str, Walk]) -> None:
    walk = walks[EDITIONS[-1]]
    countries = {row["region_code"]: row["country_code"] for row in atlas.tables["regions"]}
    beside_steps = [countries.get(region, "") for region in walk.regions]
    posts = {row["crossing_id"]: row for row in atlas.tables["crossings"]}
    lines = {row["line_id"]: row for row in atlas.tables["border_lines"]}
    for line_id, places in groupby(atlas.tables["border_places"], key=lambda row: row["line_id"]):
        own = [number for number, code in enumerate(beside_steps) if code == lines[line_id]["country_code"]]
        reached = np.cumsum(walk.km[own]) - walk.km[own] / 2
        total = float(walk.km[own].sum())
        assert lines[line_id]["length_km"] == pytest.approx(total, rel=0.01)
        if walk.lon[own[0]] > walk.lon[own[-1]]:  # a line begins in the west
            reached = total - reached
        for place in places:
            away = metres_away(walk.lon[own], walk.lat[own], posts[place["crossing_id"]])
            assert place["km"] == pytest.approx(reached[away.argmin()], abs=0.01 * total), place
            assert place["off_km"] == pytest.approx(away.min() / 1000, abs=STEP_KM)


@pytest.mark.parametrize("edition", EDITIONS)
def test_segments_are_as_far_from_every_crossing_as_their_nearest_step(
    atlas: Atlas, walks: dict[str, Walk], edition: str
) -> None:
    walk = walks[edition]
    pairs = np.array([f"{w} {r}" for w, r in zip(walk.wilayas, walk.regions, strict=True)])
    nearest: dict[tuple[str, str], float] = {}
    for post in atlas.tables["crossings"]:
        away = metres_away(walk.lon, walk.lat, post)
        nearest |= {(pair, post["crossing_id"]): away[pairs == pair].min() / 1000 for pair in set(pairs)}
    for row in atlas.tables.of("segment_crossings", edition):
        pair = f"{row['wilaya_code']} {row['region_code']}"
        walked_km = nearest[pair, row["crossing_id"]]
        assert row["distance_km"] == pytest.approx(walked_km, rel=0.001, abs=SHORT_KM), row


def test_every_segment_has_its_distance_to_every_crossing(atlas: Atlas) -> None:
    posts = {row["crossing_id"] for row in atlas.tables["crossings"]}
    for edition in EDITIONS:
        rows = atlas.tables.of("segment_crossings", edition)
        expected = {
            (row["wilaya_code"], row["region_code"], post)
            for row in atlas.adjacency(edition)
            for post in posts
        }
        assert {(row["wilaya_code"], row["region_code"], row["crossing_id"]) for row in rows} == expected
        assert len(rows) == len(expected)
