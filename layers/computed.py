"""Properties that depend on the view, by the name a declaration gives; each says what it rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from layers.area_measures import area_measures
from layers.computing import (
    NOTHING,
    Computed,
    begun_mechanisms,
    counting_twinnings,
    has_begun,
    twinning_status,
    union,
)
from layers.crossing_state import crossing_state
from layers.lookups import Row, Tables, items

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec
    from layers.view import View

__all__ = ["NOTHING", "Computed", "UnknownComputedError", "compute"]

ByKey = Mapping[str, Computed]


class UnknownComputedError(LookupError):
    """A declaration names a computation that does not exist."""


def compute(name: str, atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Return the properties of every feature of a layer that ``name`` computes, by key.

    Raises
    ------
    UnknownComputedError
        ``name`` is none of ``COMPUTED``.
    """
    if name not in COMPUTED:
        raise UnknownComputedError(f"layer {spec.id}: computed {name!r} is none of {sorted(COMPUTED)}")
    place = ("computed", name, spec.id, view.day, view.edition, view.measure, "unverified" in view.confidence)
    return atlas.made(place, lambda: COMPUTED[name](atlas, spec, view))


def _twinning_line(atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Say how every twinning stands on the day and which line it is drawn with."""
    found = {}
    for row in atlas.rows(spec.id, view.edition):
        status = twinning_status(row, view)
        line = "twinning" if row["agreement_kind"] == "twinning" else "agreement"
        if row["confidence"] == "unverified":
            line = "unverified"
        elif status == "ended":
            line = "ended"
        found[row[spec.key]] = Computed({"status": status, "line": line})
    return found


def _mechanism_links(atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Say whom every mechanism joins, where, on what, and when it last met by the day."""
    tables, edition = atlas.tables, view.edition
    reach = {
        column: tables.reach(((table, "mechanism_id", wanted),), edition)
        for column, table, wanted in (
            ("country_codes", "mechanism_partners", "country_code"),
            ("wilaya_codes", "mechanism_places", "wilaya_code"),
            ("region_codes", "mechanism_places", "region_code"),
            ("theme_ids", "mechanism_themes", "theme_id"),
        )
    }
    sessions = tables.grouped("mechanism_sessions", "mechanism_id")
    members = _members_by_mechanism(tables)
    found = {}
    for row in atlas.rows(spec.id, edition):
        key = row[spec.key]
        links = {column: tuple(sorted(ends.get(key, ()))) for column, ends in reach.items()}
        held = [each for each in sessions.get(key, ()) if has_begun(each["date_start"], view)]
        own = members.get(key, [])
        links["member_ids"] = tuple(each["member_id"] for each in own)
        computed = _with_sessions(links, held)
        sources = {"member_ids": union(*(each["source_ids"] for each in own))} if own else {}
        found[key] = replace(computed, sources={**computed.sources, **sources})
    return found


def _members_by_mechanism(tables: Tables) -> Mapping[str, list[Row]]:
    """Return the Algerian members of the network that each mechanism is."""
    members = tables.grouped("network_members", "network_id")
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in tables["networks"]:
        if row["mechanism_id"]:
            found[row["mechanism_id"]] += members.get(row["network_id"], ())
    return found


def _with_sessions(links: Mapping[str, Any], held: list[Row]) -> Computed:
    """Add the number of sessions and the latest one; both rest on the rows of the sessions."""
    dated = [row for row in held if row["date_start"]]
    last = max(dated, key=lambda row: str(row["date_start"]), default=None)
    numbers = [row[name] for row in held for name in ("ordinal", "sessions_count") if row[name] is not None]
    counted = [row for row in held if max(numbers, default=None) in (row["ordinal"], row["sessions_count"])]
    properties = {
        **links,
        "sessions_count": max(numbers, default=len(held) or None),
        "last_session": None if last is None else last["date_start"],
        "last_session_end": None if last is None else last["date_end"],
        "last_session_id": None if last is None else last["session_id"],
        "session_ids": tuple(row["session_id"] for row in _latest_first(held)),
    }
    sources = {"sessions_count": union(*(row["source_ids"] for row in (counted or held)))}
    sources["session_ids"] = union(*(row["source_ids"] for row in held))
    if last is not None:
        sources["last_session"] = last["source_ids"]
    return Computed(properties, {column: ids for column, ids in sources.items() if ids})


def _latest_first(held: list[Row]) -> list[Row]:
    """Return the sessions, the latest first, those without date last."""
    return sorted(held, key=lambda row: (str(row["date_start"] or ""), row["session_id"]), reverse=True)


def _session_links(atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Say between which countries every session was held: those of its mechanism."""
    partners = atlas.tables.reach((("mechanism_partners", "mechanism_id", "country_code"),), view.edition)
    return {
        row[spec.key]: Computed({"country_codes": tuple(sorted(partners.get(row["mechanism_id"], ())))})
        for row in atlas.rows(spec.id, view.edition)
    }


def _network_links(atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Name the Algerian members of every network; the source of a member is that of its row."""
    members = atlas.tables.grouped("network_members", spec.key)
    wilayas = atlas.tables.reach((("network_members", spec.key, "wilaya_code"),), view.edition)
    found = {}
    for row in atlas.rows(spec.id, view.edition):
        own = members.get(row[spec.key], ())
        properties = {
            "member_ids": tuple(each["member_id"] for each in own),
            "wilaya_codes": tuple(sorted(wilayas.get(row[spec.key], ()))),
        }
        sources = union(*(each["source_ids"] for each in own))
        found[row[spec.key]] = Computed(properties, {"member_ids": sources} if sources else {})
    return found


def _partner_links(atlas: Atlas, spec: LayerSpec, view: View) -> ByKey:
    """Count what links every country on the day; a country that nothing links yet is not there."""
    tables = atlas.tables
    begun = begun_mechanisms(atlas, view)
    counts = {
        "agreements": Counter(
            code
            for row in tables["agreements"]
            if has_begun(row["instrument_date"], view)
            for code in items(row["country_codes"])
        ),
        "twinnings": Counter(row["country_code"] for row in counting_twinnings(atlas, view)),
        "mechanisms": Counter(
            code
            for code, ids in tables.reach(
                (("mechanism_partners", "country_code", "mechanism_id"),), view.edition
            ).items()
            for _ in ids & begun
        ),
        "missions": Counter(
            row["country_code"] for row in tables["missions"] if has_begun(row["date"], view)
        ),
    }
    border: defaultdict[str, float] = defaultdict(float)
    for row in atlas.adjacency(view.edition):
        border[row["country_code"]] += row["length_km"]
    found = {}
    for row in atlas.rows(spec.id, view.edition):
        own = {name: count[row[spec.key]] for name, count in counts.items()}
        kilometres = round(border[row[spec.key]], 1) if row[spec.key] in border else None
        is_present = bool(sum(own.values())) or row["is_neighbour"]
        found[row[spec.key]] = Computed({**own, "border_km": kilometres}, is_present=is_present)
    return found


COMPUTED: Mapping[str, Callable[[Atlas, LayerSpec, View], ByKey]] = {
    "area_measures": area_measures,
    "crossing_state": crossing_state,
    "twinning_line": _twinning_line,
    "mechanism_links": _mechanism_links,
    "session_links": _session_links,
    "network_links": _network_links,
    "partner_links": _partner_links,
}
