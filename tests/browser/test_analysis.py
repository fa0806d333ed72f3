"""The analysis in a real Chromium: three languages, desk, phone and the narrowest, keyboard, hostile text."""

from __future__ import annotations

import pytest

from tests.browser.conftest import WIDTHS, Visit
from tests.browser.test_board import LANGUAGES, assert_axe_finds_nothing

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_analysis_is_whole_quiet_and_accessible(visit: Visit, lang: str) -> None:
    page = visit.page
    page.goto(f"{visit.base}/{lang}/analysis?compare=2018-06-01&country=NER,MLI")
    assert page.locator(".table-part").count() == 10
    assert page.locator(".picture svg").count() == 3
    for width in (page.viewport_size or {"width": 0})["width"], 320:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # Nothing of a drawing or a table is out of reach of the keyboard.
    regions = page.locator(".table-scroll, .picture")
    reached = page.locator(":is(.table-scroll, .picture)[tabindex='0']:is([aria-label], [aria-labelledby])")
    assert reached.count() == regions.count() == 13
    assert_axe_finds_nothing(visit)
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_headings_of_a_grid_stay_in_sight(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.base}/fr/analysis")
    grid = page.locator("#table-matrix .table-scroll")
    grid.scroll_into_view_if_needed()
    grid.evaluate("(each) => each.scrollTo(document.dir === 'rtl' ? -400 : 400, 300)")
    left, top = grid.evaluate("(each) => [each.getBoundingClientRect().x, each.getBoundingClientRect().y]")
    row = grid.locator("tbody th").nth(12).bounding_box()
    head = grid.locator(".heads th").first.bounding_box()
    assert row is not None
    assert head is not None
    assert abs(row["x"] - left) < 3
    assert abs(head["x"] - left) < 3
    assert abs(head["y"] - top) < 3


@pytest.mark.parametrize("visit", ["desk"], indirect=True)
def test_the_page_is_used_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.base}/en/analysis")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#coverage"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#coverage') !== null")
    menu = page.locator(".menu summary").first
    menu.focus()
    page.keyboard.press("Enter")
    page.locator(".menu[open] a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/analysis?measure=agreements")
    visit.assert_clean()
