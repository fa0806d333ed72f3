"""The self-contained file opens from a disk with no network: no request, keyboard and table work."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("fr", 1000)])
def test_the_file_works_without_network(
    chromium: Browser, base: str, tmp_path: Path, lang: str, width: int
) -> None:
    file = tmp_path / "map.html"
    with urlopen(f"{base}/{lang}/figures/crossings-status.html") as answer:
        file.write_bytes(answer.read())
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, offline=True, reduced_motion="reduce"
    )
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda note: faults.append(note.text) if note.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-map=ready]")
    assert page.locator(".mark").count() == 24
    assert page.locator(".report-legend .symbols li").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    mark = page.locator(".mark-box[tabindex='0']").first
    mark.focus()
    mark.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#card .facts").wait_for()
    assert page.locator("#card .source-chip").count() > 0
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()
    assert page.locator("#table tbody tr").count() == 24
    assert [each for each in asked if not each.startswith("data:")] == [file.as_uri()]
    assert faults == []
    context.close()
