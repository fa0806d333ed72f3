"""At publish time: how the layers look in QGIS, in three languages, into and beside the GeoPackage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from layers.geopackage_extras import NAME, add_projects, add_style
from layers.qgis_project import write_project
from layers.qgis_style import style_of
from layers.spec import LayerSpec
from webmap.i18n import LANGUAGE_NAMES, catalogue

# What a project shows when it opens: Algeria with its borders.
ALGERIA = (-9.5, 18.0, 13.0, 38.5)


def write_qgis_files(folder: Path, catalog: Sequence[LayerSpec]) -> None:
    """Add styles and projects to the GeoPackage of a release folder, and write ``takhoum.{lang}.qgz``."""
    words: dict[str, Callable[[str], str]] = {lang: catalogue(lang).gettext for lang in LANGUAGE_NAMES}
    for spec in catalog:
        looks = {LANGUAGE_NAMES[lang]: style_of(spec, lang, translate) for lang, translate in words.items()}
        add_style(folder / NAME, spec.id, looks)
    projects = {}
    for lang, translate in words.items():
        content = write_project(catalog, lang, translate, ALGERIA)
        (folder / f"takhoum.{lang}.qgz").write_bytes(content)
        projects[f"{translate('Takhoum')} – {LANGUAGE_NAMES[lang]}"] = content
    add_projects(folder / NAME, projects)
