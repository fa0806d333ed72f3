"""The state of every crossing as properties, with the sources each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from layers.computing import Computed
from layers.enumerations import TRAFFIC
from layers.fold import CrossingState

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec
    from layers.view import View


def crossing_state(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Computed]:
    """Return status, stage and freshness of every crossing on the day of the view."""
    source = {row["claim_id"]: str(row["source_id"]) for row in atlas.tables["crossing_claims"]}
    return {
        key: Computed(_properties(state), _sources(state, source))
        for key, state in atlas.states(view.day).items()
    }


def _properties(state: CrossingState) -> dict[str, object]:
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
    }


def _sources(state: CrossingState, source: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the sources of status, stage and last check: those of the claims behind them.

    Where there is no claim (no upgrade, never verified) the sources of the post itself stand.
    """

    def of(claim_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source[claim_id] for claim_id in claim_ids))

    status, stage, verified = (
        of(state.status_claim_ids),
        of(state.stage_claim_ids),
        of(state.verified_claim_ids),
    )
    found = {
        "operating_status": status,
        "status_since": status,
        "upgrade_stage": stage,
        "stage_since": stage,
        "last_verified": verified,
    }
    # An unknown traffic is nobody's word.
    traffic = {f"status_{kind}": status if state.by_traffic[kind] != "unknown" else () for kind in TRAFFIC}
    return {column: ids for column, ids in found.items() if ids} | traffic
