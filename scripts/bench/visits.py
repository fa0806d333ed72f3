"""Pages of a fresh Chromium that reaches this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page

PAGES = Path(__file__).with_name("pages")
NO_HOST_BUT_THIS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SCRIPTS = {
    name: (PAGES / f"{name}.js").read_text(encoding="utf-8")
    for name in ("ready", "repaint", "asked", "shift")
}
SEEN, LIVE = "html[data-seen]", "html[data-live]"
# Whoever reads a page puts 300 kB of script into it, which holds the page up: not before everything stands.
HANDS_OFF_MS = 1500


class QuietHandler(SimpleHTTPRequestHandler):
    """Files of a folder without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def fresh_page(browser: Browser, features: int) -> Page:
    """Return a page of a fresh profile that notes when it shows that many features."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(SCRIPTS["ready"].replace("FEATURES", str(features)))
    return page


def first_view(browser: Browser, address: str, features: int) -> tuple[float, float]:
    """Return the milliseconds until every feature of a page is seen, and until Leaflet has drawn each."""
    page = fresh_page(browser, features)
    page.goto(address)
    page.wait_for_timeout(HANDS_OFF_MS)
    seen = page.locator(SEEN).get_attribute("data-seen")
    live = page.locator(LIVE).get_attribute("data-live")
    page.context.close()
    return float(seen or "nan"), float(live or "nan")
