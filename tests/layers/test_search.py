"""What a reader types finds what was meant, in three languages, and the browser agrees with the server."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS as KINDS_OF_PAGES
from layers.search import KINDS, Entry, build_entries, write_index
from layers.search_rank import BONES, Hit, find, is_near, matches, slips
from layers.spelling import forms_of
from tests.atlases import ROOT, SMALL, keys_of, publish_atlas
from tests.conftest import NODE
from tests.published import current_atlas

EDITION = "2026"
HERE = Path(__file__).parent
CASES = json.loads((HERE / "search_cases.json").read_text(encoding="utf-8"))
MODULE = (ROOT / "webmap/static/js/ranking.js").as_uri()
LARGEST_KB = 60


@pytest.fixture(scope="module")
def atlas(real_home: Path) -> Atlas:
    return current_atlas(real_home)


@pytest.fixture(scope="module")
def entries(atlas: Atlas) -> tuple[Entry, ...]:
    return build_entries(atlas, EDITION)


def target(entries: tuple[Entry, ...], hits: list[Hit]) -> str:
    return entries[hits[0].place].to if hits else ""


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_a_query_finds_first_what_was_meant(entries: tuple[Entry, ...], case: dict[str, str]) -> None:
    assert target(entries, find(case["query"], entries)) == case["first"]


def test_the_browser_finds_the_same_in_the_same_order(atlas: Atlas, entries: tuple[Entry, ...]) -> None:
    # Beside the table: some spellings, whole, cut short, and with two letters swapped.
    some = [text[:60] for each in entries for text in each.spellings][::400]
    queries = [case["query"] for case in CASES]
    queries += [
        variant
        for text in some
        for variant in (text, text[:5], f"{text[:2]}{text[3:4]}{text[2:3]}{text[4:]}")
    ]
    asked = {"module": MODULE, "index": json.loads(write_index(atlas, EDITION)), "queries": queries}
    done = subprocess.run(
        [NODE, HERE / "find_in_browser_form.mjs"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [[list(hit) for hit in find(query, entries)] for query in queries]
    for query, own, theirs in zip(queries, ours, json.loads(done.stdout), strict=True):
        assert theirs == own, query


def test_every_kind_can_be_found(entries: tuple[Entry, ...]) -> None:
    assert {each.kind for each in entries} == set(KINDS)
    assert all(each.to and any(each.names.values()) for each in entries)


def test_every_feature_of_a_named_layer_is_in_the_index(atlas: Atlas, entries: tuple[Entry, ...]) -> None:
    found = {each.to for each in entries}
    for spec in atlas.catalog:
        if spec.id != "borders":
            missing = {f"{spec.id}:{row[spec.key]}" for row in atlas.rows(spec.id, EDITION)} - found
            assert missing == set()


def test_every_target_is_a_feature_a_filter_a_page_or_a_document(
    atlas: Atlas, entries: tuple[Entry, ...]
) -> None:
    keys = atlas.vocabulary.keys
    for each in entries:
        layer, _, key = each.to.partition(":")
        is_filter = each.to.removeprefix("?theme=") in atlas.vocabulary.themes
        _, kind, row_id = (*each.to.split("/"), "", "")[:3]
        is_page = kind in KINDS_OF_PAGES and atlas.tables.find(KINDS_OF_PAGES[kind].table, row_id) is not None
        assert layer in ("http", "https") or is_filter or is_page or key in keys[layer], each


def test_an_edition_has_its_own_wilayas(atlas: Atlas) -> None:
    counts = [
        sum(each.kind == "wilayas" for each in build_entries(atlas, edition))
        for edition in atlas.tables.editions
    ]
    assert counts == [48, 58, 69]


def test_the_index_is_small_and_the_same_each_time(atlas: Atlas) -> None:
    body = write_index(atlas, EDITION)
    assert len(gzip.compress(body, 6, mtime=0)) <= LARGEST_KB * 1000
    assert body == write_index(atlas, EDITION)


def test_a_data_directory_without_all_registers_has_an_index(tmp_path: Path) -> None:
    small = publish_atlas(SMALL, tmp_path / "small")
    found = build_entries(small, small.tables.editions[-1])
    assert {"wilayas", "crossings", "twinnings"} <= {each.kind for each in found}


@pytest.mark.parametrize("query", ["تمنراست", "تامنغست", "tamanghasset", "Tamanrasset", "تَمَنْرَاسَت"])
def test_the_query_string_finds_the_wilaya_under_every_spelling(atlas: Atlas, query: str) -> None:
    assert keys_of(atlas, "wilayas", q=query) == ["11"]


def test_the_id_of_a_crossing_finds_it_alone(atlas: Atlas) -> None:
    for row in atlas.tables["crossings"]:
        assert keys_of(atlas, "crossings", q=row["crossing_id"]) == [row["crossing_id"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ghadamès", "غدامس"), ("Guezzam", "قزام"), ("Chlef", "الشلف"), ("Nouakchott", "نواكشوط"),
     ("Tombouctou", "تمبكتو"), ("Djanet", "جانت"), ("Ouargla", "ورقلة"), ("Khenchela", "خنشلة"),
     ("Paris", "باريس"), ("Sétif", "سطيف")],
)  # fmt: skip
def test_the_bones_of_both_scripts_meet(one: str, other: str) -> None:
    assert forms_of(one).bones == forms_of(other).bones


@pytest.mark.parametrize(
    ("one", "other"), [("والجزائر", "الجزائر"), ("للجزائر", "الجزائر"), ("بالنيجر", "نيجر")]
)
def test_the_article_falls_with_what_is_glued_to_it(one: str, other: str) -> None:
    assert forms_of(one).bare == forms_of(other).bare


@pytest.mark.parametrize("query", ["اللجنة", "للجنة", "وللجنة", "لجنة"])
def test_a_stem_in_lam_is_found_with_and_without_its_prefixes(entries: tuple[Entry, ...], query: str) -> None:
    found = {entries[hit.place].to for hit in find(query, entries) if hit.tier < BONES}
    # The committee is called اللجنة, its session الدورة السابعة للجنة.
    assert {"mechanisms:MEC_CBF_NER", "sessions:SES_CBF_NER_07"} <= found


@pytest.mark.parametrize("query", ["عين قزام", "إن قزام", "In Guezzam", "Aïn Guezzam"])
def test_both_spellings_of_a_name_find_the_same_things(entries: tuple[Entry, ...], query: str) -> None:
    found = {entries[hit.place].to for hit in find(query, entries) if hit.tier < BONES}
    assert {"wilayas:54", "crossings:in-guezzam-assamaka", "twinnings:TW-048"} <= found


def test_a_word_that_only_looks_like_an_article_stays() -> None:
    assert forms_of("والي").bare == ("والي",)
    assert forms_of("وبال").bare == ("وبال",)
    assert forms_of("للي").also == ()


@pytest.mark.parametrize(
    ("query", "word", "is_meant"),
    [("oran", "aran", True), ("ora", "aro", False), ("oran", "aren", False), ("kairaoun", "kairouan", True),
     ("constentin", "constantine", True), ("constnte", "constantine", False), ("oudja", "oujda", True)],
)  # fmt: skip
def test_slips_are_forgiven_by_the_length_of_the_word(query: str, word: str, is_meant: bool) -> None:
    assert is_near(query, word) is is_meant


def test_swapped_letters_are_one_slip() -> None:
    assert slips("debdeb", "debedb") == 1
    assert slips("", "abc") == 3


def test_plain_answers_are_not_followed_by_guesses(entries: tuple[Entry, ...]) -> None:
    assert all(hit.tier < BONES for hit in find("القيروان", entries))


@pytest.mark.parametrize("query", ["", "  ", "–", "()", "ـ"])
def test_nothing_is_found_by_nothing(entries: tuple[Entry, ...], query: str) -> None:
    assert find(query, entries) == []
    assert not matches(query, ["Tlemcen"])
