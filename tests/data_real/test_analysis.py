"""The analysis of the real data, counted again: from its own rows, from the CSV registers, by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from layers.analysis.activity import is_disputed
from layers.analysis.basis import Basis
from layers.analysis.find import COMPARED, MATRICES, TABLES, analysis_number, analysis_table, sides_of
from layers.analysis.model import AnalysisTable
from layers.analysis.sides import codes_between
from layers.atlas import Atlas
from layers.enumerations import STATUSES
from layers.numbers.number import Number
from layers.parameters import ParameterError
from layers.view import View, parse_view
from tests.atlases import TODAY

VIEWS = {
    "today": {},
    "before 2019": {"asof": "2018-06-01"},
    "before 2026": {"asof": "2024-11-15", "measure": "agreements"},
    "all": {"detail": "full", "measure": "border_km"},
    "one neighbour": {"country": "NER", "measure": "crossings_open"},
    "two days": {"compare": "2018-06-01"},
    "one theme": {"theme": "T_SEC", "asof": "2015"},
}
MEASURES = ("mechanisms", "agreements", "crossings_open", "border_km")


def view_of(atlas: Atlas, **parameters: str) -> View:
    return parse_view(parameters.items(), allowed=atlas.vocabulary, today=TODAY, lang="en")


def table_of(atlas: Atlas, name: str, **parameters: str) -> AnalysisTable:
    return analysis_table(atlas, sides_of(atlas, view_of(atlas, **parameters)).shown, name)


def values_of(table: AnalysisTable) -> dict[tuple[str, str], object]:
    """Return the values of the numbers by row and column."""
    return {
        (line.id, column.id): cell.value.value
        for line in table.lines
        for column, cell in zip(table.columns, line.cells, strict=True)
        if isinstance(cell.value, Number)
    }


def recomputed(number: Number) -> object:
    """Work a number out again from its rows, in other words than the formulas."""
    amounts = [(row.role, row.amount) for row in number.rows]
    numeric = [float(amount) for _, amount in amounts if isinstance(amount, int | float)]
    dates = sorted(str(amount) for role, amount in amounts if role == "")
    if number.formula == "count":
        return sum(1 for _ in number.rows)
    if number.formula == "sum":
        return pytest.approx(sum(numeric), abs=0.051)
    if number.formula in ("least", "greatest"):
        ordered = sorted(numeric)
        return (ordered[0] if number.formula == "least" else ordered[-1]) if ordered else None
    if number.formula == "per":
        shared = sum(1 for role, _ in amounts if role == "per")
        length = sum(float(amount or 0) for role, amount in amounts if role == "part")
        return pytest.approx(length / shared, abs=0.051) if shared else None
    if number.formula == "longest_gap":
        return pytest.approx(max(b - a for a, b in pairwise(sorted(numeric))), abs=0.051)
    if number.formula == "latest":
        return dates[-1] if dates else None
    assert number.formula == "silence"
    if not dates:
        return None
    day = next(str(amount) for role, amount in amounts if role == "day")
    since = _last_day(dates[-1])
    years = 0
    while since + pd.DateOffset(years=years + 1) <= pd.Timestamp(day):
        years += 1
    return years


def shown_numbers(atlas: Atlas, view: View, name: str) -> Iterable[Number]:
    """Yield the numbers of a table, and those of the day of comparison."""
    sides = sides_of(atlas, view)
    yield from analysis_table(atlas, sides.shown, name).all_numbers()
    if sides.compared is not None:
        yield from analysis_table(atlas, sides.compared, name, prefix=COMPARED).all_numbers()


def _last_day(text: str) -> pd.Timestamp:
    """Return the last day of a partial date."""
    return pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)]).end_time.normalize()


@pytest.mark.parametrize("parameters", VIEWS.values(), ids=VIEWS)
def test_every_number_recomputes_from_its_rows_and_is_found_by_its_id(
    atlas: Atlas, parameters: dict[str, str]
) -> None:
    view = view_of(atlas, **parameters)
    ids = []
    for name in TABLES:
        for number in shown_numbers(atlas, view, name):
            assert number.value == recomputed(number), number.id
            assert all(row.names and (row.table or row.role == "day") for row in number.rows)
            ids.append(number.id)
    assert len(ids) == len(set(ids))
    for number_id in ids[::17]:
        found = analysis_number(atlas, view, number_id)
        assert found is not None
        assert found.id == number_id


def test_the_last_part_of_a_matrix_number_is_its_measure(atlas: Atlas) -> None:
    values = {}
    for measure in MEASURES:
        number = analysis_number(atlas, view_of(atlas), f"analysis/matrix/54/NE-1/{measure}")
        assert number is not None
        values[measure] = number.value
    assert values == {"mechanisms": 2, "agreements": 1, "crossings_open": 0, "border_km": 443.3}


@pytest.mark.parametrize(
    "number_id",
    ["analysis/none/x", "analysis/matrix/99/NE-1/mechanisms", "analysis/compared/gaps/pairs", "x"],
)
def test_an_unknown_number_is_none(atlas: Atlas, number_id: str) -> None:
    assert analysis_number(atlas, view_of(atlas), number_id) is None


def test_the_figure_and_the_page_tell_one_sum(atlas: Atlas) -> None:
    areas = atlas.select("wilayas", view_of(atlas, measure="border_km")).features
    numbers = {each.id: each.value for each in table_of(atlas, "coverage").numbers}
    without = sum(a.properties["border_km"] or 0 for a in areas if a.properties["crossings_open"] == 0)
    assert numbers["analysis/coverage/km_without_open"] == pytest.approx(without, abs=0.051)


def test_what_the_sources_tell_comes_out(atlas: Atlas) -> None:
    """Read by hand in the facts: status table of the crossings, sessions of the committees."""
    coverage = values_of(table_of(atlas, "coverage"))
    counts = {name: coverage["all", name] for name in ("crossings", *STATUSES)}
    assert counts == {"crossings": 24, "open": 11, "open_restricted": 2, "closed": 9, "unknown": 2}
    assert [coverage["TUN", name] for name in ("crossings", "open", "unknown")] == [11, 10, 1]
    assert coverage["MAR", "closed"] == 4
    activity = table_of(atlas, "activity")
    told = {line.id: [cell.value for cell in line.cells] for line in activity.lines}
    niger = told["MEC_CBF_NER"]
    assert (niger[1], niger[4].value, niger[5].value, niger[2].value) == (7, "2021-10-25", 5, 1)
    assert (told["MEC_CBF_MLI"][1], told["MEC_CBF_MLI"][4].value) == (12, "2016-06-01")
    assert told["MEC_WALI_MLI"][4].value is None
    gaps = table_of(atlas, "gaps")
    assert {each.id.rpartition("/")[2]: each.value for each in gaps.numbers}["pairs"] == len(
        atlas.adjacency("2026")
    )
    assert values_of(gaps)["13-MA97-04", "mechanisms"] == 0
    assert values_of(gaps)["13-MA97-04", "crossings"] == 3


def test_only_open_counts_as_open(atlas: Atlas) -> None:
    for line in table_of(atlas, "segments").lines:
        nearest = line.cells[5].value
        assert all(
            atlas.state(row.row_id.rpartition(":")[2], TODAY).operating_status == "open"
            for row in nearest.rows
        )


@pytest.mark.parametrize("asof", ["1999-01-01", "2012-06-30", "2019-01-22"])
def test_nothing_later_than_the_day_counts(atlas: Atlas, asof: str) -> None:
    day = date.fromisoformat(asof)
    sessions = {row["session_id"]: row for row in atlas.tables["mechanism_sessions"]}
    dates = {
        "mechanism_sessions": "date_start", "mechanisms": "established", "agreements": "instrument_date",
        "missions": "date", "networks": "founded", "texts": "date", "twinnings": "signed",
    }  # fmt: skip
    for number in numbers_of(atlas, asof=asof):
        for row in number.rows:
            if row.table in dates:
                found = atlas.tables.find(row.table, row.row_id)
                assert found is not None
                text = found[dates[row.table]]
                assert text is None or pd.Period(text).start_time.date() <= day, (number.id, row.row_id)
    assert any(is_disputed(row) for row in sessions.values())


def numbers_of(atlas: Atlas, **parameters: str) -> Iterable[Number]:
    for name in TABLES:
        yield from table_of(atlas, name, **parameters).all_numbers()


def test_groups_stand_as_groups(atlas: Atlas) -> None:
    groups = {row["mechanism_id"] for row in atlas.tables["mechanism_partners"] if row["group_id"]}
    named = {
        row["mechanism_id"]
        for row in atlas.tables["mechanism_partners"]
        if row["country_code"] not in (None, "DZA")
    }
    for line in table_of(atlas, "network").lines:
        rows = {row.row_id for row in line.cells[0].value.rows}
        if line.target == "groups":
            assert rows <= groups
            assert line.kind
        else:
            assert not rows & (groups - named)


def test_two_days_are_told_in_the_coarser_edition(atlas: Atlas) -> None:
    sides = sides_of(atlas, view_of(atlas, compare="2018-06-01"))
    assert sides.compared is not None
    assert (sides.edition, sides.carried) == ("1984", "2026")
    there = analysis_table(atlas, sides.compared, "matrix", prefix=COMPARED)
    alone = table_of(atlas, "matrix", asof="2018-06-01")
    assert values_of(there) == values_of(alone)
    here = values_of(analysis_table(atlas, sides.shown, "matrix"))
    # In Guezzam lay in Tamanrasset: its border is counted there, once.
    assert ("54", "NE-1") not in here
    now = analysis_table(
        atlas, sides_of(atlas, view_of(atlas, compare="2018", measure="border_km")).shown, "matrix"
    )
    assert values_of(now)["11", "NE-1"] == pytest.approx(743.5, abs=0.2)
    number = analysis_number(
        atlas, view_of(atlas, compare="2018-06-01"), "analysis/compared/coverage/TUN/open"
    )
    assert number is not None
    assert number.value == values_of(table_of(atlas, "coverage", asof="2018-06-01"))["TUN", "open"]


def test_a_part_of_a_wilaya_is_not_compared_with_the_whole(atlas: Atlas) -> None:
    with pytest.raises(ParameterError) as fault:
        sides_of(atlas, view_of(atlas, wilaya="54", compare="2018"))
    assert fault.value.parameter == "compare"
    then = codes_between(atlas, "2026", "1984")
    together = ",".join(sorted(code for code, parent in then.items() if parent == "11"))
    assert sides_of(atlas, view_of(atlas, wilaya=together, compare="2018")).shown.wilaya == ("11",)
    assert sides_of(atlas, view_of(atlas, wilaya="37", compare="2018")).shown.wilaya == ("37",)


def test_days_of_one_edition_need_no_crosswalk(atlas: Atlas) -> None:
    sides = sides_of(atlas, view_of(atlas, asof="2024", compare="2021", wilaya="54"))
    assert (sides.edition, sides.carried, sides.shown.wilaya) == ("2019", "", ("54",))


def test_the_basis_keeps_what_several_tables_share(atlas: Atlas) -> None:
    basis = Basis(atlas, view_of(atlas))
    assert basis.shown("wilayas") is basis.shown("wilayas")
    assert {row["country_code"] for row in basis.borders} == set(basis.neighbours)
    assert set(MATRICES) <= TABLES.keys()
