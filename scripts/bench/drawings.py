"""The print maps over HTTP: every figure and the usual view drawn for the first time, and given again."""

from __future__ import annotations

import time
from pathlib import Path

from layers.atlas import Atlas
from layers.releases import Store
from scripts.bench.measure import Row, median_row
from scripts.bench.server import fetch, serving

LANG, AGAIN = "ar", 20
COLD_LIMITS_S = {"svg": 1.0, "png": 2.0, "pdf": 2.0}
CACHED_LIMIT_MS = 5.0


def measure_drawings(takhoum: str, home: Path) -> list[Row]:
    """Time the view without a query and every figure at A4 in each form, then one again from memory."""
    store = Store(home)
    release = store.current_id()
    assert release is not None  # published by the measurement before this one
    figures = [figure.id for figure in Atlas.load(store.folder(release)).figures]
    rows = []
    with serving(takhoum, home) as (base, _, _):
        for form, limit in COLD_LIMITS_S.items():
            paths = ["map", *(f"figures/{figure}" for figure in figures)]
            addresses = [f"{base}/{LANG}/{path}.{form}" for path in paths]
            seconds = [seconds_for(address) for address in addresses]
            resolution = ", 150 dpi" if form == "png" else ""
            what = f"print map A4, {form.upper()}{resolution}, drawn: the slowest of {len(paths)}"
            rows.append(Row(what, max(seconds), "s", f"{min(seconds):.2f}–{max(seconds):.2f}", limit))
            again = [seconds_for(addresses[0]) * 1000 for _ in range(AGAIN)]
            rows.append(median_row(f"the first of them again, {form.upper()}", again, "ms", CACHED_LIMIT_MS))
    return rows


def seconds_for(address: str) -> float:
    """Return how long an answer takes."""
    started = time.perf_counter()
    fetch(address)
    return time.perf_counter() - started
