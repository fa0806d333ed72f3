"""Rules of which data directory is used when nobody names one."""

from __future__ import annotations

from pathlib import Path

from layers.bundled import bundled_data, default_data


def test_bundled_data_is_a_data_package() -> None:
    assert (bundled_data() / "datapackage.json").is_file()


def test_a_data_package_in_the_working_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert default_data(tmp_path) == bundled_data()
    (tmp_path / "data" / "datapackage.json").write_text("{}")
    assert default_data(tmp_path) == tmp_path / "data"
