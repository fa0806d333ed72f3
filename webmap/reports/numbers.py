"""A view as numbers and sentences: the JSON document, whose field names do not change."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from layers.names import LANGUAGES
from webmap.reports.asked import Report, absolute
from webmap.reports.summary import LayerSummary, Summary, summarise

SCHEMA_PATH = "/schemas/view.json"


def numbers(report: Report) -> dict[str, Any]:
    """Return the JSON document of a view; every number is that of the drawing, from the same summary.

    The fields are described in ``webmap/reports/view.schema.json`` and docs/reports.md.
    """
    own = report.summary()
    said = {
        lang: own
        if lang == own.lang
        else summarise(report.atlas, replace(report.view, lang=lang), figure=report.figure)
        for lang in LANGUAGES
    }
    return {
        "$schema": absolute(SCHEMA_PATH),
        "figure": own.figure_id or None,
        "lang": own.lang,
        "title": own.title,
        "subtitle": own.subtitle,
        "sentence": own.sentence,
        "alt": own.alt,
        "caption": own.caption or None,
        "note": own.note or None,
        "titles": {lang: each.title for lang, each in said.items()},
        "sentences": {lang: each.sentence for lang, each in said.items()},
        "asof": own.day.isoformat(),
        "asof_words": own.day_words,
        "edition": own.edition,
        "release": own.release,
        "release_made_on": own.made_on.isoformat(),
        "map_number": own.number,
        "permalink": own.permalink,
        "query": own.query,
        "scope": list(own.scope),
        "is_empty": own.is_empty,
        "layers": [_layer(each) for each in own.layers],
        "derived": [asdict(each) for each in own.derived],
        "caveats": list(own.caveats),
        **_rights(own),
    }


def _layer(layer: LayerSummary) -> dict[str, Any]:
    """Return the counts of one layer."""
    return {
        "id": layer.id,
        "title": layer.title,
        "measure": layer.measure or None,
        **asdict(layer.counts),
        "classes": [asdict(each) for each in layer.classes],
        "words": layer.words,
    }


def _rights(summary: Summary) -> dict[str, Any]:
    """Return sources, licences and what the map does not claim."""
    return {
        "sources": [
            {
                "number": each.number,
                "id": source_id,
                "publisher": each.publisher.text,
                "title": each.title.text or None,
                "date": each.date.text,
                "url": each.url or None,
            }
            for source_id, each in zip(summary.source_ids, summary.sources, strict=True)
        ],
        "licences": summary.licences,
        "disclaimer": summary.disclaimer,
        "compiled": summary.compiled,
    }
