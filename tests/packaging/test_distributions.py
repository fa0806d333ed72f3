"""What the wheel and the source distribution carry, built from a copy that holds only what git has."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = "webmap/static/vendor"
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an sdist made from the tracked files and a wheel made from that sdist."""
    checkout, output = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in listed.stdout.split("\0")[:-1]:
        if (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(output), str(checkout)]
    subprocess.run(command, check=True)
    return output


@pytest.fixture(scope="module")
def wheel_names(built: Path) -> set[str]:
    (wheel,) = built.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_wheel_carries_the_data_but_not_its_sources(wheel_names: set[str]) -> None:
    assert "layers/data/datapackage.json" in wheel_names
    for folder in ("registers", "lookups", "boundaries"):
        tracked = {path.name for path in (ROOT / "data" / folder).iterdir() if path.is_file()}
        carried = {
            name.rsplit("/", 1)[1] for name in wheel_names if name.startswith(f"layers/data/{folder}/")
        }
        assert carried == tracked
    assert not [name for name in wheel_names if "sources/" in name]


def test_wheel_carries_the_front_end_files_with_their_licences(wheel_names: set[str]) -> None:
    font = f"{VENDOR}/ibm-plex-sans-arabic"
    assert {
        f"{VENDOR}/leaflet/{name}" for name in ("leaflet.js", "leaflet.css", "LICENSE", "images/layers.png")
    } <= (wheel_names)
    for weight in (400, 600):
        assert {f"{font}/arabic-{weight}.woff2", f"{font}/latin-{weight}.woff2"} <= wheel_names
    assert f"{font}/LICENSE" in wheel_names
    assert {"webmap/static/bundle/main.js", "webmap/static/bundle/stamp"} <= wheel_names


def test_wheel_carries_compiled_translations(wheel_names: set[str]) -> None:
    sources = sorted((ROOT / "webmap/translations").rglob("*.po"))
    assert sources
    assert {path.relative_to(ROOT).with_suffix(".mo").as_posix() for path in sources} <= wheel_names
    assert not [name for name in wheel_names if name.endswith((".po", ".pot"))]


def test_wheel_installs_two_packages_and_nothing_else(wheel_names: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"layers", "webmap"}
    licences = {name.rsplit("/", 1)[1] for name in wheel_names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA.md"}


def test_source_distribution_carries_what_a_build_needs(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        names = {name.split("/", 1)[1] for name in packed.getnames() if "/" in name}
    assert {
        "package.json",
        "package-lock.json",
        ".npmrc",
        "hatch_build.py",
        "pyproject.toml",
        "Makefile",
    } <= names
    assert {"data/datapackage.json", "layers/catalog.py", "webmap/cli.py", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith((VENDOR, ".git/", "var/", ".venv"))]
