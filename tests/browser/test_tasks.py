"""Ten tasks of readers, each by keyboard alone and by mouse, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import HINT_SEEN, WATCH_POLICY, draw_nothing
from tests.browser.reader import WATCH_STATE, Reader
from webmap.i18n import format_partial

pytestmark = pytest.mark.browser

LANGUAGES = ("ar", "fr", "en")
NAMES = {
    "annaba": {"ar": "عنابة", "fr": "Annaba", "en": "Annaba"},
    "oran": {"ar": "وهران", "fr": "Oran", "en": "Oran"},
    "medcities": {"ar": "مدن المتوسط", "fr": "MedCités", "en": "medcities"},
    "kairouan": {"ar": "تلمسان القيروان", "fr": "tlemcen kairouan", "en": "Tlemcen Kairwan"},
    "vitaminedz": {"ar": "Vitaminedz", "fr": "Vitaminedz", "en": "Vitaminedz"},
    "ghadames": {"ar": "غدامس", "fr": "Ghadamès", "en": "gadames"},
    "niger committee": {
        "ar": "اللجنة الثنائية الحدودية الجزائرية النيجرية",
        "fr": "comité bilatéral frontalier algéro-nigérien",
        "en": "algeria niger bilateral border committee",
    },
}


@pytest.fixture(scope="module", params=LANGUAGES)
def readers(chromium: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[dict[str, Reader]]:
    """The two readers of a language at one page; what is loaded once serves all tasks."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(WATCH_POLICY)
    context.add_init_script(HINT_SEEN)
    context.add_init_script(WATCH_STATE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("**/map.png*", draw_nothing)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield {
        way: Reader(page, base, request.param, is_by_keyboard=way == "keyboard")
        for way in ("keyboard", "mouse")
    }
    assert page.evaluate("window.policyBreaches") == []
    context.close()


@pytest.fixture(params=["keyboard", "mouse"])
def reader(readers: dict[str, Reader], request: pytest.FixtureRequest) -> Reader:
    found = readers[request.param]
    found.begin()
    return found


def test_which_crossings_with_niger_are_not_fully_open_and_since_when(reader: Reader) -> None:
    reader.use("#chip-country")
    reader.choose("#choice-country-NER")
    expect(reader.page).to_have_url(re.compile("country=NER"))
    reader.show_table()
    expect(reader.page.locator("#rows-crossings tbody tr")).to_have_count(1)
    row = reader.row("crossings", "in-guezzam-assamaka")
    assert row.locator('[data-mark="crossings/open_restricted"]').count() == 1
    assert format_partial("2025-11-03", reader.lang) in row.inner_text()


def test_which_algerian_communes_are_in_medcities(reader: Reader) -> None:
    reader.find(NAMES["medcities"][reader.lang], "networks")
    card = reader.card()
    assert "select=networks:NET_MEDCITIES" in reader.page.url
    assert NAMES["annaba"][reader.lang] in card
    assert NAMES["oran"][reader.lang] in card
    row = reader.page.locator("#card dd", has_text=NAMES["oran"][reader.lang]).first
    assert row.locator(".source-chip").count() > 0


def test_what_links_tlemcen_and_kairouan_and_who_disputes_the_date(reader: Reader) -> None:
    reader.find(NAMES["kairouan"][reader.lang])
    assert "select=twinnings:TW-037" in reader.page.url
    reader.use("#card button.conflict-tag")
    conflict = reader.page.locator("#card .conflict").first
    expect(conflict.locator("h3")).to_be_focused()
    followed = conflict.locator(".is-followed")
    assert "1973" in followed.inner_text()
    others = conflict.locator(".claims > li:not(.is-followed)").all_inner_texts()
    assert any("1969" in each and NAMES["vitaminedz"][reader.lang] in each for each in others)
    assert any("1964" in each for each in others)


def test_which_committee_has_no_recorded_meeting_after_2012(reader: Reader) -> None:
    reader.choose("#layer-mechanisms", "Space")
    expect(reader.page).to_have_url(re.compile("layers=[a-z,]*mechanisms"))
    reader.use("#chip-mechanism_type")
    reader.choose("#choice-mechanism_type-joint_security_committee")
    expect(reader.page).to_have_url(re.compile("mechanism_type="))
    reader.show_table()
    if not reader.page.locator("#rows-mechanisms[open]").count():
        reader.use("#rows-mechanisms > summary")
    reader.choose("#sort-mechanisms-6")
    expect(reader.page).to_have_url(re.compile("sort=last_session"))
    first = reader.page.locator("#rows-mechanisms tbody tr").first
    expect(first).to_have_attribute("id", "row-mechanisms-MEC_CMS_LBY")
    assert format_partial("2012-02", reader.lang) in first.inner_text()


def test_which_wilayas_border_mali_in_2018_and_which_today(reader: Reader) -> None:
    reader.use("#chip-country")
    reader.choose("#choice-country-MLI")
    reader.show_table()
    if not reader.page.locator("#rows-wilayas[open]").count():
        reader.use("#rows-wilayas > summary")
    rows = reader.page.locator("#rows-wilayas tbody tr")
    expect(rows).not_to_have_count(69)
    today = {each.split("-")[-1] for each in rows.evaluate_all("all => all.map((each) => each.id)")}
    reader.write_day("#asof", date(2018, 12, 31))
    reader.choose(".day-form button")
    expect(reader.page).to_have_url(re.compile("asof=2018-12-31"))
    expect(rows).to_have_count(2)
    then = {each.split("-")[-1] for each in rows.evaluate_all("all => all.map((each) => each.id)")}
    assert then == {"01", "11"}
    assert today == {"50", "54"}


def test_a_crossing_is_found_by_the_other_sides_name_and_says_when_it_was_checked(reader: Reader) -> None:
    reader.find(NAMES["ghadames"][reader.lang])
    assert "select=crossings:debdeb-ghadames" in reader.page.url
    card = reader.card()
    assert reader.page.locator("#card .badge-delinquent").count() == 1
    assert re.search(r"20\d\d", card)


def test_on_which_days_the_committee_with_niger_last_met_and_who_differs(reader: Reader) -> None:
    reader.find(NAMES["niger committee"][reader.lang])
    assert "select=mechanisms:MEC_CBF_NER" in reader.page.url
    claims = reader.page.locator("#card .conflict").first.locator(".claims > li")
    assert "25" in claims.nth(0).inner_text()
    assert "23" in claims.nth(1).inner_text()
    reader.use('#card [data-select="sessions:SES_CBF_NER_07"]')
    expect(reader.page).to_have_url(re.compile("select=sessions:SES_CBF_NER_07"))
    assert format_partial("2021-10-23", reader.lang) in reader.card()


def test_a_choice_that_meets_nothing_says_so_and_is_undone(reader: Reader) -> None:
    for layer in ("twinnings", "wilayas", "regions"):
        reader.choose(f"#layer-{layer}", "Space")
    reader.use("#chip-country")
    reader.choose("#choice-country-NER")
    expect(reader.page).to_have_url(re.compile("country=NER"))
    reader.use("#chip-status")
    reader.choose("#choice-status-unknown")
    expect(reader.page.locator("#empty")).to_be_visible()
    assert reader.page.locator("#empty li").count() > 1
    reader.choose("#empty li:last-child a")
    expect(reader.page.locator("#empty")).to_have_count(0)
    assert "country" not in reader.page.url


def test_a_frozen_link_is_copied_and_opens_the_same(reader: Reader) -> None:
    reader.use('.mark-box[tabindex="0"]')
    reader.card()
    title = reader.page.locator("#card-title").inner_text()
    reader.use("[data-share]")
    reader.page.wait_for_selector("#share-dialog[open] #share-body")
    if reader.is_by_keyboard:
        reader.go_to('#share-dialog [name="share-state"]')
        reader.page.keyboard.press("ArrowDown")
    else:
        reader.use('#share-dialog [value="frozen"]')
    reader.use('#share-dialog [data-copy-from="share-frozen-link"]')
    address = str(reader.page.evaluate("navigator.clipboard.readText()"))
    reader.page.keyboard.press("Escape")
    assert re.search(r"asof=2026-11-21&release=[0-9a-f]{12}&select=crossings:", address)
    reader.page.goto(address)
    expect(reader.page.locator("#card-title")).to_have_text(title)


def test_from_a_crossing_to_its_wilaya_and_across_the_border_and_back(reader: Reader) -> None:
    reader.use('.mark-box[tabindex="0"]')
    reader.card()
    crossing = reader.page.locator("#card-title").inner_text()
    reader.use('#card [data-select^="wilayas:"]')
    expect(reader.page).to_have_url(re.compile("select=wilayas:"))
    reader.card()
    across = reader.page.locator("#card .around").first
    assert re.search(r"\d", across.locator(".note").first.inner_text())
    reader.use('#card .around [data-select^="regions:"]')
    expect(reader.page).to_have_url(re.compile("select=regions:"))
    reader.page.go_back()
    reader.page.go_back()
    expect(reader.page.locator("#card-title")).to_have_text(crossing)
    reader.use("[data-close=card]")
    assert reader.page.locator("#card").is_hidden()
    assert "select=" not in reader.page.url
