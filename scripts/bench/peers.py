"""What the peers do with the same data: ``python -m scripts.bench.peers NAME DATA LAYERS OUTPUT``."""

from __future__ import annotations

import sys
from pathlib import Path

import folium
import geopandas
from frictionless import Package
from matplotlib import pyplot

LAEA = "+proj=laea +lat_0=28 +lon_0=1.6"
CENTRE, ZOOM = (28.0, 3.0), 5


def validate_with_frictionless(data: Path, layers: list[Path], output: Path) -> None:
    """Validate the tables of the data package."""
    package = Package(str(data / "datapackage.json"))
    for name in [resource.name for resource in package.resources if resource.format != "csv"]:
        package.remove_resource(name)
    report = package.validate()
    output.write_text(f"valid={report.valid} tables={report.stats['tasks']}\n", encoding="utf-8")


def draw_with_folium(data: Path, layers: list[Path], output: Path) -> None:
    """Write a stock Folium map with the layers inside the page."""
    page = folium.Map(location=CENTRE, zoom_start=ZOOM)
    for path in layers:
        areas = geopandas.read_file(path)
        tooltip = folium.GeoJsonTooltip(["name_en"])
        folium.GeoJson(drawable(areas), name=path.stem, tooltip=tooltip).add_to(page)
    folium.LayerControl().add_to(page)
    page.save(str(output))


def draw_with_explore(data: Path, layers: list[Path], output: Path) -> None:
    """Write the map of ``GeoDataFrame.explore``."""
    page = None
    for path in layers:
        areas = drawable(geopandas.read_file(path))
        page = areas.explore(m=page, name=path.stem, tooltip=["name_en"])
    assert page is not None
    page.save(str(output))


def draw_with_matplotlib(data: Path, layers: list[Path], output: Path) -> None:
    """Write an A4 map of posts by status with names, as the suffix of ``output`` says."""
    sheet, axes = pyplot.subplots(figsize=(11.69, 8.27), layout="constrained")
    ground = geopandas.read_file(data / "boundaries/countries.mid.geojson").cx[-12:16, 15:40]
    ground.to_crs(LAEA).plot(ax=axes, color="#EFEDE8", edgecolor="#8A8378", linewidth=0.6)
    for path in layers:
        places = geopandas.read_file(path).dropna(subset="geometry").to_crs(LAEA)
        if path.stem == "crossings":
            places.plot(ax=axes, column="operating_status", categorical=True, legend=True, markersize=40)
            for name, point in zip(places["name_ar"], places.geometry, strict=True):
                axes.annotate(name, (point.x, point.y), fontsize=7)
        elif path.stem in ("wilayas", "regions"):
            places.plot(ax=axes, facecolor="none", edgecolor="#CDBF9F", linewidth=0.35)
    axes.set(xlim=(-1.2e6, 1.2e6), ylim=(-1.15e6, 1.15e6), title="Posts by status")
    axes.set_axis_off()
    sheet.savefig(output, dpi=150)


def drawable(areas: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Return the rows with a place, all columns as text: a peer cannot write lists or dates into a page."""
    placed = areas[areas.geometry.notna()]
    return placed.assign(**{name: placed[name].astype(str) for name in placed.columns.drop("geometry")})


PEERS = {
    "frictionless": validate_with_frictionless,
    "folium": draw_with_folium,
    "explore": draw_with_explore,
    "matplotlib": draw_with_matplotlib,
}

if __name__ == "__main__":
    name, data, layers, output = sys.argv[1:]
    PEERS[name](Path(data), sorted(Path(layers).glob("*.geojson")), Path(output))
