"""Partial dates are strict ISO dates of the real calendar."""

from __future__ import annotations

from datetime import date

import pytest

from layers.dates import parse_partial_date


@pytest.mark.parametrize(
    ("text", "first_day", "last_day", "precision"),
    [
        ("1973", date(1973, 1, 1), date(1973, 12, 31), "year"),
        ("2021-10", date(2021, 10, 1), date(2021, 10, 31), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1997-10-30", date(1997, 10, 30), date(1997, 10, 30), "day"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
    ],
)
def test_parse_bounds_what_the_text_may_mean(
    text: str, first_day: date, last_day: date, precision: str
) -> None:
    parsed = parse_partial_date(text)
    assert (parsed.text, parsed.first_day, parsed.last_day, parsed.precision) == (
        text,
        first_day,
        last_day,
        precision,
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "0000",
            "0000-01-01",
            "2021-02-30",
            "2021-13",
            "2021-00",
            "2021-01-00",
            "2023-02-29",
            "1900-02-29",
        ),
        *(
            "21",
            "20260101",
            "2026-W01-1",
            "2026-1-1",
            "2026/01/01",
            " 2026",
            "2026 ",
            "2026\n",
            "+2026",
            "-2026",
        ),
        *("٢٠٢١", "2021-٠٢", "２０２１", "2_21", "2021-02-28T00:00", "c. 1998", "NA", "2021-10-25-26"),
    ],
)
def test_parse_refuses_and_names_the_text(text: str) -> None:
    with pytest.raises(ValueError, match="is not a da") as caught:
        parse_partial_date(text)
    assert repr(text) in str(caught.value)
