"""Collect what is known about one feature: every fact with its sources, disagreements, history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from layers.computed import compute
from layers.details import Conflict, ConflictClaim, Details, Event, Fact, Link, Text
from layers.lookups import Row, items
from layers.names import LANGUAGES, names_of
from layers.selection import Feature, begins_after, features_of
from layers.spec import LayerSpec, PopupField
from layers.styles import styles
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

_LANGUAGE = re.compile(r"_(ar|fr|en)$")


def collect_details(atlas: Atlas, spec: LayerSpec, key: str, view: View) -> Details | None:
    """Return what is known of one feature on the day of ``view``; None if it has no such feature then.

    Filters of the view do not matter; facts follow the pop-up fields of the declaration, or all columns if it
    names none. Empty facts are left out.
    """
    # At full detail, so that long texts are among the properties.
    full = View(
        view.layers,
        view.day,
        view.edition,
        view.lang,
        "full",
        confidence=("unverified",),
        measure=view.measure,
    )
    feature = next((each for each in features_of(atlas, spec, full) if each.key == key), None)
    if feature is None:
        return None
    sources: dict[str, tuple[str, ...]] = {}
    for name in spec.computed:
        sources |= compute(name, atlas, spec, full)[key].sources
    fields = spec.popup or _every_column(spec, feature)
    disputes = _disputes(atlas, spec, key)
    facts = [
        _in_dispute(atlas, fact, disputes.get(fact.column, ()), feature)
        for each in fields
        if each.concerns(feature.properties)
        and (fact := _fact(atlas, spec, feature, each, sources, view)).value
        not in (None, "", (), *each.skipped)
    ]
    return Details(
        layer_id=spec.id,
        key=key,
        names={lang: feature.properties[f"name_{lang}"] for lang in LANGUAGES},
        titles=names_of(feature.properties, spec.titles or ("name",)),
        facts=tuple(facts),
        source_ids=feature.properties["source_ids"],
        confidence=feature.properties["confidence"],
        conflicts=tuple(conflict_of(atlas, each) for each in atlas.tables.conflicts_of(spec).get(key, ())),
        history=_history(atlas, spec, key, view),
        is_unverified=feature.properties["confidence"] == "unverified",
        has_place=feature.geometry is not None,
        properties=feature.properties,
    )


def _every_column(spec: LayerSpec, feature: Feature) -> tuple[PopupField, ...]:
    """Return plain fields for a layer that declares none: its own columns, names and bookkeeping left out."""
    aside = {
        "source_ids",
        "confidence",
        "has_conflict",
        "has_date",
        "on_map",
        "name_ar",
        "name_fr",
        "name_en",
    }
    aside |= {column for pair in spec.points for column in pair}
    return tuple(PopupField(column, column) for column in feature.properties if column not in aside)


def _fact(
    atlas: Atlas,
    spec: LayerSpec,
    feature: Feature,
    each: PopupField,
    sources: Mapping[str, tuple[str, ...]],
    view: View,
) -> Fact:
    """Make one line: the value as its kind wants it, and whose word it is."""
    properties = feature.properties
    own = properties["source_ids"] if each.sources == "source_ids" else properties.get(each.sources)
    named = each.column if each.sources == "source_ids" else each.sources
    is_source_list = each.sources.endswith("source_ids")
    listed = tuple(own) if is_source_list and own else properties["source_ids"]
    source_ids = sources.get(named, listed)
    style = styles()[spec.style]
    value = _value(atlas, feature, each, view)
    mark = str(value) if each.column == style.column and value is not None else ""
    return Fact(each.label, each.kind, value, source_ids, each.is_derived, mark, each.column, each.is_joined)


def _disputes(atlas: Atlas, spec: LayerSpec, key: str) -> dict[str, list[str]]:
    """Return the disagreements about single columns of a row, by column."""
    found: dict[str, list[str]] = {}
    for row in atlas.tables["conflict_rows"]:
        if row["column"] and (row["resource"], row["row_id"]) == (spec.table, key):
            found.setdefault(_LANGUAGE.sub("", row["column"]), []).append(row["conflict_id"])
    return found


def _in_dispute(atlas: Atlas, fact: Fact, conflict_ids: Sequence[str], feature: Feature) -> Fact:
    """Return a fact as disputed if it is; sources of its row that say otherwise do not stand behind it."""
    if not conflict_ids:
        return fact
    # What was folded from claims or taken from a column of its own names its sources already.
    if fact.source_ids != tuple(feature.properties["source_ids"]):
        return replace(fact, is_disputed=True, conflict_id=conflict_ids[0])
    claims = atlas.tables.grouped("conflict_claims", "conflict_id")
    followed = {(atlas.tables.find("conflicts", each) or {}).get("followed") for each in conflict_ids}
    agreeing = {
        source_id
        for each in conflict_ids
        for claim in claims.get(each, ())
        if claim["claim_id"] in followed
        for source_id in claim["source_ids"] or ()
    }
    # A question about several rows may follow a claim about another of them.
    own = tuple(each for each in fact.source_ids if each in agreeing)
    return replace(fact, is_disputed=True, conflict_id=conflict_ids[0], source_ids=own or fact.source_ids)


def _value(atlas: Atlas, feature: Feature, each: PopupField, view: View) -> Any:
    """Return a value in the form its kind wants."""
    properties = feature.properties
    if each.kind == "text":
        texts = {lang: properties.get(f"{each.column}_{lang}") for lang in LANGUAGES}
        return {lang: text or "" for lang, text in texts.items()} if any(texts.values()) else None
    value = properties.get(each.column)
    if each.kind == "link":
        # A row that names itself (a wilaya that was not carved from another) says nothing.
        return tuple(_link(atlas, each, key, view.edition) for key in items(value) if key != feature.key)
    return "; ".join(value) if isinstance(value, tuple) else value


def _link(atlas: Atlas, field: PopupField, key: str, edition: str) -> Link:
    """Return a link to a layer or table, named in three languages; an unknown key names itself."""
    target = field.target
    spec = next((each for each in atlas.catalog if each.id == target), None)
    table, stems = (spec.table, spec.names) if spec else (target, ("name",))
    row = atlas.tables.find(table, key, edition=edition)
    if row is None:
        return Link(target, key, dict.fromkeys(LANGUAGES, key))
    date = (row[field.dated] or "") if field.dated else ""
    told = (f"{table}.{field.told}", str(row[field.told])) if field.told and row[field.told] else None
    return Link(target, key, names_of(row, stems), date, told)


def _text(row: Row, stem: str) -> Text:
    """Return one text in three languages."""
    return {lang: row[f"{stem}_{lang}"] or "" for lang in LANGUAGES}


def conflict_of(atlas: Atlas, conflict_id: str) -> Conflict:
    """Return a disagreement with all its claims, the one that is followed first.

    Raises
    ------
    LookupError
        There is no such disagreement.
    """
    row = atlas.tables.find("conflicts", conflict_id)
    if row is None:
        raise LookupError(f"no conflict {conflict_id}")
    claims = atlas.tables.grouped("conflict_claims", "conflict_id").get(conflict_id, ())
    return Conflict(
        conflict_id=conflict_id,
        kind=row["kind"],
        severity=row["severity"],
        title=_text(row, "title"),
        claims=tuple(
            ConflictClaim(
                each["claim_id"],
                _text(each, "value"),
                each["source_ids"] or (),
                each["claim_id"] == row["followed"],
            )
            # The one the atlas follows stands first wherever the claims are listed.
            for each in sorted(claims, key=lambda each: bool(each["claim_id"] != row["followed"]))
        ),
        rule=_text(row, "rule"),
        statement=_text(row, "statement"),
        source_ids=row["source_ids"],
    )


def _history(atlas: Atlas, spec: LayerSpec, key: str, view: View) -> tuple[Event, ...]:
    """Return the claims about a feature, oldest first, those without date last, later ones left out."""
    if spec.history is None:
        return ()
    state = atlas.states(view.day).get(key) if "crossing_state" in spec.computed else None
    followed = set() if state is None else {*state.status_claim_ids, *state.stage_claim_ids}
    rows = [
        row for row in atlas.tables.grouped(*spec.history).get(key, ()) if not begins_after(row["date"], view)
    ]
    rows.sort(key=lambda row: (row["date"] is None, row["date"] or "", row["claim_id"]))
    return tuple(
        Event(
            claim_id=row["claim_id"],
            date=row["date"] or "",
            aspect=row["aspect"],
            value=row["value"],
            side=row["side"],
            traffic=row["traffic"],
            duration=row["duration"],
            text=_text(row, "text"),
            source_ids=(row["source_id"],),
            confidence=row["confidence"],
            is_followed=row["claim_id"] in followed,
        )
        for row in rows
    )
