"""The address is the state: whatever it says looks the same come to by a step or opened afresh."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from layers.atlas import Atlas
from tests.browser.conftest import ROOT, Visit
from tests.published import current_atlas
from tests.random_views import random_queries

FORESEE = (ROOT / "tests/browser/foresee.js").read_text(encoding="utf-8")
READ_STATE = (ROOT / "tests/browser/read_state.js").read_text(encoding="utf-8")
STEP = """address => {
  document.documentElement.dataset.state = "changing";
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


@pytest.fixture(scope="session")
def atlas(home: Path) -> Atlas:
    return current_atlas(home)


def read(page: Page) -> dict[str, Any]:
    page.wait_for_selector("html[data-state=settled]")
    state: dict[str, Any] = page.evaluate(READ_STATE)
    return state


def assert_same_by_step_and_afresh(visit: Visit, atlas: Atlas, lang: str, count: int, seed: int) -> None:
    stepping = visit.open(f"/{lang}/")
    context = visit.page.context
    fresh = context.new_page()
    for query in random_queries(atlas, count, seed=seed):
        address = f"{visit.base}/{lang}/?{query}"
        stepping.evaluate(STEP, address)
        fresh.goto(address)
        fresh.wait_for_selector("html[data-map=ready]")
        assert read(stepping) == read(fresh), query
    # A chance choice may not be there on its chance day: the card says so, and the browser notes the answer.
    visit.faults[:] = [each for each in visit.faults if "404" not in each]
    visit.assert_clean()


@pytest.mark.parametrize(("lang", "seed"), [("ar", 1), ("fr", 2), ("en", 3)])
def test_any_address_gives_its_state(visit: Visit, atlas: Atlas, lang: str, seed: int) -> None:
    assert_same_by_step_and_afresh(visit, atlas, lang, 6, seed)


@pytest.mark.soak
@pytest.mark.parametrize(("lang", "seed"), [("ar", 11), ("fr", 12), ("en", 13)])
def test_two_hundred_addresses_give_their_states(visit: Visit, atlas: Atlas, lang: str, seed: int) -> None:
    assert_same_by_step_and_afresh(visit, atlas, lang, 67, seed)


def test_what_is_foreseen_is_what_the_server_says(visit: Visit, atlas: Atlas) -> None:
    page = visit.open("/fr/")
    # Only the server knows what is found by words, on days within a month, or among what nobody confirms.
    own = ("select", "asof", "q", "confidence")
    pairs = [
        [pair for pair in query.split("&") if pair.split("=")[0] not in own]
        for query in random_queries(atlas, 60, seed=21)
    ]
    queries = [
        "&".join([*each, f"asof={1963 + place}-{1 + place * 7 % 12:02d}"]) for place, each in enumerate(pairs)
    ]
    choices = page.locator(".choice").evaluate_all("links => links.map(({ search }) => search.slice(1))")
    found = page.evaluate(FORESEE, [*queries, *choices[::4], ""])
    assert found["differing"] == []
    assert found["foreseen"] > 60 + len(choices) / 5
    beyond = ["asof=2019-12-10", "q=alg", "confidence=high,unverified", "asof=2026-11", "asof=2027-02"]
    assert page.evaluate(FORESEE, beyond) == {"foreseen": 0, "differing": []}


def test_filters_go_back_and_forward_and_to_the_other_languages(visit: Visit) -> None:
    page = visit.open("/fr/")
    start = read(page)
    page.locator("#chip-country").click()
    page.locator("#choice-country-NER").click()
    page.wait_for_selector('.result:has-text("13 sur")')
    assert page.locator(".mark-crossings").locator("visible=true").count() == 1
    assert page.locator("#menu-country").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "choice-country-NER"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "chip-country"
    chosen = read(page)
    assert "Niger" in chosen["filters"][0]
    assert chosen["languages"] == ["?country=NER"] * 3
    page.go_back()
    page.wait_for_url("**/fr/")
    assert read(page) == start
    page.go_forward()
    page.wait_for_url("**country=NER")
    assert read(page) == chosen
    page.locator('a[data-language="ar"]').click()
    page.wait_for_selector("html[lang=ar][data-map=ready]")
    assert page.url.endswith("/ar/?country=NER")
    assert len(read(page)["seen"]) == len(chosen["seen"])
    visit.assert_clean()


def test_the_slider_goes_by_months_and_years_and_swaps_the_edition(visit: Visit) -> None:
    page = visit.open("/en/")
    page.locator("#months").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**asof=2026-10")
    page.keyboard.press("PageDown")
    page.wait_for_url("**asof=2025-10")
    page.wait_for_selector('#edition summary:has-text("58 wilayas")')
    read(page)
    assert page.locator("#months").get_attribute("aria-valuetext") == "31 October 2025"
    page.keyboard.press("End")
    page.wait_for_selector('#edition summary:has-text("69 wilayas")')
    assert "asof" not in page.url
    visit.assert_clean()


def test_play_goes_through_the_years_and_stops(visit: Visit) -> None:
    page = visit.open("/en/?asof=2023-06")
    page.locator("#play").click()
    page.wait_for_url("**asof=2023-12")
    page.wait_for_url("**asof=2024-12")
    page.locator("#play").click()
    assert page.locator("#play").get_attribute("aria-pressed") == "false"
    stopped = page.url
    page.go_back()
    page.wait_for_url("**asof=2023-06")
    assert stopped != page.url
    visit.assert_clean()


def test_moving_the_map_is_written_and_taken_back(visit: Visit) -> None:
    page = visit.open("/fr/")
    page.locator(".leaflet-control-zoom-in").click()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_url("**bbox=*")
    page.locator("#bounded a").click()
    page.wait_for_url("**/fr/")
    page.locator("#bounded").wait_for(state="detached")
    visit.assert_clean()


def test_rows_and_map_show_each_other(visit: Visit) -> None:
    page = visit.open("/fr/?layers=crossings&panel=table")
    page.locator("#sort-crossings-2").click()
    page.wait_for_url("**sort=operating_status**")
    read(page)
    statuses = page.locator("tr[data-key] td:nth-child(2)").all_inner_texts()
    assert [each for each, _ in itertools.groupby(statuses)] == [
        "fermé",
        "ouvert",
        "ouvert avec restrictions",
        "inconnu",
    ]
    page.mouse.move(1, 1)
    page.locator('tr[data-key="tarat"] .row-name').focus()
    pointed = page.locator(".mark-box.is-pointed").get_attribute("aria-label") or ""
    assert pointed.startswith("Poste frontalier, Tarat")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card .facts")
    assert page.locator("tr.is-chosen").get_attribute("data-key") == "tarat"
    visit.assert_clean()


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_nothing_found_says_why_and_leads_on(visit: Visit, lang: str) -> None:
    page = visit.open(f"/{lang}/?status=open&stage=works&layers=crossings")
    assert page.locator(".empty").is_visible()
    page.locator(".empty a").first.click()
    page.locator(".empty").wait_for(state="detached")
    assert "stage" not in page.url
    visit.assert_clean()


def test_search_opens_in_place_and_keeps_the_filters(visit: Visit) -> None:
    page = visit.open("/en/?asof=2020-01-01&country=LBY&layers=wilayas")
    page.evaluate("window.isSamePage = true")
    page.locator("input[type=search]").fill("Debdeb")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_selector('#card-title:has-text("Debdeb – Ghadames")')
    for kept in (
        "asof=2020-01-01",
        "country=LBY",
        "layers=wilayas,crossings",
        "select=crossings:debdeb-ghadames",
    ):
        assert kept in page.url
    assert page.evaluate("window.isSamePage")
    visit.assert_clean()


def test_the_focus_stays_near_what_was_taken_back(visit: Visit) -> None:
    page = visit.open("/fr/?country=NER&status=unknown&layers=crossings")
    focused = "document.activeElement.id"
    page.locator("#chip-status").press("Enter")
    page.locator("#clear-status").press("Enter")
    page.wait_for_url(lambda url: "status" not in url)
    read(page)
    assert page.evaluate(focused) == "chip-status"
    page.locator("#reset").press("Enter")
    page.wait_for_url(lambda url: "country" not in url)
    read(page)
    assert page.evaluate(focused) == "chip-country"
    page.evaluate(STEP, f"{visit.base}/fr/?country=NER&status=unknown&layers=crossings")
    read(page)
    page.locator("#empty a").first.press("Enter")
    page.locator("#empty").wait_for(state="detached")
    read(page)
    assert page.evaluate(focused) == "chip-country"
    visit.assert_clean()


def test_what_failed_is_tried_again_without_losing_the_page(visit: Visit) -> None:
    page = visit.open("/fr/?layers=crossings")
    page.evaluate("window.isSamePage = true")
    page.context.route("**/parts.json*", lambda route: route.abort())
    page.locator("#chip-country").click()
    page.locator("#choice-country-NER").press("Enter")
    again = page.locator(".map-state:not(.is-quiet) button")
    again.wait_for()
    page.keyboard.press("Escape")
    page.context.unroute("**/parts.json*")
    again.press("Enter")
    page.wait_for_selector('#chip-country:has-text("Niger")')
    read(page)
    assert page.evaluate("[window.isSamePage, document.activeElement.id]") == [True, "map_explorer"]
    assert page.locator(".map-state.is-quiet").count() == 1
