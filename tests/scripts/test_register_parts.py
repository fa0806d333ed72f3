"""The small parts the registers are built with."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.import_facts import import_facts
from scripts.registers.columns import parse_column
from scripts.registers.conflict_rows import expand
from scripts.registers.convert import split_interval
from scripts.registers.descriptors import Descriptor, load_descriptors, parse_descriptor
from scripts.registers.finish import finish
from scripts.registers.index import locate
from scripts.registers.inputs import Inputs
from scripts.registers.schema import table_resource
from scripts.registers.source_lists import encode_url
from scripts.registers.tables import Row, clean, join, read_csv, render_csv, space_french, split
from scripts.registers.trust import citations, confidence

TINY = parse_descriptor(
    "posts",
    {
        "title": "Posts",
        "description": "Posts.",
        "key": ["post_id"],
        "rows": [1, 9],
        "fields": [["post_id", "id", "Key"], ["name", "text3!", "Name"], ["note", "note3", "Note"]],
    },
)
OVERLAYS = ("note_translations", "name_translations", "corrections", "titles")


def inputs(**coding: list[Row]) -> Inputs:
    return Inputs({}, {name: [] for name in OVERLAYS} | coding, {}, {"a": ("a",), "old": ("a", "b")}, {})


def post(post_id: str, note: str = "") -> Row:
    row = dict.fromkeys(TINY.header, "") | {"post_id": post_id, "note_en": note}
    return row | {"name_ar": "مركز", "name_fr": "Poste", "name_en": "Post"}


@pytest.mark.parametrize(
    ("line", "names", "required"),
    [
        (["a", "text", "A"], ("a",), False),
        (["a", "text3!", "A"], ("a_ar", "a_fr", "a_en"), True),
        (["a", "sources", "A"], ("a",), True),
        (["a", "enum!:x|y", "A"], ("a",), True),
    ],
    ids=["plain", "triple", "sources", "enum"],
)
def test_column_line_stands_for_its_header_names(
    line: list[str], names: tuple[str, ...], required: bool
) -> None:
    column = parse_column(line)
    assert (column.names, column.is_required) == (names, required)


def test_column_origin_defaults_to_its_name_and_may_be_none() -> None:
    assert parse_column(["a", "text", "A"]).origin == "a"
    assert parse_column(["a", "text", "A", "b"]).origin == "b"
    assert parse_column(["a", "text", "A", ""]).origin == ""


def test_table_is_refused_when_a_row_has_other_columns() -> None:
    with pytest.raises(ValueError, match=r"\['b'\]"):
        render_csv(["a"], [{"a": "1", "b": "2"}])


def test_table_is_refused_when_a_line_does_not_match_the_header(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"t\.csv:2"):
        read_csv(path)


@pytest.mark.parametrize(
    ("cell", "cleaned"),
    [("  a  b ", "a b"), ("e\u0301", "é"), ("a\u00a0b", "a b"), ("", "")],
    ids=["spaces", "composed", "no-break", "empty"],
)
def test_clean_composes_and_trims(cell: str, cleaned: str) -> None:
    assert clean(cell) == cleaned


@pytest.mark.parametrize(
    ("cell", "spaced"),
    [
        ("a : « b » ; c ?", "a\u00a0: «\u00a0b\u00a0»\u00a0; c\u00a0?"),
        ("98 %", "98\u00a0%"),
        ("5:30 (a)", "5:30 (a)"),
    ],
    ids=["marks", "percent", "none"],
)
def test_french_marks_do_not_begin_a_line(cell: str, spaced: str) -> None:
    assert space_french(cell) == spaced


def test_lists_lose_blanks_and_repeats() -> None:
    assert split("a; b;;") == ["a", "b"]
    assert join(["b", "a", "b", ""]) == "b;a"


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://a.dz/é?x=1", "https://a.dz/%C3%A9?x=1"),
        ("https://a.dz/%C3%A9", "https://a.dz/%C3%A9"),
        ("", ""),
    ],
    ids=["accent", "already encoded", "none"],
)
def test_addresses_are_percent_encoded_once(url: str, encoded: str) -> None:
    assert encode_url(url) == encoded


def test_interval_splits_into_first_and_last() -> None:
    assert split_interval("2003-07/2003-08") == ("2003-07", "2003-08")
    assert split_interval("2012-02") == ("2012-02", "")


@pytest.mark.parametrize(
    ("row", "cited", "trust"),
    [
        ({"confidence": "low"}, "S001", "low"),
        ({"confidence": "low"}, "unverified", "unverified"),
        ({}, "SRC_001", "high"),
        ({}, "SRC_003", "medium"),
    ],
    ids=["recorded", "general knowledge", "ministry", "press document"],
)
def test_trust_follows_the_record_then_the_source(row: Row, cited: str, trust: str) -> None:
    assert confidence(row, cited) == trust


def test_citing_merges_identifiers_and_refuses_unknown_ones() -> None:
    assert inputs().cite("old;a", "") == "a;b"
    with pytest.raises(KeyError, match="nowhere"):
        inputs().cite("nowhere")


def test_computed_rows_cite_the_boundary_data_too() -> None:
    known = Inputs({}, {}, {}, {"d": ("SRC_001",), "DATA_OSM": ("DATA_OSM",)}, {})
    assert citations(known, {"source_file": "d", "basis": "stated"}) == "SRC_001"
    assert citations(known, {"source_file": "d", "basis": "computed_adjacency"}) == "SRC_001;DATA_OSM"


def test_finish_refuses_a_repeated_key_and_sorts_numbers_by_value() -> None:
    with pytest.raises(ValueError, match=r"key repeated: \('1',\)"):
        finish(inputs(), TINY, [post("1"), post("1")])
    assert [row["post_id"] for row in finish(inputs(), TINY, [post("10"), post("2")])] == ["2", "10"]


def test_translated_notes_and_corrections_are_laid_over() -> None:
    note = {"resource": "posts", "row_id": "1", "note_ar": "ملاحظة", "note_fr": "Note", "note_en": "Note"}
    correction = {
        "resource": "posts",
        "row_id": "1",
        "column": "name_fr",
        "value": "Le poste",
        "reason": "typo",
    }
    (row,) = finish(inputs(note_translations=[note], corrections=[correction]), TINY, [post("1", "raw")])
    assert (row["note_ar"], row["note_en"], row["name_fr"]) == ("ملاحظة", "Note", "Le poste")


def test_overlay_for_a_row_that_is_not_there_is_refused() -> None:
    note = {"resource": "posts", "row_id": "9", "note_ar": "", "note_fr": "", "note_en": ""}
    with pytest.raises(KeyError, match="posts has no row 9"):
        finish(inputs(note_translations=[note]), TINY, [post("1")])


def test_a_note_that_only_names_a_disagreement_is_no_text() -> None:
    (row,) = finish(inputs(), TINY, [post("1", "CON_05")])
    assert row["note_en"] == ""


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("RL_WALI_*", [("region_links", "RL_WALI_1"), ("region_links", "RL_WALI_2")]),
        ("RL_CBF_1", [("region_links", "RL_CBF_1")]),
        ("XNG_A", [("crossings", "a-b")]),
        ("themes", [("themes", "T_A")]),
    ],
    ids=["pattern", "one row", "former identifier", "whole register"],
)
def test_affected_rows_expand_to_rows(pattern: str, found: list[tuple[str, str]]) -> None:
    index = dict.fromkeys(("RL_WALI_1", "RL_WALI_2", "RL_CBF_1"), ("region_links",)) | {"T_A": ("themes",)}
    former = {"XNG_A": {"resource": "crossings", "current_id": "a-b"}}
    assert list(expand(pattern, index, former)) == found


def test_row_that_stands_nowhere_is_refused() -> None:
    with pytest.raises(KeyError, match="no register holds X"):
        list(locate("X", {}, {}))


@pytest.mark.parametrize("descriptor", load_descriptors().values(), ids=lambda descriptor: descriptor.name)
def test_schema_names_every_column_once_and_its_key(descriptor: Descriptor) -> None:
    schema = table_resource(descriptor, dict.fromkeys(load_descriptors(), ("x",)))["schema"]
    names = [field["name"] for field in schema["fields"]]
    assert names == descriptor.header
    assert len(set(names)) == len(names)
    assert set(schema["primaryKey"]) <= set(names)
    assert all(field["description"] for field in schema["fields"])


def test_import_leaves_out_the_quoted_columns_only(tmp_path: Path) -> None:
    origin = tmp_path / "facts" / "crossings"
    origin.mkdir(parents=True)
    (origin / "posts.csv").write_text("id,quote_ar,name\n1,نص,Post  A\n", encoding="utf-8")
    (provenance,) = import_facts(tmp_path / "facts", tmp_path / "kept")
    assert (tmp_path / "kept" / "crossings" / "posts.csv").read_text(
        encoding="utf-8"
    ) == "id,name\n1,Post  A\n"
    assert provenance["columns_left_out"] == "quote_ar"
