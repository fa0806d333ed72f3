"""A QGIS project over the GeoPackage of a release: every layer with its look and labels, in one language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as Xml

from layers.geopackage_extras import NAME
from layers.qgis_style import VERSION, add_style
from layers.spec import LayerSpec
from layers.styles import styles

_TYPES = {"area": "Polygon", "line": "Line", "arc": "Line"}
_FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_DEGREES = "EPSG:4326"


def write_project(
    catalog: Sequence[LayerSpec],
    lang: str,
    translate: Callable[[str], str],
    bounds: tuple[float, float, float, float],
) -> bytes:
    """Return a ``.qgz`` that looks for ``takhoum.gpkg`` in its own folder.

    Parameters
    ----------
    catalog : sequence of LayerSpec
        Drawn in their order; those of the map's default view are switched on.
    lang : str
        Language of names, labels and legend.
    translate : callable
        Turns titles and words of symbols into it.
    bounds : west, south, east, north
        What the project shows when it opens.
    """
    root = Xml.Element("qgis", version=VERSION, projectname="Takhoum")
    Xml.SubElement(root, "title").text = translate("Takhoum")
    _add_system(Xml.SubElement(root, "projectCrs"))
    tree = Xml.SubElement(root, "layer-tree-group")
    canvas = Xml.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    Xml.SubElement(canvas, "units").text = "degrees"
    corners = dict(zip(("xmin", "ymin", "xmax", "ymax"), map(str, bounds), strict=True))
    extent = Xml.SubElement(canvas, "extent")
    for name, value in corners.items():
        Xml.SubElement(extent, name).text = value
    settings = Xml.SubElement(root, "ProjectViewSettings", UseProjectScales="0")
    _add_system(Xml.SubElement(settings, "DefaultViewExtent", corners))
    systems = Xml.SubElement(Xml.SubElement(root, "properties"), "SpatialRefSys")
    Xml.SubElement(systems, "ProjectionsEnabled", type="int").text = "1"
    _add_system(Xml.SubElement(canvas, "destinationsrs"))
    layers = Xml.SubElement(root, "projectlayers")
    from_above = sorted(catalog, key=lambda spec: -spec.order)
    for spec in from_above:
        tree.append(_tree_layer(spec, translate))
        layers.append(_map_layer(spec, lang, translate))
    order = Xml.SubElement(root, "layerorder")
    for spec in from_above:
        Xml.SubElement(order, "layer", id=_id(spec))
    text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + Xml.tostring(
        root, encoding="unicode"
    )
    return _zipped("takhoum.qgs", text.encode())


def _id(spec: LayerSpec) -> str:
    """Return the id of a layer; QGIS makes its own where one has ten characters or fewer."""
    return f"takhoum_layer_{spec.id}"


def _source(spec: LayerSpec) -> str:
    """Return where a layer lies."""
    return f"./{NAME}|layername={spec.id}"


def _tree_layer(spec: LayerSpec, translate: Callable[[str], str]) -> Xml.Element:
    """Return the line of a layer in the list."""
    return Xml.Element(
        "layer-tree-layer",
        {
            "id": _id(spec),
            "name": translate(spec.title),
            "source": _source(spec),
            "providerKey": "ogr",
            "checked": "Qt::Checked" if spec.is_default_on else "Qt::Unchecked",
            "expanded": "0",
        },
    )


def _map_layer(spec: LayerSpec, lang: str, translate: Callable[[str], str]) -> Xml.Element:
    """Return a layer with its look."""
    geometry = _TYPES.get(styles()[spec.style].symbols[0].shape, "Point")
    layer = Xml.Element("maplayer", type="vector", geometry=geometry, labelsEnabled="1")
    Xml.SubElement(layer, "id").text = _id(spec)
    Xml.SubElement(layer, "datasource").text = _source(spec)
    Xml.SubElement(layer, "layername").text = translate(spec.title)
    Xml.SubElement(layer, "abstract").text = translate(spec.description) if spec.description else ""
    _add_system(Xml.SubElement(layer, "srs"))
    Xml.SubElement(layer, "provider", encoding="UTF-8").text = "ogr"
    add_style(layer, spec, lang, translate)
    Xml.SubElement(layer, "previewExpression").text = f'"name_{lang}"'
    return layer


def _add_system(parent: Xml.Element) -> None:
    """Add the reference system of every layer."""
    system = Xml.SubElement(parent, "spatialrefsys")
    Xml.SubElement(system, "authid").text = _DEGREES
    Xml.SubElement(system, "srid").text = "4326"
    Xml.SubElement(system, "geographicflag").text = "true"


def _zipped(name: str, content: bytes) -> bytes:
    """Return an archive of one file, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, _FIRST_ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
