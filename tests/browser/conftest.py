"""A server over the real data and a Chromium that reports every fault of a page."""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright
from werkzeug.serving import make_server

from webmap import create_app

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    # No name but our own address leads anywhere; what a page asks for all the same is noted by each visit.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = {"desk": (1280, 800), "phone": (360, 740)}
# Notes every breach of the content security policy before any script of the page runs.
WATCH_POLICY = (ROOT / "tests/browser/watch_policy.js").read_text(encoding="utf-8")

# The hint of the first visit lies on the map; the tests of the hint forget that it was seen.
HINT_SEEN = "try { localStorage.setItem('takhoum-hint', 'seen'); } catch {}"

# One transparent pixel: where a test is not about a drawing it need not wait for one.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def draw_nothing(route: Route) -> None:
    """Answer for a drawing."""
    route.fulfill(content_type="image/png", body=PIXEL)


@dataclass
class Visit:
    """A page and what went wrong on it."""

    page: Page
    base: str
    strangers: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Open an address of the server and wait until its map is drawn."""
        self.page.goto(self.base + address)
        self.page.wait_for_selector("html[data-map=ready]")
        return self.page

    def assert_clean(self) -> None:
        """Assert that no other host was asked, no policy broken and no script failed."""
        assert self.strangers == []
        assert self.page.evaluate("window.policyBreaches") == []
        assert self.faults == []


@pytest.fixture(scope="session")
def home(real_home: Path) -> Path:
    return real_home


def serve(home: Path) -> Generator[str]:
    """Serve a home on a free port while the generator is open."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def base(home: Path) -> Iterator[str]:
    yield from serve(home)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visitor; ``indirect`` parametrisation names the width."""
    width, height = WIDTHS[getattr(request, "param", "desk")]
    context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.add_init_script(WATCH_POLICY)
    context.add_init_script(HINT_SEEN)
    page = context.new_page()
    page.set_default_timeout(20_000)
    made = Visit(page, base)
    page.on("pageerror", lambda error: made.faults.append(str(error)))
    page.on("console", lambda note: made.faults.append(note.text) if note.type == "error" else None)

    def note_strangers(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(made.base).netloc:
            made.strangers.append(request.url)

    # Listened to, not intercepted: interception takes a round trip for each file and turns the cache off.
    context.on("request", note_strangers)
    yield made
    context.close()
