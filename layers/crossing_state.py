"""The state of every crossing as properties, with the sources each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from layers.claims import CONFIDENCES
from layers.computing import Computed
from layers.enumerations import TRAFFIC
from layers.known import CrossingState

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec
    from layers.view import View

_GRADES = {confidence: grade for grade, confidence in enumerate(CONFIDENCES)}


def crossing_state(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Computed]:
    """Return status, stage and freshness of every crossing on the day of the view, and what they rest on."""
    return {key: _computed(atlas, state) for key, state in atlas.states(view.day).items()}


def sources_of(atlas: Atlas, claim_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the sources of some claims, none twice, in the order of the claims."""
    claims = atlas.tables.grouped("crossing_claims", "claim_id")
    return tuple(dict.fromkeys([claims[claim_id][0]["source_id"] for claim_id in claim_ids]))


def status_sources(atlas: Atlas, state: CrossingState) -> tuple[str, ...]:
    """Return the sources of a status: those that say since when it is first, each part oldest first.

    Card, table, board and page show the first and fold the rest away: it must stand behind the date given.
    """
    claims = atlas.tables.grouped("crossing_claims", "claim_id")

    def is_other(claim_id: str) -> bool:
        row = claims[claim_id][0]
        source = atlas.tables.find("sources", row["source_id"]) or {}
        return bool((row["date"] or source.get("published")) != state.status_since)

    return sources_of(atlas, sorted(state.status_claim_ids, key=is_other))


def evidence_of(atlas: Atlas, state: CrossingState) -> str:
    """Return the grade of what a status rests on, empty while it is unknown.

    Of the claims for one traffic the best counts, of the traffics whose status is known the weakest. A
    claim without a real source is ``unverified``, however sure it sounds.
    """
    claims = atlas.tables.grouped("crossing_claims", "claim_id")
    unreal = {row["source_id"] for row in atlas.tables.grouped("sources", "kind").get("pseudo", ())}
    best = []
    for kind in TRAFFIC:
        if state.by_traffic[kind] != "unknown":
            rows = [claims[claim_id][0] for claim_id in state.claim_ids_by_traffic[kind]]
            best.append(max(0 if row["source_id"] in unreal else _GRADES[row["confidence"]] for row in rows))
    return CONFIDENCES[min(best)] if best else ""


def _computed(atlas: Atlas, state: CrossingState) -> Computed:
    """Return a state as flat properties, and the sources of each that rests on claims.

    ``traffic`` lists the kinds whose status is known. Where there is no claim (no upgrade, never verified)
    the sources of the post itself stand; an unknown traffic is nobody's word.
    """
    known = tuple(kind for kind in TRAFFIC if state.by_traffic[kind] != "unknown")
    status = status_sources(atlas, state)
    stage = sources_of(atlas, state.stage_claim_ids)
    verified = sources_of(atlas, state.verified_claim_ids)
    properties = {
        "operating_status": state.operating_status,
        "status_since": state.status_since,
        **{f"status_{kind}": state.by_traffic[kind] for kind in TRAFFIC},
        "traffic": known,
        "upgrade_stage": state.upgrade_stage,
        "stage_since": state.stage_since,
        "last_verified": state.last_verified,
        "freshness": state.freshness,
        "is_disputed": state.is_disputed,
        "since_basis": state.since_basis,
        **{f"since_{kind}": state.since_by_traffic[kind] for kind in TRAFFIC},
        "evidence": evidence_of(atlas, state) or None,
        "status_source_ids": status,
        "stage_source_ids": stage,
        "verified_source_ids": verified,
    }
    found = {
        "operating_status": status,
        "status_since": status,
        "upgrade_stage": stage,
        "stage_since": stage,
        "last_verified": verified,
    }
    traffic = {
        f"status_{kind}": sources_of(atlas, state.claim_ids_by_traffic[kind]) if kind in known else ()
        for kind in TRAFFIC
    }
    return Computed(properties, {column: ids for column, ids in found.items() if ids} | traffic)
