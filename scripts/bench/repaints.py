"""How soon a change of the explorer is seen, at a quarter of the CPU."""

from __future__ import annotations

from playwright.sync_api import Browser

from scripts.bench.measure import Row, median_row
from scripts.bench.presses import BETWEEN_MS, along, drag, places_of, timed
from scripts.bench.visits import fresh_page

RUNS = 7
LIMIT_MS = 50.0
# A hand needs longer from reaching a control to pressing it.
REST_MS = 200
# Shares of the line of time: the first leads to another edition of wilayas, the next ones stay in it.
DATES = (0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85)
# In 2016, 2021 and this year, from right to left: each in another edition than the one before.
EDITIONS = (0.16, 0.08, 0.004, 0.16, 0.004, 0.08, 0.16)
CHOICES, TOGGLES = "#menu-country .choice", ".layer-title"


def measure_repaints(browser: Browser, address: str, features: int) -> list[Row]:
    """Return the milliseconds from a press to the frame that shows it: of a hand that reaches a control
    before it presses, of a press out of nothing, of each place a dragged slider passes."""
    page = fresh_page(browser, features)
    page.goto(address)
    page.wait_for_selector("html[data-state=settled]", state="attached")
    page.wait_for_timeout(BETWEEN_MS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    dates = [timed(page, "input", place, REST_MS) for place in along(page, DATES)]
    sudden = [timed(page, "input", place, 0) for place in along(page, [each - 0.02 for each in DATES])]
    editions = [timed(page, "input", place, REST_MS) for place in along(page, EDITIONS)]
    dragged = drag(page, along(page, [0.3 + 0.02 * step for step in range(RUNS + 1)]))
    page.locator("#menu-country summary").click()
    filters = [timed(page, "click", place, REST_MS) for place in places_of(page, CHOICES)[:RUNS]]
    page.keyboard.press("Escape")
    toggles = [timed(page, "change", place, REST_MS) for place in places_of(page, TOGGLES)[:1] * RUNS]
    page.context.close()
    return [
        median_row("repaint after another date, CPU slowed four times", dates, "ms", LIMIT_MS),
        median_row("repaint after another filter, CPU slowed four times", filters, "ms", LIMIT_MS),
        median_row("the same for a date that nothing announced", sudden, "ms", LIMIT_MS),
        median_row("the same for a date in another edition of wilayas", editions, "ms", LIMIT_MS),
        median_row("the same for each place of a slider that is dragged", dragged, "ms", LIMIT_MS),
        median_row("the same for a layer taken away or brought back", toggles, "ms"),
    ]
