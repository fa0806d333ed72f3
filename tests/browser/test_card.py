"""The card as a panel and as a sheet: what stands around, citation, zoom, folded claims, three heights."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CHOSEN = "select=crossings:in-guezzam-assamaka"
COVERED = """() => document.querySelector('#card').getBoundingClientRect().top
  > document.querySelector('.mark-box.is-chosen').getBoundingClientRect().bottom"""


def test_a_card_leads_to_what_stands_around_it(visit: Visit) -> None:
    page = visit.open(f"/en/?{CHOSEN}")
    near = page.locator("#card .around", has_text="Nearest crossings").locator("a").first
    name = near.inner_text()
    near.press("Enter")
    expect(page.locator("#card-title")).to_have_text(name)
    expect(page).to_have_url(re.compile("select=crossings:"))
    visit.assert_clean()


def test_a_citation_has_the_day_the_release_and_an_address_that_opens(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(f"/fr/?asof=2022-01-01&{CHOSEN}")
    page.locator(".card-cite").click()
    text = page.locator(".citation").inner_text()
    assert re.search(r"Situation au 1er janvier 2022, version [0-9a-f]{12}\. Consulté le \d", text)
    page.locator(".cited button").click()
    assert page.evaluate("navigator.clipboard.readText()") == text
    address = text.split(" ")[-1]
    assert address.startswith(f"{visit.base}/fr/crossings/in-guezzam-assamaka?asof=2022-01-01&release=")
    page.goto(address)
    assert "Guezzam" in page.title()


def test_a_button_zooms_to_the_chosen_place_and_it_stays_in_sight(visit: Visit) -> None:
    page = visit.open("/en/?select=wilayas:54")
    before = page.locator(".scale").inner_text()
    page.locator("#card [data-zoom]").click()
    expect(page.locator(".scale")).not_to_have_text(before)
    chosen = page.locator("path.is-chosen").bounding_box()
    card = page.locator("#card").bounding_box()
    assert chosen is not None
    assert card is not None
    assert chosen["x"] + chosen["width"] <= card["x"]
    page.locator('[data-zoom-layer="regions"]').click()
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_the_sheet_has_three_heights_by_button_and_by_keys(visit: Visit) -> None:
    page = visit.open(f"/ar/?{CHOSEN}")
    page.wait_for_selector("#card .facts")
    grip, card = page.locator("[data-grip]"), page.locator("#card")
    heights = {}
    for _ in range(3):
        box = card.bounding_box()
        assert box
        heights[card.get_attribute("data-stop")] = box["height"]
        grip.click()
    assert heights["title"] < heights["half"] < heights["full"]
    assert card.get_attribute("data-stop") == "half"
    assert page.evaluate(COVERED)
    grip.press("ArrowDown")
    assert card.get_attribute("data-stop") == "title"
    assert page.locator(".card-body").is_hidden()
    grip.press("ArrowUp")
    grip.press("ArrowUp")
    grip.press("ArrowUp")
    assert card.get_attribute("data-stop") == "full"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    visit.assert_clean()


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_a_folded_disagreement_names_two_claims_and_unfolds_to_all(visit: Visit) -> None:
    page = visit.open(f"/en/?{CHOSEN}")
    first = page.locator("#card .conflict").first
    assert first.locator(".claims > li:visible").count() == 2
    assert first.locator(".claims > li").first.get_attribute("class") == "is-followed"
    assert not first.locator(".source-chip").first.is_visible()
    first.locator(".conflict-unfold").press("Enter")
    assert first.locator(".claims > li:visible").count() == 4
    assert first.locator(".source-chip").first.is_visible()
    assert first.locator(".conflict-unfold").get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize("visit", ["phone"], indirect=True)
def test_the_tag_of_a_disputed_fact_leads_to_its_disagreement_and_unfolds_it(visit: Visit) -> None:
    page = visit.open("/en/?select=crossings:in-guezzam-assamaka")
    # The second disputed fact: which neighbour it faces.
    page.locator("#card button.conflict-tag").nth(1).press("Enter")
    opened = page.locator("#card .conflict:not(.is-folded)")
    assert opened.count() == 1
    assert "face Mali or Niger" in opened.locator("h3").inner_text()
    assert opened.locator("h3").evaluate("heading => heading === document.activeElement")
    assert opened.locator(".source-chip").first.is_visible()
