"""The explorer in a real Chromium: drawn, quiet, reachable by keyboard, the same in three languages."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import ROOT, WIDTHS, Visit

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = (ROOT / "tests/browser/run_axe.js").read_text(encoding="utf-8")
DRAWN = (ROOT / "tests/browser/count_drawn.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_draws_its_four_layers_and_asks_no_one_else(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    # The farther land follows the first view.
    page.locator(".leaflet-land-pane path").nth(20).wait_for(state="attached")
    drawn = page.evaluate(DRAWN)
    assert drawn["crossings"] == 24
    assert drawn["wilayas"] == 69
    assert drawn["regions"] > 80
    assert drawn["twinnings"] > 60
    assert drawn["ground"] > 20
    assert drawn["labels"] >= 8
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    visit.assert_clean()


def test_320_pixels_need_no_sideways_scroll(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.open("/fr/")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_reaches_a_crossing_and_comes_back(visit: Visit) -> None:
    page = visit.open("/fr/")
    stops = page.locator('.mark-box[tabindex="0"]')
    assert stops.count() == 1
    stops.focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first.startswith("Poste frontalier, ")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert second != first
    assert stops.count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector("#card:not([hidden]) .facts")
    assert page.evaluate("document.activeElement.id") == "card-title"
    assert page.locator("#card-title").inner_text().split(" – ")[0] in second
    assert page.locator("#card .source-chip").count() > 0
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == second
    visit.assert_clean()


def test_every_shape_has_a_role_and_a_name(visit: Visit) -> None:
    page = visit.open("/ar/")
    shapes = page.locator(".mark-box, path.shape")
    nameless = shapes.evaluate_all(
        "all => all.filter((each) => each.getAttribute('role') !== 'button' || !each.ariaLabel).length"
    )
    assert shapes.count() > 200
    assert nameless == 0


def test_a_chosen_place_and_the_layers_stand_in_the_address(visit: Visit) -> None:
    page = visit.open("/fr/?country=NER")
    page.locator('[data-layer-toggle][value="twinnings"]').uncheck()
    page.locator('.mark-box[tabindex="0"]').press("Enter")
    page.wait_for_selector("#card:not([hidden]) .facts")
    title = page.locator("#card-title").inner_text()
    assert "select=crossings:in-guezzam-assamaka" in page.url
    assert re.search(r"layers=[a-z,]*crossings", page.url)
    assert "twinnings" not in page.url
    page.locator('a[data-language="ar"]').click()
    page.wait_for_selector("html[data-map=ready]")
    assert "/ar/" in page.url
    assert {"country=NER", "select=crossings:in-guezzam-assamaka"} <= set(page.url.split("?")[1].split("&"))
    assert not page.locator('[data-layer-toggle][value="twinnings"]').is_checked()
    assert page.locator("#card-title").inner_text() != title
    page.reload()
    page.wait_for_selector("#card:not([hidden]) .facts")
    visit.assert_clean()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE) == []
    page.locator('.mark-box[tabindex="0"]').press("Enter")
    page.wait_for_selector("#card:not([hidden]) .facts")
    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_on_an_error_page(visit: Visit, lang: str) -> None:
    visit.page.goto(f"{visit.base}/{lang}/?status=ajar")
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert visit.page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_the_list_of_layers_is_a_sheet_on_a_phone(visit: Visit) -> None:
    page = visit.open("/ar/")
    assert page.locator("#layers").is_hidden()
    page.locator("[data-open=layers]").click()
    assert page.locator("#layers").is_visible()
    assert page.evaluate("document.activeElement.id") == "layers-title"
    page.keyboard.press("Escape")
    assert page.locator("#layers").is_hidden()
    assert page.evaluate("document.activeElement.dataset.open") == "layers"


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_targets_are_large_enough_for_a_finger(visit: Visit) -> None:
    page = visit.open("/ar/")
    page.locator(".menu-button").click()
    page.locator("[data-open=layers]").click()
    small = page.locator(
        "button:visible, .site-header input:visible, .languages a, .layer-head, .state-row a:visible, "
        ".leaflet-bar a"
    ).evaluate_all(
        "all => all.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"
    )
    assert small == []


def test_without_script_the_table_tells_the_same(visit: Visit, base: str) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/ar/")
    page.locator(".map-noscript a").click()
    assert page.locator('[data-table="crossings"] tbody tr').count() == 24
    assert page.locator('[data-table="crossings"] tbody tr .source-chip').count() >= 24
    assert page.locator(".map-noscript").is_visible()
    context.close()


def test_a_failed_layer_says_so(visit: Visit) -> None:
    visit.page.context.route("**/shapes/*/crossings.json", lambda route: route.abort())
    visit.page.goto(f"{visit.base}/fr/")
    visit.page.wait_for_selector(".map-state:not(.is-quiet) button")
    assert "chargement a échoué" in visit.page.locator(".map-state").inner_text()


def test_the_map_is_not_mirrored(visit: Visit) -> None:
    middle = "each => { const box = each.getBoundingClientRect(); return box.left + box.width / 2; }"
    places = {}
    for lang in ("ar", "fr"):
        page = visit.open(f"/{lang}/")
        frame = page.locator(".map-frame").evaluate("each => each.getBoundingClientRect().left")
        west, east = (
            page.locator(f'[aria-label*="{name}"].mark-box').first.evaluate(middle) - frame
            for name in NAMES[lang]
        )
        assert west < east
        places[lang] = (round(west), round(east))
    assert places["ar"] == places["fr"]


NAMES = {"ar": ("بني ونيف", "الدبداب"), "fr": ("Béni Ounif", "Debdeb")}
