"""Derived numbers: every formula against cases counted by hand."""

from __future__ import annotations

import pytest

from layers.numbers.formulas import FORMULAS, Amount, Role, Term
from layers.numbers.number import Contribution, made_number

NAMES = {"ar": "س", "fr": "x", "en": "x"}


def terms(*amounts: Amount | tuple[Amount, Role]) -> list[Term]:
    """Return terms, some with a role."""
    return [Term(*each) if isinstance(each, tuple) else Term(each) for each in amounts]


@pytest.mark.parametrize(
    ("formula", "given", "value"),
    [
        ("count", terms(1, 1, 1), 3),
        ("count", terms(), 0),
        ("distinct", terms("MLI", "NER", "MLI", None), 2),
        ("sum", terms(1.04, 2.02, None), 3.1),
        ("sum", terms(), 0),
        ("least", terms(4.5, 2.0, 9.0), 2.0),
        ("least", terms(), None),
        ("greatest", terms(4.5, 2.0, 9.0), 9.0),
        ("latest", terms("2012-02", "2012", "2009-12-31"), "2012-02"),
        ("latest", terms(), None),
        ("earliest", terms("2012-02", "1997-10-30"), "1997-10-30"),
        ("share", terms((3, "part"), (4, "whole"), (8, "whole")), 25.0),
        ("share", terms((3, "part")), None),
        ("per", terms((900, "part"), (100, "part"), (1, "per"), (1, "per"), (1, "per")), 333.3),
        ("per", terms((900, "part")), None),
        ("longest_gap", terms((0, "end"), (100, "end")), 100),
        ("longest_gap", terms((100, "end"), (30, "point"), (0, "end"), (45, "point")), 55),
        ("sum", terms(12, 4), 16),
        ("geodesic", terms(("36.7538 3.0588", "point"), ("36.8065 10.1815", "point")), 635.7),
        ("geodesic", terms(("36.7538 3.0588", "point"), (None, "point")), None),
        ("silence", terms("2012-02", "2009", ("2026-11-21", "day")), 14),
        ("silence", terms("2012-11-22", ("2026-11-21", "day")), 13),
        ("silence", terms("2012", ("2026-11-21", "day")), 13),
        ("silence", terms(("2026-11-21", "day")), None),
    ],
)
def test_a_formula_gives(formula: str, given: list[Term], value: Amount) -> None:
    assert FORMULAS[formula].compute(given) == value


def test_a_number_carries_its_rows_and_their_sources_once() -> None:
    rows = [Contribution("t", str(place), NAMES, 1, ("A", f"S{place}")) for place in range(2)]
    number = made_number("kind/key/name", "Title", "count", rows)
    assert (number.value, number.rows, number.source_ids) == (2, tuple(rows), ("A", "S0", "S1"))


def test_an_unknown_formula_is_named() -> None:
    with pytest.raises(LookupError, match="median"):
        made_number("kind/key/name", "Title", "median", [])
