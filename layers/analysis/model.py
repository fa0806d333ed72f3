"""The tables of the analysis as data: what the page, the files and the drawings tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from layers.details import Link, Text
from layers.numbers.number import Number
from layers.profiles.model import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a message, or the names of a place or country; ``group`` is what stands above several.

    ``target`` and ``key`` name the thing of a column, empty for others.
    """

    id: str
    title: str = ""
    names: Text = field(default_factory=dict)
    group: Text = field(default_factory=dict)
    target: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A crossing in a cell, with its status on the day."""

    link: Link
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row; ``names`` by language, or ``title``, a message, for rows that are no thing (totals).

    ``kind`` is a message that says of what sort the thing is (a group), empty for the usual sort.
    """

    id: str
    cells: tuple[Cell, ...]
    names: Text = field(default_factory=dict)
    title: str = ""
    target: str = ""
    key: str = ""
    kind: str = ""
    source_ids: tuple[str, ...] = ()
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class AnalysisTable:
    """One table of the analysis.

    Attributes
    ----------
    head : str
        Message: what the rows are.
    how : tuple of str
        Messages: how it is computed and from which rows.
    left_out : tuple of str
        Messages: what is not in it, and why.
    numbers : tuple of Number
        The key numbers above it.
    query : mapping of str to str
        Parameters of the view that shows the same on the map.
    figure : str
        Id of a figure of the gallery, empty for none.
    is_open : bool
        The sources name some and say or imply that there are more.
    """

    id: str
    title: str
    head: str
    how: tuple[str, ...]
    left_out: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    numbers: tuple[Number, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    figure: str = ""
    is_open: bool = False

    def all_numbers(self) -> Iterator[Number]:
        """Yield the key numbers, then those in the cells."""
        yield from self.numbers
        for line in self.lines:
            for cell in line.cells:
                if isinstance(cell.value, Number):
                    yield cell.value


def number_cell(number: Number, mark: str = "") -> Cell:
    """Return the cell of a derived number."""
    return Cell("number", number, mark=mark)
