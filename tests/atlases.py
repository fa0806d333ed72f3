"""Releases built for tests: from the five-row data, and once a run from the real data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from layers.atlas import Atlas
from layers.build import build_layers
from layers.catalog import CATALOG
from layers.check import load_data
from layers.spec import LayerSpec
from layers.view import View, parse_view
from layers.write import write_layers

ROOT = Path(__file__).parents[1]
SMALL, REAL = ROOT / "tests/data", ROOT / "data"
TODAY = date(2026, 11, 21)


def publish_atlas(data: Path, folder: Path, catalog: Sequence[LayerSpec] = CATALOG) -> Atlas:
    """Check, build and write ``data`` into ``folder`` and load what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    write_layers(build_layers(load_data(data), catalog), folder)
    return Atlas.load(folder)


def view_of(atlas: Atlas, **parameters: str) -> View:
    """Parse a view from parameters, at full detail unless they say otherwise."""
    return parse_view(parameters.items(), allowed=atlas.vocabulary, today=TODAY, default_detail="full")


def keys_of(atlas: Atlas, layer_id: str, **parameters: str) -> list[str]:
    """Return the keys of a layer in a view, in order."""
    return [each.key for each in atlas.select(layer_id, view_of(atlas, **parameters)).features]
