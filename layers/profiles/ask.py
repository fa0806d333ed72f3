"""The registers as they stand on the day of a view: rows by their values, nothing that begins later."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from layers.computing import has_begun
from layers.lookups import Row, items

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View

# The date from which a row of a register is true.
BEGINS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": "instrument_date",
        "crossing_claims": "date",
        "decentralised_facts": "date",
        "institutions": "created",
        "mechanism_sessions": "date_start",
        "mechanisms": "established",
        "missions": "date",
        "networks": "founded",
        "texts": "date",
        "twinnings": "signed",
    }
)
# A row is not older than the thing it belongs to.
OWNERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "agreements": ("mechanism_id", "mechanisms"),
        "commitments": ("text_id", "texts"),
        "contributions": ("mechanism_id", "mechanisms"),
        "crossing_upgrades": ("mechanism_id", "mechanisms"),
        "mechanism_partners": ("mechanism_id", "mechanisms"),
        "mechanism_places": ("mechanism_id", "mechanisms"),
        "mechanism_themes": ("mechanism_id", "mechanisms"),
        "network_members": ("network_id", "networks"),
        "policies": ("mechanism_id", "mechanisms"),
        "region_links": ("mechanism_id", "mechanisms"),
    }
)
# Their texts name the wilaya of the newest edition: they are not carried over to its parent.
SAID_OF_WILAYAS = ("region_links", "wilaya_history")


@dataclass(frozen=True, slots=True)
class Ask:
    """A release and the view it is asked for; filters of the view do not matter here."""

    atlas: Atlas
    view: View

    @property
    def has_unverified(self) -> bool:
        """Whether unverified rows count: the view asks for them."""
        return "unverified" in self.view.confidence

    @property
    def moment(self) -> tuple[object, ...]:
        """What of the view changes what is told: the parts of keys of caches."""
        return (self.view.day, self.view.edition, self.has_unverified)

    def kept(self, what: str) -> dict[Hashable, Any]:
        """Return what was made for the edition shown, to add to: names do not change by the day."""
        return self.atlas.profiles.recall(("kept", what, self.view.edition), dict[Hashable, Any])

    def rows(self, table: str, **values: object) -> tuple[Row, ...]:
        """Return the rows of a table on the day that hold these values; a list holds each of its items.

        Wilaya codes are those of the edition shown. A release may lack the table.
        """
        if not values:
            return self._all(table)
        (column, value), *others = values.items()
        found = self._by(table, column).get(str(value), ())
        return tuple(row for row in found if all(each in items(row[name]) for name, each in others))

    def find(self, table: str, key: str) -> Row | None:
        """Return one row on the day, or None: there is none, or not yet."""
        column = self.key_of(table)
        return next(iter(self.rows(table, **{column: key})), None) if key else None

    def key_of(self, table: str) -> str:
        """Return the column by which rows of a table are named."""
        keys = self.atlas.tables.keys[table]
        return {"partners": "country_code", "borders": "border_id"}.get(table) or (keys[-1] if keys else "")

    def row_id(self, table: str, row: Row) -> str:
        """Return the key of a row, a composite one joined by a colon."""
        columns = self.atlas.tables.keys[table] or (self.key_of(table),)
        return ":".join(str(row[each]) for each in columns if each and each != "edition")

    def is_present(self, table: str, row: Row) -> bool:
        """Tell whether a row may be true on the day: itself and what it belongs to have begun."""
        begins = BEGINS.get(table)
        if begins and not has_begun(row[begins], self.view):
            return False
        column, owner = OWNERS.get(table, ("", ""))
        if not column or not row[column]:
            return True
        above = self.atlas.tables.find(owner, row[column])
        return above is None or self.is_present(owner, above)

    def _all(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table on the day; kept."""
        if table not in self.atlas.tables:
            return ()
        return self.atlas.profiles.recall(
            ("rows", table, self.view.day, self.view.edition),
            lambda: tuple(row for row in self._of_edition(table) if self.is_present(table, row)),
        )

    def _of_edition(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table in the edition shown; words about a wilaya fit no other one."""
        tables, edition = self.atlas.tables, self.view.edition
        rows = tables.of(table, edition)
        if table not in SAID_OF_WILAYAS or not rows:
            return rows
        known = {row["wilaya_code"] for row in tables.of("wilayas", edition)}
        pairs = zip(tables[table], rows, strict=True)
        return tuple(row for written, row in pairs if written["wilaya_code"] in known)

    def _by(self, table: str, column: str) -> Mapping[str, tuple[Row, ...]]:
        """Return the rows of a table on the day by the values of a column; kept."""

        def index() -> Mapping[str, tuple[Row, ...]]:
            found: dict[str, list[Row]] = {}
            for row in self._all(table):
                for item in items(row[column]):
                    found.setdefault(item, []).append(row)
            return {value: tuple(rows) for value, rows in found.items()}

        return self.atlas.profiles.recall(("index", table, column, self.view.day, self.view.edition), index)
