"""The board and the changes in a real Chromium: by eye, keyboard and script, in three languages."""

from __future__ import annotations

import pytest

from tests.browser.conftest import ROOT, WIDTHS, Visit

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = (ROOT / "tests/browser/run_axe.js").read_text(encoding="utf-8")
COMPARED = "asof=2024-06-01&compare=2019-01-01"


def assert_axe_finds_nothing(visit: Visit) -> None:
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert visit.page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_board_is_whole_quiet_and_accessible(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/crossings")
    assert page.locator("tr[data-key]").count() == 24
    assert page.locator(".mark-box").count() == 24
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator(".sourced summary").first.click()
    assert page.locator(".sourced[open] .source-chip").first.is_visible()
    assert_axe_finds_nothing(visit)
    visit.assert_clean()


@pytest.mark.parametrize("visit", WIDTHS, indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_comparison_and_changes_are_accessible(visit: Visit, lang: str) -> None:
    visit.open(f"/{lang}/crossings?{COMPARED}&sort=last_verified&country=TUN,LBY")
    assert_axe_finds_nothing(visit)
    visit.page.goto(f"{visit.base}/{lang}/changes")
    assert_axe_finds_nothing(visit)
    visit.assert_clean()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(visit: Visit, lang: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 700})
    for address in (f"/{lang}/crossings", f"/{lang}/crossings?{COMPARED}", f"/{lang}/changes"):
        visit.page.goto(visit.base + address)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_filters_open_close_and_lead_on_by_keyboard(visit: Visit) -> None:
    page = visit.open("/fr/crossings")
    menu = page.locator("details.menu").first
    menu.locator("summary").press("Enter")
    assert menu.locator(".choices").is_visible()
    page.keyboard.press("Escape")
    assert menu.locator(".choices").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.locator("summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=TUN")
    assert page.locator("tr[data-key]").count() == 11
    visit.assert_clean()


def test_a_mark_leads_to_its_row_and_a_row_to_its_mark(visit: Visit) -> None:
    page = visit.open("/en/crossings")
    page.locator('.mark-box[tabindex="0"]').press("Enter")
    chosen = page.locator("tr.is-chosen")
    assert chosen.count() == 1
    assert page.evaluate("document.activeElement.className") == "crossing-name"
    page.locator("#in-guezzam-assamaka .crossing-name").focus()
    assert chosen.get_attribute("data-key") == "in-guezzam-assamaka"
    label = page.locator(".mark-box.is-chosen").get_attribute("aria-label") or ""
    assert "In Guezzam" in label
    visit.assert_clean()


def test_everything_but_the_map_works_without_script(visit: Visit) -> None:
    context = visit.page.context.browser
    assert context is not None
    plain = context.new_page(java_script_enabled=False)
    plain.goto(f"{visit.base}/fr/crossings")
    assert plain.locator(".map-noscript").is_visible()
    plain.locator("details.menu").nth(2).locator("summary").click()
    plain.locator("details.menu").nth(2).locator("a").first.click()
    assert plain.url.endswith("?status=open")
    plain.locator("tr[data-key]").first.wait_for()
    assert plain.locator("tr[data-key]").count() == 11
    plain.locator("#date-asof").fill("2018-01-01")
    plain.locator("#date-asof").press("Enter")
    plain.wait_for_url("**asof=2018-01-01")
    assert "status=open" in plain.url
    plain.context.close()


def test_the_board_on_paper_shows_the_sources_and_no_controls(visit: Visit) -> None:
    page = visit.open("/fr/crossings")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".board-dates").is_hidden()
    assert page.locator("#tarat .source-chip").first.is_visible()
