"""The pages of the peers, with what they load from other hosts laid beside them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

PAGES = Path(__file__).with_name("pages")
MODULES = Path(__file__).parents[2] / "node_modules"
VENDOR = Path(__file__).parents[2] / "webmap/static/vendor/leaflet"
# What Folium loads from other hosts, by file name; what is not here (markers with icons) is an empty file.
FOREIGN = {
    "leaflet.js": VENDOR / "leaflet.js",
    "leaflet.css": VENDOR / "leaflet.css",
    "jquery-3.7.1.min.js": MODULES / "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": MODULES / "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": MODULES / "bootstrap/dist/css/bootstrap.min.css",
    "all.min.css": MODULES / "@fortawesome/fontawesome-free/css/all.min.css",
}
_ADDRESS = re.compile(r'"https://[^"{]+/([^"/{]+\.(?:js|css))"')


def lay_out_peers(work: Path) -> None:
    """Put the page with Leaflet alone, and what both peers load, beside the page of ``explore``."""
    shutil.copyfile(PAGES / "leaflet.html", work / "leaflet.html")
    shutil.copytree(VENDOR / "images", work / "images", dirs_exist_ok=True)
    page = (work / "explore.html").read_text(encoding="utf-8")
    for name in {*_ADDRESS.findall(page), "leaflet.js", "leaflet.css"}:
        (work / name).write_bytes(FOREIGN[name].read_bytes() if name in FOREIGN else b"")
    (work / "explore.html").write_text(_ADDRESS.sub(r'"\1"', page), encoding="utf-8")


def placed_features(layers: Path) -> int:
    """Count the features that a page has to draw."""
    documents = [json.loads(path.read_bytes()) for path in sorted(layers.glob("*.geojson"))]
    return sum(feature["geometry"] is not None for each in documents for feature in each["features"])
