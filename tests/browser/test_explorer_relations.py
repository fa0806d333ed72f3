"""Relations on the map: one drawing a meeting, what is looked at is lifted, each has a name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

WORDS = {
    "en": (
        "7th session of the Algeria–Niger",
        "Algiers, 25–26 October 2021: Tamanrasset, In Guezzam, Djanet – Agadez",
    ),
    "fr": ("7e session", "Alger, 25–26 octobre 2021 : Tamanrasset, In Guezzam, Djanet – Agadez"),
    "ar": ("النيجر", "تامنغست، إن قزام، جانت – أغاديز"),
}


def lifted(page: Page, kind: str) -> int:
    return page.locator(f"path.{kind}.is-lifted").count()


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_meeting_says_where_when_and_whom_it_linked(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/?layers=wilayas,regions,sessions")
    name, whom = WORDS[lang]
    labels = page.locator(".mark-sessions").evaluate_all("all => all.map(each => each.ariaLabel)")
    spoken = [label.replace("\u00a0", " ") for label in labels]
    assert [label for label in spoken if name in label and whom in label], spoken
    visit.assert_clean()


def test_a_meeting_is_one_drawing_that_is_lifted_while_looked_at(visit: Visit) -> None:
    page = visit.open("/en/?layers=wilayas,regions,sessions")
    spokes = page.locator("path.spoke").count()
    meeting = page.locator(".mark-sessions[aria-label*='7th session of the Algeria–Niger']")
    meeting.focus()
    assert (lifted(page, "spoke"), page.locator("path.end-ring").count()) == (1, 4)
    assert page.locator("path.shape.is-end").count() == 4  # three wilayas and a region
    rest = page.locator("path.spoke:not(.is-lifted)")
    assert rest.count() == spokes - 1
    assert rest.first.evaluate("each => getComputedStyle(each).strokeOpacity") == "0.12"
    page.evaluate("document.activeElement.blur()")
    assert lifted(page, "spoke") == page.locator("path.end-ring").count() == 0
    page.locator('[data-layer-toggle][value="sessions"]').uncheck()
    page.wait_for_selector("path.spoke", state="detached")
    visit.assert_clean()


def test_no_spoke_goes_to_a_group(visit: Visit) -> None:
    page = visit.open("/en/?layers=sessions")
    page.locator(".mark-sessions[aria-label*='15th conference of interior']").focus()
    assert lifted(page, "spoke") == page.locator("path.end-ring").count() == 0


def test_a_chosen_wilaya_lifts_its_twinnings_and_meetings(visit: Visit) -> None:
    page = visit.open("/fr/?layers=wilayas,twinnings,sessions&select=wilayas:11")
    assert lifted(page, "shape-arc") == 3
    assert lifted(page, "spoke") >= 1
    page.keyboard.press("Escape")
    page.locator("[data-close=card]").click()
    assert lifted(page, "shape-arc") == 0
    visit.assert_clean()


def test_members_of_a_network_are_marked_together(visit: Visit) -> None:
    page = visit.open("/ar/?layers=wilayas,networks")
    marks = page.locator(".mark-networks")
    assert page.locator("path.hull").count() == 6
    assert marks.count() > 10  # every member has its mark and none covers another
    places = marks.evaluate_all("all => all.map(each => each.style.transform)")
    assert len(set(places)) == len(places)
    marks.first.focus()
    assert (lifted(page, "hull"), page.locator(".mark-networks.is-lifted").count()) == (1, 5)
    visit.assert_clean()


def test_twinnings_between_the_same_towns_are_seen_apart(visit: Visit) -> None:
    page = visit.open("/en/?layers=twinnings")
    paths = page.locator("path.shape-arc").evaluate_all("all => all.map(each => each.getAttribute('d'))")
    assert len(set(paths)) == len(paths)
