"""What the first view of the explorer weighs, and how soon a change is seen."""

from __future__ import annotations

from playwright.sync_api import Browser

from scripts.bench.measure import Row, kilobytes, median_row
from scripts.bench.visits import SCRIPTS, SEEN, fresh_page

RUNS = 7
BYTES_LIMIT_KB, FONTS_LIMIT_KB, REPAINT_LIMIT_MS = 150.0, 70.0, 50.0
# Months since the first: within one edition of wilayas, so that no shapes are fetched.
MONTHS = (740, 735, 730, 725, 720, 715, 710)


def weigh(browser: Browser, address: str, features: int) -> list[Row]:
    """Return what is asked for until the first view and crosses the wire, headers and all."""
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
    page.wait_for_selector(SEEN, state="attached")
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


def repaints(browser: Browser, address: str, features: int) -> list[Row]:
    """Return the milliseconds from an input to the frame that shows it, at a quarter of the CPU."""
    page = fresh_page(browser, features)
    page.goto(address)
    page.wait_for_selector(SEEN, state="attached")
    page.wait_for_timeout(1500)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    rows = []
    for what, acts in (("another date", MONTHS), ("another filter", ("filter",) * RUNS)):
        times = []
        for act in acts:
            times.append(page.evaluate(SCRIPTS["repaint"], str(act)))
            page.wait_for_timeout(600)
        rows.append(median_row(f"repaint after {what}, CPU slowed four times", times, "ms", REPAINT_LIMIT_MS))
    page.context.close()
    return rows
