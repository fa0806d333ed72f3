"""Find a number of the analysis by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.numbers.number import Number
    from layers.view import View


def analysis_number(atlas: Atlas, view: View, number_id: str) -> Number | None:
    """Return a number of the analysis in a view, None if there is none of that id."""
    return None
