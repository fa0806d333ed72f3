"""The numbers of the net of degrees in words: ``30° N``."""

from __future__ import annotations

from typing import Any

from webmap.drawings.carto.maps import Map
from webmap.drawings.carto.names import degree_step


def degree_names(main: Map, document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the text of every line of the net that the main map may show, by its key."""
    step = degree_step(main.frame)
    found = {}
    for kind, limit in (("lat", 90.0), ("lon", 180.0)):
        value = -limit // step * step
        while value <= limit:
            below, above = document["compass"][kind]
            side = "" if value == 0 else above if value > 0 else below
            text = f"{abs(value):g}°{side}"
            words = {"text": text, "lang": document["lang"], "dir": document["dir"]}
            found[f"degree-{kind}-{value:g}"] = {"lines": [words], "role": "degree", "upper": False}
            value += step
    return found
