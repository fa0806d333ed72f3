"""Mechanisms and agreements that concern the border at a crossing, each with the relation that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from layers.computing import has_begun
from layers.names import names_of
from layers.post_position import HOME

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.lookups import Row
    from layers.view import View

RelationKind = Literal["post", "place", "country", "framework"]
_ORDER: tuple[RelationKind, ...] = ("post", "place", "country", "framework")


@dataclass(frozen=True, slots=True)
class Relation:
    """A mechanism or agreement and why it stands on the page.

    ``kind``: ``post`` it names this post; ``place`` with this country, covering the wilaya or region of
    the post; ``country`` with this country alone; ``framework`` with this country among others.
    """

    table: Literal["mechanisms", "agreements"]
    key: str
    names: Mapping[str, str]
    kind: RelationKind
    mechanism_type: str
    begun: str
    latest_session: str
    confidence: str
    source_ids: tuple[str, ...]


def relations_of(atlas: Atlas, crossing: Row, view: View) -> tuple[Relation, ...]:
    """Return what concerns the border at ``crossing`` on the day of ``view``, the nearest relation first.

    Parameters
    ----------
    atlas : Atlas
    crossing : mapping
        A row of ``crossings``, wilaya as the edition of ``view`` numbers it.
    view : View
        Gives day and edition.
    """
    tables = atlas.tables
    named = _mechanisms_naming(atlas, crossing["crossing_id"])
    begun = [row for row in tables["mechanisms"] if has_begun(row["established"], view)]
    found = [
        _mechanism(atlas, row, kind, view)
        for row in begun
        if (kind := _kind(atlas, row["mechanism_id"], crossing, named, view)) is not None
    ]
    for row in tables["agreements"]:
        countries = set(row["country_codes"] or ()) - {HOME}
        if crossing["country_code"] in countries and has_begun(row["instrument_date"], view):
            found.append(_agreement(row, "country" if len(countries) == 1 else "framework"))
    return tuple(sorted(found, key=lambda each: (_ORDER.index(each.kind), each.table != "mechanisms")))


def _mechanisms_naming(atlas: Atlas, crossing_id: str) -> frozenset[str]:
    """Return the mechanisms whose source names the post."""
    if "crossing_upgrades" not in atlas.tables:
        return frozenset()
    rows = atlas.tables["crossing_upgrades"]
    return frozenset(row["mechanism_id"] for row in rows if row["crossing_id"] == crossing_id)


def _kind(
    atlas: Atlas, mechanism_id: str, crossing: Row, named: frozenset[str], view: View
) -> RelationKind | None:
    """Return how a mechanism concerns the crossing, None if it does not."""
    if mechanism_id in named:
        return "post"
    countries = _countries(atlas, mechanism_id)
    if crossing["country_code"] not in countries:
        return None
    if len(countries) > 1:
        return "framework"
    places = [row for row in atlas.tables.of("mechanism_places", view.edition)
              if row["mechanism_id"] == mechanism_id]  # fmt: skip
    is_here = any(
        (row["wilaya_code"] and row["wilaya_code"] == crossing["wilaya_code"])
        or (row["region_code"] and row["region_code"] == crossing["region_code"])
        for row in places
    )
    return "place" if is_here else "country"


def _countries(atlas: Atlas, mechanism_id: str) -> frozenset[str]:
    """Return the partner countries of a mechanism, members of its groups among them."""
    groups = {row["group_id"]: row["country_codes"] or () for row in atlas.tables["groups"]}
    partners = atlas.tables.grouped("mechanism_partners", "mechanism_id").get(mechanism_id, ())
    codes: set[str] = set()
    for row in partners:
        codes.update([row["country_code"]] if row["country_code"] else groups.get(row["group_id"], ()))
    return frozenset(codes - {HOME})


def _mechanism(atlas: Atlas, row: Row, kind: RelationKind, view: View) -> Relation:
    sessions = atlas.tables.grouped("mechanism_sessions", "mechanism_id").get(row["mechanism_id"], ())
    return Relation(
        table="mechanisms",
        key=row["mechanism_id"],
        names=names_of(row, ("name",)),
        kind=kind,
        mechanism_type=row["mechanism_type"],
        begun=row["established"] or "",
        latest_session=_latest((each["date_start"] for each in sessions), view),
        confidence=row["confidence"],
        source_ids=tuple(row["source_ids"]),
    )


def _latest(dates: Iterable[str | None], view: View) -> str:
    """Return the latest date that may have come, empty when none has."""
    return max((each for each in dates if each and has_begun(each, view)), default="")


def _agreement(row: Row, kind: RelationKind) -> Relation:
    return Relation(
        table="agreements",
        key=row["agreement_id"],
        names=names_of(row, ("name",)),
        kind=kind,
        mechanism_type="",
        begun=row["instrument_date"] or "",
        latest_session="",
        confidence=row["confidence"],
        source_ids=tuple(row["source_ids"]),
    )
