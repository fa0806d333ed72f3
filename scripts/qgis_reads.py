"""What QGIS makes of the GeoPackage and the project: run by the Python that QGIS belongs to.

``QT_QPA_PLATFORM=offscreen python3 scripts/qgis_reads.py FOLDER PROJECT [PICTURE]`` writes a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def tell(layer: QgsVectorLayer) -> dict[str, object]:
    """Return what was understood of a layer."""
    renderer = layer.renderer()
    classes = len(renderer.categories()) if renderer and renderer.type() == "categorizedSymbol" else 1
    labels = layer.labeling().settings().fieldName if layer.labeling() and layer.labelsEnabled() else ""
    return {
        "valid": layer.isValid(), "features": layer.featureCount(), "title": layer.name(), "labels": labels,
        "renderer": renderer.type() if renderer else "", "classes": classes,
    }  # fmt: skip


def draw(project: QgsProject, picture: str) -> None:
    """Draw what the project shows."""
    settings = QgsMapSettings()
    tree = project.layerTreeRoot()
    settings.setLayers([each for each in tree.layerOrder() if tree.findLayer(each).isVisible()])
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(1200, 1000))
    settings.setDestinationCrs(project.crs())
    settings.setExtent(project.viewSettings().defaultViewExtent())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)


def main(folder: Path, name: str, picture: str = "") -> None:
    """Open the project and every layer without it."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    is_read = project.read(name)
    layers = {key: tell(each) for key, each in project.mapLayers().items()}
    alone = {}
    for key in layers:
        table = key.removeprefix("takhoum_layer_")
        layer = QgsVectorLayer(f"{folder / 'takhoum.gpkg'}|layername={table}", table, "ogr")
        layer.loadDefaultStyle()
        alone[key] = tell(layer)
    if picture:
        draw(project, picture)
    sys.stdout.write(
        json.dumps({"read": is_read, "title": project.title(), "project": layers, "alone": alone}) + "\n"
    )
    sys.stdout.flush()
    # Taking QGIS down in order crashes its Python often enough; there is nothing left to save.
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
