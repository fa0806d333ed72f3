"""The search box in a real Chromium: by keyboard in three languages, by finger, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, WIDTHS, Visit

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = (ROOT / "tests/browser/run_axe.js").read_text(encoding="utf-8")
FIELD = "#search-words"
WORDS = {"ar": "تمنراست", "fr": "Tamanghasset", "en": "tamanraset"}
CARD = "#card:not([hidden]) .facts"


def type_words(page: Page, words: str) -> None:
    """Type as a reader does and wait for an answer."""
    page.locator(FIELD).focus()
    page.keyboard.type(words)
    page.wait_for_selector(".search-found:not([hidden])")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wilaya_is_reached_by_keyboard_alone(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    type_words(page, WORDS[lang])
    assert page.locator(FIELD).get_attribute("aria-expanded") == "true"
    assert page.locator(".search-state").inner_text() != ""
    page.keyboard.press("ArrowDown")
    chosen = page.locator(FIELD).get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Enter")
    page.wait_for_selector(CARD)
    assert "select=wilayas:11" in page.url
    assert f"/{lang}/" in page.url
    visit.assert_clean()


def test_enter_without_a_choice_goes_to_the_first(visit: Visit) -> None:
    page = visit.open("/fr/?asof=2018-01-01&layers=crossings")
    type_words(page, "gadames")
    page.keyboard.press("Enter")
    page.wait_for_selector(CARD)
    assert "select=crossings:debdeb-ghadames" in page.url
    assert {"asof=2018-01-01", "layers=crossings"} <= set(page.url.split("?")[1].split("&"))


def test_the_arrows_go_round_and_escape_closes(visit: Visit) -> None:
    page = visit.open("/en/")
    type_words(page, "tlemcen")
    hits = page.locator("[role=option]").count()
    page.keyboard.press("ArrowUp")
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == f"search-hit-{hits - 1}"
    page.keyboard.press("ArrowDown")
    assert page.locator(FIELD).get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert page.locator(".search-found").is_hidden()
    assert page.locator(FIELD).input_value() == "tlemcen"
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".search-found:not([hidden])")


def test_a_crossing_found_elsewhere_opens_its_page(visit: Visit) -> None:
    page = visit.open("/ar/crossings?asof=2022-01-01")
    type_words(page, "الدبداب")
    page.locator("[role=option]").first.click()
    page.wait_for_url("**/ar/crossings/debdeb-ghadames?asof=2022-01-01")
    assert visit.faults == []


def test_a_theme_leads_to_the_filtered_map(visit: Visit) -> None:
    page = visit.open("/fr/")
    type_words(page, "lutte contre le terrorisme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/?theme=T_TERROR")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_says_so_and_what_to_try(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    type_words(page, "xqzzt")
    assert page.locator(".search-hint").is_visible()
    assert (
        page.locator(".search-state").inner_text().strip()
        == page.locator(".search-hint").inner_text().strip()
    )
    assert page.locator(FIELD).get_attribute("aria-expanded") == "false"


def test_the_index_is_fetched_once_and_only_when_wanted(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    page = visit.open("/en/")
    assert asked == []
    type_words(page, "oran")
    type_words(page, " x")
    assert len(asked) == 1


def test_a_failed_index_says_so_and_the_form_still_works(visit: Visit) -> None:
    visit.page.context.route("**/search/**", lambda route: route.abort())
    page = visit.open("/en/")
    page.locator(FIELD).focus()
    page.keyboard.type("oran")
    page.wait_for_selector(".search-failed:not([hidden])")
    assert page.locator(".search-state").inner_text() == page.locator(".search-failed").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/?q=oran&panel=table")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_with_answers_and_without(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    type_words(page, "tlemcen")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(RUN_AXE) == []
    # The box is the same on every page; on a short one the rules are held against it sooner.
    page.goto(f"{visit.base}/{lang}/changes")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.locator(FIELD).focus()
    page.keyboard.type("xqzzt")
    page.wait_for_selector(".search-hint:not([hidden])")
    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_header_is_one_row_on_the_smallest_screens(visit: Visit, lang: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    page = visit.open(f"/{lang}/")
    boxes = [page.locator(each).bounding_box() for each in (".brand", FIELD, ".menu-button")]
    assert all(box is not None for box in boxes)
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert max(middles) - min(middles) < 6
    type_words(page, "tlemcen")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = page.locator(".search-found").bounding_box()
    assert found is not None
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= 320
    low = "all => all.filter((each) => each.getBoundingClientRect().height < 44).length"
    assert page.locator("[role=option], .search-field input, .menu-button").evaluate_all(low) == 0


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_the_menu_opens_closes_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit.open("/ar/")
    assert page.locator(".languages").is_hidden()
    page.locator(".menu-button").press("Enter")
    assert page.locator(".languages").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".languages").is_hidden()
    assert page.evaluate("document.activeElement.className") == "menu-button"


def test_without_script_the_form_asks_the_server(visit: Visit, base: str) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{base}/ar/?asof=2018-01-01")
    assert page.locator(".languages").is_visible()
    page.locator(FIELD).fill("تمنراست")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/ar/?q=*")
    assert "panel=table" in page.url
    assert "asof=2018-01-01" in page.url
    assert page.locator('[data-table="wilayas"] tbody tr').count() == 1
    assert page.locator(FIELD).input_value() == "تمنراست"
    context.close()
