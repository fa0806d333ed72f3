"""Every derived number of every profile recomputes from its rows, by formulas written here once more.

The main counts are also made from the registers as they lie in the data folder, by a selection of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from functools import cache
from io import StringIO
from typing import Any

import pandas
import pytest
from pyproj import Geod

from layers.atlas import Atlas
from layers.numbers.find import find_number
from layers.numbers.number import Number
from layers.profiles.kinds import KINDS
from tests.atlases import REAL, TODAY, view_of
from tests.data_real.profiles import every_profile, moments, number, numbers_of, profile

# Tables a release derives or reads from lookups; the others are registers.
DERIVED = {"borders"}


def first_day(text: str) -> str:
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]


def last_day(text: str) -> date:
    year, month, day = int(text[:4]), int(text[5:7] or 12), text[8:10]
    if day:
        return date(year, month, int(day))
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def years(found: Number) -> Any:
    since = last_day(max((str(row.amount) for row in found.rows if row.role != "day"), key=first_day))
    day = last_day(next(str(row.amount) for row in found.rows if row.role == "day"))
    whole = day.year - since.year
    return max(0, whole if (day.month, day.day) >= (since.month, since.day) else whole - 1)


def geodesic(found: Number) -> Any:
    points = [[float(part) for part in str(row.amount).split(" ")] for row in found.rows if row.amount]
    if len(points) < 2:
        return None
    ends = Geod(a=6378137.0, f=1 / 298.257223563)
    metres = ends.inv(points[0][1], points[0][0], points[1][1], points[1][0])[2]
    return round(metres / 1000, 1)


def given(found: Number) -> list[Any]:
    return [row.amount for row in found.rows if row.amount is not None]


RECOMPUTED: dict[str, Callable[[Number], Any]] = {
    "count": lambda found: len(found.rows),
    "distinct": lambda found: len(set(given(found))),
    "sum": lambda found: round(math.fsum(given(found)), 1),
    "least": lambda found: min(given(found)) if given(found) else None,
    "latest": lambda found: (
        max(given(found), key=lambda text: (first_day(text), text)) if given(found) else None
    ),
    "silence": years,
    "geodesic": geodesic,
}


@pytest.mark.parametrize("moment", moments(), ids=lambda each: each.get("asof", "today"))
def test_every_number_recomputes_from_its_rows(atlas: Atlas, moment: dict[str, str]) -> None:
    found = [each for one in every_profile(atlas, **moment) for each in numbers_of(one)]
    assert len(found) > 2000
    wrong = {
        each.id: (each.value, again)
        for each in found
        if (again := RECOMPUTED[each.formula](each)) != each.value
    }
    assert wrong == {}


def test_every_row_of_a_number_exists_and_has_a_source(atlas: Atlas) -> None:
    keys: dict[str, set[str]] = {}
    for one in every_profile(atlas):
        for each in numbers_of(one):
            for row in each.rows:
                if row.role == "day":
                    continue
                assert row.source_ids or row.table in ("countries", "sources"), each.id
                if row.table not in keys:
                    keys[row.table] = row_ids(atlas, row.table)
                assert row.row_id in keys[row.table], (each.id, row.table, row.row_id)
                assert all(row.names.values())


def row_ids(atlas: Atlas, table: str) -> set[str]:
    columns = {"borders": ("border_id",), "wilayas": ("wilaya_code",)}.get(table, atlas.tables.keys[table])
    return {":".join(str(row[each]) for each in columns) for row in atlas.tables[table]}


def test_every_number_is_found_by_its_id(atlas: Atlas) -> None:
    view = view_of(atlas)
    for key, kind in KINDS.items():
        for line in kind.listing(atlas, view).entries[:12]:
            for each in numbers_of(kind.profile(atlas, line.key, view)):
                assert find_number(atlas, view, each.id).number == each, key


def test_an_id_names_one_number(atlas: Atlas) -> None:
    found: dict[str, Number] = {}
    for one in every_profile(atlas):
        for each in numbers_of(one):
            assert found.setdefault(each.id, each) == each


def test_numbers_of_lists_are_those_of_profiles(atlas: Atlas) -> None:
    view = view_of(atlas)
    for kind in KINDS.values():
        for line in kind.listing(atlas, view).entries:
            own = {each.id: each for each in kind.profile(atlas, line.key, view).numbers}
            for cell in line.cells:
                if cell.kind == "number" and cell.value is not None:
                    assert own[cell.value.id] == cell.value


@cache
def register(name: str) -> pandas.DataFrame:
    text = (REAL / "registers" / f"{name}.csv").read_text(encoding="utf-8")
    return pandas.read_csv(StringIO(text), dtype=str, keep_default_na=False)


def begun(rows: pandas.DataFrame, column: str, day: str) -> pandas.DataFrame:
    return rows[[not text or first_day(text) <= day for text in rows[column]]]


def holds(rows: pandas.DataFrame, column: str, code: str) -> pandas.DataFrame:
    return rows[[code in cell.split(";") for cell in rows[column]]]


def mechanism_ids(day: str) -> set[str]:
    return set(begun(register("mechanisms"), "established", day)["mechanism_id"])


def counted_twinnings(day: str) -> pandas.DataFrame:
    rows = begun(register("twinnings"), "signed", day)
    ended = [bool(text) and first_day(text) <= day for text in rows["ended"]]
    states = [
        status == "ended" and not end for status, end in zip(rows["status"], rows["ended"], strict=True)
    ]
    off = [a or b or c == "unverified" for a, b, c in zip(ended, states, rows["confidence"], strict=True)]
    return rows[[not each for each in off]]


def of_country(code: str, day: str) -> dict[str, int]:
    known = mechanism_ids(day)
    partners = register("mechanism_partners")
    own = [
        each
        for each in dict.fromkeys(partners[partners["country_code"] == code]["mechanism_id"])
        if each in known
    ]
    sessions = begun(register("mechanism_sessions"), "date_start", day)
    agreements = begun(register("agreements"), "instrument_date", day)
    crossings, contributions = register("crossings"), register("contributions")
    twinnings = counted_twinnings(day)
    missions = begun(register("missions"), "date", day)
    return {
        "mechanisms": len(own),
        "sessions": int(sessions["mechanism_id"].isin(own).sum()),
        "agreements": int(holds(agreements, "country_codes", code)["mechanism_id"].isin(known).sum()),
        "twinnings": int((twinnings["country_code"] == code).sum()),
        "missions": int((missions["country_code"] == code).sum()),
        "contributions": len(holds(contributions, "country_codes", code)),
        "crossings_total": int((crossings["country_code"] == code).sum()),
    }


@pytest.mark.parametrize("moment", moments(), ids=lambda each: each.get("asof", "today"))
@pytest.mark.parametrize("code", ["TUN", "LBY", "NER", "MLI", "MRT", "ESH", "MAR"])
def test_counts_of_a_neighbour_are_those_of_the_registers(
    atlas: Atlas, code: str, moment: dict[str, str]
) -> None:
    found = profile(atlas, "countries", code, **moment)
    day = moment.get("asof", TODAY.isoformat())
    assert {name: number(found, name).value for name in of_country(code, day)} == of_country(code, day)


@pytest.mark.parametrize("code", ["FRA", "ITA", "TUR", "DEU", "ESP"])
def test_counts_of_a_partner_are_those_of_the_registers(atlas: Atlas, code: str) -> None:
    found = profile(atlas, "countries", code)
    expected = of_country(code, TODAY.isoformat())
    del expected["crossings_total"]
    assert {name: number(found, name).value for name in expected} == expected


@pytest.mark.parametrize("code", ["37", "54", "12", "39", "16", "13", "33"])
def test_counts_of_a_wilaya_are_those_of_the_registers(atlas: Atlas, code: str) -> None:
    found = profile(atlas, "wilayas", code)
    known = mechanism_ids(TODAY.isoformat())
    crossings, places = register("crossings"), register("mechanism_places")
    members, twinnings = register("network_members"), counted_twinnings(TODAY.isoformat())
    own = places[(places["wilaya_code"] == code) & places["mechanism_id"].isin(known)]
    expected = {
        "crossings_total": int((crossings["wilaya_code"] == code).sum()),
        "twinnings": int((twinnings["wilaya_code"] == code).sum()),
        "networks": members[members["wilaya_code"] == code]["network_id"].nunique(),
        "mechanisms": own["mechanism_id"].nunique(),
        "mechanisms_named": own[own["basis"] == "stated"]["mechanism_id"].nunique(),
    }
    assert {name: number(found, name).value for name in expected} == expected


def test_the_sheets_of_all_wilayas_share_out_every_crossing_and_twinning(atlas: Atlas) -> None:
    for moment in moments():
        sheets = list(every_profile(atlas, "wilayas", **moment))
        day = moment.get("asof", TODAY.isoformat())
        assert sum(int(str(number(each, "crossings_total").value)) for each in sheets) == len(
            register("crossings")
        )
        assert sum(int(str(number(each, "twinnings").value)) for each in sheets) == len(
            counted_twinnings(day)
        )


def test_the_border_is_the_same_from_either_side(atlas: Atlas) -> None:
    for moment in moments():
        lengths: dict[str, float] = {}
        for each in every_profile(atlas, "wilayas", "regions", "countries", **moment):
            own = [row for one in each.numbers if one.id.endswith("/border_km") for row in one.rows]
            lengths[each.kind] = lengths.get(each.kind, 0) + sum(float(row.amount or 0) for row in own)
        assert lengths["wilayas"] == pytest.approx(lengths["regions"]) == pytest.approx(lengths["countries"])


def test_open_crossings_are_those_whose_state_is_open(atlas: Atlas) -> None:
    for code in ("TUN", "LBY", "NER", "MLI", "MRT", "MAR", "ESH"):
        found = profile(atlas, "countries", code)
        own = [row["crossing_id"] for row in atlas.tables["crossings"] if row["country_code"] == code]
        states = [atlas.state(each, TODAY).operating_status for each in own]
        parts = ("open", "open_restricted", "closed", "unknown")
        assert [number(found, f"crossings_{each}").value for each in parts] == [
            states.count(each) for each in parts
        ]


@pytest.mark.parametrize("source_id", ["SRC_000", "SRC_001", "SRC_002", "SRC_003", "SRC_004"])
def test_rows_of_a_source_are_those_that_name_it(atlas: Atlas, source_id: str) -> None:
    aside = {"conflicts", "conflict_claims", "conflict_rows", "documents", "external_evidence", "sources"}
    total = 0
    for path in sorted((REAL / "registers").glob("*.csv")):
        rows = register(path.stem)
        if path.stem in aside:
            continue
        columns = [name for name in ("source_ids", "source_id", "date_alt_source_ids") if name in rows]
        total += int(rows[columns].apply(lambda row: source_id in ";".join(row).split(";"), axis=1).sum())
    assert number(profile(atlas, "sources", source_id), "rows").value == total
