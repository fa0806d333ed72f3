"""The analysis: all its tables for a new day, its page made and read again, in one process."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from layers.analysis.find import TABLES, analysis_table
from layers.atlas import Atlas
from layers.releases import Store
from layers.view import View
from scripts.bench.board import seconds_of
from scripts.bench.measure import Row, median_row
from webmap import create_app

DAYS = 5
COLD_LIMIT_MS, CACHED_LIMIT_MS = 300.0, 5.0


def measure_analysis(home: Path) -> list[Row]:
    """Time tables and page on several days of the release in ``home``; each first run folds all claims."""
    store = Store(home)
    release_id = store.current_id()
    assert release_id is not None  # published by the measurement before this one
    folder = store.folder(release_id)
    cold = []
    for number in range(DAYS):
        atlas = Atlas.load(folder)
        day = atlas.reference_day - timedelta(days=700 * number)
        view = View(("wilayas",), day, atlas.vocabulary.edition(day), "fr", "low")
        cold.append(sum(seconds_of([partial(analysis_table, atlas, view, name) for name in TABLES])))
    client = create_app({"HOME": home, "WATCH": False}).test_client()
    # Templates and catalogues are read by the first page of a process.
    client.get("/fr/analysis?asof=1990")
    pages = [partial(client.get, f"/fr/analysis?asof={2026 - 2 * number}") for number in range(DAYS)]
    made, again = seconds_of(pages), seconds_of(pages)
    return [
        median_row(
            "the analysis: all tables of a day, claims not yet folded", _ms(cold), "ms", COLD_LIMIT_MS
        ),
        median_row("the analysis: its page for another day, made", _ms(made), "ms"),
        median_row("the analysis: its page, read again", _ms(again), "ms", CACHED_LIMIT_MS),
    ]


def _ms(seconds: list[float]) -> list[float]:
    """Return milliseconds."""
    return [1000 * each for each in seconds]
