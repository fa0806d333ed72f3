"""What the template of the printed board shows: frozen data, handed over as JSON. Texts only, no markup."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from webmap.sources import Words


@dataclass(frozen=True)
class Coded:
    """A class and its word; ``number`` is a count where one is shown."""

    code: str
    label: Words
    number: str = ""


@dataclass(frozen=True)
class SheetRow:
    """One crossing; ``sources`` are numbers of the list of sources."""

    name: Words
    counterpart: Words
    status: Coded
    traffic: Words
    is_hollow: bool
    has_conflict: bool
    since: Words
    stage: Coded
    stage_since: Words
    verified: Words
    freshness: Coded
    evidence: Words
    sources: tuple[int, ...]


@dataclass(frozen=True)
class SheetGroup:
    """The crossings with one neighbour, in a row-spanning cell."""

    name: Words
    count: Words
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class ChangeRow:
    """One cell of the board that differs between two days; the code of a status has a mark, others none."""

    name: Words
    country: Words
    label: Words
    before: Coded
    after: Coded
    sources: tuple[int, ...]


@dataclass(frozen=True)
class SheetChanges:
    """The changes between two days."""

    title: Words
    count: Words
    columns: tuple[Words, ...]
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class Note:
    """A short text with a heading that runs into it."""

    head: Words
    body: Words


@dataclass(frozen=True)
class NumberedSource:
    """One source of the sheet; ``url`` only if it can be followed."""

    number: int
    publisher: Words
    title: Words
    date: Words
    url: str
    id: str


@dataclass(frozen=True)
class Permalink:
    """The way back to the same rows on the same day; without a public address only the head is used."""

    head: Words
    url: str
    shown: str
    code: str


@dataclass(frozen=True)
class BoardSheet:
    """The printed board in one language."""

    lang: str
    dir: str
    comma: str
    product: Words
    title: Words
    subtitle: Words
    scope: tuple[Words, ...]
    description: str
    keywords: tuple[str, ...]
    number: str
    release: str
    made: tuple[int, int, int]
    foot: Words
    words: dict[str, Words]
    columns: tuple[Words, ...]
    statuses: tuple[Coded, ...]
    stages: tuple[Coded, ...]
    locator: dict[str, Any]
    groups: tuple[SheetGroup, ...]
    caveats: tuple[Words, ...]
    changes: SheetChanges | None
    sources: tuple[NumberedSource, ...]
    notes: tuple[Note, ...]
    permalink: Permalink
    look: dict[str, Any]

    def document(self) -> dict[str, Any]:
        """Return the sheet as JSON holds it."""
        return asdict(self)
