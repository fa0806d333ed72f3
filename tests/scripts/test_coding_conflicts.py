"""The hand coding of disagreements, notes and names: complete, in three languages, every citation known."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from scripts.registers.tables import Row, read_csv, split

DATA = Path(__file__).parents[2] / "data" / "sources"
CODING = DATA / "coding"
FACTS = DATA / "facts"
KEYS = {
    "conflict_claims_text": ("claim_id",),
    "conflict_claims_twinnings": ("claim_id",),
    "conflict_rows_twinnings": ("conflict_id", "resource", "row_id", "column"),
    "conflicts_text": ("conflict_id",),
    "conflicts_twinnings": ("conflict_id",),
    "enums": ("field", "value"),
    "extra_sources": ("source_id",),
    "name_translations": ("resource", "row_id", "column"),
    "note_translations": ("resource", "row_id"),
    "notes_twinnings": ("note_id",),
    "titles": ("resource", "row_id"),
    "twinnings_detail": ("twinning_id",),
}
# Rows of the table "By row" in the notes of the twinnings.
NOTED_TWINNINGS = (
    *(1, 3, 4, 6, 7, 9, 10, 11, 12, 14, 16, 17, 18, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 33, 35, 36),
    *(*range(40, 63), 65, 66, 68, 72, 76, 77, 78, 81, 82, 84, 86, 87, 88, *range(89, 96)),
)
# How many bullets, numbered notes and paragraphs each part of those notes has.
NOTE_COUNTS = {"READ": 8, "COORD": 6, "CONF": 6, "GAP": 6, "OUT": 4, "LEGAL": 1}
# Two rows merged away, two kept under the identifier of their crossing.
RENAMED = {
    "SES_5P5_2013_MA": "SES_5P5_2013",
    "TWN_TLEMCEN_KAIROUAN": "TW-037",
    "XNG_BENBOULAID": "tindouf-mustapha-ben-boulaid",
    "XNG_INGUEZZAM": "in-guezzam-assamaka",
}
STRETCHED_OR_VOWELLED = re.compile("[\u0640\u064b-\u0652]")


def coded(name: str) -> list[Row]:
    return read_csv(CODING / f"{name}.csv")


def received(name: str) -> list[Row]:
    return read_csv(FACTS / f"{name}.csv")


def claims() -> dict[str, list[Row]]:
    by_conflict = defaultdict(list)
    for row in coded("conflict_claims_text") + coded("conflict_claims_twinnings"):
        by_conflict[row["conflict_id"]].append(row)
    return by_conflict


def known_sources() -> set[str]:
    listed = [row["source_id"] for name in ("crossings", "twinnings") for row in received(f"{name}/sources")]
    own = [row["id"] for name in ("sources", "external_evidence") for row in received(f"cooperation/{name}")]
    extra = [row["source_id"] for name in ("extra_sources", "source_details") for row in coded(name)]
    return {*listed, *own, *extra}


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_unique_and_sorted(name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in coded(name)]
    assert keys == sorted(set(keys))


def test_every_conflict_of_the_facts_has_its_words() -> None:
    assert [row["conflict_id"] for row in coded("conflicts_text")] == sorted(
        row["id"] for row in received("cooperation/conflicts")
    )


@pytest.mark.parametrize("name", ["conflicts_text", "conflicts_twinnings"])
def test_a_conflict_has_claims_and_follows_one_of_them(name: str) -> None:
    by_conflict = claims()
    for conflict in coded(name):
        found = by_conflict[conflict["conflict_id"]]
        positions = [claim["position"] for claim in found]
        assert len(found) >= 2, conflict["conflict_id"]
        assert positions == list("abcdefgh"[: len(found)]), conflict["conflict_id"]
        assert conflict["followed"] in {"", *(claim["claim_id"] for claim in found)}, conflict["conflict_id"]
        for claim in found:
            assert claim["claim_id"] == f"{claim['conflict_id']}_{claim['position']}"


def test_no_claim_hangs_in_the_air() -> None:
    conflicts = {
        row["conflict_id"] for name in ("conflicts_text", "conflicts_twinnings") for row in coded(name)
    }
    assert set(claims()) == conflicts
    assert {row["conflict_id"] for row in coded("conflict_rows_twinnings")} <= conflicts


def test_three_dates_of_the_first_twinning_stand_beside_each_other() -> None:
    values = " ".join(claim["value_en"] for claim in claims()["CON_04"])
    assert all(year in values for year in ("1973", "1969", "1964"))


@pytest.mark.parametrize(
    "name",
    [
        "conflict_claims_text",
        "conflict_claims_twinnings",
        "conflicts_twinnings",
        "twinnings_detail",
    ],
)
def test_citations_are_known(name: str) -> None:
    cited = {source_id for row in coded(name) for source_id in split(row["source_ids"])}
    assert cited <= known_sources()
    if name != "twinnings_detail":
        assert all(row["source_ids"] for row in coded(name))


def test_every_extra_source_is_cited() -> None:
    names = ("conflict_claims_twinnings", "conflicts_twinnings", "twinnings_detail")
    cited = {source_id for name in names for row in coded(name) for source_id in split(row["source_ids"])}
    assert {row["source_id"] for row in coded("extra_sources")} <= cited


def test_every_note_of_the_facts_is_translated() -> None:
    translated = {row["row_id"] for row in coded("note_translations")}
    missing = []
    for path in sorted((FACTS / "cooperation").glob("*.csv")):
        for row in read_csv(path):
            key = row["iso3166_2"] if row.get("boundary_note") else RENAMED.get(row["id"], row["id"])
            text = row.get("boundary_note") or row.get("note") or ""
            # A note that only names a disagreement becomes a row of conflict_rows.
            if text and not re.fullmatch(r"CON_\d\d", text) and key not in translated | {"TW-037"}:
                missing.append(f"{path.name}: {key}")
    assert missing == []


def test_every_note_of_the_twinnings_is_accounted_for() -> None:
    notes = {row["note_id"]: row["went_to"] for row in coded("notes_twinnings")}
    by_row = {note_id for note_id in notes if note_id.startswith("TWN-ROW-")}
    assert by_row == {f"TWN-ROW-TW-{number:03d}" for number in NOTED_TWINNINGS}
    kinds = Counter(note_id.split("-")[1] for note_id in notes)
    assert {kind: kinds[kind] for kind in NOTE_COUNTS} == NOTE_COUNTS
    assert all(re.fullmatch(r"[a-z_]+:[^;]+(;[a-z_]+:[^;]+)*", went_to) for went_to in notes.values())


def test_twinning_details_belong_to_twinnings_and_agree_with_their_year() -> None:
    years = {row["id"]: row["year_signed"] for row in received("twinnings/twinnings")}
    for row in coded("twinnings_detail"):
        assert row["twinning_id"] in years
        if row["signed"]:
            assert row["signed"][:4] == years[row["twinning_id"]], row["twinning_id"]


@pytest.mark.parametrize("name", sorted(KEYS))
def test_words_exist_in_three_languages(name: str) -> None:
    for row in coded(name):
        for column in (column for column in row if column.endswith("_ar")):
            stem = column.removesuffix("_ar")
            cells = [row[f"{stem}_{language}"] for language in ("ar", "fr", "en")]
            if name in ("name_translations", "extra_sources"):
                continue
            assert all(cells) or not any(cells), (name, row)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_arabic_is_neither_stretched_nor_vowelled(name: str) -> None:
    for row in coded(name):
        # The freshness words are given with their vowel signs.
        if row.get("field") != "freshness":
            for column in (column for column in row if column.endswith("_ar")):
                assert not STRETCHED_OR_VOWELLED.search(row[column]), (name, row[column])
