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


def crossing_state(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Computed]:
    """Return status, stage and freshness of every crossing on the day of the view, and what they rest on."""
    return {
        key: Computed(_properties(atlas, state), _sources(atlas, state))
        for key, state in atlas.states(view.day).items()
    }


def sources_of(atlas: Atlas, claim_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the sources of some claims, none twice, in the order of the claims."""
    claims = atlas.tables.grouped("crossing_claims", "claim_id")
    return tuple(dict.fromkeys(claims[claim_id][0]["source_id"] for claim_id in claim_ids))


def evidence_of(atlas: Atlas, state: CrossingState) -> str:
    """Return the grade of what a status rests on, empty while it is unknown.

    Of the claims for one traffic the best counts, of the traffics whose status is known the weakest. A
    claim without a real source is ``unverified``, however sure it sounds.
    """
    if state.operating_status == "unknown":
        return ""
    known = [kind for kind in TRAFFIC if state.by_traffic[kind] != "unknown"]
    best = [max(_grade(atlas, claim_id) for claim_id in state.claim_ids_by_traffic[kind]) for kind in known]
    return CONFIDENCES[min(best)]


def _grade(atlas: Atlas, claim_id: str) -> int:
    """Return the place of a claim in ``CONFIDENCES``."""
    claim = atlas.tables.grouped("crossing_claims", "claim_id")[claim_id][0]
    source = atlas.tables.grouped("sources", "source_id")[claim["source_id"]][0]
    return 0 if source["kind"] == "pseudo" else CONFIDENCES.index(claim["confidence"])


def _properties(atlas: Atlas, state: CrossingState) -> dict[str, object]:
    """Return a state as flat properties; ``traffic`` lists the kinds whose status is known."""
    return {
        "operating_status": state.operating_status,
        "status_since": state.status_since,
        **{f"status_{kind}": state.by_traffic[kind] for kind in TRAFFIC},
        "traffic": tuple(kind for kind in TRAFFIC if state.by_traffic[kind] != "unknown"),
        "upgrade_stage": state.upgrade_stage,
        "stage_since": state.stage_since,
        "last_verified": state.last_verified,
        "freshness": state.freshness,
        "is_disputed": state.is_disputed,
        "since_basis": state.since_basis,
        **{f"since_{kind}": state.since_by_traffic[kind] for kind in TRAFFIC},
        "evidence": evidence_of(atlas, state) or None,
        "status_source_ids": sources_of(atlas, state.status_claim_ids),
        "stage_source_ids": sources_of(atlas, state.stage_claim_ids),
        "verified_source_ids": sources_of(atlas, state.verified_claim_ids),
    }


def _sources(atlas: Atlas, state: CrossingState) -> dict[str, tuple[str, ...]]:
    """Return the sources of status, stage and last check: those of the claims behind them.

    Where there is no claim (no upgrade, never verified) the sources of the post itself stand.
    """
    status, stage, verified = (
        sources_of(atlas, state.status_claim_ids),
        sources_of(atlas, state.stage_claim_ids),
        sources_of(atlas, state.verified_claim_ids),
    )
    found = {
        "operating_status": status,
        "status_since": status,
        "upgrade_stage": stage,
        "stage_since": stage,
        "last_verified": verified,
    }
    # An unknown traffic is nobody's word.
    traffic = {
        f"status_{kind}": sources_of(atlas, state.claim_ids_by_traffic[kind])
        if state.by_traffic[kind] != "unknown"
        else ()
        for kind in TRAFFIC
    }
    return {column: ids for column, ids in found.items() if ids} | traffic
