"""The status board on a register at two hundred times its size, in one process."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from layers.atlas import Atlas
from layers.board import build_board
from layers.csv_export import write_csv
from layers.releases import Store
from layers.view import View
from scripts.bench.measure import Row, median_row
from scripts.bench.register import CLAIMS_EACH, CROSSINGS, FIRST, enlarge

SEED, RUNS = 20211025, 5
FOLD_LIMIT_S, ASOF_LIMIT_S = 2.0, 0.2


def measure_board(home: Path) -> list[Row]:
    """Time the fold, another day, and what is made of it, on the release in ``home``."""
    store = Store(home)
    release_id = store.current_id()
    assert release_id is not None  # published by the measurement before this one
    atlas = enlarge(Atlas.load(store.folder(release_id)), random.Random(SEED))
    days = [FIRST + timedelta(days=2_000 * number) for number in range(1, RUNS + 1)]
    views = [View(("crossings",), day, atlas.vocabulary.edition(day), "fr", "full") for day in days]
    what = f"{CROSSINGS:,} crossings, {CROSSINGS * CLAIMS_EACH:,} claims"
    # A copy has folded nothing yet.
    folds = [partial(fold, replace(atlas, _made={})) for _ in range(RUNS)]
    fold(atlas)
    states = [partial(atlas.states, day) for day in days]
    boards = [partial(build_board, atlas, view) for view in views]
    tables = [partial(table, atlas, view) for view in views]
    return [
        median_row(f"{what}: fold, once a release", seconds_of(folds), "s", FOLD_LIMIT_S),
        median_row("the same: the states of another day", seconds_of(states), "s", ASOF_LIMIT_S),
        median_row("the same: the board of that day, every row", seconds_of(boards), "s"),
        median_row("the same: its CSV", seconds_of(tables), "s"),
    ]


def seconds_of(works: Sequence[Callable[[], Any]]) -> list[float]:
    """Return how long each work takes."""
    found = []
    for work in works:
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return found


def fold(atlas: Atlas) -> int:
    """Fold the claims of every crossing."""
    return len(atlas.timelines)


def table(atlas: Atlas, view: View) -> bytes:
    """Return the crossings of a view as CSV."""
    features = atlas.select("crossings", view).features
    return write_csv(list(features[0].properties), [list(each.properties.values()) for each in features])
