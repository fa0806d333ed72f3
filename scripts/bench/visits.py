"""Pages of a fresh Chromium that reaches this machine only; the rest is answered from local files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

PAGES = Path(__file__).with_name("pages")
MODULES = Path(__file__).parents[2] / "node_modules"
VENDOR = Path(__file__).parents[2] / "webmap/static/vendor/leaflet"
# What Folium loads from other hosts, by file name; what is not here (markers with icons) is answered empty.
FOREIGN = {
    "leaflet.js": VENDOR / "leaflet.js",
    "leaflet.css": VENDOR / "leaflet.css",
    "jquery-3.7.1.min.js": MODULES / "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": MODULES / "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": MODULES / "bootstrap/dist/css/bootstrap.min.css",
    "all.min.css": MODULES / "@fortawesome/fontawesome-free/css/all.min.css",
}
SCRIPTS = {name: (PAGES / f"{name}.js").read_text(encoding="utf-8") for name in ("ready", "repaint", "asked")}
SEEN = "html[data-seen]"


class QuietHandler(SimpleHTTPRequestHandler):
    """Files of a folder without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def fresh_page(browser: Browser) -> Page:
    """Return a page of a fresh profile that reaches this machine only."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.route(lambda url: "127.0.0.1" not in url, stand_in)
    page.add_init_script(SCRIPTS["ready"])
    return page


def stand_in(route: Route) -> None:
    """Answer for another host at once from local files."""
    name = route.request.url.rsplit("/", 1)[-1]
    own = FOREIGN.get(name, MODULES / "none")
    types = {".js": "text/javascript", ".css": "text/css"}
    body = own.read_bytes() if own.is_file() else b""
    route.fulfill(status=200, body=body, content_type=types.get(Path(name).suffix, "image/png"))


def first_view(browser: Browser, address: str) -> float:
    """Return the milliseconds until the map of a page is seen."""
    page = fresh_page(browser)
    page.goto(address)
    seen = page.locator(SEEN).get_attribute("data-seen")
    page.context.close()
    return float(seen or "nan")
