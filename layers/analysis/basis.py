"""The rows that count in a view of the analysis, each selected once by the filters of the atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from layers.atlas import UnknownLayer
from layers.computing import counting_twinnings, has_begun
from layers.lookups import Row, items
from layers.names import names_of
from layers.numbers.number import Contribution, Number, Unit, contribution, made_number

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.details import Text
    from layers.known import CrossingState
    from layers.selection import Feature
    from layers.view import View

Made = TypeVar("Made")
TWINNING = ("dz_name", "partner_name")


@dataclass(frozen=True, eq=False)
class Basis:
    """A release and a view of it; ``prefix`` begins the ids of its numbers."""

    atlas: Atlas
    view: View
    prefix: str = "analysis"
    _shown: dict[str, tuple[Feature, ...]] = field(default_factory=dict, repr=False)
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def shown(self, layer_id: str) -> tuple[Feature, ...]:
        """Return the features of a layer that the filters leave and that count, in the order of the layer."""
        if layer_id not in self._shown:
            whole = replace(self.view, limit=None, offset=0, sort="", group="", select=None)
            features = self.atlas.select(layer_id, whole).features
            self._shown[layer_id] = tuple(each for each in features if each.is_counted)
        return self._shown[layer_id]

    def once(self, name: str, make: Callable[[Basis], Made]) -> Made:
        """Return what several tables are made from, made once."""
        if name not in self._made:
            self._made[name] = make(self)
        found: Made = self._made[name]
        return found

    def keys(self, layer_id: str) -> frozenset[str]:
        """Return the keys of the features shown."""
        return frozenset(each.key for each in self.shown(layer_id))

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table in the edition shown.

        Raises
        ------
        UnknownLayer
            The release is older than the table.
        """
        if table not in self.atlas.tables:
            raise UnknownLayer(table)
        return self.atlas.tables.of(table, self.view.edition)

    def register(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a register; a release may do without it."""
        return self.atlas.tables.of(table, self.view.edition) if table in self.atlas.tables else ()

    def has_begun(self, text: str | None) -> bool:
        """Tell whether a date may lie on or before the day shown."""
        return has_begun(text, self.view)

    def row(
        self, table: str, row: Row, *, amount: float | str = 1, stems: tuple[str, ...] = ("name",)
    ) -> Contribution:
        """Return a row of a register as part of a number."""
        return contribution(self.atlas, table, row, amount, stems=stems)

    def number(
        self,
        place: str,
        title: str,
        formula: str,
        rows: Iterable[Contribution],
        *,
        unit: Unit = "",
        left_out: tuple[str, ...] = (),
    ) -> Number:
        """Return a number whose id is ``place`` under that of the analysis."""
        return made_number(f"{self.prefix}/{place}", title, formula, rows, unit=unit, left_out=left_out)

    def names(self, table: str, key: str) -> Text:
        """Return what a thing is called; its key where the table does not name it."""
        row = self.atlas.tables.find(table, key, edition=self.view.edition)
        return names_of(row, ("name",)) if row else {"ar": key, "fr": key, "en": key}

    @cached_property
    def states(self) -> Mapping[str, CrossingState]:
        """What is known of every crossing on the day."""
        return self.atlas.states(self.view.day)

    @cached_property
    def neighbours(self) -> tuple[str, ...]:
        """The neighbours, clockwise from Tunisia, that the filter by country leaves."""
        chosen = self.view.country
        found = {row["country_code"] for row in self.rows("border_lines")}
        order = self.atlas.vocabulary.countries
        return tuple(code for code in order if code in found and (not chosen or code in chosen))

    @cached_property
    def borders(self) -> tuple[Row, ...]:
        """The border segments shown, in the edition of the day."""
        own = self.keys("borders")
        return tuple(row for row in self.atlas.rows("borders", self.view.edition) if row["border_id"] in own)

    @cached_property
    def touching(self) -> frozenset[tuple[str, str]]:
        """Wilaya and region, and wilaya and country, that share a border, filters apart."""
        rows = self.atlas.adjacency(self.view.edition)
        return frozenset(
            (row["wilaya_code"], row[column]) for row in rows for column in ("region_code", "country_code")
        )

    @cached_property
    def crossings(self) -> tuple[Row, ...]:
        """The crossings shown."""
        own = self.keys("crossings")
        return tuple(row for row in self.rows("crossings") if row["crossing_id"] in own)

    @cached_property
    def mechanisms(self) -> Mapping[str, Row]:
        """The mechanisms shown, by id."""
        own = self.keys("mechanisms")
        rows = self.atlas.tables["mechanisms"]
        return {row["mechanism_id"]: row for row in rows if row["mechanism_id"] in own}

    @cached_property
    def twinnings(self) -> tuple[Row, ...]:
        """The twinnings shown that count: in force on the day, and verified unless asked for."""
        own = self.keys("twinnings")
        return tuple(row for row in counting_twinnings(self.atlas, self.view) if row["twinning_id"] in own)

    @cached_property
    def sessions(self) -> tuple[Row, ...]:
        """The sessions shown."""
        own = self.keys("sessions")
        return tuple(row for row in self.rows("mechanism_sessions") if row["session_id"] in own)

    @cached_property
    def themes_above(self) -> Mapping[str, frozenset[str]]:
        """Every theme with itself and the wider ones."""
        return self.atlas.tables.reach((("theme_tree", "theme_id", "ancestor_id"),), self.view.edition)

    def widened(self, theme_ids: Iterable[str]) -> frozenset[str]:
        """Return themes with all their wider themes."""
        return frozenset(above for each in theme_ids for above in self.themes_above.get(each, (each,)))

    @cached_property
    def agreements(self) -> tuple[Row, ...]:
        """The agreements begun by the day that the filters by country, theme and confidence leave."""
        view = self.view
        chosen = {
            "country_codes": frozenset(view.country),
            "confidence": frozenset(view.confidence),
        }
        return tuple(
            row
            for row in self.register("agreements")
            if self.has_begun(row["instrument_date"])
            and all(not wanted or wanted & set(items(row[name])) for name, wanted in chosen.items())
            and (not view.theme or set(view.theme) & self.widened(items(row["theme_ids"])))
        )
