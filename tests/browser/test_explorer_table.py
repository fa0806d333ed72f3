"""The table twin beside the map: reached, seen to go on, told what it leaves out, and still when rows go."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PLACE = "() => document.querySelector('#months').getBoundingClientRect().top"
SESSION = "SES_AIMC_2018"
# Shadows where the table goes on, and covers that move with it; the region is reached and named.
REGION = """each => {
  const { backgroundImage, backgroundAttachment } = getComputedStyle(each);
  return [backgroundImage.split('linear-gradient').length - 1, backgroundAttachment, each.tabIndex,
    each.getAttribute('role'), each.ariaLabel !== ''];
}"""
COORDINATES = "() => document.querySelector('.coordinates bdi').textContent"


def test_the_table_says_that_it_goes_on_and_keeps_the_slider_in_its_place(visit: Visit) -> None:
    page = visit.open("/ar/?panel=table&layers=sessions")
    region = page.locator("#rows-sessions .table-scroll")
    assert region.evaluate(REGION) == [4, "local, local, scroll, scroll", 0, "region", True]
    page.evaluate("scrollTo(0, 500)")
    before = page.evaluate(PLACE)
    slider = page.locator("#months").bounding_box()
    assert slider is not None
    # Sixty years back there are no rows.
    page.mouse.click(slider["x"] + slider["width"] * 0.9, slider["y"] + slider["height"] / 2)
    page.wait_for_selector('#asof[value^="19"]')
    page.wait_for_selector("html[data-state=settled]")
    assert page.evaluate(PLACE) == before
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
@pytest.mark.parametrize(("lang", "way"), [("ar", -1), ("fr", 1)])
def test_the_name_of_a_row_stays_in_sight_on_a_phone(visit: Visit, lang: str, way: int) -> None:
    page = visit.open(f"/{lang}/?panel=table&layers=crossings")
    name = page.locator("#row-crossings-tarat th")
    name.scroll_into_view_if_needed()
    before = name.bounding_box()
    moved = page.locator("#table-crossings").evaluate(f"each => (each.scrollLeft = {300 * way})")
    assert moved == 300 * way
    assert name.bounding_box() == before


def test_the_table_says_what_the_part_of_the_map_leaves_out(visit: Visit) -> None:
    page = visit.open("/fr/?panel=table&layers=crossings&bbox=-9,25,0,30")
    note = page.locator("#bounded-rows")
    assert "partie visible" in note.inner_text()
    assert page.locator("#reset").count() == 0
    note.locator("a").click()
    note.wait_for(state="detached")
    assert page.locator("#rows-crossings tbody tr").count() == 24
    assert "bbox" not in page.url
    # To reset the filters does not move the map.
    page = visit.open("/fr/?layers=crossings&country=TUN&bbox=-9,25,12,37")
    page.locator("#reset").click()
    page.wait_for_url(lambda url: "country" not in url)
    assert "bbox=-9,25,12,37" in page.url
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_a_phone_lands_at_the_table_and_hears_how_much_was_found(visit: Visit) -> None:
    page = visit.open("/en/?panel=table&country=NER")
    head = page.locator("#tables-title").bounding_box()
    assert head is not None
    assert 0 < head["y"] < 300
    assert page.evaluate("document.activeElement === document.body")
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    page.wait_for_selector("html[data-map=ready]")
    assert page.evaluate("scrollY") == 0
    page.locator("#open-filters").click()
    found = page.locator("#show-found")
    assert found.inner_text() == "Show the results: 13"
    # In sight, and no menu lies below it: the menus scroll above.
    menus, button = page.locator(".filters .menus").bounding_box(), found.bounding_box()
    assert menus is not None
    assert button is not None
    assert menus["y"] + menus["height"] <= button["y"]
    assert button["y"] + button["height"] <= 740
    page.locator("#chip-status").click()
    page.locator("#choice-status-open_restricted").click()
    page.wait_for_selector('#show-found:has-text(": 1")')
    page.wait_for_selector("html[data-state=settled]")
    found.click()
    assert page.locator("#filters").is_hidden()
    assert page.evaluate("document.activeElement.id") == "open-filters"
    visit.assert_clean()


def test_the_coordinates_are_those_below_the_pointer(visit: Visit) -> None:
    page = visit.open("/en/")
    page.mouse.move(700, 300)
    page.mouse.move(701, 300)
    pointed = page.evaluate(COORDINATES)
    page.locator("#view-2").click()
    page.wait_for_selector("#tables-title")
    page.wait_for_selector("html[data-state=settled]")
    assert page.evaluate(COORDINATES) != pointed
    # The keys of the map move it under a pointer that rests.
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(700, 300)
    page.mouse.move(701, 300)
    rested = page.evaluate(COORDINATES)
    page.locator(".map-canvas").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**bbox=*")
    assert page.evaluate(COORDINATES) != rested
    visit.assert_clean()


def test_what_is_chosen_is_seen_in_one_step_of_the_history(visit: Visit) -> None:
    page = visit.open("/en/?select=mechanisms:MEC_AIMC")
    page.wait_for_selector("#card .facts")
    steps = page.evaluate("history.length")
    page.locator(f'#card [data-select="sessions:{SESSION}"]').first.evaluate("each => each.click()")
    page.wait_for_selector(".mark-box.is-chosen")
    page.wait_for_selector('#card-title:has-text("2018")')
    assert page.evaluate("document.activeElement.id") == "card-title"
    assert f"layers=wilayas,regions,crossings,twinnings,sessions&select=sessions:{SESSION}" in page.url
    assert page.locator("#layer-sessions").is_checked()
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_url("**/en/?select=mechanisms:MEC_AIMC")
    page.locator(".mark-sessions").first.wait_for(state="hidden")
    page.wait_for_selector("html[data-state=settled]")
    assert "2018" not in page.locator("#card-title").inner_text()
    page.go_forward()
    page.wait_for_selector(".mark-box.is-chosen")
    visit.assert_clean()


def test_without_script_the_chosen_leads_to_its_page_and_nothing_lies_on_the_picture(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page.goto(f"{visit.base}/fr/?select=sessions:{SESSION}")
    notice, frame = page.locator(".map-noscript").bounding_box(), page.locator(".map-frame").bounding_box()
    assert notice is not None
    assert frame is not None
    assert notice["y"] + notice["height"] <= frame["y"]
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
    page.locator(".map-noscript a").last.click()
    assert page.url == f"{visit.base}/fr/sessions/{SESSION}"
    page.close()


def test_the_search_is_named_whole_on_a_page_without_index(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{visit.base}/en/?release=nope")
    page.wait_for_function("() => document.querySelector('#search-words').placeholder === 'Search'")
