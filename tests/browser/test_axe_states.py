"""axe finds nothing in any state of the explorer: menus, table, citation, empty, failed, first visit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.test_explorer import AXE, RUN_AXE

pytestmark = pytest.mark.browser

SIZES = [("desk", "ar"), ("phone", "ar"), ("phone", "fr")]


def assert_sound(page: Page, state: str) -> None:
    """Assert that axe has nothing to say about a page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE) == [], state


def test_axe_finds_nothing_beside_a_card_a_chosen_row_and_a_shape_at_the_edge(visit: Visit) -> None:
    page = visit.open("/ar/?select=wilayas:37")
    page.wait_for_selector("#card .facts")
    assert_sound(page, "card of a wilaya")
    page = visit.open("/ar/?panel=table&select=crossings:tarat")
    page.wait_for_selector("#card .facts")
    page.locator("#tables-title").evaluate("each => each.scrollIntoView()")
    assert_sound(page, "chosen row")
    page = visit.open("/ar/?country=NER")
    assert_sound(page, "filter that narrows")


@pytest.mark.parametrize(("visit", "lang"), SIZES, indirect=["visit"])
def test_axe_finds_nothing_in_any_state(visit: Visit, lang: str) -> None:
    page = visit.open(
        f"/{lang}/?panel=table&layers=crossings,mechanisms&country=NER&select=mechanisms:MEC_CBF_NER"
    )
    page.wait_for_selector("#card .facts")
    page.locator(".card-cite").click()
    for folded in page.locator("#card details").all():
        folded.evaluate("each => { each.open = true; }")
    assert_sound(page, "card, citation and table")
    page.locator("[data-close=card]").click()
    if page.locator("#open-filters").is_visible():
        page.locator("#open-filters").click()
    page.locator("#chip-country").click()
    assert_sound(page, "menu")
    page.evaluate("localStorage.removeItem('takhoum-hint')")
    page.add_init_script("localStorage.removeItem('takhoum-hint')")
    visit.open(f"/{lang}/?layers=crossings&country=NER&status=unknown")
    page.locator("[data-pan-pad]").evaluate("each => each.click()")
    assert page.locator("#empty").count() == 1
    assert page.locator("[data-hint]").is_visible()
    assert_sound(page, "empty result, hint and pad")
    page.context.route("**/shapes/**", lambda route: route.abort())
    page.context.route("**/details/**", lambda route: route.abort())
    page.goto(f"{visit.base}/{lang}/?asof=2018&select=crossings:debdeb-ghadames")
    page.wait_for_selector(".map-state:not(.is-quiet) button")
    assert_sound(page, "failure")
