"""What the functions behind ``computed`` share: their result, and which rows count on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from layers.dates import parse_partial_date
from layers.lookups import Row

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View


@dataclass(frozen=True, slots=True)
class Computed:
    """Properties of one feature in one view, and the sources of those that rest on other rows.

    ``is_present`` false: the feature does not exist on that day.
    """

    properties: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_present: bool = True


NOTHING = Computed()


def has_begun(text: str | None, view: View) -> bool:
    """Return whether a partial date may lie on or before the day of the view; no date counts as begun."""
    return text is None or parse_partial_date(text).first_day <= view.day


def has_ended(text: str | None, view: View) -> bool:
    """Return whether a partial date of an end may lie on or before the day of the view."""
    return text is not None and parse_partial_date(text).first_day <= view.day


def twinning_status(row: Row, view: View) -> str:
    """Return the status of a twinning on a day: ``ended`` from the date of its end on, in force before it."""
    if row["ended"] is None:
        return str(row["status"])
    if has_ended(row["ended"], view):
        return "ended"
    return "active" if row["status"] == "ended" else str(row["status"])


def counting_twinnings(atlas: Atlas, view: View) -> tuple[Row, ...]:
    """Return the twinnings that count on a day: begun, not ended, verified (or asked for)."""
    return tuple(
        row
        for row in atlas.tables.of("twinnings", view.edition)
        if has_begun(row["signed"], view)
        and twinning_status(row, view) != "ended"
        and (row["confidence"] != "unverified" or "unverified" in view.confidence)
    )


def begun_mechanisms(atlas: Atlas, view: View) -> frozenset[str]:
    """Return the mechanisms that exist on a day."""
    return frozenset(
        row["mechanism_id"] for row in atlas.tables["mechanisms"] if has_begun(row["established"], view)
    )


def union(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items of all lists once, in order.

    Examples
    --------
    >>> union(("a", "b"), ("b", "c"))
    ('a', 'b', 'c')
    """
    return tuple(dict.fromkeys(item for each in lists for item in each))
