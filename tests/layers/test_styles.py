"""Marks differ by shape and colour, and every value has one."""

from __future__ import annotations

import re

import pytest

from layers.enumerations import MEASURES, STATUSES
from layers.styles import measure_class, styles, symbol_of, tokens


def test_every_status_has_its_own_shape_and_colour() -> None:
    symbols = styles()["crossing_status"].symbols
    assert tuple(symbol.value for symbol in symbols) == STATUSES
    assert (
        len({symbol.shape for symbol in symbols})
        == len({symbol.stroke + symbol.fill for symbol in symbols})
        == 4
    )
    assert [symbol.is_hollow for symbol in symbols] == [False, False, False, True]


def test_tokens_are_hex_colours() -> None:
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in tokens()["colour"].values())


def test_every_measure_has_five_classes_from_nothing() -> None:
    assert set(tokens()["measures"]) == set(MEASURES)
    for breaks in tokens()["measures"].values():
        assert breaks == sorted(breaks)
        assert (breaks[0], len(breaks)) == (0, 5)


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        ("mechanisms", 0, 0),
        ("mechanisms", 4, 4),
        ("mechanisms", 60, 4),
        ("border_km", 0.05, 0),
        ("border_km", 99, 1),
        ("border_km", 500, 4),
        ("crossings_open", None, None),
    ],
)
def test_classes_of_a_measure(measure: str, value: float | None, expected: int | None) -> None:
    assert measure_class(measure, value) == expected


def test_a_feature_takes_the_symbol_of_its_value() -> None:
    style = styles()["crossing_status"]
    assert symbol_of(style, {"operating_status": "closed"}).shape == "square"
    assert symbol_of(styles()["wilaya_measure"], {"measure_class": None}).label == "not known"
    assert symbol_of(styles()["plain_point"], {}).shape == "circle"


def test_a_value_without_symbol_is_an_error() -> None:
    with pytest.raises(LookupError, match="half-open"):
        symbol_of(styles()["crossing_status"], {"operating_status": "half-open"})


def test_how_full_an_area_is_painted_is_declared() -> None:
    fills = {
        name: [symbol.opacity for symbol in styles()[name].symbols]
        for name in ("wilaya_measure", "region_measure")
    }
    assert fills == {"wilaya_measure": [1.0] * 6, "region_measure": [0.0, *[0.6] * 5]}


def test_a_partner_country_looks_like_no_class_of_a_measure() -> None:
    partner = styles()["partner"].symbols[0].fill
    classes = {
        symbol.fill for name in ("wilaya_measure", "region_measure") for symbol in styles()[name].symbols
    }
    assert partner not in classes
