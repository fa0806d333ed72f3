"""Every profile of the release: made for a new day, and read again, in one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.releases import Store
from layers.view import View
from scripts.bench.board import seconds_of
from scripts.bench.measure import Row, median_row

DAYS = 5
CACHED_LIMIT_MS, COLD_LIMIT_MS = 5.0, 50.0


def measure_profiles(home: Path) -> list[Row]:
    """Time the slowest profile and list of several days, made and read again, on the release in ``home``."""
    store = Store(home)
    release_id = store.current_id()
    assert release_id is not None  # published by the measurement before this one
    atlas = Atlas.load(store.folder(release_id))
    days = [atlas.reference_day - timedelta(days=700 * number) for number in range(DAYS)]
    views = [View(("wilayas",), day, atlas.vocabulary.edition(day), "fr", "full") for day in days]
    first, made, slowest, again, lists, whole = [], [], [], [], [], []
    for view in views:
        keys = [(kind, line.key) for kind in KINDS for line in KINDS[kind].listing(atlas, view).entries]
        # The lists have made the indexes of the day: the first reader of a sheet finds none.
        atlas.profiles.clear()
        atlas.lists.clear()
        works = [partial(KINDS[kind].profile, atlas, key, view) for kind, key in keys]
        cold = milliseconds(works)
        first.append(cold[0])
        made.append(sorted(cold[1:])[len(cold) * 99 // 100])
        slowest.append(max(cold[1:]))
        whole.append(sum(cold))
        again.append(max(milliseconds(works)))
        lists.append(max(milliseconds([partial(KINDS[kind].listing, atlas, view) for kind in KINDS])))
    count = f"{len(keys):,} profiles"
    return [
        median_row("the first profile of a day, with the indexes it needs", first, "ms", COLD_LIMIT_MS),
        median_row(f"{count}: 99 of 100 others of a day, made", made, "ms", COLD_LIMIT_MS),
        median_row(f"{count}: the slowest, made", slowest, "ms"),
        median_row(f"{count}: all of a day, made", whole, "ms"),
        median_row(f"{count}: the slowest, read again", again, "ms", CACHED_LIMIT_MS),
        median_row("lists of profiles: the slowest of a day, made", lists, "ms"),
    ]


def milliseconds(works: Sequence[Callable[[], object]]) -> list[float]:
    """Return how long each work takes."""
    return [1000 * each for each in seconds_of(works)]
