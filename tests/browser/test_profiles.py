"""Sheets and lists in a real Chromium: accessible, narrow, by keyboard, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from layers.profiles.kinds import KINDS
from tests.browser.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = (ROOT / "tests/browser/run_axe.js").read_text(encoding="utf-8")
SHEETS = {
    "wilayas": "54", "regions": "NE-1", "countries": "MRT", "mechanisms": "MEC_CBF_NER",
    "sessions": "SES_5P5_2013", "agreements": "AGR_5P5_AIM", "twinnings": "TW-001", "networks": "NET_ARLEM",
    "missions": "MIS_FRA_2003", "texts": "TXT_DECL_2013", "institutions": "INS_CNASPS",
    "sources": "moi_20211025", "conflicts": "CON_01",
}  # fmt: skip
NARROW = 320


def go(visit: Visit, address: str) -> None:
    visit.page.goto(visit.base + address)


def assert_axe_finds_nothing(visit: Visit, what: str) -> None:
    """Judge the page alone: axe sets styles of its own, which the policy refuses with a note."""
    assert visit.page.evaluate("window.policyBreaches") == [], what
    visit.page.evaluate(AXE)
    assert visit.page.evaluate(RUN_AXE) == [], what
    assert [each for each in visit.faults if "inline style" not in each] == [], what
    assert visit.strangers == [], what


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_of_each_kind_is_accessible_and_fits_the_narrowest_screen(visit: Visit, lang: str) -> None:
    for kind, key in SHEETS.items():
        visit.page.set_viewport_size({"width": 1280, "height": 800})
        go(visit, f"/{lang}/{kind}/{key}")
        assert_axe_finds_nothing(visit, f"{kind}/{key}")
        visit.page.set_viewport_size({"width": NARROW, "height": 700})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW, (kind, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_list_is_accessible_on_a_phone(visit: Visit, lang: str) -> None:
    visit.page.set_viewport_size({"width": NARROW, "height": 700})
    # One language a kind, all three together every kind: the markup is the same.
    lists = [kind for number, kind in enumerate(KINDS) if number % 3 == LANGUAGES.index(lang)]
    for address in ("registers", *(f"{kind}?limit=12" for kind in lists)):
        go(visit, f"/{lang}/{address}")
        assert_axe_finds_nothing(visit, address)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW, address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_dictionary_and_about_are_accessible_and_fit(visit: Visit, lang: str) -> None:
    visit.page.set_viewport_size({"width": NARROW, "height": 700})
    for address in ("why/wilayas/54/border_km", "why/countries/MLI/sessions_stated", "data", "about"):
        go(visit, f"/{lang}/{address}")
        # A folded table would hide its faults; the whole dictionary open takes axe half a minute.
        visit.page.evaluate(
            "for (const each of [...document.querySelectorAll('details')].slice(0, 3)) each.open = true"
        )
        assert_axe_finds_nothing(visit, address)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW, address


def test_everything_is_reached_by_keyboard_and_copied(visit: Visit) -> None:
    page = visit.page
    go(visit, "/fr/wilayas/54")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "post"
    first = page.locator(".sheet-table .sourced summary").first
    first.press("Enter")
    assert page.locator(".sheet-table .sourced[open] .source-chip").count() > 0
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.closest('section')?.id ?? ''"))
        if page.evaluate("document.activeElement === document.body"):
            break
    assert {"sources", "section-crossings", "section-border"} <= seen
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy-address]").first.click()
    expect(page.locator("#copied")).not_to_be_empty()
    visit.assert_clean()


def test_rows_fold_into_cards_on_a_phone_and_the_map_is_never_mirrored(visit: Visit) -> None:
    places = {}
    for lang in ("ar", "fr"):
        go(visit, f"/{lang}/wilayas/54")
        frame = visit.page.locator("svg.drawn").bounding_box()
        mark = visit.page.locator(".drawn-mark").first.bounding_box()
        assert frame is not None
        assert mark is not None
        places[lang] = round((mark["x"] - frame["x"]) / frame["width"], 2)
    assert places["ar"] == places["fr"]
    visit.page.set_viewport_size({"width": 360, "height": 740})
    cell = visit.page.locator("#section-crossings td").first
    assert cell.evaluate("each => getComputedStyle(each, '::before').content") != "none"
    assert cell.evaluate("each => getComputedStyle(each).display") == "grid"


def test_without_script_everything_stands_there(chromium: Browser, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{base}/en/agreements")
    page.locator("summary", has_text="Country").first.click()
    page.get_by_role("link", name="Niger", exact=True).first.click()
    assert "country=NER" in page.url
    page.get_by_label("Words").fill("security")
    page.get_by_role("button", name="Filter").click()
    assert "q=security" in page.url
    assert "country=NER" in page.url
    page.locator(".sheet-table tbody th a").first.click()
    expect(page.locator("#sources-title")).to_be_visible()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_parts_of_the_site_fit_in_the_header(visit: Visit, lang: str) -> None:
    go(visit, f"/{lang}/registers")
    header = visit.page.locator(".site-header").bounding_box()
    assert header is not None
    assert header["height"] <= 60
    boxes = [each.bounding_box() for each in visit.page.locator(".site-nav a, .languages a").all()]
    assert all(box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 1280 for box in boxes)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 1280
