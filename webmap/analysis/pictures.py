"""The pictures of the analysis by the table they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from layers.analysis.basis import Basis
from layers.analysis.find import analysis_table, sides_of
from layers.atlas import Atlas
from layers.view import View
from webmap.analysis.dots import draw_dots
from webmap.analysis.drawn import Picture
from webmap.analysis.fan import draw_fan
from webmap.analysis.strip import draw_strip

__all__ = ["PICTURES", "Picture", "picture_of"]


def _fan(basis: Basis, lang: str) -> Picture | None:
    """Draw the partners from their table."""
    return draw_fan(basis, analysis_table(basis.atlas, basis.view, "network"), lang)


PICTURES: Mapping[str, Callable[[Basis, str], Picture | None]] = MappingProxyType(
    {"coverage": draw_strip, "activity": draw_dots, "network": _fan}
)


def picture_of(atlas: Atlas, view: View, table: str) -> Picture | None:
    """Return the picture of a table on the day shown; None: it has none, or nothing to show."""
    if table not in PICTURES:
        return None
    return PICTURES[table](Basis(atlas, sides_of(atlas, view).shown), view.lang)
