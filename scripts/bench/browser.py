"""The first view in Chromium beside the peers on the same layers: all assets local, fresh profiles."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.bench.beside import lay_out_peers, placed_features
from scripts.bench.measure import Row, median_row
from scripts.bench.repaints import RUNS, measure_repaints
from scripts.bench.server import serving
from scripts.bench.visits import NO_HOST_BUT_THIS, first_view, serving_folder
from scripts.bench.weight import shift, weigh

CHROMIUM = "/usr/bin/chromium"


def measure_browser(takhoum: str, work: Path) -> tuple[list[Row], list[Row]]:
    """Return times, bytes and layout shift of the first view and times of repaints; then those of peers.

    ``work`` holds the release ``home0``, the ``layers`` and the peer's page ``explore.html``.
    """
    lay_out_peers(work)
    features = placed_features(work / "layers")
    with (
        serving(takhoum, work / "home0") as (base, _, _),
        serving_folder(work) as peers,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", NO_HOST_BUT_THIS]
        )
        places = {"own": f"{base}/ar/", "explore": f"{peers}/explore.html", "alone": f"{peers}/leaflet.html"}
        times: dict[str, list[float]] = {name: [] for name in places}
        answers: list[float] = []
        for run in range(RUNS + 1):
            for name, address in places.items():
                seen, live = first_view(browser, address, features)
                if run:  # the first round wakes browser and servers
                    times[name].append(seen)
                    answers += [live] if name == "own" else []
        own, peers_rows = view_rows(times)
        own.append(median_row("the same: Leaflet has taken the map over, it answers", answers, "ms"))
        own += [*weigh(browser, places["own"], features), shift(browser, places["own"], features)]
        own += measure_repaints(browser, places["own"], features)
        browser.close()
    return own, peers_rows


def view_rows(times: dict[str, list[float]]) -> tuple[list[Row], list[Row]]:
    """Return the times of the first view, ours and the peers'; the limits of ours follow from the others."""
    explore = median_row("first view of the page of `explore`, same layers", times["explore"], "ms")
    alone = median_row("first view of a page with Leaflet alone, same layers", times["alone"], "ms")
    own = median_row("first view of `/ar/` in Chromium", times["own"], "ms", 0.5 * explore.value)
    against = Row("the same, against Leaflet alone", own.value, "ms", "", 2 * alone.value)
    return [own, against], [explore, alone]
