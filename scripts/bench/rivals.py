"""The peers on the same data in the same run."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from scripts.bench.measure import Row, kilobytes, median_row, time_command

RUNS = 3


def measure_peers(root: Path, work: Path) -> list[Row]:
    """Time each peer as a whole process and weigh the pages they write."""
    rows = []
    for name, what in (
        ("frictionless", "frictionless validates the tables of the package"),
        ("folium", "stock Folium draws the four layers into one page"),
        ("explore", "`GeoDataFrame.explore` draws the four layers into one page"),
    ):
        output = work / f"{name}.html"
        rows.append(_time_peer(name, what, root, work, output))
        if name == "frictionless":
            rows[-1] = add_verdict(rows[-1], output.read_text(encoding="utf-8"))
            continue
        size = len(gzip.compress(output.read_bytes(), 6, mtime=0))
        rows.append(
            Row(f"its page, gzip ({kilobytes(output.stat().st_size):.0f} kB plain)", kilobytes(size), "kB")
        )
    for form in ("svg", "png", "pdf"):
        what = f"GeoPandas and matplotlib draw the map of posts, A4, {form.upper()}"
        rows.append(_time_peer("matplotlib", what, root, work, work / f"matplotlib.{form}"))
    return rows


def _time_peer(name: str, what: str, root: Path, work: Path, output: Path) -> Row:
    """Time one peer as a whole process."""
    module = [sys.executable, "-m", "scripts.bench.peers", name]
    command = [*module, str(root / "data"), str(work / "layers"), str(output)]
    return median_row(what, [time_command(command, root) for _ in range(RUNS)], "s")


def add_verdict(row: Row, verdict: str) -> Row:
    """Return the row with what the peer found."""
    return Row(f"{row.what} ({verdict.strip()})", row.value, row.unit, row.spread)
