"""CQL2 filters over 100,000 features, in a warm process."""

from __future__ import annotations

import time
from pathlib import Path

from layers.atlas import Atlas
from layers.cql2 import judge_filter, read_filter
from layers.cql2.nodes import Node
from layers.feature_table import FeatureTable, table_of
from layers.selection import Feature, features_of
from layers.view import View
from scripts.bench.measure import Row, median_row

COUNT, FILTER_LIMIT_MS = 100_000, 150.0
FILTERS = {
    "two comparisons": "operating_status = 'open' AND country_code IN ('TUN', 'LBY')",
    "a box and a number": "lat > 30 AND S_INTERSECTS(geometry, BBOX(0, 20, 10, 37))",
    "a pattern without case": "CASEI(name_fr) LIKE '%deb%'",
}


def filter_rows(home: Path) -> list[Row]:
    """Time filters over a large layer in a warm process."""
    folder = home / "releases" / (home / "current").read_text(encoding="ascii").strip()
    table = large_table(Atlas.load(folder))
    rows = []
    for name, text in FILTERS.items():
        node = read_filter(text, "cql2-text", lambda shape: shape)
        judge_filter(node, table)
        values = [judge_ms(node, table) for _ in range(7)]
        rows.append(median_row(f"CQL2 over {COUNT:,} features: {name}", values, "ms", FILTER_LIMIT_MS))
    return rows


def judge_ms(node: Node, table: FeatureTable) -> float:
    """Return the milliseconds of one filter."""
    started = time.perf_counter()
    judge_filter(node, table)
    return (time.perf_counter() - started) * 1000


def large_table(atlas: Atlas) -> FeatureTable:
    """Return the crossings many times, each with a name, a number and a place of its own."""
    spec = atlas.spec("crossings")
    view = View((spec.id,), atlas.reference_day, atlas.tables.editions[-1], "en", "full")
    base, features = features_of(atlas, spec, view), []
    for number in range(COUNT):
        each, lat = base[number % len(base)], 19 + number % 1777 / 100
        place = f'{{"type":"Point","coordinates":[{-8 + number % 1999 / 100},{lat}]}}'
        own = {**each.properties, "name_fr": f"{each.properties['name_fr']} {number}", "lat": lat}
        features.append(Feature(f"{each.key}-{number}", own, place))
    return table_of(atlas, spec, features)
