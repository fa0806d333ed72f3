"""Publishing as a whole process: same bytes everywhere, and a kill never costs the current release."""

from __future__ import annotations

import contextlib
import csv
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from layers.manifest import hash_files, list_files
from layers.releases import Store

ROOT = Path(__file__).parents[2]
FIVE_ROWS = ROOT / "tests" / "data"
REAL = ROOT / "data"


def takhoum(
    *words: str, home: Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one command of takhoum to its end."""
    return subprocess.run(
        [sys.executable, "-m", "webmap.cli", *words],
        env={**os.environ, "TAKHOUM_HOME": str(home), **environment},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_data(data: Path, target: Path) -> Path:
    """Copy a data directory without the raw sources, which are not declared in it."""
    return shutil.copytree(data, target, ignore=shutil.ignore_patterns("sources"))


def change_a_title(data: Path) -> None:
    """Give the first source another title, so that a publish has something to do."""
    path = data / "registers" / "sources.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    rows[1][rows[0].index("title")] = "changed by a test"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def release_bytes(home: Path) -> dict[str, str]:
    store = Store(home)
    current = store.current_id()
    assert current is not None
    folder = store.folder(current)
    return hash_files(folder, [*list_files(folder), "manifest.json"])


def test_two_publishes_give_the_same_bytes(tmp_path: Path) -> None:
    east = published_elsewhere(
        FIVE_ROWS, tmp_path / "a", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LANG="C"
    )
    west = published_elsewhere(
        FIVE_ROWS, tmp_path / "b", TZ="America/Lima", PYTHONHASHSEED="42", LANG="C.UTF-8"
    )
    assert east == west


def test_the_real_data_published_elsewhere_give_the_same_bytes(real_home: Path, tmp_path: Path) -> None:
    # The home of this run was published in another folder, with the time zone and the hash seed of the run.
    assert os.environ.get("PYTHONHASHSEED") != "4242"
    assert os.environ.get("TZ") != "Pacific/Kiritimati"
    elsewhere = published_elsewhere(REAL, tmp_path, TZ="Pacific/Kiritimati", PYTHONHASHSEED="4242", LANG="C")
    assert elsewhere == release_bytes(real_home)


def published_elsewhere(data: Path, folder: Path, **environment: str) -> dict[str, str]:
    """Publish a copy of ``data`` in a process of its own and return the hashes of the release."""
    copied = copy_data(data, folder / "data elsewhere")
    run = takhoum("publish", str(copied), home=folder / "home", cwd=ROOT, **environment)
    assert run.returncode == 0, run.stderr
    return release_bytes(folder / "home")


def test_publish_of_unchanged_data_makes_no_release(tmp_path: Path) -> None:
    first = takhoum("publish", str(FIVE_ROWS), home=tmp_path)
    again = takhoum("publish", str(FIVE_ROWS), home=tmp_path)
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout.splitlines()[0] == again.stdout.splitlines()[0]
    assert "unchanged" in again.stdout
    assert len(Store(tmp_path).entries()) == 1


def test_publish_prints_what_changed(tmp_path: Path) -> None:
    takhoum("publish", str(FIVE_ROWS), home=tmp_path / "home")
    data = copy_data(FIVE_ROWS, tmp_path / "data")
    change_a_title(data)
    run = takhoum("publish", str(data), home=tmp_path / "home")
    assert run.returncode == 0, run.stderr
    assert "1 change since" in run.stdout
    assert '"changed by a test"' in run.stdout


def test_publish_of_damaged_data_changes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    takhoum("publish", str(FIVE_ROWS), home=home)
    before = release_bytes(home)
    data = copy_data(FIVE_ROWS, tmp_path / "data")
    with (data / "registers" / "crossings.csv").open("ab") as stream:
        stream.write(b"\xe3\xda\xc8\xd1\n")
    run = takhoum("publish", str(data), home=home)
    assert run.returncode == 1
    assert "registers/crossings.csv:" in run.stderr
    assert release_bytes(home) == before
    assert len(Store(home).entries()) == 1


@contextmanager
def forking(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the process that publishes in forks; what it says on stdout is read from it line by line."""
    command = [sys.executable, "-m", "tests.webmap.publish_forks"]
    environment = {**os.environ, "TAKHOUM_HOME": str(home)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process


def publish_in_fork(process: subprocess.Popen[str], data: Path, seconds: float) -> float:
    """Publish, kill after ``seconds`` whatever it is doing, and return how long it was let run."""
    assert process.stdin is not None
    assert process.stdout is not None
    print(data, file=process.stdin, flush=True)
    child = int(process.stdout.readline())
    started = time.monotonic()
    ended, _, _ = select.select([process.stdout], [], [], seconds)
    if not ended:
        # It may have ended by itself in the meantime.
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    assert process.stdout.readline() == "ended\n"
    return time.monotonic() - started


def killed_publishes(data: Path, folder: Path, kills: int) -> Iterator[Path]:
    """Publish ``data`` once, then again and again with a change, killing each at a random moment."""
    home = folder / "home"
    changed = copy_data(data, folder / "data")
    change_a_title(changed)
    moments = random.Random(62)
    with forking(home) as process:
        whole = publish_in_fork(process, data, seconds=600)
        for number in range(kills):
            source = changed if number % 2 == 0 else data
            publish_in_fork(process, source, seconds=whole * moments.uniform(0.0, 1.1))
            yield home


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("data", "kills"),
    [pytest.param(FIVE_ROWS, 100, id="five rows"), pytest.param(REAL, 10, id="real")],
)
def test_kill_at_any_moment_leaves_a_valid_current_release(data: Path, kills: int, tmp_path: Path) -> None:
    seen = 0
    for home in killed_publishes(data, tmp_path, kills):
        store = Store(home)
        current = store.current_id()
        assert current is not None
        assert store.verify(current) == []
        assert store.made_at(current)
        seen += 1
    assert seen == kills
    after = takhoum("publish", str(data), home=home)
    assert after.returncode == 0, after.stderr
    assert not [path.name for path in (home / "releases").iterdir() if path.name.startswith(".")]
