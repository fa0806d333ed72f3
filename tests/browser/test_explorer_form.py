"""The forms of the explorer and the way from legend to table, with and without script."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_day_is_chosen_and_the_edition_follows(visit: Visit) -> None:
    page = visit.open("/fr/?measure=agreements")
    page.locator('[data-layer-toggle][value="twinnings"]').uncheck()
    page.locator("#asof").fill("2018-01-01")
    page.locator(".day-form button").click()
    page.wait_for_url("**asof=2018-01-01**")
    page.wait_for_selector('.edition summary:has-text("48")')
    address = page.url.replace("%2C", ",")
    assert all(each in address for each in ("measure=agreements", "layers=", "crossings"))
    assert "twinnings" not in address
    assert not page.locator('[data-layer-toggle][value="twinnings"]').is_checked()
    visit.assert_clean()


def test_a_measure_is_shown_as_soon_as_it_is_chosen(visit: Visit) -> None:
    page = visit.open("/ar/?asof=2022-01-01")
    page.locator("#measure").select_option("border_km")
    page.wait_for_url("**measure=border_km**")
    page.wait_for_selector("html[data-map=ready]")
    assert "asof=2022-01-01" in page.url
    visit.assert_clean()


def test_without_script_both_forms_have_their_button(visit: Visit, base: str) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/en/?country=NER&asof=2018")
    page.locator("#measure").select_option("crossings_open")
    page.locator(".measure-form button").click()
    assert {"country=NER", "asof=2018", "measure=crossings_open"} <= set(page.url.split("?")[1].split("&"))
    page.locator("#asof").fill("2025-01-31")
    page.locator(".day-form button").click()
    assert {"country=NER", "measure=crossings_open", "asof=2025-01-31"} <= set(
        page.url.split("?")[1].split("&")
    )
    context.close()


MENUS = "#filters .choices"
AS_SERVED = """async () => {
  const served = document.createElement("div");
  const address = location.pathname.replace(/[^/]*$/, "") + "parts.json" + location.search;
  served.innerHTML = (await (await fetch(address)).json()).filters;
  const words = (place) => place.innerHTML.replace(/\\s+/g, " ");
  return words(served) === words(document.querySelector('[data-part="filters"]'));
}"""


@pytest.mark.parametrize("query", ["", "?country=TUN,LBY&status=closed&asof=2010-06"])
def test_the_choices_of_a_menu_are_made_after_the_picture_as_the_server_tells_them(
    visit: Visit, query: str
) -> None:
    page = visit.open(f"/ar/{query}")
    assert page.locator(f"{MENUS} a").count() > 20
    assert page.locator(f"{MENUS} noscript").count() == 0
    assert page.evaluate(AS_SERVED) is True
    visit.assert_clean()


def test_without_script_a_menu_has_its_choices(visit: Visit, base: str) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{base}/fr/")
    page.locator("#menu-country summary").click()
    page.locator("#choice-country-NER").click()
    assert page.url == f"{base}/fr/?country=NER"
    page.close()


@pytest.mark.parametrize("size", [(768, 740), (1280, 620)])
def test_without_script_the_line_of_time_lies_below_the_map(
    visit: Visit, base: str, size: tuple[int, int]
) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    width, height = size
    page = browser.new_page(java_script_enabled=False, viewport={"width": width, "height": height})
    for lang in ("ar", "fr", "en"):
        for panel in ("none", "table"):
            page.goto(f"{base}/{lang}/?select=crossings:debdeb-ghadames&panel={panel}")
            boxes = [page.locator(each).bounding_box() for each in (".map-frame", ".day-row", ".attribution")]
            frame, day, credit = (box for box in boxes if box)
            assert frame["y"] + frame["height"] <= day["y"] + 1
            assert day["y"] + day["height"] <= credit["y"] + 1
    page.close()


def test_what_is_not_drawn_is_reached_from_the_legend(visit: Visit) -> None:
    page = visit.open("/en/")
    page.locator('.layers a[href$="#table-twinnings"]').first.click()
    absent = page.locator('[data-table="twinnings"] .absence-tag')
    absent.first.wait_for()
    assert set(absent.all_inner_texts()) == {"unverified", "without place", "date not known"}
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
@pytest.mark.parametrize("crossing", ["in-guezzam-assamaka", "oum-teboul-melloula", "tarat"])
def test_the_sheet_leaves_the_chosen_mark_and_the_credit_in_sight(visit: Visit, crossing: str) -> None:
    page = visit.open(f"/ar/?select=crossings:{crossing}")
    page.wait_for_selector("#card .facts")
    top = page.locator("#card").bounding_box()
    mark = page.locator(".mark-box.is-chosen").bounding_box()
    credit = page.locator(".map-credit").bounding_box()
    frame = page.locator(".map-frame").bounding_box()
    assert top is not None
    assert mark is not None
    assert credit is not None
    assert frame is not None
    assert frame["y"] < mark["y"]
    assert mark["y"] + mark["height"] < credit["y"]
    assert credit["y"] + credit["height"] <= top["y"] + 1


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_phone_has_one_row_of_controls(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/")
    tops = page.locator(".state-row > :visible").evaluate_all(
        "all => [...new Set(all.map((each) => Math.round(each.getBoundingClientRect().top)))]"
    )
    assert len(tops) == 1
