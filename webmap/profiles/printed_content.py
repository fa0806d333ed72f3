"""What the template of a printed sheet shows: frozen data, handed over as JSON. Texts only, no markup."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from webmap.drawings.sheet import Note, NumberedSource, Permalink
from webmap.sources import Words


@dataclass(frozen=True)
class Figure:
    """A key number and what it says."""

    label: Words
    value: Words


@dataclass(frozen=True)
class Part:
    """One text of a cell; ``is_strong``: the claim that the map follows."""

    words: Words
    is_strong: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: the status its mark shows, if it has one, and its texts."""

    parts: tuple[Part, ...]
    mark: str = ""


@dataclass(frozen=True)
class Row:
    """One row; ``sources`` are numbers of the list of sources."""

    cells: tuple[Cell, ...]
    sources: tuple[int, ...]
    tag: Words | None = None


@dataclass(frozen=True)
class Block:
    """One table; ``widths`` are shares, ``tags`` stand beside its heading; rows go to low ranks first."""

    title: Words
    tags: tuple[Words, ...]
    note: Words
    columns: tuple[Words, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    empty: Words
    rank: int


@dataclass(frozen=True)
class MapName:
    """A name on the map: the middle of its line in mm and the height of its letters."""

    x: float
    y: float
    size: float
    role: str
    words: Words


@dataclass(frozen=True)
class MapMark:
    """A mark on the map."""

    x: float
    y: float
    status: str
    is_hollow: bool


@dataclass(frozen=True)
class PrintedMap:
    """The map: ground as SVG, marks and names over it."""

    width: float
    height: float
    drawing: str
    marks: tuple[MapMark, ...]
    names: tuple[MapName, ...]
    scale: Words
    scale_mm: float
    alt: str


@dataclass(frozen=True)
class PrintedSheet:
    """The two-page sheet in one language."""

    lang: str
    dir: str
    comma: str
    product: Words
    title: Words
    names: tuple[Words, ...]
    subtitle: Words
    description: str
    keywords: tuple[str, ...]
    number: str
    release: str
    made: tuple[int, int, int]
    foot: Words
    words: dict[str, Words]
    figures: tuple[Figure, ...]
    map: PrintedMap | None
    blocks: tuple[Block, ...]
    sources: tuple[NumberedSource, ...]
    notes: tuple[Note, ...]
    permalink: Permalink
    look: dict[str, Any]

    def document(self) -> dict[str, Any]:
        """Return the sheet as JSON holds it."""
        return asdict(self)
