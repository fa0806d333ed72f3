"""Find a derived number by its id, to say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layers.analysis.find import analysis_number
from layers.atlas import UnknownKey
from layers.numbers.number import Number
from layers.profiles.kinds import KINDS
from layers.profiles.model import Profile

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View

ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and the sheet it stands on; ``profile`` is None for one of the analysis."""

    number: Number
    profile: Profile | None = None


def find_number(atlas: Atlas, view: View, number_id: str) -> FoundNumber:
    """Return a number as it is in a view.

    Parameters
    ----------
    atlas : Atlas
    view : View
        Gives the day, the edition and what the analysis is narrowed to.
    number_id : str
        ``kind/key/name`` of a profile, or ``analysis/…``.

    Raises
    ------
    UnknownKey
        There is no such number in this view.
    """
    kind, _, rest = number_id.partition("/")
    if kind == ANALYSIS:
        number = analysis_number(atlas, view, number_id)
        if number is not None:
            return FoundNumber(number)
    elif kind in KINDS:
        profile = KINDS[kind].profile(atlas, rest.partition("/")[0], view)
        for number in profile_numbers(profile):
            if number.id == number_id:
                return FoundNumber(number, profile)
    raise UnknownKey(number_id)


def profile_numbers(profile: Profile) -> Iterator[Number]:
    """Yield every number of a sheet: the key numbers, then those in its sections."""
    yield from profile.numbers
    for section in profile.sections:
        for entry in section.entries:
            for cell in entry.cells:
                if isinstance(cell.value, Number):
                    yield cell.value
