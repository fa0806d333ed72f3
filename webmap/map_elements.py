"""The Folium map, drawn once at publish time: the only module that imports folium or branca.

``build_map_parts`` returns plain strings; the web process inserts or serves them and never loads folium.
Layers are fetched by the page from their addresses; nothing of the data stands in the parts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure, MacroElement
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from layers.ground_shapes import reaching_into, write_ground
from layers.spec import LayerSpec
from layers.styles import styles
from webmap.extents import GROUND_BOUNDS, HOME, HOME_BOUNDS, NEAR_BOUNDS
from webmap.i18n import catalogue, language
from webmap.settings import LANGUAGES

TEMPLATES = Path(__file__).parent / "templates" / "map"
WIDEST_ZOOM, CLOSEST_ZOOM = 4, 11
# branca reads what an element renders as a template once more: these openings must not stand in a text.
_REREAD = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True)
class MapParts:
    """The map of one language: its style sheet, its element, its ES module."""

    header: str
    body: str
    script: str


def to_script(value: object) -> str:
    """Return ``value`` as JSON that is safe in a script and in branca's second reading."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _REREAD.sub(r"\\u007b", text.replace("<", "\\u003c"))


def _templates() -> Environment:
    """Return the environment of the map's own templates."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=False)
    templates.filters["script"] = to_script
    return templates


class LeanMap(folium.Map):
    """A Folium map without foreign assets, inline code, tiles or random ids."""

    # Set on our class: folium's own lists name content networks.
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium declares them as instance variables
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = _templates().get_template("map.jinja")

    def __init__(self, lang: str) -> None:
        super().__init__(tiles=None, zoom_control=False)
        self._id = "explorer"
        self.lang = lang
        self.bounds = HOME_BOUNDS
        self.map_options = {
            "attributionControl": False,
            "boxZoom": False,
            "maxBounds": GROUND_BOUNDS,
            "maxBoundsViscosity": 1,
            "maxZoom": CLOSEST_ZOOM,
            "minZoom": WIDEST_ZOOM,
            "zoomControl": False,
            "zoomSnap": 0.25,
            "zoomDelta": 0.5,
            "worldCopyJump": False,
        }


class FetchedLayer(MacroElement):
    """One declared layer: how it is drawn; its features are fetched by the page."""

    _template = _templates().get_template("layer.jinja")

    def __init__(self, spec: LayerSpec, lang: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca is typed in part
        self._name = "layer"
        self._id = spec.id
        self.document = describe_layer(spec, lang)


def describe_layer(spec: LayerSpec, lang: str) -> dict[str, Any]:
    """Return what the page's script must know of a layer, words in the language of the page."""
    words = catalogue(lang)
    style = styles()[spec.style]
    return {
        "id": spec.id,
        "title": words.gettext(spec.title),
        "one": words.gettext(spec.one or spec.title),
        "key": spec.key,
        "order": spec.order,
        "isDefaultOn": spec.is_default_on,
        "relations": spec.relations.kind if spec.relations else "",
        "style": style.name,
        "column": style.column,
        "isMeasure": style.is_measure,
        "symbols": [{**asdict(symbol), "label": words.gettext(symbol.label)} for symbol in style.symbols],
    }


def build_map_parts(catalog: Sequence[LayerSpec], lang: str) -> MapParts:
    """Return the explorer's map for one language as plain strings; the same bytes each time.

    Parameters
    ----------
    catalog : sequence of LayerSpec
        The declared layers; they are drawn in their ``order``.
    lang : str
        ``ar``, ``fr`` or ``en``.
    """
    explorer = LeanMap(language(lang).code)
    for spec in sorted(catalog, key=lambda spec: (spec.order, spec.id)):
        explorer.add_child(FetchedLayer(spec, lang))
    figure = explorer.get_root()
    assert isinstance(figure, Figure)
    figure.header._children.clear()  # branca's own meta tag; the page has one
    explorer.render()  # type: ignore[no-untyped-call]
    parts = (_tidy(part.render()) for part in (figure.header, figure.html, figure.script))
    return MapParts(*parts)


def write_map_parts(folder: Path, catalog: Sequence[LayerSpec], *, countries: Path) -> None:
    """Write the map of every language and the ground below it into ``folder``, which is made.

    Parameters
    ----------
    folder : Path
        Gets ``explorer.{lang}.{css,html,js}``, ``ground.geojson`` and ``ground.{near,far}.json``.
    catalog : sequence of LayerSpec
        The declared layers.
    countries : Path
        GeoJSON of the world's countries at low detail, with ``country_code``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = json.loads(countries.read_text(encoding="utf-8"))["features"]
    seen = reaching_into(world, GROUND_BOUNDS)
    ground = {"type": "FeatureCollection", "features": seen}
    text = json.dumps(ground, separators=(",", ":"), sort_keys=True)
    (folder / "ground.geojson").write_text(text, encoding="utf-8", newline="\n")
    near = {each["properties"]["country_code"] for each in reaching_into(world, NEAR_BOUNDS)}
    for name, document in zip(("near", "far"), write_ground(seen, home=HOME, near=near), strict=True):
        (folder / f"ground.{name}.json").write_bytes(document)
    for lang in LANGUAGES:
        parts = build_map_parts(catalog, lang)
        for suffix, text in (("css", parts.header), ("html", parts.body), ("js", parts.script)):
            (folder / f"explorer.{lang}.{suffix}").write_text(text, encoding="utf-8", newline="\n")


def _tidy(text: str) -> str:
    """Drop the empty lines and margins that nested templates leave."""
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())
