"""What is known about one feature, for pop-ups and pages: facts with sources, conflicts, history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from layers.spec import FieldKind

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A thing elsewhere: ``target`` a layer or table, ``names`` by language, ``date`` partial or empty.

    ``told`` is a code of its row to say beside the name, after the column it stands in, or nothing.
    """

    target: str
    key: str
    names: Text
    date: str = ""
    told: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: ``value`` is a word of the catalogues, names by language, a partial ISO date, …

    ``derived`` marks what we computed, as opposed to what a source states; ``mark`` is a symbol value
    of the layer's style when the fact is what the style shows. ``is_joined``: it qualifies the line before.
    ``is_disputed``: sources disagree about it, in ``conflict_id``; ``source_ids`` are then those that say
    this value.
    """

    label: str
    kind: FieldKind
    value: str | float | Text | tuple[Link, ...] | None
    source_ids: tuple[str, ...]
    derived: bool = False
    mark: str = ""
    column: str = ""
    is_joined: bool = False
    is_disputed: bool = False
    conflict_id: str = ""


@dataclass(frozen=True, slots=True)
class ConflictClaim:
    """One side of a disagreement."""

    claim_id: str
    value: Text
    source_ids: tuple[str, ...]
    is_followed: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree: every claim, and why the map follows one."""

    conflict_id: str
    kind: str
    severity: str
    title: Text
    claims: tuple[ConflictClaim, ...]
    rule: Text
    statement: Text
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One dated claim in the history of a feature; ``date`` is partial ISO or empty."""

    claim_id: str
    date: str
    aspect: str
    value: str
    side: str
    traffic: str
    duration: str
    text: Text
    source_ids: tuple[str, ...]
    confidence: str
    is_followed: bool


@dataclass(frozen=True, slots=True)
class Details:
    """Everything a pop-up or page says about one feature.

    ``titles`` may say more than ``names`` (a post with its counterpart); ``properties`` are those of the
    feature
    at full detail.
    """

    layer_id: str
    key: str
    names: Text
    titles: Text
    facts: tuple[Fact, ...]
    source_ids: tuple[str, ...]
    confidence: str
    conflicts: tuple[Conflict, ...] = ()
    history: tuple[Event, ...] = ()
    is_unverified: bool = False
    has_place: bool = True
    properties: Mapping[str, object] = field(default_factory=dict)
