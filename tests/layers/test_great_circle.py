"""Great circles are short, cut at the antimeridian, and need two places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.geometry import GeometryError, distance_km, length_km
from layers.great_circle import great_circle

ALGIERS, PARIS = (3.0588, 36.7538), (2.3488, 48.8534)
PLACES = st.tuples(st.floats(-179.9, 179.9), st.floats(-80, 80))


def test_a_line_between_near_places_is_one_part() -> None:
    line = great_circle(ALGIERS, PARIS, step_km=100)
    assert len(line.geoms) == 1
    assert line.geoms[0].coords[0] == ALGIERS
    assert line.geoms[0].coords[-1] == PARIS
    assert length_km(line) == pytest.approx(distance_km(*ALGIERS, *PARIS), rel=1e-4)


def test_equal_places_are_refused() -> None:
    with pytest.raises(GeometryError, match="two places"):
        great_circle(ALGIERS, ALGIERS, step_km=100)


@pytest.mark.parametrize("eastward", [True, False], ids=["east", "west"])
def test_the_antimeridian_cuts_a_line_in_two(eastward: bool) -> None:
    start, end = ((179.0, 10.0), (-179.0, 12.0)) if eastward else ((-179.0, 10.0), (179.0, 12.0))
    first, second = great_circle(start, end, step_km=1000).geoms
    edge = 180.0 if eastward else -180.0
    assert first.coords[-1][0] == edge
    assert second.coords[0][0] == -edge
    assert first.coords[-1][1] == second.coords[0][1]


@given(PLACES, PLACES)
def test_no_part_jumps_across_the_map(start: tuple[float, float], end: tuple[float, float]) -> None:
    if distance_km(*start, *end) < 1 or distance_km(*start, *end) > 19_900:
        return
    for part in great_circle(start, end, step_km=300).geoms:
        longitudes = [lon for lon, _ in part.coords]
        assert all(-180 <= lon <= 180 for lon in longitudes)
        assert len(part.coords) >= 2
