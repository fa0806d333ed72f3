"""How much of the border lies in areas without a crossing known to be open: one sum for figures and page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layers.selection import Feature


@dataclass(frozen=True, slots=True)
class WithoutOpen:
    """Kilometres of border without, of how many, and the areas they lie in."""

    km: float
    total_km: float
    areas: tuple[Feature, ...]


def border_without_open(areas: Sequence[Feature]) -> WithoutOpen:
    """Add up the border of the areas in which no crossing is known to be open.

    Parameters
    ----------
    areas : sequence of Feature
        With ``border_km`` (null counts as none) and ``crossings_open``.

    Returns
    -------
    WithoutOpen
        Both sums rounded to 100 m.
    """
    bordering = [each for each in areas if each.properties["border_km"]]
    without = tuple(each for each in bordering if each.properties["crossings_open"] == 0)
    return WithoutOpen(
        round(sum(each.properties["border_km"] for each in without), 1),
        round(sum(each.properties["border_km"] for each in bordering), 1),
        without,
    )
