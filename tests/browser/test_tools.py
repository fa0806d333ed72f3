"""The helpers around the map: full screen, moving, coordinates, tooltips, hint, paper, forced colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CHOSEN = "panel=table&select=crossings:in-guezzam-assamaka"
FORGET = "localStorage.removeItem('takhoum-hint')"
# What is seen of these may not lie under the hint.
COVERED = """() => {
  const hint = document.querySelector('[data-hint]').getBoundingClientRect();
  const others = '.mark-crossings, .attribution, .map-credit, .scale, .leaflet-bar, .tool, .map-label';
  return [...document.querySelectorAll(others)].filter((each) => each.checkVisibility()).filter((each) => {
      const one = each.getBoundingClientRect();
      const inset = each.matches('.mark-crossings') ? 6 : 0;
      return one.right - inset > hint.left && one.left + inset < hint.right
        && one.bottom - inset > hint.top && one.top + inset < hint.bottom;
    }).map((each) => `${each.className} ${each.textContent.trim()}`);
}"""


def scene(page: Page) -> str:
    """Return where the map stands."""
    return str(page.locator(".leaflet-map-pane").evaluate("each => each.style.transform"))


def test_the_map_moves_without_dragging_and_by_the_arrow_keys(visit: Visit) -> None:
    page = visit.open("/en/?bbox=0,25,6,31")
    toggle = page.locator("[data-pan-pad]")
    toggle.press("Enter")
    assert toggle.get_attribute("aria-expanded") == "true"
    before = scene(page)
    page.get_by_role("button", name="To the east").click()
    assert scene(page) != before
    page.keyboard.press("Escape")
    assert page.locator("#pan-pad").is_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-pan-pad')")
    before = scene(page)
    page.locator(".leaflet-container").press("ArrowDown")
    assert scene(page) != before
    visit.assert_clean()


def test_the_place_under_the_pointer_is_said_and_copied_by_a_key(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("/ar/")
    box = page.locator(".map-frame").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    place = page.locator(".coordinates bdi")
    expect(place).to_have_text(re.compile(r"^2\d\.\d{4}, -?\d\.\d{4}$"))
    text = place.inner_text()
    page.locator(".leaflet-container").press("c")
    expect(page.locator(".coordinates")).to_have_attribute("data-said", "تم النسخ")
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert page.locator(".coordinates").get_attribute("aria-hidden") == "true"


def test_the_full_screen_has_words_and_a_way_back(visit: Visit) -> None:
    page = visit.open("/fr/")
    button = page.locator("[data-full-screen]")
    button.click()
    expect(button).to_have_text("Quitter le plein écran")
    assert page.evaluate("document.fullscreenElement.className") == "stage"
    button.click()
    expect(button).to_have_text("Plein écran")


def test_no_full_screen_button_where_it_cannot_work(visit: Visit) -> None:
    visit.page.context.add_init_script(
        "Object.defineProperty(document, 'fullscreenEnabled', { get: () => false })"
    )
    page = visit.open("/fr/")
    assert page.locator("[data-full-screen]").is_hidden()


def test_a_tooltip_can_be_reached_and_put_away(visit: Visit) -> None:
    page = visit.open("/en/")
    page.locator('.mark-box[aria-label*="Debdeb"]').hover()
    tip = page.locator(".leaflet-tooltip", has_text="Debdeb")
    expect(tip).to_be_visible()
    tip.hover()
    page.locator('.mark-box[tabindex="0"]').first.wait_for()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_the_tooltip_of_an_area_waits_for_the_pointer(visit: Visit) -> None:
    page = visit.open("/en/")
    box = page.locator(".style-wilaya_measure[aria-label*='Tamanrasset']").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tip = page.locator(".leaflet-tooltip", has_text="Tamanrasset")
    expect(tip).to_be_visible()
    tip.hover()
    assert tip.evaluate("tip => tip.matches(':hover')")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    visit.assert_clean()


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_hint_comes_once_in_three_lines_and_covers_nothing(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    hint = page.locator("[data-hint]")
    assert hint.is_hidden()
    page.add_init_script(FORGET)
    for width, height in ((1280, 800), (768, 1024), (360, 740), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        visit.open(f"/{lang}/")
        expect(hint).to_be_visible()
        assert page.evaluate(COVERED) == [], width
        lines = [line for line in hint.locator("li").all() if line.is_visible()]
        assert len(lines) == 3
        assert ("F6" in hint.inner_text()) == (width > 760)
        if width < 761:
            box = hint.bounding_box()
            assert box is not None
            assert box["height"] < 70
            assert max(line.evaluate("each => each.offsetHeight") for line in lines) < 20
    hint.locator("button").click()
    assert hint.is_hidden()
    assert page.evaluate("localStorage.getItem('takhoum-hint')") == "seen"
    visit.assert_clean()


def test_who_goes_from_place_to_place_needs_no_hint(visit: Visit) -> None:
    page = visit.page
    page.add_init_script(FORGET)
    visit.open("/en/")
    expect(page.locator("[data-hint]")).to_be_visible()
    page.locator(".mark-crossings").first.focus()
    expect(page.locator("[data-hint]")).to_be_hidden()


@pytest.fixture
def paper(visit: Visit) -> Iterator[Page]:
    """A chosen crossing as it is printed."""
    page = visit.open(f"/fr/?asof=2022-05-01&country=NER&{CHOSEN}")
    page.wait_for_selector("#card .facts")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    yield page
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_paper_has_title_day_map_legend_table_sources_and_address_and_no_controls(paper: Page) -> None:
    for shown in (
        ".explorer > h1",
        ".leaflet-container",
        ".panel .symbols",
        ".layer-table table",
        ".attribution",
        ".conflict .source-chip",
    ):
        assert paper.locator(shown).first.is_visible(), shown
    assert paper.locator(".layer-table:not([open])").count() == 0
    assert paper.locator(".label-chosen").inner_text() == "In Guezzam"
    assert {"Algérie", "Niger", "Libye"} <= set(paper.locator(".map-label").all_inner_texts())
    assert paper.locator("[data-print-address]").inner_text() == paper.url
    assert "1er mai 2022" in paper.locator(".day-row").inner_text()
    assert "aucun État" in paper.locator(".attribution").inner_text()
    controls = (
        "button:not(.conflict-tag)",
        "input",
        "select",
        ".site-nav",
        ".leaflet-control-zoom",
        ".coordinates",
    )
    assert [each for each in controls if paper.locator(f"{each}:visible").count()] == []
    claims = paper.locator("#card .conflict").first.locator(".claims > li")
    assert claims.count() == claims.locator("visible=true").count()


def test_forced_colours_keep_marks_lines_and_focus(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(forced_colors="active")
    visit.open(f"/en/?{CHOSEN}")
    page.locator('.mark-box[tabindex="0"]').focus()
    mark = page.locator(".mark-box:focus")
    assert mark.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    fills = page.locator(".mark-crossings .symbol-body").evaluate_all(
        "all => [...new Set(all.map((each) => getComputedStyle(each).fill))].length"
    )
    assert fills > 2
    assert page.locator(".border-line").first.evaluate("each => getComputedStyle(each).stroke") != "none"


def test_no_motion_where_none_is_wanted(visit: Visit) -> None:
    page = visit.open("/en/?bbox=0,25,6,31")
    page.locator("[data-pan-pad]").click()
    before = scene(page)
    # Without a glide the map has arrived when the click returns.
    after = page.evaluate(
        "() => { document.querySelector('[data-pan=\"1,0\"]').click();"
        " return document.querySelector('.leaflet-map-pane').style.transform; }"
    )
    assert after != before
    assert scene(page) == after
