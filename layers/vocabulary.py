"""What a release allows in a query string: layers, codes, ids, columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Vocabulary:
    """The values a release allows: codes, ids and columns. Made by ``Atlas.vocabulary``.

    ``wilayas`` maps an edition to its codes; ``editions`` is ``(edition, first day)`` in order of time;
    ``keys``
    and ``columns`` map a layer id to its keys and property names; ``former`` maps ``(layer, former
    key)`` to the
    current key.
    """

    layers: tuple[str, ...]
    default_layers: tuple[str, ...]
    editions: tuple[tuple[str, date], ...]
    wilayas: Mapping[str, tuple[str, ...]]
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    mechanism_types: tuple[str, ...] = ()
    agreement_kinds: tuple[str, ...] = ()
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def edition(self, day: date) -> str:
        """Return the edition of wilayas in force on ``day``; the first also stands for earlier days."""
        known = [edition for edition, first_day in self.editions if first_day <= day]
        return known[-1] if known else self.editions[0][0]


@dataclass(frozen=True)
class Scope:
    """What the readers of dependent values need: the release, the edition shown, the layers shown."""

    allowed: Vocabulary
    edition: str
    layers: tuple[str, ...]

    @property
    def columns(self) -> frozenset[str]:
        """Return the property names of the layers shown."""
        return frozenset(column for layer in self.layers for column in self.allowed.columns.get(layer, ()))
