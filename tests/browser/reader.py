"""A reader who works by keyboard alone, or by mouse: the same steps, and what the page then says."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Locator, Page

from tests.browser.conftest import ROOT

COUNT_STOPS = (ROOT / "tests/browser/count_stops.js").read_text(encoding="utf-8")
IS_FOCUSED = "selector => document.activeElement !== null && document.activeElement.matches(selector)"
# Remembers which state the page shows; brought in with the page, read by ``Reader.choose``.
WATCH_STATE = (ROOT / "tests/browser/watch_state.js").read_text(encoding="utf-8")
MOST_STOPS, NEAR = 40, 3


class Reader:
    """One reader of one page in one language."""

    def __init__(self, page: Page, base: str, lang: str, *, is_by_keyboard: bool) -> None:
        self.page, self.base, self.lang, self.is_by_keyboard = page, base, lang, is_by_keyboard

    def begin(self) -> None:
        """Stand before the explorer as it first shows itself."""
        address = f"{self.base}/{self.lang}/"
        if self.page.url.startswith(address):
            self.page.evaluate("address => window.beginAt(address)", address)
        else:
            self.page.goto(address)
            self.page.wait_for_selector("html[data-map=ready]")
        self.page.wait_for_selector("#card", state="hidden")

    def use(self, selector: str, key: str = "Enter") -> None:
        """Click something, or go to it by Tab and press a key."""
        if self.is_by_keyboard:
            self.go_to(selector)
            self.page.keyboard.press(key)
        else:
            self.page.locator(selector).first.click()

    def choose(self, selector: str, key: str = "Enter") -> None:
        """Use something that leads to another state, and wait until the page shows it."""
        self.use(selector, key)
        self.page.evaluate("() => window.stateShown()")

    def write(self, selector: str, text: str) -> None:
        """Write into a field."""
        if self.is_by_keyboard:
            self.go_to(selector)
            self.page.keyboard.press("Control+a")
        else:
            self.page.locator(selector).click(click_count=3)
        self.page.keyboard.type(text)

    def write_day(self, selector: str, day: date) -> None:
        """Write a day: part by part as the browser asks for it, or from its calendar."""
        if self.is_by_keyboard:
            # From before, so that its first part has the focus.
            self.go_to("#play")
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(f"{day:%m%d%Y}")
        else:
            self.page.locator(selector).fill(day.isoformat())

    def go_to(self, selector: str) -> None:
        """Press Tab, or Shift and Tab, until something has the focus."""
        self.page.wait_for_selector(selector)
        distance = self.page.evaluate(COUNT_STOPS, selector) or 0
        key = "Shift+Tab" if distance < 0 else "Tab"
        # Nearly there without looking at every stop: a date is several stops, never fewer than one.
        for _ in range(abs(distance) - NEAR):
            self.page.keyboard.press(key)
        for _ in range(MOST_STOPS):
            if self.page.evaluate(IS_FOCUSED, selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"Tab does not reach {selector}")

    def find(self, words: str, kind: str = "") -> None:
        """Search for words and take the first thing found, or the first of a kind."""
        self.write("#search-words", words)
        wanted = f'[aria-labelledby="search-kind-{kind}"] [role=option]' if kind else "[role=option]"
        option = self.page.locator(wanted).first
        option.wait_for()
        if self.is_by_keyboard:
            for _ in range(self.page.locator("[role=option]").count()):
                self.page.keyboard.press("ArrowDown")
                if option.get_attribute("aria-selected") == "true":
                    break
            self.page.keyboard.press("Enter")
        else:
            option.click()
        self.page.wait_for_selector("html[data-map=ready]")
        self.page.wait_for_selector("#card:not([hidden]) .facts")

    def show_table(self) -> None:
        """Show the table twin."""
        self.choose("#view-2")
        self.page.wait_for_selector("#table .layer-table")

    def row(self, layer: str, key: str) -> Locator:
        """Return one row of the table."""
        return self.page.locator(f"#row-{layer}-{key}")

    def card(self) -> str:
        """Return what the card says."""
        self.page.wait_for_selector("#card:not([hidden]) .facts")
        return self.page.locator("#card").inner_text()
