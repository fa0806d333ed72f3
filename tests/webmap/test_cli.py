"""Rules of the command line: exit statuses, what goes where, clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from webmap.cli import main

FIVE_ROWS = Path(__file__).parents[1] / "data"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAKHOUM_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["rollback"], ["serve", "--port", "1_000"], ["prune", "--keep", "0"]]
)
def test_wrong_usage_exits_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2


def test_check_of_sound_data_exits_0_and_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FIVE_ROWS)]) == 0
    assert capsys.readouterr().out == ""


def test_check_of_no_directory_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none")]) == 2
    assert "not a directory" in capsys.readouterr().err


def test_check_of_an_empty_directory_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("datapackage.json:1:")


def test_releases_rollback_verify_diff_and_prune(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(FIVE_ROWS)]) == 0
    release_id = capsys.readouterr().out.split()[0]
    assert main(["releases"]) == 0
    assert capsys.readouterr().out.startswith(release_id)
    assert main(["verify"]) == 0
    assert main(["diff", release_id]) == 0
    assert main(["rollback", release_id]) == 0
    assert main(["prune", "--keep", "1"]) == 0
    capsys.readouterr()
    victim = next((home / "releases" / release_id / "tables").glob("*.json"))
    victim.write_bytes(victim.read_bytes() + b" ")
    assert main(["verify"]) == 1
    assert f"tables/{victim.name}: changed" in capsys.readouterr().out
    assert main(["rollback", release_id]) == 1


@pytest.mark.parametrize("words", [["rollback", "0123456789ab"], ["verify"], ["diff", "../x"]])
def test_unknown_release_exits_1_and_is_named(
    home: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert "no release" in capsys.readouterr().err


def test_store_of_another_kind_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", "postgresql://nowhere/x"]) == 2
    assert "--store" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"), [("TAKHOUM_KEEP_RELEASES", "0"), ("TAKHOUM_BASE_URL", "ftp://atlas.example")]
)
def test_a_bad_setting_is_one_line_and_exits_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["releases"]) == 2
    heard = capsys.readouterr().err.splitlines()
    assert len(heard) == 1
    assert name in heard[0]
