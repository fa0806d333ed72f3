"""What the map draws of a layer month by month: one walk through time, so that a page knows it beforehand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from layers.dates import parse_partial_date
from layers.enumerations import FIRST_DAY
from layers.exploring import amount_behind
from layers.matching import values_of
from layers.selection import features_of
from layers.spec import LayerSpec
from layers.styles import styles
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

_PARTIAL_DATE = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Look:
    """How a feature is drawn: the value of its symbol, the number behind its colour, what filters compare.

    ``values`` are those of each filter parameter of the layer, in the order of ``parameters_of``.
    """

    symbol: str
    amount: float | None
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What differs on ``day`` from the step before, by key; nothing stands for what is no longer there."""

    day: date
    changes: Mapping[str, Look | None]


def parameters_of(spec: LayerSpec) -> tuple[str, ...]:
    """Return the parameters that narrow a layer, in order."""
    return tuple(sorted(spec.filter_parameters))


def walk_months(atlas: Atlas, spec: LayerSpec, *, until: date, measure: str) -> tuple[Step, ...]:
    """Return what the map draws of a layer at the end of every month, and on ``until``, by its changes.

    Parameters
    ----------
    atlas : Atlas
    spec : LayerSpec
        One of ``atlas.catalog``.
    until : date
        The last day; the months before it count by their last day.
    measure : str
        Whose classes and numbers the areas show.

    Returns
    -------
    tuple of Step
        In order of time. All steps up to the end of a month together are what ``drawn`` returns of that
        day, without filters.
    """
    looks: Mapping[str, Look] = {}
    steps = []
    for day in turning_days(atlas, until):
        edition = atlas.vocabulary.edition(day)
        before, looks = (
            looks,
            _looks(atlas, spec, View((spec.id,), day, edition, "en", "low", measure=measure)),
        )
        keys = sorted({*before, *looks})
        changes = {key: looks.get(key) for key in keys if before.get(key) != looks.get(key)}
        if changes:
            steps.append(Step(day, changes))
    return tuple(steps)


def turning_days(atlas: Atlas, until: date) -> tuple[date, ...]:
    """Return the ends of the months in which something may change, and ``until``, in order.

    What is drawn depends on the day only through the dates of the registers: a month that none of them
    names, by its first or its last day, is like the month before.
    """
    months = atlas.made(("months named",), lambda: _named_months(atlas))
    first, last = (f"{day.year}-{day.month:02d}" for day in (FIRST_DAY, until))
    ends = {first, *(month for month in months if first <= month < last)} - {last}
    return (*(parse_partial_date(month).last_day for month in sorted(ends)), until)


def _named_months(atlas: Atlas) -> frozenset[str]:
    """Return every month with the first or the last day of a date in a register."""
    texts = {
        value
        for name in atlas.tables
        for row in atlas.tables[name]
        for value in row.values()
        if isinstance(value, str) and _PARTIAL_DATE.fullmatch(value)
    }
    return frozenset(
        month for text in texts for month in ((text[:7],) if len(text) > 4 else (f"{text}-01", f"{text}-12"))
    )


def _looks(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Look]:
    """Return how every feature that has a place is drawn on the day of ``view``."""
    style = styles()[spec.style]
    features = [each for each in features_of(atlas, spec, view) if each.geometry is not None]
    columns = [values_of(atlas, spec, view, parameter, features) for parameter in parameters_of(spec)]
    looks = {}
    for index, each in enumerate(features):
        symbol = each.properties[style.column] if style.column else None
        looks[each.key] = Look(
            symbol="" if symbol is None else str(symbol),
            amount=amount_behind(spec, each, view.measure),
            values=tuple(tuple(sorted(column[index])) for column in columns),
        )
    return looks
