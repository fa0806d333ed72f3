"""What the tests of profiles share: every profile of the real data, and how to look things up in them."""

from __future__ import annotations

from collections.abc import Iterator

from layers.atlas import Atlas
from layers.numbers.number import Number
from layers.profiles.kinds import KINDS
from layers.profiles.model import Cell, Entry, Profile, Section
from layers.view import View
from tests.atlases import view_of


def every_profile(atlas: Atlas, *kinds: str, **parameters: str) -> Iterator[Profile]:
    """Yield the profile of everything that is listed in a view, of some kinds or all."""
    view = view_of(atlas, **parameters)
    for kind in (KINDS[each] for each in kinds or KINDS):
        for line in kind.listing(atlas, view).entries:
            yield kind.profile(atlas, line.key, view)


def profile(atlas: Atlas, kind: str, key: str, **parameters: str) -> Profile:
    return KINDS[kind].profile(atlas, key, view_of(atlas, **parameters))


def listed(atlas: Atlas, kind: str, **parameters: str) -> list[str]:
    """Return the keys of a list in order."""
    return [line.key for line in KINDS[kind].listing(atlas, view_of(atlas, **parameters)).entries]


def section(found: Profile, id: str) -> Section:
    return next(each for each in found.sections if each.id == id)


def ids(found: Profile, section_id: str) -> list[str]:
    """Return the ids of the register rows a section shows."""
    return [line.row[1] for line in section(found, section_id).entries]


def number(found: Profile, name: str) -> Number:
    return next(each for each in numbers_of(found) if each.id == f"{found.kind}/{found.key}/{name}")


def fact(found: Profile, column: str) -> object:
    return next(each.value for each in found.facts if each.column == column)


def text(cell: Cell, lang: str = "en") -> str:
    return str(cell.value[lang])


def numbers_of(found: Profile) -> Iterator[Number]:
    """Yield the key numbers of a profile and those in its sections."""
    yield from found.numbers
    for cell in cells_of(found):
        if cell.kind == "number" and cell.value is not None:
            yield cell.value


def entries_of(found: Profile) -> Iterator[Entry]:
    for each in found.sections:
        yield from each.entries


def cells_of(found: Profile) -> Iterator[Cell]:
    for line in entries_of(found):
        yield from line.cells


def moments() -> tuple[dict[str, str], ...]:
    """Return the days of the editions of wilayas."""
    return ({"asof": "2018-06-30"}, {"asof": "2022-01-01"}, {})


def today(atlas: Atlas) -> View:
    return view_of(atlas)
