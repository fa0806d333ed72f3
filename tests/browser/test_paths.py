"""By keyboard from part to part of the explorer, through its menus, lists and rows, and back."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# A letter of any script, as a keyboard of that script sends it.
TYPE = """letter => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key: letter, bubbles: true }))"""
FOCUSED = "document.activeElement.id || document.activeElement.className"
NIGER = {"ar": "ن", "fr": "n", "en": "n"}


def test_the_first_stops_lead_to_every_part(visit: Visit) -> None:
    page = visit.open("/en/?select=crossings:tarat")
    page.wait_for_selector("#card .facts")
    reached = []
    for stop in range(5):
        page.locator(".skip-link").first.focus()
        for _ in range(stop):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        reached.append(page.evaluate(FOCUSED))
    assert reached == ["layers-title", "chip-country", "map_explorer", "card-title", "months"]
    assert page.url.endswith("?select=crossings:tarat")
    visit.assert_clean()


def test_f6_goes_round_the_parts_and_then_leaves_them_to_the_browser(visit: Visit) -> None:
    page = visit.open("/fr/?panel=table&layers=crossings,wilayas&select=crossings:tarat")
    page.wait_for_selector("#card .facts")
    parts = ["search-words", "layers-title", "chip-country", "map_explorer", "card-title", "play"]
    parts.append("tables-title")
    for part in (*parts, "tables-title"):
        page.keyboard.press("F6")
        assert page.evaluate(FOCUSED) == part
    for part in reversed(parts[:-1]):
        page.keyboard.press("Shift+F6")
        assert page.evaluate(FOCUSED) == part
    assert page.locator("#map_explorer").get_attribute("role") == "application"
    assert page.locator("#map_explorer").get_attribute("aria-label")
    visit.assert_clean()


@pytest.mark.parametrize("lang", NIGER)
def test_arrows_and_letters_go_through_menus_layers_and_rows(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/?panel=table&layers=crossings,wilayas")
    page.locator("#chip-country").focus()
    walked = []
    for key in ("ArrowDown", "ArrowDown", NIGER[lang], "ArrowUp", "End", "Home", "ArrowUp"):
        if key == NIGER[lang]:
            page.evaluate(TYPE, key)
        else:
            page.keyboard.press(key)
        walked.append(page.evaluate(FOCUSED).removeprefix("choice-country-"))
    assert walked[:4] == ["TUN", "LBY", "NER", "LBY"]
    assert walked[5:] == ["TUN", "chip-country"]
    page.keyboard.press("Escape")
    page.locator("#layer-crossings").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "layer-twinnings"
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED) == "layer-partners"
    page.locator("#jump-wilayas").press("Enter")
    assert page.locator("#rows-wilayas[open]").count() == 1
    assert page.evaluate("document.activeElement.parentElement.id") == "rows-wilayas"
    page.locator("#rows-wilayas .row-name").first.focus()
    page.keyboard.press("End")
    last = page.locator("#rows-wilayas tbody tr").last
    assert last.evaluate("each => each.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "view-2"
    visit.assert_clean()
