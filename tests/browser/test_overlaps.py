"""What stands on the map keeps apart: names, marks, the lines to their places, the controls, the edge."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

BOXES = """all => all.filter((each) => each.checkVisibility()).map((each) => {
  const { left, top, right, bottom } = each.getBoundingClientRect();
  return { left, top, right, bottom, words: each.textContent.trim() };
})"""
LEADERS = """all => all.map((each) => {
  const length = each.getTotalLength(), matrix = each.getScreenCTM();
  return [0, 1].map((part) => {
    const { x, y } = each.getPointAtLength(part * length).matrixTransform(matrix);
    return [x, y];
  });
})"""
# The shape that is drawn, without the box of 24 pixels round it.
HALF = 6
Box = dict[str, Any]


def gap(one: Box, other: Box) -> float:
    """Return how many pixels lie between two boxes, sideways or up and down; below 0 they overlap."""
    return float(
        max(
            one["left"] - other["right"],
            other["left"] - one["right"],
            one["top"] - other["bottom"],
            other["top"] - one["bottom"],
        )
    )


def boxes(visit: Visit, selector: str) -> list[Box]:
    """Return the boxes of what is seen."""
    return list(visit.page.locator(selector).evaluate_all(BOXES))


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_names_keep_apart_and_off_the_controls(visit: Visit, lang: str) -> None:
    for width, height, query in (
        (1280, 800, ""),
        (768, 1024, "?select=crossings:in-guezzam-assamaka"),
        (320, 640, "?asof=2018-06-30"),
    ):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.open(f"/{lang}/{query}")
        visit.page.wait_for_function("document.querySelectorAll('.map-label').length > 10")
        names = boxes(visit, ".map-label")
        rows = [(a, b) for a, b in combinations(names, 2) if abs(a["top"] - b["top"]) < 12]
        touching = [(a["words"], b["words"]) for a, b in rows if gap(a, b) < 3]
        assert touching == [], width
        for control in boxes(visit, ".tool, .leaflet-bar, .scale, .map-credit"):
            beside = [
                each for each in names if each["top"] < control["bottom"] and control["top"] < each["bottom"]
            ]
            assert [each["words"] for each in beside if gap(each, control) < 3] == [], width
        chosen = boxes(visit, ".mark-box.is-chosen")
        for control in boxes(visit, ".tool, .scale, #card"):
            assert [gap(mark, control) for mark in chosen if gap(mark, control) < 0] == [], width
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["desk", "phone"], indirect=True)
def test_lines_to_true_places_end_beside_marks_and_marks_are_whole(visit: Visit) -> None:
    page = visit.open("/en/")
    marks = boxes(visit, ".mark-crossings")
    (frame,) = boxes(visit, ".map-frame")
    for mark in marks:
        assert mark["left"] + 4 > frame["left"]
        assert mark["right"] - 4 < frame["right"]
        assert mark["top"] + 4 > frame["top"]
        assert mark["bottom"] - 4 < frame["bottom"]
    middles = [((each["left"] + each["right"]) / 2, (each["top"] + each["bottom"]) / 2) for each in marks]
    leaders = page.locator("path.leader").evaluate_all(LEADERS)
    assert len(leaders) > 3
    for end in (end for ends in leaders for end in ends):
        assert min(hypot(end[0] - x, end[1] - y) for x, y in middles) > 4.9


def test_a_line_longer_than_the_map_is_shown_whole(visit: Visit) -> None:
    page = visit.open("/en/")
    before = page.locator(".scale").inner_text()
    visit.open("/en/?select=twinnings:TW-011")
    page.wait_for_selector("#card .facts")
    (frame,) = boxes(visit, ".map-frame")
    (arc,) = boxes(visit, "path.shape-arc.is-chosen")
    assert frame["top"] < arc["top"]
    assert arc["bottom"] < frame["bottom"]
    assert gap(arc, boxes(visit, "#card")[0]) > 0
    page.locator("[data-close=card]").click()
    assert page.locator(".scale").inner_text() == before
    # Who says which part is seen is followed.
    visit.open("/en/?bbox=-5,30,5,38")
    named = page.locator(".scale").inner_text()
    visit.open("/en/?bbox=-5,30,5,38&select=twinnings:TW-011")
    page.wait_for_selector("#card .facts")
    assert page.locator(".scale").inner_text() == named
    visit.assert_clean()
