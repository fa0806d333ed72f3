"""Dated facts are counted by their year, those without date are counted apart."""

from __future__ import annotations

from datetime import date

from layers.atlas import Atlas
from layers.chronicle import chronicle
from layers.dates import parse_partial_date
from layers.view import parse_view


def test_every_fact_is_counted_once(small_atlas: Atlas) -> None:
    for layer in ("crossings", "twinnings", "sessions"):
        view = parse_view(
            [("layers", layer)], allowed=small_atlas.vocabulary, today=date(2026, 11, 21), lang="en"
        )
        spec = small_atlas.spec(layer)
        dates = [row[spec.begins] for row in small_atlas.rows(layer, view.edition)] if spec.begins else []
        if spec.history:
            dates += [row["date"] for row in small_atlas.tables[spec.history[0]]]
        found = chronicle(small_atlas, view)
        assert sum(found.by_year.values()) + found.undated == len(dates)
        assert found.undated == dates.count(None)
        years = {parse_partial_date(each).first_day.year for each in dates if each}
        assert set(found.by_year) == years
