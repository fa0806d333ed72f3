"""Presses and drags of a pointer, and how soon the page shows what they change."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from scripts.bench.visits import SCRIPTS

LINE = "#months"
# After a press everything else of the page follows; a drag passes the next place after one or two frames.
BETWEEN_MS, DRAG_MS = 900, 30
Place = tuple[float, float]


def along(page: Page, shares: Iterable[float]) -> list[Place]:
    """Return places on the line of time."""
    line = page.locator(LINE).bounding_box()
    assert line is not None
    return [(line["x"] + share * line["width"], line["y"] + line["height"] / 2) for share in shares]


def places_of(page: Page, selector: str) -> list[Place]:
    """Return the middle of everything of a kind."""
    boxes = [each.bounding_box() for each in page.locator(selector).all()]
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]


def timed(page: Page, kind: str, place: Place, rest_ms: int) -> float:
    """Press at a place after resting there, and return the milliseconds to the frame that shows it."""
    page.evaluate(SCRIPTS["repaint"], kind)
    page.mouse.move(*place)
    if rest_ms:
        page.wait_for_timeout(rest_ms)
    page.mouse.down()
    page.mouse.up()
    taken = float(page.evaluate("globalThis.repainted"))
    page.wait_for_timeout(BETWEEN_MS)
    return taken


def drag(page: Page, places: list[Place]) -> list[float]:
    """Drag from the first place over the others, and return the milliseconds to the frame that shows each."""
    page.mouse.move(*places[0])
    page.mouse.down()
    taken = []
    for place in places[1:]:
        page.wait_for_timeout(DRAG_MS)
        page.evaluate(SCRIPTS["repaint"], "input")
        page.mouse.move(*place)
        taken.append(float(page.evaluate("globalThis.repainted")))
    page.mouse.up()
    page.wait_for_timeout(BETWEEN_MS)
    return taken
