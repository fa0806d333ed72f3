"""Lists of profiles: filters narrow what has them and leave the rest whole, search, order, pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.view import ParameterError
from tests.atlases import keys_of, view_of
from tests.data_real.profiles import listed

NARROWED = (
    ("mechanisms", {"country": "NER"}, {"MEC_BIL_SEC", "MEC_CBF_NER", "MEC_WALI_NER", "MEC_XING_UPG"}),
    ("mechanisms", {"mechanism_type": "joint_security_committee"}, {"MEC_CMS_LBY", "MEC_CMS_MLI"}),
    ("agreements", {"country": "NER"}, {"AGR_CBF_NER", "AGR_SEC_NER"}),
    ("missions", {"country": "MAR,LBY"}, {"MIS_MAR_2004", "MIS_LBY_2023"}),
    ("sessions", {"country": "MRT", "mechanism_type": "bilateral_border_committee"}, {"SES_CBF_MRT_01"}),
    ("networks", {"wilaya": "03"}, {"NET_GNLC"}),
    ("wilayas", {"country": "NER"}, {"11", "54", "56"}),
    ("texts", {"country": "MLT"}, {"TXT_DECL_2013"}),
    ("institutions", {"q": "cooperation directorate"}, {"INS_DIRCOOP"}),
    ("institutions", {"q": "مندوبية"}, {"INS_DNRM"}),
    ("conflicts", {"q": "In Guezzam Mali Niger"}, {"CON_01"}),
    ("texts", {"q": "94-248"}, {"TXT_DECREE_94_248"}),
)


@pytest.mark.parametrize(
    ("kind", "asked", "keys"), NARROWED, ids=lambda each: None if isinstance(each, set) else str(each)[:40]
)
def test_a_filter_narrows_the_list(atlas: Atlas, kind: str, asked: dict[str, str], keys: set[str]) -> None:
    assert set(listed(atlas, kind, **asked)) == keys


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_filter_that_does_not_apply_leaves_the_list_whole(atlas: Atlas, kind) -> None:  # type: ignore[no-untyped-def]
    asked = {
        "country": "NER", "wilaya": "37", "region": "NE-1", "status": "open", "stage": "works",
        "traffic": "goods", "theme": "T_SEC", "mechanism_type": "programme", "agreement_kind": "twinning",
        "confidence": "low",
    }  # fmt: skip
    whole = listed(atlas, kind.id)
    for parameter, value in asked.items():
        narrowed = listed(atlas, kind.id, **{parameter: value})
        assert (narrowed == whole) or parameter in kind.filters, parameter
        assert set(narrowed) <= set(whole)


@pytest.mark.parametrize("kind", [each for each in KINDS.values() if each.layer], ids=lambda kind: kind.id)
def test_a_list_has_what_its_layer_has(atlas: Atlas, kind) -> None:  # type: ignore[no-untyped-def]
    for asked in ({}, {"country": "TUN"}, {"asof": "2018"}, {"asof": "2022", "country": "NER,MLI"}):
        assert sorted(listed(atlas, kind.id, **asked)) == sorted(keys_of(atlas, kind.layer, **asked))


def test_pages_of_a_list_follow_each_other(atlas: Atlas) -> None:
    whole = listed(atlas, "sources")
    parts = [listed(atlas, "sources", limit="100", offset=str(start)) for start in (0, 100, 200, 300)]
    assert [key for each in parts for key in each] == whole
    page = KINDS["sources"].listing(atlas, view_of(atlas, limit="100", offset="300"))
    assert (page.total, page.matched, len(page.entries)) == (len(whole), len(whole), len(whole) - 300)


def test_a_list_can_be_sorted_by_a_number(atlas: Atlas) -> None:
    view = view_of(atlas)
    listing = KINDS["wilayas"].listing(atlas, replace(view, sort="-border_km"))
    place = next(n for n, cell in enumerate(listing.entries[0].cells) if cell.column == "border_km")
    values = [line.cells[place].value.value for line in listing.entries]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_column_offered_sorts(atlas: Atlas, kind) -> None:  # type: ignore[no-untyped-def]
    view = view_of(atlas)
    whole = listed(atlas, kind.id)
    for column in kind.sortable:
        for sign in ("", "-"):
            found = kind.listing(atlas, replace(view, sort=sign + column, limit=3))
            assert found.matched == len(whole)
            assert {line.key for line in found.entries} <= set(whole)


def test_an_unknown_column_is_refused(atlas: Atlas) -> None:
    with pytest.raises(ParameterError, match="sort"):
        KINDS["texts"].listing(atlas, replace(view_of(atlas), sort="nothing"))


def test_every_country_that_a_register_names_has_a_sheet(atlas: Atlas) -> None:
    found = set(listed(atlas, "countries"))
    assert {row["country_code"] for row in atlas.tables["partners"]} <= found
    assert {row["country_code"] for row in atlas.tables["mechanism_partners"] if row["country_code"]} <= found
    assert {row["country_code"] for row in atlas.tables["twinnings"]} <= found
    assert listed(atlas, "countries")[:7] == ["TUN", "LBY", "NER", "MLI", "MRT", "ESH", "MAR"]
