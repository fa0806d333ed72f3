"""Everything of one release in memory, read by name: the only door to the data. Loads JSON, nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from layers.details import Details
from layers.facts import collect_details
from layers.figures import FIGURES_NAME, FigureSpec, load_figures
from layers.known import CrossingState
from layers.lookups import Row, Tables
from layers.recent import LISTS_SIZE, PROFILES_SIZE, Recent
from layers.release_files import (
    Bounds,
    Drawn,
    geometry_name,
    read_geometries,
    read_rows,
    rows_name,
    table_name,
)
from layers.selection import Selection, select_features
from layers.spec import LayerSpec, spec_from_json
from layers.timeline import Timeline, build_timeline
from layers.view import View, Vocabulary
from layers.words import collect_vocabulary

Made = TypeVar("Made")
_CACHE_SIZE = 128


class UnknownLayer(LookupError):
    """The release has no layer of that id."""


class UnknownKey(LookupError):
    """The layer has no feature of that key."""


class UnknownFigure(LookupError):
    """The release has no figure of that id."""


@dataclass(frozen=True, eq=False)
class Atlas:
    """One release.

    Attributes
    ----------
    release_id : str
    catalog : tuple of LayerSpec
        As published: an old release keeps its layers.
    tables : Tables
        Every register and lookup, and what was derived from them.
    reference_day : date
        The day the data were compiled.
    figures : tuple of FigureSpec
        The gallery, in its order.
    """

    release_id: str
    catalog: tuple[LayerSpec, ...]
    tables: Tables
    reference_day: date
    _rows: Mapping[str, Mapping[str, tuple[Row, ...]]] = field(repr=False)
    _geometries: Mapping[str, Mapping[tuple[str, str], Mapping[str, Drawn]]] = field(repr=False)
    figures: tuple[FigureSpec, ...] = ()
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    recent: Recent = field(default_factory=Recent, init=False, repr=False)
    profiles: Recent = field(default_factory=lambda: Recent(PROFILES_SIZE), init=False, repr=False)
    lists: Recent = field(default_factory=lambda: Recent(LISTS_SIZE), init=False, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def load(cls, folder: Path) -> Atlas:
        """Return the atlas of a release folder; whether the folder is sound is for the store to verify.

        Raises
        ------
        OSError, ValueError
            A file is missing or not what ``write_layers`` writes.
        """
        catalog = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
        specs = tuple(spec_from_json(each) for each in catalog["layers"])
        tables = {name: read_rows(folder / table_name(name))[""] for name in catalog["tables"]}
        keys = {name: tuple(key) for name, key in catalog["tables"].items()}
        return cls(
            release_id=_release_id(folder),
            catalog=specs,
            tables=Tables(tables, keys, tuple(catalog["editions"])),
            reference_day=date.fromisoformat(catalog["reference_day"]),
            _rows={spec.id: read_rows(folder / rows_name(spec.id)) for spec in specs},
            _geometries={
                layer: {
                    (edition, detail): read_geometries(folder / geometry_name(layer, edition, detail))
                    for edition, detail in places
                }
                for layer, places in catalog["geometries"].items()
            },
            figures=load_figures(folder / FIGURES_NAME),
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What ``parse_view`` takes as ``allowed``."""
        return collect_vocabulary(self)

    def spec(self, layer_id: str) -> LayerSpec:
        """Return one declaration.

        Raises
        ------
        UnknownLayer
        """
        for spec in self.catalog:
            if spec.id == layer_id:
                return spec
        raise UnknownLayer(layer_id)

    def figure(self, figure_id: str) -> FigureSpec:
        """Return one figure of the gallery.

        Raises
        ------
        UnknownFigure
        """
        for figure in self.figures:
            if figure.id == figure_id:
                return figure
        raise UnknownFigure(figure_id)

    def rows(self, layer_id: str, edition: str) -> tuple[Row, ...]:
        """Return the rows of a layer, wilaya codes in the edition shown."""
        spec, groups = self.spec(layer_id), self._rows[layer_id]
        rows = groups.get(edition, ()) if any(groups) else groups.get("", ())
        return self.made(
            ("rows", layer_id, edition), lambda: self.tables.translated(spec.table, rows, edition)
        )

    def geometry(self, layer_id: str, key: str, *, edition: str, detail: str) -> str | None:
        """Return GeoJSON text of one feature, or None: it has no place."""
        found = self._level(layer_id, edition, detail).get(key)
        return None if found is None else found.text

    def bounds(self, layer_id: str, key: str, *, edition: str, detail: str) -> Bounds | None:
        """Return west, south, east and north of one feature, or None: it has no place."""
        found = self._level(layer_id, edition, detail).get(key)
        return None if found is None else found.bounds

    def select(self, layer_id: str, view: View) -> Selection:
        """Return what ``view`` shows of one layer.

        Raises
        ------
        UnknownLayer
        """
        return select_features(self, self.spec(layer_id), view)

    def details(self, layer_id: str, key: str, view: View) -> Details:
        """Return what is known of one feature on the day of ``view``, filters apart.

        Raises
        ------
        UnknownLayer, UnknownKey
        """
        found = collect_details(self, self.spec(layer_id), key, view)
        if found is None:
            raise UnknownKey(f"{layer_id}:{key}")
        return found

    def state(self, crossing_id: str, day: date) -> CrossingState:
        """Return what is known of a crossing on a day.

        Raises
        ------
        UnknownKey
        """
        states = self.states(day)
        if crossing_id not in states:
            raise UnknownKey(f"crossings:{crossing_id}")
        return states[crossing_id]

    def states(self, day: date) -> Mapping[str, CrossingState]:
        """Return the state of every crossing on a day; the claims are folded once a release."""
        return self.made(("states", day), lambda: {key: each.at(day) for key, each in self.timelines.items()})

    @cached_property
    def timelines(self) -> Mapping[str, Timeline]:
        """The history of every crossing, folded when first asked for."""
        published = {row["source_id"]: row["published"] for row in self.tables["sources"]}
        claims = self.tables.grouped("crossing_claims", "crossing_id")
        return {
            row["crossing_id"]: build_timeline(claims.get(row["crossing_id"], ()), published=published)
            for row in self.tables["crossings"]
        }

    def adjacency(self, edition: str) -> tuple[Row, ...]:
        """Return ``wilaya_code region_code country_code length_km`` of each border of 100 m or more."""
        return self.tables.of("adjacency", edition)

    def tripoints(self, edition: str) -> tuple[Row, ...]:
        """Return the pairs that meet in a point: ``wilaya_code region_code country_code lon lat``."""
        return self.tables.of("tripoints", edition)

    def border_length_km(self, country_code: str, edition: str) -> float:
        """Return the geodesic length of the border with a neighbour, at full detail."""
        own: list[float] = [
            row["length_km"] for row in self.adjacency(edition) if row["country_code"] == country_code
        ]
        return round(sum(own), 3)

    def made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return a value made once; the oldest goes when there are too many."""
        found: Made | None = self._made.get(key)
        if found is None:
            found = make()
            # Threads share an atlas: two may make the same value, only one at a time may change the store.
            with self._lock:
                while len(self._made) >= _CACHE_SIZE:
                    self._made.pop(next(iter(self._made)))
                self._made[key] = found
        return found

    def level(self, layer_id: str, edition: str, detail: str) -> tuple[str, str]:
        """Return which edition and detail of its geometries a layer shows; empty stands for all of them."""
        places = ((edition, detail), (edition, ""), ("", detail))
        return next((place for place in places if place in self._geometries[layer_id]), ("", ""))

    def levels(self, layer_id: str) -> Collection[tuple[str, str]]:
        """Return the editions and details in which a layer has geometries."""
        return self._geometries[layer_id].keys()

    def _level(self, layer_id: str, edition: str, detail: str) -> Mapping[str, Drawn]:
        """Return the geometries of a layer that suit an edition and a detail."""
        return self._geometries[layer_id].get(self.level(layer_id, edition, detail), {})


def _release_id(folder: Path) -> str:
    """Return the id the manifest gives, or the folder's name while there is none."""
    manifest = folder / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:12] if manifest.exists() else folder.name
