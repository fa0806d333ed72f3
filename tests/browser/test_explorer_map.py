"""How the map draws what it has: the quiet arcs, the ground after the layers, names by size."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

OPACITIES = "all => [...new Set(all.map((each) => getComputedStyle(each).strokeOpacity))].sort()"


@pytest.mark.parametrize(("visit", "quiet"), [("desk", "0.36"), ("phone", "0.27")], indirect=["visit"])
def test_arcs_are_quiet_until_one_is_looked_at(visit: Visit, quiet: str) -> None:
    page = visit.open("/en/")
    arcs = page.locator("path.shape-arc")
    assert arcs.evaluate_all(OPACITIES) == [quiet]
    arcs.first.focus()
    assert arcs.evaluate_all(OPACITIES) == ["0.12", "1"]
    page.evaluate("document.activeElement.blur()")
    assert arcs.evaluate_all(OPACITIES) == [quiet]


def test_a_chosen_arc_keeps_its_weight(visit: Visit) -> None:
    page = visit.open("/en/?select=twinnings:TW-011")
    chosen = page.locator("path.shape-arc.is-chosen")
    style = chosen.evaluate(
        "each => [getComputedStyle(each).strokeOpacity, getComputedStyle(each).strokeWidth]"
    )
    assert style == ["1", "2px"]
    assert page.locator("path.shape-arc").evaluate_all(OPACITIES) == ["0.12", "1"]


# A line without length under a round cap is a dot.
DOTS = "each => [...each.getAttribute('d').matchAll(/M(\\S+ \\S+)L\\1/g)].length"


def test_arcs_end_in_dots_that_go_with_the_layer(visit: Visit) -> None:
    page = visit.open("/en/")
    dots = page.locator("path.arc-ends")
    assert dots.evaluate(DOTS) > 60
    visit.open("/en/?country=NER")
    assert dots.evaluate(DOTS) == 2 * page.locator("path.shape-arc:not(.is-absent)").count() > 0
    page.locator('[data-layer-toggle][value="twinnings"]').uncheck()
    dots.wait_for(state="detached")


def test_the_largest_wilayas_are_named_first(visit: Visit) -> None:
    page = visit.open("/fr/")
    named = page.locator(".label-area").all_inner_texts()
    assert {"Tamanrasset", "Adrar"} <= set(named[:4])
    visit.assert_clean()


def test_neighbours_are_lighter_on_the_map_and_in_the_legend(visit: Visit) -> None:
    page = visit.open("/ar/")
    for value in ("0", "2"):
        drawn = page.locator(f"path.style-region_measure.value-{value}").first
        listed = page.locator(f'[data-symbol="regions/{value}"] rect').first
        opacity = "each => getComputedStyle(each).fillOpacity"
        assert drawn.evaluate(opacity) == listed.evaluate(opacity) == {"0": "0", "2": "0.6"}[value]


def test_chosen_colours_leave_the_drawing_its_own(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open("/en/")
    sea = page.locator(".leaflet-container").evaluate("each => getComputedStyle(each).backgroundColor")
    assert sea == "rgb(221, 231, 234)"
    visit.assert_clean()


def test_on_paper_the_card_follows_the_map_and_all_columns_fit(visit: Visit) -> None:
    page = visit.open("/fr/?select=crossings:tarat&panel=table")
    page.wait_for_selector("#card .facts")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 980})
    region, card = (page.locator(each).bounding_box() for each in (".map-region", "#card"))
    assert region is not None
    assert card is not None
    assert card["y"] >= region["y"] + region["height"]
    assert page.locator(".measure-form, .day-form button, .card-actions, .state-row").evaluate_all(
        "all => all.every((each) => each.getClientRects().length === 0)"
    )
    assert page.locator('[data-table="crossings"] table').evaluate("each => each.scrollWidth") <= 690


@pytest.mark.parametrize(("lang", "name"), [("ar", "توقرت"), ("fr", "Touggourt"), ("en", "Touggourt")])
def test_towns_are_named_the_nearer_one_looks(visit: Visit, lang: str, name: str) -> None:
    page = visit.open(f"/{lang}/?layers=")
    assert page.locator(".label-town", has_text=name).count() == 0
    page.goto(f"{visit.base}/{lang}/?layers=&bbox=4.5,32.3,7.5,33.9")
    page.locator(".label-town", has_text=name).wait_for()
    assert page.locator(".label-town").count() > 1
    visit.assert_clean()


def test_the_map_takes_the_size_that_the_table_leaves_and_walking_is_no_choice_of_a_part(
    visit: Visit,
) -> None:
    page = visit.open("/en/?country=NER&layers=crossings,twinnings")
    page.locator("#view-2").click()
    page.wait_for_selector("html[data-state=settled] #tables-title")
    mark, frame = page.locator('.mark-box[tabindex="0"]'), page.locator(".map-frame")
    inside = "(each, outer) => each.getBoundingClientRect().bottom < outer.getBoundingClientRect().bottom"
    assert mark.evaluate(inside, frame.element_handle())
    page.locator(".row-name").first.press("Enter")
    page.wait_for_selector("#card .facts")
    assert mark.evaluate(inside, frame.element_handle())
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "row-name"
    visit.open("/en/?bbox=0,25,6,31")
    stop = page.locator('.mark-box[tabindex="0"]')
    assert stop.evaluate("each => each.getBoundingClientRect().top") > 0
    visit.open("/en/")
    stop.focus()
    for key in (*["ArrowDown"] * 4, "ArrowRight"):
        page.keyboard.press(key)
    page.locator("#chip-country").click()
    page.locator("#choice-country-NER").click()
    page.wait_for_url("**/en/?country=NER")
    visit.assert_clean()


def test_both_ends_of_a_chosen_arc_stand_beside_the_card(visit: Visit) -> None:
    page = visit.open("/en/?select=twinnings:TW-037")
    page.wait_for_selector("#card .facts")
    arc, card = page.locator("path.is-chosen").bounding_box(), page.locator("#card").bounding_box()
    assert arc is not None
    assert card is not None
    assert arc["x"] + arc["width"] < card["x"]


CUT = """() => [...document.querySelectorAll('#measure, #search-words')].filter((each) => {
  const words = each.value ? each.selectedOptions?.[0].text ?? each.value : each.placeholder;
  const brush = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(each);
  brush.font = style.font;
  const arrow = each.matches('select') ? 16 : 0;
  const room = each.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
  return each.checkVisibility() && brush.measureText(words).width > room;
}).map((each) => each.id)"""


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_nothing_is_cut_or_reaches_beyond_the_page_at_any_width(visit: Visit, lang: str) -> None:
    page = visit.page
    beyond = "document.documentElement.scrollWidth - innerWidth"
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        visit.open(f"/{lang}/?layers=mechanisms,wilayas&select=crossings:in-guezzam-assamaka")
        page.wait_for_selector("#card .facts")
        assert page.evaluate(CUT) == [], width
        inside = "all => all.every((each) => each.scrollWidth <= each.clientWidth)"
        assert page.locator(".card-body").evaluate_all(inside), width
        if width < 761:
            tops = "all => new Set(all.map((each) => Math.round(each.getBoundingClientRect().top))).size"
            assert page.locator(".state-row > :visible").evaluate_all(tops) == 1, width
            page.locator("[data-close=card]").click()
            page.locator("#open-filters").click()
        page.locator("#chip-theme").click()
        assert page.evaluate(beyond) <= 0, width
        page.keyboard.press("Escape")
    visit.assert_clean()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_late_font_moves_no_row_at_the_width_of_a_tablet(visit: Visit, lang: str) -> None:
    visit.page.set_viewport_size({"width": 768, "height": 900})
    tops = "all => all.map((each) => Math.round(each.getBoundingClientRect().top))"
    rows = ".map-frame, .day-row, .attribution, .attribution p"
    page = visit.open(f"/{lang}/")
    page.evaluate("document.fonts.ready")
    settled = page.locator(rows).evaluate_all(tops)
    page.context.route("**/*.woff2", lambda route: route.abort())
    other = page.context.new_page()
    other.set_viewport_size({"width": 768, "height": 900})
    other.goto(page.url)
    other.wait_for_selector("html[data-map=ready]")
    assert other.locator(rows).evaluate_all(tops) == settled
