"""Readers of values take one spelling and refuse the kindness of Python's parsers."""

from __future__ import annotations

from datetime import date

import pytest

from layers import parameters as read
from layers.parameters import ParameterError

KIND_NUMBERS = [
    "",
    " 10",
    "10 ",
    "+10",
    "-1",
    "1_000",
    "١٠",
    "1e3",
    "0x10",
    "10.0",
    "9999999999",
    "null",
    "10\n",
]


@pytest.mark.parametrize("text", KIND_NUMBERS)
def test_whole_numbers_are_plain_ascii(text: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read.read_whole("limit", text, 1, 10_000)
    assert caught.value.parameter == "limit"


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("10000", 10_000), ("007", 7)])
def test_whole_numbers_within_bounds(text: str, value: int) -> None:
    assert read.read_whole("limit", text, 1, 10_000) == value


BAD_BOXES = [
    "",
    "1,2,3",
    "1,2,3,4,5",
    "nan,0,1,1",
    "0,0,inf,1",
    "0,0,1e1,1",
    "-181,0,0,1",
    "0,-91,1,0",
    "0,2,1,1",
    "0,0,1,٢",
    " 0,0,1,1",
    "0, 0,1,1",
    "+1,0,2,1",
    "1_0,0,20,1",
    "0,0,1,1.",
    ".5,0,1,1",
    "0,0,1,1.12345678",
]


@pytest.mark.parametrize("text", BAD_BOXES)
def test_bad_boxes_are_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="bbox"):
        read.read_bbox("bbox", text)


def test_a_box_may_cross_the_antimeridian_and_be_a_point() -> None:
    assert read.read_bbox("bbox", "170,-10,-170,10") == (170, -10, -170, 10)
    assert read.read_bbox("bbox", "3,36,3,36") == (3, 36, 3, 36)
    assert str(read.read_bbox("bbox", "-0,0,1,1")[0]) == "0.0"


DAYS = {
    "1962-07-05": date(1962, 7, 5),
    "1962": date(1962, 12, 31),
    "2027": date(2027, 12, 31),
    "2024-02": date(2024, 2, 29),
}


@pytest.mark.parametrize(("text", "day"), DAYS.items(), ids=DAYS)
def test_a_partial_date_means_its_last_day(text: str, day: date) -> None:
    assert read.read_day("asof", text) == day


BAD_DAYS = [
    "",
    "1961",
    "1962-07-04",
    "1962-06",
    "2028",
    "2028-01-01",
    "2021-02-30",
    "2021-13",
    "2021-00",
    "20260101",
    "2026-W01-1",
    "2026-1-1",
    "٢٠٢٦",
    "2026-01-01T00:00",
    " 2026",
    "yesterday",
    "9999999",
]


@pytest.mark.parametrize("text", BAD_DAYS)
def test_bad_days_are_refused_by_name(text: str) -> None:
    with pytest.raises(ParameterError, match="asof"):
        read.read_day("asof", text)


def test_lists_come_back_in_canonical_order() -> None:
    assert read.read_choices("status", "unknown,open", ("open", "closed", "unknown")) == ("open", "unknown")


@pytest.mark.parametrize(
    "text", ["", ",", "open,", "open,open", "OPEN", "open closed", "open;closed", "half"]
)
def test_bad_lists_are_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="status"):
        read.read_choices("status", text, ("open", "closed"))


def test_a_message_shows_a_short_harmless_value() -> None:
    with pytest.raises(ParameterError) as caught:
        read.read_choice("style", "\u202e<script>" + "x" * 90, ("light", "grey"))
    error = caught.value
    assert error.values["value"] == "·<script>" + "x" * 30 + "…"
    assert error.message % error.values == str(error)
    assert "light, grey" in str(error)
