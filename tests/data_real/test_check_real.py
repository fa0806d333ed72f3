"""The bundled data are sound, and damage to them is told as it is to any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from layers.check import check_directory
from tests.layers.damage import Damage, cell, feature, line, raw

DATA = Path(__file__).parents[2] / "data"


def test_the_data_are_sound() -> None:
    dataset, problems = check_directory(DATA)
    assert [str(problem) for problem in problems if not problem.is_warning] == []
    assert dataset is not None
    assert {"coverage.full", "coverage.mid", "coverage.low"} <= set(dataset.areas)
    assert len(dataset.tables["crossings"].rows) >= 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ignored = shutil.ignore_patterns("sources")
    return shutil.copytree(DATA, tmp_path_factory.mktemp("real") / "data", ignore=ignored)


def row_of(file: str, key: str) -> int:
    """Return the row of a key; no cell of these tables spans lines."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, start=1) if text.startswith(f"{key},"))


def far_east(item: dict[str, object]) -> None:
    item["geometry"] = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


CROSSINGS, TWINNINGS = "registers/crossings.csv", "registers/twinnings.csv"
FULL, LOW = "boundaries/coverage.full.geojson", "boundaries/coverage.low.geojson"
IN_GUEZZAM, DEBDEB = row_of(CROSSINGS, "in-guezzam-assamaka"), row_of(CROSSINGS, "debdeb-ghadames")
ANNABA = row_of(TWINNINGS, "TW-001")

DAMAGES: list[tuple[Damage, str, int, str, str]] = [
    (
        cell(CROSSINGS, IN_GUEZZAM, "country_code", "MLI"),
        CROSSINGS,
        IN_GUEZZAM,
        "country_code",
        "region-country",
    ),
    (cell(CROSSINGS, DEBDEB, "lat", "38.5"), CROSSINGS, DEBDEB, "lon", "point-sea"),
    (cell(TWINNINGS, ANNABA, "wilaya_code", "36"), TWINNINGS, ANNABA, "wilaya_code", "point-wilaya"),
    (
        line("lookups/countries.csv", 3, lambda text: text + b",x"),
        *("lookups/countries.csv", 3, "8", "column-count"),
    ),
    (raw(LOW, lambda content: content[: content.index(b"\n", 100) - 30]), LOW, 2, "-", "json"),
    (feature(FULL, 4, far_east), FULL, 4, "-", "geometry"),
]


def test_every_damage_to_the_real_data_is_found_in_one_run(folder: Path) -> None:
    for damage, *_ in DAMAGES:
        damage(folder)
    dataset, problems = check_directory(folder)
    assert dataset is None
    found = {(problem.file, problem.row, problem.column, problem.rule) for problem in problems}
    expected = {tuple(place) for _, *place in DAMAGES}
    assert expected - found == set()
