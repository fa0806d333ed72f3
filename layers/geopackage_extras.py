"""What QGIS looks for in a GeoPackage beside the layers: styles and projects. Plain SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

NAME = "takhoum.gpkg"
# GDAL writes the time of each change into a file; a fixed one keeps the bytes the same.
FIXED_TIME = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}
_TIME = FIXED_TIME["OGR_CURRENT_DATE"]
# What QGIS 3.22 and GDAL 3.6 of Debian 12 read without a remark.
VERSION = {"VERSION": "1.3"}
STYLES_SQL = Path(__file__).with_name("layer_styles.sql")
PROJECTS_SQL = Path(__file__).with_name("qgis_projects.sql")


def add_style(path: Path, layer: str, styles: Mapping[str, str]) -> None:
    """Add the looks of a layer by name as QML; the first is the one QGIS opens the layer with."""
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(STYLES_SQL.read_text(encoding="utf-8"))
        found = file.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (layer,)
        ).fetchone()
        geometry = found[0] if found else ""
        for number, (name, text) in enumerate(styles.items()):
            file.execute(
                "INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML, styleSLD, "
                "useAsDefault, update_time) VALUES (?, ?, ?, ?, '', ?, ?)",
                (layer, geometry, name, text, number == 0, _TIME),
            )


def add_projects(path: Path, projects: Mapping[str, bytes]) -> None:
    """Add QGIS projects by name, each the bytes of a ``.qgz``."""
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(PROJECTS_SQL.read_text(encoding="utf-8"))
        for name, content in projects.items():
            about = '{"last_modified_time": "2000-01-01T00:00:00", "last_modified_user": ""}'
            # QGIS keeps the archive as hexadecimal text.
            file.execute(
                "INSERT INTO qgis_projects VALUES (?, ?, ?)", (name, about.encode(), content.hex().encode())
            )
