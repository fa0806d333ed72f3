"""Rules of comparing two releases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from layers.release_diff import Change, compare_releases
from layers.release_files import table_name, write_rows


def release(folder: Path, rows: list[dict[str, Any]], key: tuple[str, ...] = ("crossing_id",)) -> Path:
    (folder / "tables").mkdir(parents=True)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    full = [{name: row.get(name) for name in columns} for row in rows]
    write_rows(folder / table_name("crossings"), {"": full})
    declared = {"name": "crossings", "schema": {"primaryKey": list(key)}}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [declared]}), encoding="utf-8")
    return folder


def test_changes_name_table_row_and_column(tmp_path: Path) -> None:
    before = release(
        tmp_path / "a", [{"crossing_id": "x", "lon": 1.0, "name_ar": "أ"}, {"crossing_id": "gone"}]
    )
    after = release(
        tmp_path / "b", [{"crossing_id": "x", "lon": 2.0, "name_ar": "أ"}, {"crossing_id": "new"}]
    )
    assert compare_releases(before, after) == (
        Change("withdrawn", "crossings", "gone"),
        Change("added", "crossings", "new"),
        Change("corrected", "crossings", "x", "lon", 1.0, 2.0),
    )


def test_same_release_has_no_changes(tmp_path: Path) -> None:
    same = release(tmp_path / "a", [{"crossing_id": "x"}])
    assert compare_releases(same, same) == ()


def test_rows_with_two_keys_are_told_apart(tmp_path: Path) -> None:
    key = ("edition", "code")
    before = release(
        tmp_path / "a",
        [{"edition": "2019", "code": "01", "n": 1}, {"edition": "2026", "code": "01", "n": 1}],
        key,
    )
    after = release(
        tmp_path / "b",
        [{"edition": "2019", "code": "01", "n": 1}, {"edition": "2026", "code": "01", "n": 2}],
        key,
    )
    (change,) = compare_releases(before, after)
    assert str(change) == "corrected crossings 2026;01 n: 1 -> 2"
