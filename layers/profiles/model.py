"""The sheet of one thing and the list of its kind, as data: what pages, JSON and printed sheets tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from layers.details import Conflict, Event, Fact, Text
from layers.numbers.number import Number

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View

CellKind = Literal["plain", "text", "message", "date", "period", "quantity", "km", "links", "number"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an entry.

    ``value`` by kind: ``plain`` str; ``text`` Text; ``message`` a code, its words those of ``column``;
    ``date`` partial ISO; ``period`` a pair of partial ISO dates, either may be empty; ``quantity`` and
    ``km`` a number that a source states; ``links`` a tuple of Link; ``number`` a Number (derived).
    None or empty: not known, or with ``is_optional`` nothing to say. ``mark`` is the symbol of the
    layer's style that the value shows.
    """

    kind: CellKind
    value: Any
    column: str = ""
    mark: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section or list; ``target`` and ``key`` name the profile it leads to, or are empty.

    The first cell is the name of what it leads to. ``row`` is the table and key of the row it shows, a
    composite key joined by ``:``. ``is_today``: it leads to the page of today, without the date of the
    view. ``depth``: it belongs to the line of one level less before it.
    """

    target: str
    key: str
    cells: tuple[Cell, ...]
    source_ids: tuple[str, ...]
    is_unverified: bool = False
    row: tuple[str, str] = ("", "")
    is_today: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a sheet: a table with headings (messages), or a list of one column.

    ``is_derived``: the relation itself is computed (a common border). ``is_open``: the sources name some and
    say or imply that there are more. ``empty`` is the message shown when there are no entries: why none.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]
    note: str = ""
    empty: str = ""
    is_derived: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One sheet.

    Attributes
    ----------
    kind, key : str
        ``kind`` is the word of the address (``wilayas``), ``key`` the stable id.
    names, titles : Text
        ``titles`` may say more (both ends of a twinning).
    statements : tuple of (Text, source ids)
        What sources say in whole sentences, as the registers tell it.
    notes : tuple of Text
        What the compilers noted.
    facts : tuple of Fact
    numbers : tuple of Number
        Key numbers, in order; each has its own "why".
    sections : tuple of Section
    map_query : str
        Query string of the view that shows it; empty for what has no place.
    figures : tuple of str
        Ids of the figures of the gallery in which it appears.
    cited_ids : tuple of str
        Every source that anything on the sheet rests on, those of the own row first.
    notice : str
        Message: why there is nothing to tell on the day of the view (not yet, another edition); empty
        for what exists then. Such a profile has at most the section ``elsewhere``.
    """

    kind: str
    key: str
    names: Text
    titles: Text
    facts: tuple[Fact, ...]
    numbers: tuple[Number, ...]
    sections: tuple[Section, ...]
    source_ids: tuple[str, ...]
    statements: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    notes: tuple[Text, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    history: tuple[Event, ...] = ()
    confidence: str = ""
    is_unverified: bool = False
    map_query: str = ""
    figures: tuple[str, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict)
    notice: str = ""
    cited_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of a kind in one view.

    ``total`` counts the rows of the register on the day, filtered out or not; ``matched`` those that meet the
    filters, before ``limit`` and ``offset``.
    """

    kind: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]
    total: int
    notes: tuple[str, ...] = ()
    matched: int = 0


@dataclass(frozen=True, slots=True)
class ProfileKind:
    """One kind of profile: one entry of ``KINDS``.

    ``filters`` are the filter parameters of CONTRACT that narrow its list; ``sortable`` the columns of
    its table that ``sort`` takes.
    """

    id: str
    title: str
    description: str
    table: str
    key: str
    profile: Callable[[Atlas, str, View], Profile]
    listing: Callable[[Atlas, View], Listing]
    filters: tuple[str, ...] = ()
    layer: str = ""
    sortable: tuple[str, ...] = ()
