"""The state of every crossing as properties, with the sources each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from layers.computing import Computed
from layers.enumerations import TRAFFIC
from layers.fold import CrossingState
from layers.lookups import Row

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec
    from layers.view import View


def crossing_state(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Computed]:
    """Return status, stage and freshness of every crossing on the day of the view."""
    claims = {row["claim_id"]: row for row in atlas.tables["crossing_claims"]}
    published = {row["source_id"]: row["published"] for row in atlas.tables["sources"]}
    own = atlas.tables.grouped("crossing_claims", spec.key)
    return {
        key: Computed(_properties(state), _sources(state, claims, own.get(key, ()), published))
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


def _sources(
    state: CrossingState, claims: Mapping[str, Row], own: Iterable[Row], published: Mapping[str, str | None]
) -> dict[str, tuple[str, ...]]:
    """Return the sources of status, stage and last check: those of the claims behind them."""
    status = tuple(dict.fromkeys(claims[each]["source_id"] for each in state.status_claim_ids))
    stage = tuple(dict.fromkeys(claims[each]["source_id"] for each in state.stage_claim_ids))
    verified = [
        row["source_id"]
        for row in own
        if row["aspect"] == "operation"
        and state.last_verified is not None
        and state.last_verified == (row["date"] or published[row["source_id"]])
    ]
    # An unknown status is nobody's word.
    traffic = {f"status_{kind}": status if state.by_traffic[kind] != "unknown" else () for kind in TRAFFIC}
    found = (
        traffic
        | dict.fromkeys(("operating_status", "status_since"), status)
        | dict.fromkeys(("upgrade_stage", "stage_since"), stage)
    )
    return found | {"last_verified": tuple(dict.fromkeys(verified))}
