"""The card in a real Chromium: folded history, links from card to card, the address to copy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CHOSEN = "select=crossings:in-guezzam-assamaka"


def test_the_history_is_folded_and_every_event_has_a_date_and_a_source(visit: Visit) -> None:
    page = visit.open(f"/fr/?{CHOSEN}")
    page.wait_for_selector("#card .history")
    assert not page.locator("#card .history").evaluate("each => each.open")
    page.locator("#card .history summary").first.press("Enter")
    events = page.locator("#card .history ol > li")
    assert events.count() > 5
    assert page.locator("#card .history-date").count() == events.count()
    assert page.locator("#card .history ol > li:has(.source-chip)").count() == events.count()
    visit.assert_clean()


def test_the_card_leads_to_the_page_of_the_crossing_on_the_same_day(visit: Visit) -> None:
    page = visit.open(f"/en/?asof=2022-05-01&{CHOSEN}")
    page.locator("#card .card-actions a").click()
    page.wait_for_url("**/en/crossings/in-guezzam-assamaka?asof=2022-05-01")
    visit.assert_clean()


def test_the_ways_on_from_a_card_come_before_its_many_sources(visit: Visit) -> None:
    page = visit.open("/en/?layers=mechanisms&select=mechanisms:MEC_CBF_NER")
    page.wait_for_selector("#card .facts")
    page.locator("[data-close=card]").focus()
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert reached == ["Its page", "Copy the link", "Cite", "Zoom to it"]
    foot, card = page.locator(".card-actions").bounding_box(), page.locator("#card").bounding_box()
    assert foot is not None
    assert card is not None
    assert card["y"] < foot["y"] < card["y"] + card["height"] - foot["height"]
    visit.assert_clean()


def test_the_link_is_copied_and_the_button_says_so(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(f"/en/?{CHOSEN}")
    page.locator("#card .card-copy").click()
    expect(page.locator(".card-copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    visit.assert_clean()


def test_a_session_opens_from_its_mechanism_and_the_address_follows(visit: Visit) -> None:
    page = visit.open("/ar/?select=mechanisms:MEC_5P5_INT")
    page.locator('#card [data-select^="sessions:"]').first.click()
    expect(page).to_have_url(re.compile("select=sessions:"))
    page.wait_for_selector('#card [data-select="mechanisms:MEC_5P5_INT"]')
    assert page.evaluate("document.activeElement.id") == "card-title"
    visit.assert_clean()


def test_a_railway_post_says_nothing_of_persons(visit: Visit) -> None:
    page = visit.open("/en/?select=crossings:souk-ahras-ghardimaou-rail")
    labels = page.locator("#card .facts dt").all_inner_texts()
    assert "Rail" in labels
    assert "Persons" not in labels
    page = visit.open(f"/en/?{CHOSEN}")
    labels = page.locator("#card .facts dt").all_inner_texts()
    assert "Persons" in labels
    assert "Rail" not in labels


def test_a_card_opened_by_the_address_leaves_the_focus_alone(visit: Visit) -> None:
    page = visit.open(f"/en/?{CHOSEN}")
    page.wait_for_selector("#card .facts")
    assert page.evaluate("document.activeElement === document.body")


def test_what_is_not_there_on_the_day_is_said_and_not_tried_again(visit: Visit) -> None:
    page = visit.open("/fr/?asof=2025&select=wilayas:67")
    expect(page.locator(".card-body")).to_have_text("Rien de tel à la date affichée.")
    today = page.request.get(f"{visit.base}/fr/details/wilayas/67.json").json()
    expect(page.locator("#card-title")).to_have_text(today["title"]["text"])
    assert page.locator("#card .card-body button").count() == 0
    page.locator("[data-close=card]").click()
    assert "select" not in page.url
    assert [each for each in visit.faults if "404" not in each] == []
    visit.faults.clear()


# Of the first nothing was known in 2014, the second did not exist, of the third there was less to tell.
TOLD_OTHERWISE_IN_2014 = ["crossings:betita-tamaghza", "wilayas:54", "wilayas:37"]
MARCH_2014 = "620"


@pytest.mark.parametrize("selected", TOLD_OTHERWISE_IN_2014)
def test_an_open_card_follows_the_day(visit: Visit, selected: str) -> None:
    page = visit.open(f"/ar/?select={selected}")
    page.wait_for_selector("#card .facts")
    name, body = page.locator("#card-title").inner_text(), page.locator(".card-body")
    today = body.inner_text()
    page.locator("#months").fill(MARCH_2014)
    page.wait_for_selector("html[data-state=settled]")
    shown = body.inner_text()
    assert shown != today
    page.reload()
    expect(body).to_have_text(shown, use_inner_text=True)
    expect(page.locator("#card-title")).to_have_text(name)
