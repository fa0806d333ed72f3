"""Time pygeoapi's stock GeoJSON provider: ``python -m scripts.bench.ogc_peer FILE`` prints milliseconds."""

from __future__ import annotations

import json
import sys
import time

from pygeoapi.provider.geojson import GeoJSONProvider


def main(path: str) -> None:
    """Ask for a page ten times, written out as its web part would write it."""
    settings = {"name": "GeoJSON", "type": "feature", "data": path, "id_field": "wilaya_code"}
    for _ in range(10):
        started = time.perf_counter()
        json.dumps(GeoJSONProvider(settings).query(limit=100))
        sys.stdout.write(f"{(time.perf_counter() - started) * 1000:.2f}\n")


if __name__ == "__main__":
    main(sys.argv[1])
