"""OGC API – Features: a page of features beside the GeoJSON provider of pygeoapi."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from scripts.bench.filters import filter_rows
from scripts.bench.measure import Row, median_row, repeat
from scripts.bench.server import fetch, memory_mb, serving

LAYER, TIMES_FASTER, MOST_MB = "wilayas", 3, 100.0


def measure_ogc(takhoum: str, home: Path, work: Path) -> tuple[list[Row], list[Row]]:
    """Return our rows and those of the peer; ours has to be three times as fast."""
    file = work / f"{LAYER}.geojson"
    with serving(takhoum, home) as (base, _, pid):
        file.write_bytes(fetch(f"{base}/layers/{LAYER}.geojson")[0])
        address = f"{base}/ogc/collections/{LAYER}/items?limit=100&f=json&offset="
        before = memory_mb(pid)
        fetch(address + "0")
        # Another address each time, so that nothing is answered from memory; plain, as the peer writes it.
        pages = repeat(10, lambda run: plain_ms(f"{address}0&datetime=20{run:02}-01-01"))
        grown = memory_mb(pid) - before
    command = [sys.executable, "-m", "scripts.bench.ogc_peer", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peer = [float(each) for each in done.stdout.split()]
    limit = sorted(peer)[len(peer) // 2] / TIMES_FASTER
    own = [
        median_row(f"`/ogc/collections/{LAYER}/items?limit=100`, not from memory", pages, "ms", limit),
        Row("memory these eleven requests added", grown, "MB", "", MOST_MB),
        *filter_rows(home),
    ]
    return own, [
        median_row(f"pygeoapi's GeoJSON provider, the same {LAYER}, without its web part", peer, "ms")
    ]


def plain_ms(address: str) -> float:
    """Return the milliseconds of one request without compression."""
    started = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - started) * 1000
