"""The forms of a view that are data: numbers, table, features."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Blueprint, Response

from layers.geojson import write_collection
from webmap.answers import freeze
from webmap.lookup import recall
from webmap.reports.asked import Report, asked_report
from webmap.reports.numbers import numbers
from webmap.reports.summary import Summary
from webmap.reports.table_form import view_table

blueprint = Blueprint("report_data", __name__)

SCHEMA = Path(__file__).with_name("view.schema.json")
TYPES = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}


@blueprint.get("/<any(ar,fr,en):lang>/map.<any(json,csv,geojson):suffix>")
@blueprint.get("/<any(ar,fr,en):lang>/figures/<slug:figure_id>.<any(json,csv,geojson):suffix>")
def data(lang: str, suffix: str, figure_id: str = "") -> Response:
    """Answer a view as data."""
    report = asked_report(lang, figure_id, default_detail="full")
    body = recall(
        ("report", suffix, report.atlas.release_id, figure_id, report.view), lambda: make_data(report, suffix)
    )
    response = Response(body, mimetype=TYPES[suffix])
    if suffix != "json":
        response.headers["Content-Disposition"] = f'attachment; filename="{report.name}.{suffix}"'
    return freeze(response) if report.is_fixed else response


@blueprint.get("/schemas/view.json")
def schema() -> Response:
    """Answer the JSON Schema of the numbers."""
    return Response(SCHEMA.read_bytes(), mimetype="application/schema+json")


def make_data(report: Report, suffix: str) -> bytes:
    """Return one data form of a view; the same bytes from the same release."""
    if suffix == "json":
        return (json.dumps(numbers(report), ensure_ascii=False, indent=1) + "\n").encode()
    summary = report.summary()
    if suffix == "csv":
        return view_table(report, summary)
    selections = [layer.selection for layer in summary.layers]
    return write_collection(
        selections, report.view, release_id=report.atlas.release_id, about=_about(summary)
    )


def _about(summary: Summary) -> dict[str, object]:
    """Return what the collection says of the map it is."""
    return {
        "title": summary.title,
        "subtitle": summary.subtitle,
        "sentence": summary.sentence,
        "sources": [
            {"id": key, "publisher": each.publisher.text, "date": each.date.text, "url": each.url or None}
            for key, each in zip(summary.source_ids, summary.sources, strict=True)
        ],
        "disclaimer": f"{summary.disclaimer} {summary.compiled}",
        "licences": summary.licences,
    }
