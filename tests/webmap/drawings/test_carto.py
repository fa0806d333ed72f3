"""Rules of the map arithmetic: projections, clipping, coasts, names that keep off everything."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from webmap.drawings.carto.collisions import collisions
from webmap.drawings.carto.edges import country_lines
from webmap.drawings.carto.labels import Placed, place_all
from webmap.drawings.carto.layout import NAMED, lay_out, page_size, plain_sheet, sheet_from
from webmap.drawings.carto.maps import spread
from webmap.drawings.carto.paths import clipped_ring, curve_text, hatch, holds
from webmap.drawings.carto.places import Wanted
from webmap.drawings.carto.projection import Rect, fit
from webmap.drawings.carto.rooms import crosses

PAGE = Rect(0, 0, 100, 100)
SQUARE = [(10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0)]


def test_a_name_keeps_off_the_mark_of_another_post() -> None:
    def name(key: str, x: float, sides: tuple[str, ...]) -> Wanted:
        return Wanted(key, (x, 50), 10.5, 3, 10, sides=sides, is_wanted_at=lambda point: True, frame=PAGE)

    marks = [Rect(38.2, 48.2, 3.6, 3.6), Rect(53.2, 48.2, 3.6, 3.6)]
    placed, missing = place_all([name("post", 40, ("e", "w"))], marks, [])
    assert missing == []
    assert placed[0].rect.right < 40


def test_the_border_cuts_a_corner_rather_than_the_middle_of_a_name() -> None:
    wanted = Wanted("post", (50, 50), 12, 4, 10, sides=("e", "ne"), frame=PAGE)
    placed, _ = place_all([wanted], [], [((40, 50), (70, 50))])
    assert placed[0].rect.bottom < 51


def test_curves_that_leave_their_frame_end_near_it() -> None:
    assert curve_text((1, 1), (5, 9), (9, 1), PAGE) == "M1.00 1.00Q5.00 9.00 9.00 1.00"
    text = curve_text((50, 50), (300, 100), (500, 50), PAGE)
    assert "Q" not in text
    steps = [float(each) for each in re.findall(r"-?[0-9.]+", text.split("l", 1)[1])][::2]
    assert 50 + sum(steps) < 125


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2)


@pytest.mark.parametrize("box", [(-10, 18, 13, 38), (-150, -50, 160, 75), (6.9, 33.5, 8.9, 37.0)])
def test_projections_keep_areas(box: tuple[float, float, float, float]) -> None:
    frame = fit(box, PAGE)
    west, south, east, north = box
    areas = []
    for share in (0.2, 0.5, 0.8):
        lon, lat = west + share * (east - west), south + share * (north - south)
        step = 0.05
        ring = [frame.place(lon + dx, lat + dy) for dx, dy in ((0, 0), (step, 0), (step, step), (0, step))]
        corners = [point for point in ring if point is not None]
        true = math.radians(step) * (math.sin(math.radians(lat + step)) - math.sin(math.radians(lat)))
        areas.append(area(corners) / true)
    assert max(areas) / min(areas) == pytest.approx(1, abs=0.002)


def test_frame_holds_its_box_and_window_holds_the_frame() -> None:
    frame = fit((-10, 18, 13, 38), PAGE)
    west, south, east, north = frame.window
    for lon, lat in ((-10, 18), (13, 18), (-10, 38), (13, 38), (1.5, 38)):
        point = frame.place(lon, lat)
        assert point is not None
        assert PAGE.grown(0.01).holds(point)
        assert west <= lon <= east
        assert south <= lat <= north


def test_far_side_of_the_globe_has_no_place() -> None:
    assert fit((-10, 18, 13, 38), PAGE).place(-178, -28) is None


def test_clipping_keeps_what_lies_inside() -> None:
    assert area(clipped_ring(SQUARE, Rect(20, 0, 80, 100))) == pytest.approx(200)
    assert clipped_ring(SQUARE, Rect(50, 50, 10, 10)) == []
    assert clipped_ring(SQUARE, PAGE) == SQUARE


def test_hatch_stays_inside_its_area() -> None:
    lines = list(hatch([SQUARE]))
    assert len(lines) > 10
    for start, end in lines:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        assert holds([SQUARE], middle)


def test_shared_edge_is_a_border_and_told_once() -> None:
    one: dict[str, Any] = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    two: dict[str, Any] = {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]}
    lines = list(country_lines([("AAA", one), ("BBB", two)]))
    assert [line for codes, line in lines if codes == ("AAA", "BBB")] == [[(1, 0), (1, 1)]]
    assert sum(len(line) - 1 for codes, line in lines if len(codes) == 1) == 6


def wanted(key: str, x: float, y: float, **more: Any) -> Wanted:
    return Wanted(key, (x, y), width=10, height=3, frame=PAGE, **{"priority": 10, **more})


def test_names_keep_off_marks_and_each_other() -> None:
    names = [wanted(str(n), 50, 50 + 2.2 * n, has_leader=True) for n in range(6)]
    marks = [Rect(48.5, 48.5 + 2.2 * n, 3, 3) for n in range(6)]
    placed, missing = place_all(names, marks, [])
    assert missing == []
    assert collisions(placed, marks, PAGE) == []


def test_names_that_must_stand_take_the_place_of_others() -> None:
    narrow = Rect(40, 47, 24, 6)
    names = [
        Wanted("low", (50, 50), 9, 3, 60, spots=((52, 50),), frame=narrow),
        Wanted("high", (50, 50), 9, 3, 10, sides=("e",), room=0, frame=narrow),
    ]
    placed, missing = place_all(names, [], [])
    assert [each.wanted.key for each in placed] == ["high"]
    assert [each.key for each in missing] == ["low"]


def test_name_prefers_its_own_side() -> None:
    found, _ = place_all([wanted("a", 50, 50, is_wanted_at=lambda point: point[0] < 50)], [], [])
    assert found[0].rect.right < 50


def test_collisions_are_named() -> None:
    outside = Placed(wanted("a", 0, 0), Rect(-5, 0, 10, 3))
    over = Placed(wanted("b", 0, 0), Rect(0, 0, 10, 3))
    told = collisions([outside, over], [Rect(6, 0, 1, 1)], PAGE)
    assert told == ["a: outside its frame", "a: outside the page", "a: over b", "b: over a mark"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [(((0, 0), (100, 100)), True), (((0, 60), (30, 100)), False), (((40, 0), (40, 100)), True)],
)
def test_lines_through_rectangles_are_seen(
    line: tuple[tuple[float, float], tuple[float, float]], expected: bool
) -> None:
    assert crosses(Rect(35, 35, 10, 10), line) is expected


def test_marks_are_moved_apart_as_little_as_needed() -> None:
    found = spread([(0, 0), (1, 0), (50, 50)], 3.9)
    assert math.dist(found[0], found[1]) == pytest.approx(3.9, abs=0.05)
    assert found[2] == (50, 50)


@pytest.mark.parametrize("size", [*NAMED, "1200x675", "600x1200"])
@pytest.mark.parametrize("is_rtl", [False, True], ids=["ltr", "rtl"])
def test_parts_of_a_page_do_not_overlap(size: str, is_rtl: bool) -> None:
    sheet = lay_out(size, is_rtl=is_rtl, has_inset=True)
    assert sheet.inset is not None
    parts = [sheet.header, sheet.main, sheet.inset, *sheet.panels, sheet.footer]
    for number, part in enumerate(parts):
        assert part.width > 20
        assert part.height > 12
        assert sheet.page.holds((part.x, part.y), 5)
        assert sheet.page.holds((part.right, part.bottom), 3)
        assert not any(part.meets(other) for other in parts[number + 1 :])
    assert sheet.width * sheet.height == pytest.approx(math.prod(page_size(size)))
    plain = plain_sheet(sheet)
    assert sheet_from(plain["rects"], plain["paper"], plain["scale"]) == sheet
