"""Health addresses: what is served, how old it is, and what is wrong, if anything."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, jsonify

from layers.ledger import LedgerBroken
from webmap.live import LiveRelease
from webmap.lookup import refuse_parameters

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz", endpoint="healthz")
@blueprint.get("/readyz", endpoint="readyz")
def health() -> Response:
    """Answer 200 while a verified release is served, 503 with none."""
    refuse_parameters()
    live: LiveRelease = current_app.extensions["live"]
    atlas = live.at()
    response = jsonify(release=atlas.release_id, **_age(live, atlas.release_id), degraded=list(live.degraded))
    response.headers["Cache-Control"] = "no-store"
    return response


def _age(live: LiveRelease, release_id: str) -> dict[str, str | int | None]:
    """Return when a release was made and how long ago, nothing while the ledger cannot be read."""
    try:
        made_at = live.made_at(release_id)
    except (LedgerBroken, OSError):
        return {"made_at": None, "age_seconds": None}
    age = datetime.now(UTC) - made_at
    return {"made_at": made_at.isoformat(), "age_seconds": int(age.total_seconds())}
