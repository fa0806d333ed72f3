"""What a kind of profile is, as data, and what one kind fills in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from layers.catalog import CATALOG
from layers.messages import N_
from layers.spec import Filter, LayerSpec, PopupField

if TYPE_CHECKING:
    from layers.details import Fact, Text
    from layers.lookups import Row
    from layers.numbers.number import Number
    from layers.profiles.ask import Ask
    from layers.profiles.model import Section

NOT_YET = N_("It had not begun on the day shown.")
Statement = tuple["Text", tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a kind says of one thing beside what its own row says."""

    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
    map_query: str = ""
    titles: Text | None = None


def _no_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return no number."""
    return ()


def _not_yet(ask: Ask, key: str) -> tuple[str, tuple[Section, ...]]:
    """Return why there is nothing to tell on the day."""
    return NOT_YET, ()


def _every_row(ask: Ask, table: str) -> tuple[Row, ...]:
    """Return the rows of a register on the day: each has a profile."""
    return ask.rows(table)


@dataclass(frozen=True, slots=True)
class Base:
    """One kind of profile.

    Attributes
    ----------
    id, title, description : str
        ``id`` is the word of the address; the others are messages.
    table, key : str
        Register with one row a profile, and its key.
    fill : callable
        Returns the parts of one profile: its argument is the row.
    layer : str
        Layer with the same rows; its declaration has the names, facts and filters. Empty: none.
    fields : tuple of PopupField
        Facts of the own row; for layers those that the pop-up does not tell.
    skipped : tuple of str
        Columns of pop-up fields that sections tell better.
    stems : tuple of str
        Columns of the name, for what is no layer.
    filters : tuple of Filter
        For what is no layer.
    rows : callable
        The rows that have a profile on the day.
    numbers : callable
        The key numbers of one profile, in order.
    listed : tuple of str
        Which of them stand in the list, by the end of their id.
    order : str
        How the list is sorted unless the view says: a column, with a leading minus for the reverse.
    figures : str
        Layer whose figures show it, where the kind has no layer of its own.
    absent : callable
        Why a thing that exists on other days has no sheet on this one, and where to look instead.
    """

    id: str
    title: str
    description: str
    table: str
    key: str
    fill: Callable[[Ask, Row], Parts]
    layer: str = ""
    fields: tuple[PopupField, ...] = ()
    skipped: tuple[str, ...] = ()
    stems: tuple[str, ...] = ("name",)
    filters: tuple[Filter, ...] = ()
    rows: Callable[[Ask, str], tuple[Row, ...]] = field(default=_every_row)
    numbers: Callable[[Ask, Row], tuple[Number, ...]] = field(default=_no_numbers)
    listed: tuple[str, ...] = ()
    figures: str = ""
    order: str = ""
    absent: Callable[[Ask, str], tuple[str, tuple[Section, ...]]] = field(default=_not_yet)

    def spec(self, ask: Ask) -> LayerSpec:
        """Return the declaration of the layer, or one that has names and filters alone."""
        if self.layer:
            return ask.atlas.spec(self.layer)
        return LayerSpec(
            self.id, self.title, "none", self.key, self.table, names=self.stems, filters=self.filters
        )

    @property
    def filter_parameters(self) -> tuple[str, ...]:
        """Return the filter parameters that narrow its list."""
        own = next((each.filters for each in CATALOG if each.id == self.layer), self.filters)
        return tuple(dict.fromkeys(each.parameter for each in own))
