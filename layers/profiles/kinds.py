"""The kinds of profile, one entry each; adding a kind is adding a ``Base`` here (docs/profiles.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from layers.profiles.acts import AGREEMENTS, INSTITUTIONS, TEXTS, TWINNINGS
from layers.profiles.areas import REGIONS, WILAYAS
from layers.profiles.ask import Ask
from layers.profiles.base import Base
from layers.profiles.bodies import MECHANISMS, MISSIONS, NETWORKS, SESSIONS
from layers.profiles.countries import COUNTRIES
from layers.profiles.evidence import CONFLICTS, SOURCES
from layers.profiles.lists import make_listing, sortable_of
from layers.profiles.model import Listing, Profile, ProfileKind
from layers.profiles.sheet import make_profile

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.view import View

BASES = (
    WILAYAS, REGIONS, COUNTRIES, MECHANISMS, SESSIONS, AGREEMENTS, TWINNINGS, NETWORKS, MISSIONS, TEXTS,
    INSTITUTIONS, SOURCES, CONFLICTS,
)  # fmt: skip


def _kind(base: Base) -> ProfileKind:
    """Return a kind whose profiles and lists are made once for a day and kept."""

    def profile(atlas: Atlas, key: str, view: View) -> Profile:
        ask = Ask(atlas, view)
        place = ("profile", base.id, key, *ask.moment)
        return atlas.profiles.recall(place, lambda: make_profile(ask, base, key))

    def listing(atlas: Atlas, view: View) -> Listing:
        place = (base.id, replace(view, lang="", layers=(), given=frozenset()))
        return atlas.lists.recall(place, lambda: make_listing(Ask(atlas, view), base))

    return ProfileKind(
        id=base.id,
        title=base.title,
        description=base.description,
        table=base.table,
        key=base.key,
        profile=profile,
        listing=listing,
        filters=base.filter_parameters,
        layer=base.layer,
        sortable=sortable_of(base),
    )


KINDS: Mapping[str, ProfileKind] = MappingProxyType({base.id: _kind(base) for base in BASES})
