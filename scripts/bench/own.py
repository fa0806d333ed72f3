"""Our own figures, each with the limit it is held to."""

from __future__ import annotations

import time
from pathlib import Path

from scripts.bench.measure import Row, kilobytes, median_row, repeat, time_command
from scripts.bench.server import fetch, memory_mb, serving

CHECK_LIMIT_S, PUBLISH_LIMIT_S, START_LIMIT_S = 3.0, 15.0, 2.0
MEMORY_LIMIT_MB, LAYERS_LIMIT_KB, SHEET_LIMIT_MS = 300.0, 70.0, 5.0
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
DEFAULT_LAYERS = ("wilayas", "regions", "crossings", "twinnings")


def measure_commands(takhoum: str, data: Path, work: Path) -> list[Row]:
    """Time ``check`` and a first ``publish``, which leaves its release in ``work/home0``."""
    checks = repeat(5, lambda run: time_command([takhoum, "check", str(data)], work))
    publishes = repeat(
        3,
        lambda run: time_command(
            [takhoum, "publish", str(data)], work, TAKHOUM_HOME=str(work / f"home{run}")
        ),
    )
    return [
        median_row("`takhoum check data`", checks, "s", CHECK_LIMIT_S),
        median_row("`takhoum publish data` into an empty folder", publishes, "s", PUBLISH_LIMIT_S),
    ]


def measure_server(takhoum: str, work: Path) -> list[Row]:
    """Time the start, weigh the default layers, read the memory; keep the layers for the peers."""

    def start(run: int) -> float:
        with serving(takhoum, work / "home0") as (_, seconds, _):
            return seconds

    starts = repeat(5, start)
    folder = work / "layers"
    folder.mkdir()
    with serving(takhoum, work / "home0") as (base, _, pid):
        sizes = []
        for layer in DEFAULT_LAYERS:
            body, size = fetch(f"{base}/layers/{layer}.geojson?detail=low")
            (folder / f"{layer}.geojson").write_bytes(body)
            sizes.append(Row(f"layer `{layer}`, `detail=low`, gzip", kilobytes(size), "kB"))
        pages = {lang: fetch(f"{base}/{lang}/")[1] for lang in ("ar", "fr", "en")}
        ready = [warm_row(name, base + path) for name, path in WARM_PAGES]
        ready += [warm_row(name, base + path, SHEET_LIMIT_MS) for name, path in WARM_SHEETS]
        memory = memory_mb(pid)
    total = Row(
        "the four default layers together", sum(row.value for row in sizes), "kB", "", LAYERS_LIMIT_KB
    )
    return [
        median_row("`takhoum serve`: start to first page", starts, "s", START_LIMIT_S),
        Row("memory of the server after these requests", memory, "MB", "all its processes", MEMORY_LIMIT_MB),
        *sizes,
        total,
        Row("map page, gzip, largest of three languages", kilobytes(max(pages.values())), "kB"),
        *ready,
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
