"""Profiles on other days: nothing later than the day, wilayas of its edition, the unknown stays unknown."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from layers.dates import parse_partial_date
from layers.profiles.kinds import KINDS
from tests.atlases import view_of
from tests.data_real.profiles import (
    entries_of,
    every_profile,
    ids,
    listed,
    moments,
    number,
    numbers_of,
    profile,
    section,
)

# What begins on the date of a column; the others may lie ahead (the end of a period).
BEGINNINGS = {"date_start", "signed", "established", "instrument_date", "founded", "created"}
OF_DAY = [each for each in moments() if each]


@pytest.mark.parametrize(("asof", "count"), [("2018-01-01", 48), ("2022-01-01", 58), ("", 69)])
def test_the_list_has_the_wilayas_of_the_day(atlas: Atlas, asof: str, count: int) -> None:
    assert len(listed(atlas, "wilayas", **({"asof": asof} if asof else {}))) == count


def test_a_wilaya_that_did_not_exist_names_its_parent_then_and_its_page_today(atlas: Atlas) -> None:
    found = profile(atlas, "wilayas", "54", asof="2018")
    assert found.notice
    assert not found.numbers
    lines = section(found, "elsewhere").entries
    assert [(each.target, each.key, each.is_today) for each in lines] == [
        ("wilayas", "11", False),
        ("wilayas", "54", True),
    ]


def test_a_wilaya_carved_twice_over_leads_to_the_parent_of_the_edition(atlas: Atlas) -> None:
    assert section(profile(atlas, "wilayas", "62", asof="2018"), "elsewhere").entries[0].key == "12"
    assert section(profile(atlas, "wilayas", "62", asof="2022"), "elsewhere").entries[0].key == "12"


def test_successors_appear_with_their_edition(atlas: Atlas) -> None:
    def carved(**parameters: str) -> list[list[str]]:
        lines = section(profile(atlas, "wilayas", "11", **parameters), "editions").entries
        return [[link.key for link in each.cells[3].value] for each in lines]

    assert carved(asof="2018") == [[]]
    assert carved(asof="2022") == [[], ["53", "54"]]
    assert carved() == [[], ["53", "54"], []]


@pytest.mark.parametrize("moment", OF_DAY, ids=lambda each: each["asof"])
def test_nothing_begins_after_the_day(atlas: Atlas, moment: dict[str, str]) -> None:
    day = view_of(atlas, **moment).day
    for one in every_profile(atlas, **moment):
        cells = [cell for line in entries_of(one) for cell in line.cells if cell.column in BEGINNINGS]
        values = [(cell.column, cell.value) for cell in cells]
        values += [(each.column, each.value) for each in one.facts if each.column in BEGINNINGS]
        late = [each for each in values if each[1] and parse_partial_date(str(each[1])).first_day > day]
        assert late == [], (one.kind, one.key)


@pytest.mark.parametrize("moment", moments(), ids=lambda each: each.get("asof", "today"))
def test_wilayas_of_editions_are_never_mixed(atlas: Atlas, moment: dict[str, str]) -> None:
    view = view_of(atlas, **moment)
    known = set(atlas.vocabulary.wilayas[view.edition])
    for one in every_profile(atlas, **moment):
        for line in entries_of(one):
            keys = {line.key} if line.target == "wilayas" else set()
            for cell in line.cells if line.row[0] != "editions" else ():
                if cell.kind == "links":
                    keys |= {link.key for link in cell.value if link.target == "wilayas"}
            assert keys <= known, (one.kind, one.key, line.row)


def test_what_was_taken_over_by_a_successor_is_not_said_of_its_parent(atlas: Atlas) -> None:
    found = profile(atlas, "wilayas", "11", asof="2018")
    lines = section(found, "links_named").entries
    assert {each.row[1].split("_")[3] for each in lines} == {"11"}
    assert {cell.value for each in lines for cell in each.cells if cell.column == "region_links.basis"} == {
        "stated"
    }


def test_what_had_not_begun_says_so(atlas: Atlas) -> None:
    for kind, key in (
        ("mechanisms", "MEC_CBF_MRT"),
        ("sessions", "SES_CBF_NER_07"),
        ("texts", "DEC_ORDER_2020"),
        ("missions", "MIS_LBY_2023"),
    ):
        assert key not in listed(atlas, kind, asof="2018")
        found = profile(atlas, kind, key, asof="2018")
        assert found.notice
        assert (found.facts, found.numbers, found.sections) == ((), (), ())


def test_sessions_are_counted_as_the_day_knows_them(atlas: Atlas) -> None:
    names = ("sessions", "sessions_stated", "last_session")
    before, after = (profile(atlas, "countries", "NER", **each) for each in ({"asof": "2018"}, {}))
    assert [number(before, each).value for each in names[::2]] == [0, None]
    assert not [each for each in before.numbers if each.id.endswith("/sessions_stated")]
    assert [number(after, each).value for each in names] == [1, 7, "2021-10-25"]


def test_silence_grows_with_the_day(atlas: Atlas) -> None:
    years = [
        number(profile(atlas, "mechanisms", "MEC_CBF_NER", asof=day), "silence").value
        for day in ("2022-01-01", "2022-10-26", "2026-10-25", "2026-10-26")
    ]
    assert years == [0, 1, 5, 5]


def test_unverified_twinnings_are_marked_and_count_for_nothing(atlas: Atlas) -> None:
    unverified = {
        row["twinning_id"] for row in atlas.tables["twinnings"] if row["confidence"] == "unverified"
    }
    assert unverified
    marked: set[str] = set()
    for one in every_profile(atlas, "wilayas", "regions", "countries"):
        for each in numbers_of(one):
            if each.id.endswith("/twinnings"):
                assert not {row.row_id for row in each.rows} & unverified
        for line in entries_of(one):
            if line.row[0] == "twinnings":
                assert line.is_unverified == (line.row[1] in unverified)
                marked |= {line.row[1]} if line.is_unverified else set()
    assert marked == unverified


def test_asking_for_the_unverified_counts_them(atlas: Atlas) -> None:
    code = next(row["country_code"] for row in atlas.tables["twinnings"] if row["confidence"] == "unverified")
    without, with_them = (
        profile(atlas, "countries", code, **each) for each in ({}, {"confidence": "unverified"})
    )
    assert int(str(number(with_them, "twinnings").value)) > int(str(number(without, "twinnings").value))


def test_a_region_without_outline_has_no_measured_border(atlas: Atlas) -> None:
    for key in ("LY-NL", "ML-9", "ML-10"):
        found = profile(atlas, "regions", key)
        assert not [each for each in numbers_of(found) if each.id.endswith("border_km")]
        assert section(found, "border").empty


def test_a_group_is_never_painted_on_its_members(atlas: Atlas) -> None:
    to_groups = {row["contribution_id"] for row in atlas.tables["contributions"] if row["group_id"]}
    assert to_groups
    for one in every_profile(atlas, "countries"):
        for part in one.sections:
            if part.id == "contributions":
                assert not to_groups & {line.row[1] for line in part.entries}
            if part.id == "group_contributions":
                assert part.note
        counted = {row.row_id for each in one.numbers for row in each.rows if row.table == "contributions"}
        assert not counted & to_groups


def test_a_mechanism_with_a_group_names_the_group(atlas: Atlas) -> None:
    lines = section(profile(atlas, "mechanisms", "MEC_NEIGHBOUR_AID"), "partners").entries
    groups = [each.cells[0].value["en"] for each in lines if each.cells[1].value == "group"]
    assert groups == ["Border states of Algeria (seven)"]
    assert not [each.key for each in lines if each.cells[1].value == "group" and each.key]


def test_open_lists_are_called_open(atlas: Atlas) -> None:
    assert section(profile(atlas, "networks", "NET_MEDCITIES"), "members").is_open
    assert section(profile(atlas, "countries", "TUN"), "agreements").is_open


def test_the_sheet_of_a_country_names_what_the_ground_says(atlas: Atlas) -> None:
    assert ids(profile(atlas, "countries", "NER"), "crossings") == ["in-guezzam-assamaka"]
    assert "in-guezzam-assamaka" not in ids(profile(atlas, "countries", "MLI"), "crossings")


def test_profiles_are_made_once_for_a_day(atlas: Atlas) -> None:
    first = profile(atlas, "wilayas", "37")
    assert KINDS["wilayas"].profile(atlas, "37", view_of(atlas, country="NER", lang="fr")) is first
    assert profile(atlas, "wilayas", "37", asof="2022-01-01") is not first
