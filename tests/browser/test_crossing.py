"""The page of a crossing in a real Chromium: map, timeline, keyboard, copying, in three languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, WIDTHS, Visit

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = (ROOT / "tests/browser/run_axe.js").read_text(encoding="utf-8")
DELICATE = (
    "in-guezzam-assamaka",
    "debdeb-ghadames",
    "tindouf-mustapha-ben-boulaid",
    "tin-alkoum-issine",
    "akid-lotfi-zouj-bghal",
)


def assert_axe_finds_nothing(visit: Visit) -> None:
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert visit.page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_whole_quiet_and_accessible(visit: Visit, lang: str) -> None:
    for crossing_id in DELICATE:
        page = visit.open(f"/{lang}/crossings/{crossing_id}")
        assert page.locator("#post-map .mark-box").count() == 1
        assert page.locator("svg.timeline:visible").count() == 1
        assert_axe_finds_nothing(visit)
        visit.assert_clean()


@pytest.mark.parametrize("crossing_id", ["maghnia-oujda-rail", "tindouf-western-sahara-track"])
def test_a_hollow_mark_is_accessible_too(visit: Visit, crossing_id: str) -> None:
    visit.open(f"/fr/crossings/{crossing_id}")
    assert_axe_finds_nothing(visit)
    visit.assert_clean()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(visit: Visit, lang: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 700})
    for crossing_id in DELICATE[:3]:
        visit.open(f"/{lang}/crossings/{crossing_id}")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, crossing_id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_names_towns_and_countries_in_the_language_of_the_page(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/crossings/debdeb-ghadames")
    names = {"ar": ["غدامس", "الجزائر", "ليبيا"], "fr": ["Ghadamès", "Algérie", "Libye"],
             "en": ["Ghadames", "Algeria", "Libya"]}  # fmt: skip
    labels = page.locator(".map-label").all_inner_texts()
    assert set(names[lang]) <= set(labels)
    assert page.locator("path.precision").count() == 1
    assert page.locator("path.border-line").count() >= 1


def test_the_circle_has_the_radius_of_the_precision(visit: Visit) -> None:
    page = visit.open("/en/crossings/debdeb-ghadames")
    box = page.locator("path.precision").bounding_box()
    scale = page.locator(".scale").bounding_box()
    assert box is not None
    assert scale is not None
    km = float(page.locator(".scale").inner_text().split()[0])
    assert box["width"] / 2 == pytest.approx(10 * scale["width"] / km, rel=0.06)


def test_everything_is_reached_by_keyboard_and_seen(visit: Visit) -> None:
    page = visit.open("/fr/crossings/in-guezzam-assamaka")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "post"
    seen = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.closest('section')?.getAttribute('aria-labelledby') ?? ''")
        )
        if page.evaluate("document.activeElement === document.body"):
            break
    assert {
        "facts-title",
        "place-title",
        "near-title",
        "timeline-title",
        "sources-title",
        "take-title",
    } <= seen
    groups = page.locator("details.relation-group")
    groups.first.locator("summary").press("Enter")
    assert groups.first.get_attribute("open") is not None
    visit.assert_clean()


def test_the_map_moves_by_buttons_and_keys_and_stays_on_its_ground(visit: Visit) -> None:
    page = visit.open("/en/crossings/tarat")
    before = page.locator(".scale").inner_text()
    page.locator(".leaflet-control-zoom-in").press("Enter")
    expect(page.locator(".scale")).not_to_have_text(before)
    for _ in range(12):
        page.locator(".leaflet-control-zoom-out").press("Enter")
    assert page.locator(".leaflet-control-zoom-out").get_attribute("aria-disabled") == "true"
    visit.assert_clean()


def test_coordinates_are_copied_and_it_is_said(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visit.base)
    page = visit.open("/en/crossings/debdeb-ghadames")
    button = page.get_by_role("button", name="Copy: Decimal degrees")
    button.press("Enter")
    expect(page.locator("#copied")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "30.0128, 9.4399"
    page.get_by_role("button", name="Copy: Address of this page").click()
    expect(page.locator("#copied")).to_contain_text("Address")
    assert page.evaluate("navigator.clipboard.readText()") == f"{visit.base}/en/crossings/debdeb-ghadames"


def test_everything_but_the_map_works_without_script(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{visit.base}/ar/crossings/debdeb-ghadames")
    assert plain.locator(".map-noscript").is_visible()
    assert plain.locator("[data-copy]:visible").count() == 0
    assert plain.locator("svg.timeline:visible").count() == 1
    assert plain.locator(".event").count() >= 12
    plain.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_crossing_leads_on(visit: Visit, lang: str) -> None:
    visit.page.goto(f"{visit.base}/{lang}/crossings/debdeb")
    assert_axe_finds_nothing(visit)
    visit.page.locator("main li a").first.click()
    visit.page.wait_for_selector("html[data-map=ready]")
    assert visit.page.url.endswith(f"/{lang}/crossings/debdeb-ghadames")


def test_the_language_switch_keeps_crossing_and_day(visit: Visit) -> None:
    page = visit.open("/fr/crossings/tarat?asof=2018")
    page.locator("[data-language=ar]").click()
    page.wait_for_selector("html[lang=ar][data-map=ready]")
    assert page.url.endswith("/ar/crossings/tarat?asof=2018")
