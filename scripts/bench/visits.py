"""Pages of a fresh Chromium that reaches this machine only; what peers load from others lies beside them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page

PAGES = Path(__file__).with_name("pages")
MODULES = Path(__file__).parents[2] / "node_modules"
VENDOR = Path(__file__).parents[2] / "webmap/static/vendor/leaflet"
# What Folium loads from other hosts, by file name; what is not here (markers with icons) is an empty file.
FOREIGN = {
    "leaflet.js": VENDOR / "leaflet.js",
    "leaflet.css": VENDOR / "leaflet.css",
    "jquery-3.7.1.min.js": MODULES / "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": MODULES / "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": MODULES / "bootstrap/dist/css/bootstrap.min.css",
    "all.min.css": MODULES / "@fortawesome/fontawesome-free/css/all.min.css",
}
_ADDRESS = re.compile(r'"https://[^"{]+/([^"/{]+\.(?:js|css))"')
NO_HOST_BUT_THIS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SCRIPTS = {
    name: (PAGES / f"{name}.js").read_text(encoding="utf-8")
    for name in ("ready", "repaint", "asked", "shift")
}
SEEN = "html[data-seen]"


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


def lay_out_peers(work: Path) -> None:
    """Put the page with Leaflet alone, and what both peers load, beside the page of ``explore``."""
    shutil.copyfile(PAGES / "leaflet.html", work / "leaflet.html")
    shutil.copytree(VENDOR / "images", work / "images", dirs_exist_ok=True)
    page = (work / "explore.html").read_text(encoding="utf-8")
    for name in {*_ADDRESS.findall(page), "leaflet.js", "leaflet.css"}:
        (work / name).write_bytes(FOREIGN[name].read_bytes() if name in FOREIGN else b"")
    (work / "explore.html").write_text(_ADDRESS.sub(r'"\1"', page), encoding="utf-8")


def placed_features(layers: Path) -> int:
    """Count the features that a page has to draw."""
    documents = [json.loads(path.read_bytes()) for path in sorted(layers.glob("*.geojson"))]
    return sum(feature["geometry"] is not None for each in documents for feature in each["features"])


def fresh_page(browser: Browser, features: int) -> Page:
    """Return a page of a fresh profile that notes when it has drawn that many features."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(SCRIPTS["ready"].replace("FEATURES", str(features)))
    return page


def first_view(browser: Browser, address: str, features: int) -> float:
    """Return the milliseconds until every feature of a page is seen."""
    page = fresh_page(browser, features)
    page.goto(address, wait_until="commit")
    seen = page.locator(SEEN).get_attribute("data-seen")
    page.context.close()
    return float(seen or "nan")
