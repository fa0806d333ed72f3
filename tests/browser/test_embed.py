"""An embed lives in the page of another origin: live, frozen, sandboxed; it is as high as its content."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from layers.releases import Store
from tests.browser.conftest import WATCH_POLICY

pytestmark = pytest.mark.browser

FRAME = '<iframe id="{name}" src="{src}" width="100%" height="300" data-takhoum{more}></iframe>'


@pytest.fixture(scope="module")
def host(chromium: Browser, base: str, home: Path) -> Iterator[tuple[Page, list[str]]]:
    """A page of another origin with a live, a frozen, a sandboxed and a narrow Arabic embed."""
    release = Store(home).current_id()
    figure = f"{base}/fr/embed/crossings-status"
    frames = [
        FRAME.format(name="live", src=figure, more=""),
        FRAME.format(name="frozen", src=f"{figure}?asof=2026-11-21&amp;release={release}", more=""),
        FRAME.format(name="sandboxed", src=figure, more=' sandbox="allow-scripts"'),
        FRAME.format(name="narrow", src=f"{base}/ar/embed?layers=crossings", more=' style="max-width:340px"'),
    ]
    script = f'<script src="{base}/embed/v1.js"></script>'
    body = f'<!doctype html><link rel="icon" href="data:,"><body>{"".join(frames)}{script}'
    faults: list[str] = []
    context = chromium.new_context(viewport={"width": 760, "height": 900}, reduced_motion="reduce")
    context.add_init_script(WATCH_POLICY)
    page = context.new_page()
    page.on("console", lambda note: faults.append(note.text) if note.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    # Another port is another origin.
    server = make_server("127.0.0.1", 0, Response(body, mimetype="text/html"), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    for name in ("live", "frozen", "sandboxed", "narrow"):
        page.frame_locator(f"#{name}").locator("html[data-map=ready]").wait_for()
    yield page, faults
    context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["live", "frozen", "sandboxed", "narrow"])
def test_an_embed_draws_in_the_page_of_another_origin(host: tuple[Page, list[str]], name: str) -> None:
    page, _ = host
    frame = page.frame_locator(f"#{name}")
    assert frame.locator(".mark").count() == 24
    assert frame.locator(".map-label").count() > 5
    assert frame.locator("h1").inner_text()
    assert frame.locator(".report-legend .symbols li").count() == 4


def test_frames_are_as_high_as_their_content(host: tuple[Page, list[str]]) -> None:
    page, _ = host
    for name in ("live", "frozen", "sandboxed", "narrow"):
        inner = page.frame_locator(f"#{name}").locator("body").bounding_box()
        outer = page.locator(f"#{name}").bounding_box()
        assert inner is not None
        assert outer is not None
        assert abs(outer["height"] - inner["height"]) <= 6, name
        assert inner["height"] > 400
    before = page.locator("#live").evaluate("frame => frame.offsetHeight")
    page.set_viewport_size({"width": 420, "height": 900})
    page.wait_for_function(f"() => document.getElementById('live').offsetHeight !== {before}")
    page.set_viewport_size({"width": 760, "height": 900})


def test_messages_of_others_change_nothing(host: tuple[Page, list[str]]) -> None:
    page, _ = host
    before = page.locator("#live").evaluate("frame => frame.style.height")
    page.evaluate("postMessage({ type: 'takhoum:resize', height: 77 }, '*')")
    assert page.locator("#live").evaluate("frame => frame.style.height") == before


def test_the_wheel_belongs_to_the_page_until_the_map_is_clicked(host: tuple[Page, list[str]]) -> None:
    page, _ = host
    page.locator("#live").scroll_into_view_if_needed()
    frame = page.frame_locator("#live")
    label = frame.locator(".scale")
    box = page.locator("#live").bounding_box()
    assert box is not None
    before = label.inner_text()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 330)
    page.mouse.wheel(0, -40)
    assert label.inner_text() == before
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + 330)
    page.mouse.wheel(0, -400)
    frame.locator(".scale", has_not_text=before).wait_for()


def test_a_post_opens_its_details_by_keyboard_and_closes(host: tuple[Page, list[str]]) -> None:
    page, _ = host
    frame = page.frame_locator("#sandboxed")
    mark = frame.locator(".mark-box").first
    mark.focus()
    mark.press("Enter")
    frame.locator("#card .facts").wait_for()
    frame.locator("#card").press("Escape")
    assert not frame.locator("#card").is_visible()


def test_nothing_failed_in_any_frame(host: tuple[Page, list[str]]) -> None:
    page, faults = host
    assert faults == []
    assert [frame.evaluate("window.policyBreaches") for frame in page.frames[1:]] == [[], [], [], []]
