"""Pages that were asked for before."""

from __future__ import annotations

import time

from scripts.bench.measure import Row, median_row, repeat
from scripts.bench.server import fetch

SHEET_LIMIT_MS = 5.0
WARM_PAGES = (
    ("map page", "/ar/"),
    ("status board", "/ar/crossings"),
    ("page of changes", "/ar/changes"),
)
WARM_SHEETS = (
    ("sheet of a wilaya", "/ar/wilayas/37"),
    ("sheet of a country", "/ar/countries/TUN"),
    ("list of twinnings", "/ar/twinnings"),
)


def warm_rows(base: str) -> list[Row]:
    """Time every such page of a server."""
    return [
        *(warm_row(name, base + path) for name, path in WARM_PAGES),
        *(warm_row(name, base + path, SHEET_LIMIT_MS) for name, path in WARM_SHEETS),
    ]


def warm_row(name: str, address: str, limit_ms: float | None = None) -> Row:
    """Time a page that was asked for before."""
    fetch(address)
    times = repeat(20, lambda run: milliseconds_to(address))
    return median_row(f"{name} in Arabic, warm", times, "ms", limit_ms)


def milliseconds_to(address: str) -> float:
    """Return the milliseconds of one request."""
    started = time.perf_counter()
    fetch(address)
    return (time.perf_counter() - started) * 1000
