"""Figures are read strictly, and a release carries them as they were declared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from layers.check import check_directory
from layers.figures import load_figures, read_figures
from tests.atlases import SMALL, publish_atlas

POSTS = (SMALL / "figures.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "data")


def test_a_release_carries_the_figures_and_reads_them_back(tmp_path: Path) -> None:
    declared, problems = read_figures(SMALL / "figures.toml")
    assert problems == []
    atlas = publish_atlas(SMALL, tmp_path)
    assert atlas.figures == declared
    assert atlas.figure("posts").insets == ((5.9, 32.8, 9.6, 37.2),)
    assert atlas.figure("posts").inset_names["en"] == "East"


def test_a_release_without_figures_has_none(folder: Path, tmp_path: Path) -> None:
    (folder / "figures.toml").unlink()
    assert publish_atlas(folder, tmp_path / "release").figures == ()
    assert load_figures(tmp_path / "none.json") == ()


@pytest.mark.parametrize(
    ("old", "new", "column", "part"),
    [
        ('id = "posts"', 'id = "Posts"', "id", "lower-case words"),
        ('id = "border-twinnings"', 'id = "posts"', "id", "stands twice"),
        ('map = "POSTS"', 'map = "p"', "map", "capitals"),
        ('map = "POSTS"', "", "map", "missing"),
        ('extent = "world"', 'extent = "moon"', "extent", "one of home"),
        ("has_table = true", 'has_table = "yes"', "has_table", "true or false"),
        ('subject = "crossings"', 'subject = "crossings"\ncolour = "red"', "figure", "unknown members"),
        ('en = "The posts"', 'de = "Posten"', "title", "each of ar, fr, en"),
        ("[[5.9, 32.8, 9.6, 37.2]]", "[[9.6, 32.8, 5.9, 37.2]]", "insets", "west to east"),
        ("[[5.9, 32.8, 9.6, 37.2]]", "[[5.9, 32.8]]", "insets", "west, south"),
        ('en = "East"', 'en = "East | West"', "inset_names", "1 names joined"),
        ('parameter = "wilaya"', 'parameter = "status"', "codes", "codes.parameter must be one of"),
        ('query = "layers=crossings"', 'query = "layers=rivers"', "query", "rivers"),
        ('query = "layers=crossings"', 'query = "layers=crossings&asof=2020"', "query", "asof"),
        ('query = "layers=crossings"', 'query = "layers=crossings&status=ajar"', "query", "ajar"),
        ('subject = "crossings"', 'subject = "wilayas"', "subject", "none of the layers"),
        ('table = "adjacency"', 'table = "nowhere"', "codes", "no table"),
        ('column = "wilaya_code"', 'column = "colour"', "codes", "no column"),
        ('query = "layers=twinnings"', 'query = "layers=twinnings&wilaya=01"', "codes", "already"),
    ],
)
def test_a_faulty_figure_is_refused_by_file_and_key(
    folder: Path, old: str, new: str, column: str, part: str
) -> None:
    assert old in POSTS
    (folder / "figures.toml").write_text(POSTS.replace(old, new), encoding="utf-8")
    dataset, problems = check_directory(folder)
    assert dataset is None
    found = [problem for problem in problems if problem.file == "figures.toml"]
    assert found
    assert found[0].column == column
    assert part in found[0].message


def test_what_is_no_toml_is_a_problem(folder: Path) -> None:
    (folder / "figures.toml").write_bytes(b"[[figure]\nid = \xff")
    _, problems = check_directory(folder)
    assert [(problem.file, problem.rule) for problem in problems] == [("figures.toml", "toml")]


def test_codes_of_a_register_follow_the_edition(tmp_path: Path) -> None:
    atlas = publish_atlas(SMALL, tmp_path)
    figure = atlas.figure("border-twinnings")
    for edition in atlas.tables.editions:
        expected = sorted({row["wilaya_code"] for row in atlas.adjacency(edition)})
        assert dict(figure.pairs(atlas.tables, edition))["wilaya"] == ",".join(expected)
