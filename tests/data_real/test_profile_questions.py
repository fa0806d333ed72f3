"""Questions a planner asks, each answered by one profile; the answers were read in the documents received.

Three clicks: the navigation leads to a list, the list to the profile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from layers.atlas import Atlas
from layers.numbers.number import Number
from layers.profiles.model import Profile
from tests.data_real.profiles import fact, ids, listed, number, profile, section, text


@dataclass(frozen=True)
class Question:
    """What is asked, the profile that answers, how the answer is read off it, and the answer."""

    asked: str
    kind: str
    key: str
    read: Callable[[Profile], Any]
    answer: Any


def cell_values(found: Profile, section_id: str, heading: str) -> list[Any]:
    """Return a column of a section: links by key, texts in English."""
    part = section(found, section_id)
    place = part.columns.index(heading)
    return [plain(line.cells[place].value) for line in part.entries]


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [link.key for link in value]
    return value["en"] if isinstance(value, dict) else value


def line(found: Profile, section_id: str, row_id: str) -> list[Any]:
    part = section(found, section_id)
    return [plain(each.value) for one in part.entries if one.row[1] == row_id for each in one.cells]


def amounts(of: Number) -> list[Any]:
    """Return what the rows of a number give to it."""
    return [each.amount for each in of.rows]


def places(basis: str) -> Callable[[Profile], list[str]]:
    return lambda found: [
        one.key
        for one in section(found, "places").entries
        if one.target == "wilayas" and one.cells[-1].value == basis
    ]


def in_part(name: str) -> Callable[[Profile], list[str]]:
    """Return the commitments of one part of a declaration."""
    return lambda found: [
        one.row[1]
        for one in section(found, "commitments").entries
        if any(cell.column == "commitments.section" and cell.value == name for cell in one.cells)
    ]


def training(found: Profile) -> set[str]:
    part = section(found, "group_contributions")
    kind = part.columns.index("Kind")
    return {one.row[1] for one in part.entries if one.cells[kind].value in ("training", "scholarship")}


SECURITY = {"ITA", "YEM", "FRA", "ARE", "ESP", "EGY", "TUN", "NER", "QAT", "TCD", "COG", "GIN", "TUR"}
CIVIL_PROTECTION = [f"DCL_C{n}" for n in range(1, 7)]
OFFERED = {"CTB_TR_POLICE", "CTB_TR_CIVPROT", "CTB_TR_ENA", "CTB_SCH_TELECOM"}
MISSIONS = {
    "FRA": "2003",
    "IRN": "2003",
    "MAR": "2004",
    "TUR": "2023-02-06",
    "SYR": "2023-02-06",
    "LBY": "2023-09",
}

QUESTIONS = (
    Question(
        "last session of the Algerian-Nigerien committee", "mechanisms", "MEC_CBF_NER",
        lambda p: line(p, "sessions", "SES_CBF_NER_07")[1:6],
        ["2021-10-25", "2021-10-26", "2021-10-23", "2021-10-24", "Algiers"],
    ),
    Question(
        "how many sessions with Mali", "countries", "MLI",
        lambda p: (number(p, "sessions_stated").value, amounts(number(p, "sessions_stated"))),
        (16, [12, 4]),
    ),
    Question(
        "who hosted the Arab interior ministers' council in 2015", "mechanisms", "MEC_AIMC",
        lambda p: line(p, "sessions", "SES_AIMC_2015")[-2:], ["Algiers", ["DZA"]],
    ),
    Question(
        "wilayas the source names for meetings with Kidal, Gao, Timbuktu, Taoudenni, Menaka",
        "mechanisms", "MEC_WALI_MLI", places("stated"), ["01", "11"],
    ),
    Question(
        "wilayas that took over from them", "mechanisms", "MEC_WALI_MLI", places("successor_2019"),
        ["50", "54"],
    ),
    Question(
        "which countries signed security agreements", "mechanisms", "MEC_BIL_SEC",
        lambda p: {one.key for one in section(p, "partners").entries if one.key}, SECURITY,
    ),
    Question(
        "when was the cooperation directorate created, by which decree", "institutions", "INS_DIRCOOP",
        lambda p: (fact(p, "created"), plain(fact(p, "legal_basis")), ids(p, "texts")),
        ("1994-08-10", "Executive decree 94-248", ["TXT_DECREE_94_248"]),
    ),
    Question("what decree 94-248 created", "texts", "TXT_DECREE_94_248",
             lambda p: ids(p, "created"), ["INS_DIRCOOP"]),
    Question(
        "what the 2013 declaration commits to on civil protection", "texts", "TXT_DECL_2013",
        in_part("civil_protection"), CIVIL_PROTECTION,
    ),
    Question("which training is offered to border states", "countries", "TUN", training, OFFERED),
    Question("the same is not said of one of them alone", "countries", "TUN",
             lambda p: number(p, "contributions").value, 0),
    Question("who took part in CoMun", "networks", "NET_COMUN",
             lambda p: sorted(cell_values(p, "members", "Name")),
             ["Annaba", "Mostaganem", "Oran", "Sétif", "Tlemcen"]),
    Question("members of MedCities", "networks", "NET_MEDCITIES",
             lambda p: sorted(cell_values(p, "members", "Name")), ["Annaba", "Oran"]),
    Question("members of the network of learning cities", "networks", "NET_GNLC",
             lambda p: sorted(cell_values(p, "members", "Name")),
             ["Adrar", "Alger-Centre", "Annaba", "Aïn Madhi"]),
    Question("member of the organisation of Islamic capitals", "networks", "NET_OICC",
             lambda p: cell_values(p, "members", "Name"), ["Alger-Centre"]),
    Question("member of the observatory of mayors", "networks", "NET_IOMLT",
             lambda p: cell_values(p, "members", "Wilaya"), [["16"]]),
    Question("ARLEM: seats of Algeria, members named", "networks", "NET_ARLEM",
             lambda p: (cell_values(p, "members", "Seats"), number(p, "members_named").value), ([4], 0)),
    Question("founding of ARLEM", "networks", "NET_ARLEM",
             lambda p: (fact(p, "founded"), plain(fact(p, "founding_place"))), ("2010-01-20", "Barcelona")),
    Question(
        "how many countries do the agreements cover, why two numbers", "conflicts", "CON_03",
        lambda p: [line(p, "rows_decentralised_counts", f"DEC_COUNT_CTRY_S{n}")[-1] for n in (1, 2)],
        [50, 25],
    ),
    Question("the same numbers where decentralised cooperation is told", "mechanisms", "MEC_DECENT",
             lambda p: cell_values(p, "counts", "Number in the source"), [100, 100, 50, 25]),
    Question("committee with Mali: founded, sessions counted", "mechanisms", "MEC_CBF_MLI",
             lambda p: (fact(p, "established"), fact(p, "sessions_count")), ("1995-02-16", 12)),
    Question("first session with Mauritania", "mechanisms", "MEC_CBF_MRT",
             lambda p: line(p, "sessions", "SES_CBF_MRT_01")[1:3], ["2021-11-08", "2021-11-09"]),
    Question("last security committee with Libya", "mechanisms", "MEC_CMS_LBY",
             lambda p: (number(p, "last_session").value, fact(p, "sessions_count")), ("2012-02", 2)),
    Question("which crossings the ministry upgrades", "mechanisms", "MEC_XING_UPG",
             lambda p: sorted(ids(p, "upgrades")),
             ["debdeb-ghadames", "in-guezzam-assamaka", "tindouf-mustapha-ben-boulaid"]),
    Question("neighbour of In Guezzam: named and on the ground", "mechanisms", "MEC_XING_UPG",
             lambda p: line(p, "upgrades", "in-guezzam-assamaka")[1:3], [["NER"], ["MLI"]]),
    Question("gazette of decree 17-329", "texts", "DEC_DECREE_17_329",
             lambda p: (fact(p, "date"), fact(p, "gazette_number"), fact(p, "gazette_date")),
             ("2017-11-15", 68, "2017-11-28")),
    Question("who signed the declaration of 2013", "texts", "TXT_DECL_2013",
             lambda p: number(p, "signatories").value, 10),
    Question("the meeting that adopted it", "texts", "TXT_DECL_2013",
             lambda p: ids(p, "sessions"), ["SES_5P5_2013"]),
    Question("scholarships for African civil protection a year", "mechanisms", "MEC_CIVPROT_AFR",
             lambda p: line(p, "contributions", "CTB_SCH_CIVPROT_AFR")[5:7], ["50", "scholarship/year"]),
    Question("first twinning: three dates", "conflicts", "CON_04",
             lambda p: sum(any(year in each for year in ("1973", "1969", "1964")) for each in
                           cell_values(p, "claims", "What is claimed")) >= 3, True),
    Question("twinning of Tlemcen with Kairouan: year, presented as first", "twinnings", "TW-037",
             lambda p: (fact(p, "signed"), fact(p, "twinnings.is_first_claim")), ("1973", "true")),
    Question("on which ground In Guezzam lay before 2019", "wilayas", "54",
             lambda p: cell_values(p, "editions", "Its ground was in"), [["11"], ["54"], ["54"]]),
    Question("where Taoudenni is drawn", "regions", "ML-10",
             lambda p: plain(fact(p, "covered_by")), ["ML-6"]),
    Question("what the Moroccan article is", "sources", "SRC_003",
             lambda p: line(p, "documents", "SRC_003")[3], "press"),
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.asked)
def test_the_question_is_answered_within_three_clicks(atlas: Atlas, question: Question) -> None:
    assert question.key in listed(atlas, question.kind)
    assert question.read(profile(atlas, question.kind, question.key)) == question.answer


def test_every_mission_abroad_stands_in_the_list(atlas: Atlas) -> None:
    found = [profile(atlas, "missions", key) for key in listed(atlas, "missions")]
    assert {fact(each, "country_code")[0].key: fact(each, "date") for each in found} == MISSIONS  # type: ignore[index]


def test_security_agreements_can_be_listed_alone(atlas: Atlas) -> None:
    keys = listed(atlas, "agreements", mechanism_type="bilateral_agreement_security")
    found = [profile(atlas, "agreements", key) for key in keys]
    countries = {row.row_id for each in found for row in number(each, "countries").rows}
    assert countries == SECURITY


def test_a_disagreement_says_which_claim_is_followed_and_why(atlas: Atlas) -> None:
    found = profile(atlas, "conflicts", "CON_06")
    claims = section(found, "claims").entries
    assert [cell.value for one in claims for cell in one.cells[1:]] == ["followed", ""]
    assert "25" in text(claims[0].cells[0])
    assert "23" in text(claims[1].cells[0])
    assert fact(found, "rule")
