"""Things that stand around a feature on the map, and how to look them up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from layers.computing import has_begun
from layers.lookups import Row, items
from layers.names import names_of

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.details import Text
    from layers.view import View

Measured = Literal["", "straight", "border"]


@dataclass(frozen=True, slots=True)
class Nearby:
    """One thing: what to select for it, its names, and how it lies.

    ``km`` is a straight distance or the length of a common border, as its group says; ``date`` is partial
    ISO or empty; ``mark`` the value of its layer's style on that day, empty where none is needed.
    """

    layer_id: str
    key: str
    names: Text
    km: float | None = None
    date: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The feature whose surroundings are asked for, on the day of ``view``."""

    atlas: Atlas
    layer_id: str
    key: str
    properties: Mapping[str, Any]
    view: View

    def rows(self, table: str, **values: object) -> list[Row]:
        """Return the rows of a table that hold these values; a release may lack the table."""
        if table not in self.atlas.tables:
            return []
        rows = self.atlas.tables.of(table, self.view.edition)
        return [row for row in rows if all(value in items(row[name]) for name, value in values.items())]

    def thing(self, layer_id: str, key: str, *, km: float | None = None) -> Nearby | None:
        """Return one thing; None if its layer has no such row, or it has not begun on the day."""
        spec = self.atlas.spec(layer_id)
        row = next(iter(self.rows(spec.table, **{spec.key: key})), None)
        if row is None or (spec.begins and not has_begun(row[spec.begins], self.view)):
            return None
        if (layer_id, key) == (self.layer_id, self.key):
            return None
        mark = ""
        if "crossing_state" in spec.computed:
            mark = self.atlas.state(key, self.view.day).operating_status
        date = str(row[spec.begins] or "") if spec.begins else ""
        return Nearby(layer_id, key, names_of(row, spec.titles or spec.names), km, date, mark)

    def things(self, layer_id: str, keys: Iterable[str | None]) -> list[Nearby]:
        """Return the things of a layer by their keys, none twice; this feature itself is not around it."""
        found = (self.thing(layer_id, key) for key in dict.fromkeys(keys) if key)
        return [each for each in found if each is not None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One group under the words ``title``; ``measured`` says what the kilometres of its things are."""

    title: str
    measured: Measured
    things: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """How one group is found."""

    title: str
    find: Callable[[Subject], list[Nearby]]
    measured: Measured = ""
