"""How soon a change of the explorer is seen, at a quarter of the CPU."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from scripts.bench.measure import Row, median_row
from scripts.bench.visits import SCRIPTS, fresh_page

RUNS = 7
LIMIT_MS = 50.0
# A hand needs longer from reaching a control to pressing it.
REST_MS, BETWEEN_MS = 200, 900
# Shares of the line of time within one edition of wilayas, so that no shapes are fetched.
DATES = (0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85)
LINE, CHOICES = "#months", "#menu-country .choice"


def measure_repaints(browser: Browser, address: str, features: int) -> list[Row]:
    """Return the milliseconds from a press to the frame that shows it: of a hand that reaches a control
    before it presses, and of a press out of nothing, for which the answer must be asked for first."""
    page = fresh_page(browser, features)
    page.goto(address)
    page.wait_for_selector("html[data-state=settled]", state="attached")
    page.wait_for_timeout(BETWEEN_MS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line = page.locator(LINE).bounding_box()
    assert line is not None
    width, middle = line["width"], line["y"] + line["height"] / 2
    dates = [timed(page, "input", line["x"] + share * width, middle, REST_MS) for share in DATES]
    sudden = [timed(page, "input", line["x"] + (share - 0.02) * width, middle, 0) for share in DATES]
    page.locator("#menu-country summary").click()
    filters = [timed(page, "click", *place, REST_MS) for place in places_of(page)[:RUNS]]
    page.context.close()
    return [
        median_row("repaint after another date, CPU slowed four times", dates, "ms", LIMIT_MS),
        median_row("repaint after another filter, CPU slowed four times", filters, "ms", LIMIT_MS),
        median_row("the same for a date that nothing announced", sudden, "ms"),
    ]


def places_of(page: Page) -> list[tuple[float, float]]:
    """Return the middle of every choice of the open menu."""
    boxes = [each.bounding_box() for each in page.locator(CHOICES).all()]
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]


def timed(page: Page, kind: str, x: float, y: float, rest_ms: int) -> float:
    """Press at a place after resting there, and return the milliseconds to the frame that shows it."""
    page.evaluate(SCRIPTS["repaint"], kind)
    page.mouse.move(x, y)
    if rest_ms:
        page.wait_for_timeout(rest_ms)
    page.mouse.down()
    page.mouse.up()
    taken = float(page.evaluate("globalThis.repainted"))
    page.wait_for_timeout(BETWEEN_MS)
    return taken
