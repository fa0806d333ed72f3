"""When the facts of the layers happened: how many a year, and how many nobody dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layers.dates import parse_partial_date

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View


@dataclass(frozen=True)
class Chronicle:
    """Dated facts by year of their beginning, ``undated`` those without date."""

    by_year: Mapping[int, int]
    undated: int


def chronicle(atlas: Atlas, view: View) -> Chronicle:
    """Return when the facts of the layers shown began, whatever the day of the view.

    A layer's facts are its rows by the date its declaration names (``begins``), and the dated claims about
    them (``history``). Filters do not matter.
    """
    return atlas.made(("chronicle", view.layers, view.edition), lambda: _count(_dates(atlas, view)))


def _dates(atlas: Atlas, view: View) -> Iterable[str | None]:
    """Return the date of every fact, or nothing for one that has none."""
    for layer_id in view.layers:
        spec = atlas.spec(layer_id)
        if spec.begins:
            yield from (row[spec.begins] for row in atlas.rows(layer_id, view.edition))
        if spec.history is not None:
            yield from (row["date"] for row in atlas.tables[spec.history[0]])


def _count(dates: Iterable[str | None]) -> Chronicle:
    """Count dates by their year."""
    found = Counter(parse_partial_date(each).first_day.year if each else None for each in dates)
    undated = found.pop(None, 0)
    return Chronicle({year: count for year, count in found.items() if year is not None}, undated)
