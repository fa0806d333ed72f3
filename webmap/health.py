"""Health addresses: what is served, how old it is, and what is wrong, if anything."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, jsonify

from webmap.live import LiveRelease

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz", endpoint="healthz")
@blueprint.get("/readyz", endpoint="readyz")
def health() -> Response:
    """Answer 200 while a verified release is served, 503 with none."""
    live: LiveRelease = current_app.extensions["live"]
    atlas = live.at()
    made_at = live.made_at(atlas.release_id)
    response = jsonify(
        release=atlas.release_id,
        made_at=made_at.isoformat(),
        age_seconds=int((datetime.now(UTC) - made_at).total_seconds()),
        degraded=list(live.degraded),
    )
    response.headers["Cache-Control"] = "no-store"
    return response
