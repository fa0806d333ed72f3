"""The legend counts every area once, in the classes of each measure, in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from layers.enumerations import MEASURES
from layers.view import parse_view
from webmap.i18n import format_number
from webmap.legend import LegendLayer, legend_layer
from webmap.live import LiveRelease

LANGUAGES = ("ar", "fr", "en")
LENGTHS = ["0", "<100", "100–250", "250–500", "≥500"]


def legend(app: Flask, layer: str, lang: str, measure: str = "mechanisms") -> LegendLayer:
    live: LiveRelease = app.extensions["live"]
    atlas = live.at(None)
    pairs = [("measure", measure)]
    view = parse_view(pairs, allowed=atlas.vocabulary, today=date(2026, 11, 21), lang=lang)
    with app.test_request_context(f"/{lang}/"):
        return legend_layer(atlas.select(layer, view), view)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("layer", ["wilayas", "regions"])
def test_every_area_is_in_one_class(app: Flask, layer: str, measure: str, lang: str) -> None:
    found = legend(app, layer, lang, measure)
    live: LiveRelease = app.extensions["live"]
    atlas = live.at(None)
    view = parse_view([], allowed=atlas.vocabulary, today=date(2026, 11, 21), lang=lang)
    areas = len(atlas.select(layer, view).features)
    assert sum(int(each.count) for each in found.symbols) == areas
    labels = [each.label for each in found.symbols]
    assert len(set(labels)) == len(labels)
    assert found.measure
    assert labels[0] == format_number(0, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lengths_are_stretches_that_meet(app: Flask, lang: str) -> None:
    labels = [each.label for each in legend(app, "wilayas", lang, "border_km").symbols]
    assert labels[:5] == LENGTHS


def test_what_has_no_place_leads_to_the_table_that_lists_it(app: Flask) -> None:
    notes = {note.text: note.table for note in legend(app, "twinnings", "en").notes}
    assert notes["Without place: 1"] == "table-twinnings"
    assert [note.table for note in legend(app, "crossings", "en").notes if "known" in note.text] == [""]


def test_hollow_marks_are_counted_and_their_rows_tagged(app: Flask) -> None:
    notes = {note.text: note.table for note in legend(app, "crossings", "en").notes}
    assert notes["Unverified, drawn hollow: 1"] == "table-crossings"
    rows = app.test_client().get("/en/parts.json?layers=crossings&panel=table").get_json()["table"]
    assert rows.count(">unverified</span>") == 1
