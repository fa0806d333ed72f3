"""The picture of the explorer: seen before the script, replaced by the same map, of use without script."""

from __future__ import annotations

import math
import re

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.conftest import WIDTHS, Visit

pytestmark = pytest.mark.browser

PATHS = "all => all.map((each) => [each.getAttribute('aria-label'), each.getAttribute('d')])"
PICTURE = re.compile(r'<div class="picture".*?</div>\s*</div>', re.DOTALL)


def middles(wilayas: Locator) -> list[tuple[float, float]]:
    """Return where the middle of each wilaya lies on the page: all are in sight, so none is cut."""
    found = (each.bounding_box() for each in wilayas.all())
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in found if box]


def drawn(page: Page) -> list[list[str]]:
    """Return every area on the map with its name and its path, less islets that are a dot on the screen."""
    found = page.locator(".map-canvas path.shape-area").evaluate_all(PATHS)
    return sorted(
        [name, "z".join(ring for ring in path.split("z") if len(set(re.split("[ML]", ring))) > 3)]
        for name, path in found
    )


def without_picture(route: Route) -> None:
    """Answer the page without its picture."""
    answer = route.fetch()
    route.fulfill(response=answer, body=PICTURE.sub("", answer.text()))


def test_the_picture_comes_first_and_its_shapes_are_not_fetched(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url.split("?")[0].rsplit("/", 1)[1]))
    page = visit.open("/fr/")
    page.wait_for_selector("path.land-farther")
    assert not {"wilayas.2026.low.json", "regions.low.json", "ground.near.json"} & set(asked)
    assert max(asked.index(name) for name in ("crossings.json", "twinnings.low.json")) < asked.index(
        "ground.far.json"
    )
    assert page.locator(".picture").count() == 0
    visit.assert_clean()


@pytest.mark.parametrize("visit", list(WIDTHS), indirect=True)
def test_the_map_lies_where_the_picture_lay(visit: Visit) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/leaflet.js", lambda route: held.append(route))
    with page.expect_request("**/leaflet.js"):
        page.goto(f"{visit.base}/ar/", wait_until="commit")
    picture = page.locator(".picture")
    areas, marks = middles(picture.locator(".style-wilaya_measure path")), picture.locator(".mark").count()
    lines = picture.locator(":is(.outlines, [class*=border-]) :is(path, use)")
    assert set(lines.evaluate_all("all => all.map((each) => getComputedStyle(each).fill)")) == {"none"}
    held[0].continue_()
    page.wait_for_selector("html[data-map=ready]")
    canvas = page.locator(".map-canvas")
    assert len(areas) == 69
    drawn_at = middles(canvas.locator("path.style-wilaya_measure"))
    assert len(drawn_at) == 69
    assert all(min(math.dist(one, other) for other in drawn_at) < 1.5 for one in areas)
    assert marks == canvas.locator(".mark-crossings").count()


def test_the_picture_holds_the_shapes_of_the_documents(visit: Visit) -> None:
    held = drawn(visit.open("/en/"))
    visit.page.route(re.compile(r"/en/$"), without_picture)
    fetched = drawn(visit.open("/en/"))
    assert len(held) == 160
    assert held == fetched


@pytest.mark.parametrize("visit", list(WIDTHS), indirect=True)
def test_without_script_every_place_opens_its_page(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    width, height = visit.page.viewport_size["width"], visit.page.viewport_size["height"]  # type: ignore[index]
    page = browser.new_page(java_script_enabled=False, viewport={"width": width, "height": height})
    page.goto(f"{visit.base}/fr/")
    assert "carte est une image" in page.locator(".map-noscript").inner_text()
    page.locator(".picture a[href='/fr/wilayas/11']").click()
    assert "Tamanrasset" in page.locator("h1").inner_text()
    page.go_back()
    page.locator(".picture a[href='/fr/crossings/in-guezzam-assamaka']").click()
    assert page.url.endswith("/fr/crossings/in-guezzam-assamaka")
    page.close()


def test_another_part_of_the_world_needs_no_picture(visit: Visit) -> None:
    page = visit.page
    page.route("**/leaflet.js", lambda route: route.abort())
    page.goto(f"{visit.base}/en/?bbox=-5,30,5,36", wait_until="commit")
    page.wait_for_selector(".picture", state="attached")
    assert not page.locator(".picture").is_visible()
