"""The months of a layer: all steps up to a day together are what the map draws on that day."""

from __future__ import annotations

from datetime import date

import pytest

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.dates import parse_partial_date
from layers.enumerations import FIRST_DAY
from layers.exploring import amount_behind, drawn
from layers.months import Look, turning_days, walk_months
from layers.selection import features_of
from layers.view import View
from tests.atlases import TODAY

# Every month of the years in which most begins, two of the others.
MONTHS = [
    f"{year}-{month:02d}"
    for year in range(1963, TODAY.year)
    for month in (range(1, 13) if year in (1997, 2018, 2019, 2022) else (1, 8))
]
DAYS = [*(parse_partial_date(month).last_day for month in MONTHS), TODAY]


@pytest.mark.parametrize("layer_id", [spec.id for spec in CATALOG])
def test_steps_add_up_to_what_is_drawn(small_atlas: Atlas, layer_id: str) -> None:
    spec = small_atlas.spec(layer_id)
    steps = walk_months(small_atlas, spec, until=TODAY, measure="crossings_open")
    for day in DAYS:
        looks: dict[str, Look | None] = {}
        for step in steps:
            if step.day <= day:
                looks |= step.changes
        edition = small_atlas.vocabulary.edition(day)
        view = View((layer_id,), day, edition, "en", "low", measure="crossings_open")
        told = {key: value for value, keys in drawn(small_atlas, view)[layer_id].items() for key in keys}
        assert {key: look.symbol for key, look in looks.items() if look} == told, day
        features = features_of(small_atlas, spec, view)
        amounts = {each.key: amount_behind(spec, each, view.measure) for each in features if each.key in told}
        assert {key: look.amount for key, look in looks.items() if look} == amounts, day


def test_a_day_with_a_date_of_a_register_ends_a_month(small_atlas: Atlas) -> None:
    days = turning_days(small_atlas, TODAY)
    assert days[0] == date(1962, 7, 31)
    assert days[-1] == TODAY
    assert list(days) == sorted(set(days))
    for _, first_day in small_atlas.vocabulary.editions:
        if FIRST_DAY < first_day <= TODAY:
            assert parse_partial_date(f"{first_day:%Y-%m}").last_day in days


def test_nothing_is_told_of_days_to_come(small_atlas: Atlas) -> None:
    until = date(2015, 3, 4)
    steps = walk_months(small_atlas, small_atlas.spec("crossings"), until=until, measure="mechanisms")
    assert all(step.day <= until for step in steps)
