"""``make bench``: measure, print a table, write ``docs/benchmarks.md``; exit 1 if a limit is broken."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from scripts.bench.analysis import measure_analysis
from scripts.bench.board import measure_board
from scripts.bench.browser import measure_browser
from scripts.bench.drawings import measure_drawings
from scripts.bench.measure import Row
from scripts.bench.ogc import measure_ogc
from scripts.bench.own import measure_commands, measure_server
from scripts.bench.profiles import measure_profiles
from scripts.bench.rivals import measure_peers
from scripts.bench.search import measure_search

ROOT = Path(__file__).parents[2]
TEMPLATE = Path(__file__).with_name("report.md")
REPORT = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """Return 0 if every limit is kept."""
    where = machine()
    takhoum = str(Path(sys.executable).with_name("takhoum"))
    with tempfile.TemporaryDirectory(prefix="takhoum-bench-") as folder:
        work = Path(folder)
        own = measure_commands(takhoum, ROOT / "data", work)
        own += measure_server(takhoum, work)
        own += measure_board(work / "home0")
        own += measure_search(work / "home0")
        own += measure_profiles(work / "home0")
        own += measure_analysis(work / "home0")
        own += measure_drawings(takhoum, work / "home0")
        ogc, beside = measure_ogc(takhoum, work / "home0", work)
        own += ogc
        peers = [*measure_peers(ROOT, work), *beside]
        views, beside = measure_browser(takhoum, work)
    own += views
    peers += beside
    text = TEMPLATE.read_text(encoding="utf-8").format(
        machine=where, own=table(own, has_limits=True), peers=table(peers, has_limits=False)
    )
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    broken = [row.what for row in own if not row.is_kept]
    if broken:
        print(f"limits broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def table(rows: list[Row], *, has_limits: bool) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | median | spread |" + (" limit | kept |" if has_limits else "")]
    lines.append("|---|---|---|" + ("---|---|" if has_limits else ""))
    for row in rows:
        line = f"| {row.what} | {row.value:.2f} {row.unit} | {row.spread} |"
        if has_limits:
            limit = "" if row.limit is None else f"{row.limit:g} {row.unit}"
            kept = "" if row.limit is None else ("yes" if row.is_kept else "**no**")
            line += f" {limit} | {kept} |"
        lines.append(line)
    return "\n".join(lines)


def machine() -> str:
    """Say on what this was measured, and how busy it was before."""
    load = f"load average {os.getloadavg()[0]:.1f} before the run"
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {load}"


if __name__ == "__main__":
    sys.exit(main())
