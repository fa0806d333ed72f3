"""Numbers computed for a figure beside its counts; always told as computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from layers.analysis.without_open import border_without_open
from layers.figures import FigureSpec
from layers.selection import Feature, Selection
from webmap.i18n import format_number


@dataclass(frozen=True)
class Derived:
    """One computed number, of how many, and its words."""

    name: str
    value: float
    total: float
    unit: str
    words: str


def derived_numbers(
    figure: FigureSpec | None, selections: Sequence[Selection], lang: str
) -> tuple[Derived, ...]:
    """Return the numbers that a figure declares, from the features it shows."""
    if figure is None or not figure.derived:
        return ()
    subject = next((each for each in selections if each.spec.id == figure.subject), None)
    return (_border_without_open(subject.features, lang),) if subject else ()


def _border_without_open(areas: Sequence[Feature], lang: str) -> Derived:
    """Add up the border of the areas in which no crossing is known to be open."""
    found = border_without_open(areas)
    words = gettext(
        "%(km)s of %(total)s km of border lie in wilayas without a crossing known to be open (computed)",
        km=format_number(round(found.km), lang),
        total=format_number(round(found.total_km), lang),
    )
    return Derived("border_km_without_open", found.km, found.total_km, "km", str(words))
