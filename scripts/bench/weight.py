"""What the first view of the explorer weighs, and how it moves when its fonts are late."""

from __future__ import annotations

from playwright.sync_api import Browser, Route

from scripts.bench.measure import Row, kilobytes
from scripts.bench.visits import LIVE, SCRIPTS, fresh_page

BYTES_LIMIT_KB, FONTS_LIMIT_KB, SHIFT_LIMIT = 150.0, 70.0, 0.01
LATE_MS = 1500


def weigh(browser: Browser, address: str, features: int) -> list[Row]:
    """Return what is asked for until the map answers and crosses the wire, headers and all."""
    page = fresh_page(browser, features)
    sizes: dict[str, float] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    session.on(
        "Network.requestWillBeSent", lambda each: names.update({each["requestId"]: each["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda each: sizes.update({names[each["requestId"]]: each["encodedDataLength"]}),
    )
    page.goto(address)
    page.wait_for_selector(LIVE, state="attached")
    page.wait_for_load_state("networkidle")
    asked = {address, *page.evaluate(SCRIPTS["asked"])}
    fonts = sum(size for name, size in sizes.items() if name in asked and name.endswith(".woff2"))
    whole = sum(size for name, size in sizes.items() if name in asked)
    page.context.close()
    return [
        Row("first view: transferred without fonts", kilobytes(int(whole - fonts)), "kB",
            f"{len(asked)} requests", BYTES_LIMIT_KB),
        Row("first view: fonts", kilobytes(int(fonts)), "kB", "", FONTS_LIMIT_KB),
    ]  # fmt: skip


def shift(browser: Browser, address: str, features: int) -> Row:
    """Return the layout shift of the page when its fonts come long after the first view."""
    page = fresh_page(browser, features)
    page.add_init_script(SCRIPTS["shift"])
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(address, wait_until="commit")  # a page without its fonts is never quite loaded
    page.wait_for_timeout(LATE_MS)
    for route in held:
        route.continue_()
    page.wait_for_timeout(LATE_MS)
    moved = float(page.evaluate("globalThis.shifted"))
    page.context.close()
    return Row("first view: layout shift, fonts late", moved, "", f"fonts {LATE_MS} ms late", SHIFT_LIMIT)
