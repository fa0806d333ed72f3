"""The share dialog in a real Chromium: opened, copied from, closed; the same as a page without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, draw_nothing
from tests.browser.test_explorer import AXE, RUN_AXE

pytestmark = pytest.mark.browser

DIALOG = "#share-dialog[open]"


@pytest.mark.parametrize(
    ("visit", "lang"), [("phone", "ar"), ("desk", "fr"), ("phone", "en")], indirect=["visit"]
)
def test_the_dialog_opens_shares_and_gives_the_focus_back(visit: Visit, lang: str) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.context.route("**/map.png*", draw_nothing)
    page = visit.open(f"/{lang}/?country=NER")
    if page.locator(".menu-button").is_visible():
        page.locator(".menu-button").click()
    page.locator("[data-share]").press("Enter")
    page.wait_for_selector(f"{DIALOG} #share-body")
    live = page.locator("#share-live-link")
    expect(live).to_have_text(f"{visit.base}/{lang}/?country=NER")
    page.locator(f'{DIALOG} [data-copy-from="share-live-link"]').click()
    assert page.evaluate("navigator.clipboard.readText()") == live.inner_text()
    page.locator(f'{DIALOG} [value="frozen"]').check()
    assert live.is_hidden()
    frozen = page.locator("#share-frozen-link")
    expect(frozen).to_have_text(re.compile(r"asof=2026-11-21&release=[0-9a-f]{12}$"))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # Before axe, which writes a sheet of its own into the page.
    visit.assert_clean()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE) == []
    page.keyboard.press("Escape")
    assert page.locator(DIALOG).count() == 0
    assert page.evaluate("document.activeElement.hasAttribute('data-share')")


def test_the_dialog_shares_the_present_state(visit: Visit) -> None:
    visit.page.context.route("**/map.png*", draw_nothing)
    page = visit.open("/en/")
    page.locator('.mark-box[tabindex="0"]').press("Enter")
    page.wait_for_selector("#card:not([hidden]) .facts")
    page.locator("[data-share]").click()
    expect(page.locator("#share-live-link")).to_have_text(page.url)
    assert page.locator("#card-title").inner_text() in page.locator(".share-lead").inner_text()
    page.mouse.click(5, 5)
    assert page.locator(DIALOG).count() == 0


def test_a_failure_is_said_and_the_address_stays(visit: Visit) -> None:
    visit.page.context.route("**/map.png*", draw_nothing)
    page = visit.open("/fr/?country=NER")
    page.context.route("**/share?*", lambda route: route.abort())
    page.locator("[data-share]").click()
    page.wait_for_selector(f"{DIALOG} [role=alert]")
    assert page.locator(".share-place a").inner_text() == page.url
    page.context.unroute("**/share?*")
    page.locator(".share-place button").click()
    page.wait_for_selector(f"{DIALOG} #share-body")


def test_without_script_the_link_leads_to_a_page_with_both_states(visit: Visit, base: str) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{base}/ar/?country=NER")
    page.locator("[data-share]").click()
    page.wait_for_url("**/ar/share?country=NER")
    assert page.locator("#share-live-link").is_visible()
    assert page.locator("#share-frozen-link").is_hidden()
    page.locator('[value="frozen"]').check()
    assert page.locator("#share-frozen-link").is_visible()
    assert page.locator("[data-copy-from]:visible").count() == 0
    context.close()


def test_the_dialog_shares_the_part_of_the_world_where_a_moving_map_comes_to_rest(visit: Visit) -> None:
    visit.page.context.route("**/map.png*", draw_nothing)
    page = visit.open("/fr/")
    page.locator(".leaflet-control-zoom-in").click()
    page.locator("[data-share]").click()
    page.wait_for_url("**bbox=*")
    expect(page.locator("#share-live-link")).to_have_text(page.url)
    visit.assert_clean()
