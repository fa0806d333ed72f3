"""The first view in Chromium beside the peers on the same layers: all assets local, fresh profiles."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.bench.measure import Row, median_row
from scripts.bench.server import serving
from scripts.bench.visits import PAGES, VENDOR, first_view, serving_folder
from scripts.bench.weight import RUNS, repaints, weigh

CHROMIUM = "/usr/bin/chromium"


def measure_browser(takhoum: str, work: Path) -> list[Row]:
    """Return times, bytes and layout shift of the first view, and the times of repaints at a slow CPU.

    ``work`` holds the release ``home0``, the ``layers`` and the peer's page ``explore.html``.
    """
    shutil.copyfile(PAGES / "leaflet.html", work / "leaflet.html")
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(VENDOR / name, work / name)
    with (
        serving(takhoum, work / "home0") as (base, _, _),
        serving_folder(work) as peers,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        places = {"own": f"{base}/ar/", "explore": f"{peers}/explore.html", "alone": f"{peers}/leaflet.html"}
        times: dict[str, list[float]] = {name: [] for name in places}
        for _ in range(RUNS):
            for name, address in places.items():
                times[name].append(first_view(browser, address))
        rows = view_rows(times) + weigh(browser, places["own"]) + repaints(browser, places["own"])
        browser.close()
    return rows


def view_rows(times: dict[str, list[float]]) -> list[Row]:
    """Return the times of the first view; the limits of ours follow from the others."""
    explore = median_row("first view of the page of `explore`, same layers", times["explore"], "ms")
    alone = median_row("first view of a page with Leaflet alone, same layers", times["alone"], "ms")
    own = median_row("first view of `/ar/` in Chromium", times["own"], "ms", 0.5 * explore.value)
    return [own, Row("the same, against Leaflet alone", own.value, "ms", "", 2 * alone.value), explore, alone]
