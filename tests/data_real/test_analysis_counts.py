"""Matrices and coverage counted again with pandas from the CSV registers."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from layers.atlas import Atlas
from layers.selection import features_of
from tests.atlases import REAL, TODAY
from tests.data_real.test_analysis import MEASURES, table_of, values_of, view_of
from tests.data_real.test_layers import shapes


@pytest.fixture(scope="module")
def registers() -> dict[str, pd.DataFrame]:
    """The CSV files as they lie there, every cell a text."""
    folders = (REAL / "registers", REAL / "lookups")
    return {
        path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
        for folder in folders
        for path in folder.glob("*.csv")
    }


def brute_mechanisms(registers: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Count mechanisms by wilaya and region with joins of the registers."""
    places = registers["mechanism_places"]
    regions = registers["regions"]
    covering = regions[regions["covered_by"] != ""][["region_code", "covered_by"]]
    west = places[places["wilaya_code"] != ""][["mechanism_id", "wilaya_code"]]
    east = places[places["region_code"] != ""][["mechanism_id", "region_code"]]
    covered = east.merge(covering, on="region_code")[["mechanism_id", "covered_by"]]
    east = pd.concat([east, covered.rename(columns={"covered_by": "region_code"})])
    return west.merge(east, on="mechanism_id").drop_duplicates()


def brute_twinnings(atlas: Atlas, registers: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Place the partners of verified twinnings in the published regions, one by one."""
    areas = shapes(atlas, "regions", "2026", "full")
    rows = registers["twinnings"]
    rows = rows[(rows["confidence"] != "unverified") & (rows["ended"] == "") & (rows["partner_lon"] != "")]
    found = [
        (row.twinning_id, row.wilaya_code, code)
        for row in rows.itertuples()
        for code, area in areas.items()
        if shapely.intersects_xy(area, float(row.partner_lon), float(row.partner_lat))
    ]
    return pd.DataFrame(found, columns=["twinning_id", "wilaya_code", "region_code"])


@pytest.mark.parametrize("measure", ["mechanisms", "agreements"])
def test_the_matrix_is_what_the_registers_join_to(
    atlas: Atlas, registers: dict[str, pd.DataFrame], measure: str
) -> None:
    pairs = brute_mechanisms(registers) if measure == "mechanisms" else brute_twinnings(atlas, registers)
    counts = pairs.groupby(["wilaya_code", "region_code"]).size().to_dict()
    values = values_of(table_of(atlas, "matrix", measure=measure, detail="full"))
    own = {place: value for place, value in values.items() if not {"shown", "all"} & set(place)}
    assert {place: value for place, value in own.items() if value} == counts


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("asof", ["2018-06-01", "2022-01-01", "2026-11-21"])
def test_totals_are_the_measures_that_maps_and_figures_show(atlas: Atlas, measure: str, asof: str) -> None:
    view = view_of(atlas, asof=asof, measure=measure, detail="full")
    values = values_of(table_of(atlas, "matrix", asof=asof, measure=measure, detail="full"))
    for each in features_of(atlas, atlas.spec("wilayas"), view):
        assert values[each.key, "all"] == pytest.approx(each.properties[measure], abs=0.051), each.key


def test_coverage_is_what_pandas_counts(atlas: Atlas, registers: dict[str, pd.DataFrame]) -> None:
    crossings = registers["crossings"]
    crossings = crossings.assign(
        status=[atlas.state(key, TODAY).operating_status for key in crossings["crossing_id"]]
    )
    values = values_of(table_of(atlas, "coverage"))
    by_country = crossings.groupby(["country_code", "status"]).size().unstack(fill_value=0)
    for country, row in by_country.iterrows():
        for status in ("open", "open_restricted", "closed", "unknown"):
            assert values[country, status] == row.get(status, 0)
        assert values[country, "crossings"] == row.sum()
        assert values[country, "known"] == row.sum() - row.get("unknown", 0)
        km = atlas.border_length_km(country, "2026")
        assert values[country, "border_km"] == pytest.approx(km, abs=0.051)
        assert values[country, "km_per_open"] == (
            pytest.approx(km / row["open"], abs=0.051) if row["open"] else None
        )
    assert values["all", "open"] == (crossings["status"] == "open").sum()


def test_the_longest_stretch_is_what_a_walk_from_post_to_post_finds(atlas: Atlas) -> None:
    values = values_of(table_of(atlas, "coverage"))
    places = pd.DataFrame(atlas.tables["border_places"])
    longest = []
    for line in atlas.tables["border_lines"]:
        here = 0.0
        best = 0.0
        for place in places[places["line_id"] == line["line_id"]].sort_values("km").itertuples():
            if atlas.state(place.crossing_id, TODAY).operating_status == "open":
                best, here = max(best, place.km - here), place.km
        best = max(best, line["length_km"] - here)
        assert values[line["country_code"], "longest_gap"] == pytest.approx(best, abs=0.051)
        longest.append(best)
    assert values["all", "longest_gap"] == pytest.approx(max(longest), abs=0.051)
