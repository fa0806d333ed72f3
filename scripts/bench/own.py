"""Our own figures, each with the limit it is held to."""

from __future__ import annotations

from pathlib import Path

from scripts.bench.measure import Row, kilobytes, median_row, repeat, time_command
from scripts.bench.server import fetch, memory_mb, serving
from scripts.bench.warm import warm_rows

CHECK_LIMIT_S, PUBLISH_LIMIT_S, START_LIMIT_S = 3.0, 15.0, 2.0
MEMORY_LIMIT_MB, LAYERS_LIMIT_KB = 300.0, 70.0
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
        ready = warm_rows(base)
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
