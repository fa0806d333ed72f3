"""Every kind of profile over the real data: every listed thing has a sheet, every sheet is whole."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas, UnknownKey
from layers.profiles.kinds import KINDS
from tests.atlases import view_of

DAYS = ("2018-06-30", "2022-01-01", "")


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day or "today")
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_listed_thing_has_a_sheet(atlas: Atlas, kind, day: str) -> None:  # type: ignore[no-untyped-def]
    view = view_of(atlas, **({"asof": day} if day else {}))
    listing = kind.listing(atlas, view)
    assert listing.entries
    for line in listing.entries:
        profile = kind.profile(atlas, line.key, view)
        assert (profile.kind, profile.key, profile.notice) == (kind.id, line.key, "")
        assert len(line.cells) == len(listing.columns)
        for section in profile.sections:
            assert section.entries or section.empty, (line.key, section.id)
            assert all(len(each.cells) == len(section.columns) for each in section.entries)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_an_unknown_key_is_refused(atlas: Atlas, kind) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownKey):
        kind.profile(atlas, "no-such-thing", view_of(atlas))
