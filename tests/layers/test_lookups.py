"""Tables are read in the codes of an edition, and lead to each other by declared steps."""

from __future__ import annotations

import pytest

from layers.atlas import Atlas
from layers.lookups import Tables, items


@pytest.fixture
def tables() -> Tables:
    rows = {
        "wilaya_parents": (
            {"edition": "1984", "wilaya_code": "11", "code_then": "11"},
            {"edition": "1984", "wilaya_code": "54", "code_then": "11"},
            {"edition": "2026", "wilaya_code": "11", "code_then": "11"},
            {"edition": "2026", "wilaya_code": "54", "code_then": "54"},
        ),
        "point_wilayas": ({"table": "posts", "row_id": "p2", "edition": "1984", "code_then": "33"},),
        "posts": (
            {"post_id": "p1", "wilaya_code": "54", "tags": ("a", "b")},
            {"post_id": "p2", "wilaya_code": "54", "tags": None},
            {"post_id": "p3", "wilaya_code": None, "tags": ("b",)},
        ),
        "tags": ({"tag": "a", "group": "x"}, {"tag": "b", "group": "y"}),
        "names": (
            {"edition": "1984", "wilaya_code": "11", "name": "old"},
            {"edition": "2026", "wilaya_code": "11", "name": "new"},
        ),
    }
    keys = {"posts": ("post_id",), "tags": ("tag",), "names": ("edition", "wilaya_code")}
    return Tables(rows, keys, ("1984", "2026"))


def test_codes_are_those_of_the_edition_and_the_ground_has_the_last_word(tables: Tables) -> None:
    assert [row["wilaya_code"] for row in tables.of("posts", "2026")] == ["54", "54", None]
    assert [row["wilaya_code"] for row in tables.of("posts", "1984")] == ["11", "33", None]


def test_a_table_by_edition_shows_its_own_rows(tables: Tables) -> None:
    assert [row["name"] for row in tables.of("names", "1984")] == ["old"]


def test_a_row_is_found_in_the_edition_asked_for_else_in_the_newest(tables: Tables) -> None:
    for edition, name in (("1984", "old"), ("2026", "new"), ("2050", "new")):
        row = tables.find("names", "11", edition=edition)
        assert row is not None
        assert row["name"] == name
    assert tables.find("names", "99") is None


def test_a_path_follows_lists_and_skips_what_is_empty(tables: Tables) -> None:
    path = (("posts", "post_id", "tags"), ("tags", "tag", "group"))
    assert dict(tables.reach(path, "2026")) == {"p1": {"x", "y"}, "p2": frozenset(), "p3": {"y"}}


def test_a_path_starts_from_codes_of_the_edition(tables: Tables) -> None:
    path = (("posts", "wilaya_code", "tags"),)
    assert dict(tables.reach(path, "1984")) == {"11": {"a", "b"}, "33": frozenset()}


def test_cells_have_items() -> None:
    assert (items(None), items(("a",)), items("a"), items(7)) == ((), ("a",), ("a",), ("7",))


def test_tables_are_a_collection(small_atlas: Atlas) -> None:
    assert "sources" in small_atlas.tables
    assert "nothing" not in small_atlas.tables
    assert "sources" in list(small_atlas.tables)
    with pytest.raises(KeyError, match="nothing"):
        small_atlas.tables["nothing"]
