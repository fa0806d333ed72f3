"""The offline bundle installs in an empty environment without an index, and what it installed serves."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked folder of a bundle for the Python that runs the tests."""
    folder = tmp_path_factory.mktemp("bundle")
    subprocess.run([sys.executable, "-m", "scripts.bundle", "--output", str(folder)], cwd=ROOT, check=True)
    (archive,) = folder.glob("takhoum-*-offline.tar.gz")
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(folder)], check=True)
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def cut_off() -> list[str]:
    """Return the prefix of a command without a network, empty where namespaces are not permitted."""
    prefix = ["unshare", "--map-root-user", "--net"]
    return prefix if subprocess.run([*prefix, "true"], check=False).returncode == 0 else []


def test_bundle_lists_every_file_with_its_hash(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    present = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert set(listed) == present - {"SHA256SUMS"}
    assert {name: hashlib.sha256((bundle / name).read_bytes()).hexdigest() for name in listed} == listed
    needed = {
        "install.sh",
        "README.md",
        "takhoum.service",
        "takhoum.env",
        "nginx.conf",
        "LICENSE",
        "LICENSE-DATA.md",
    }
    assert needed <= present
    assert os.access(bundle / "install.sh", os.X_OK)


def test_bundle_refuses_a_changed_file(bundle: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bundle"
    copy.mkdir()
    for path in bundle.iterdir():
        (copy / path.name).symlink_to(path)
    (copy / "nginx.conf").unlink()
    (copy / "nginx.conf").write_text("changed", encoding="ascii")
    command = [str(copy / "install.sh"), str(tmp_path / "target")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "nginx.conf" in done.stdout + done.stderr
    assert not (tmp_path / "target").exists()


def test_bundle_installs_and_serves_without_a_network(
    bundle: Path, cut_off: list[str], tmp_path: Path
) -> None:
    target, home = tmp_path / "takhoum", tmp_path / "home"
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    subprocess.run([*cut_off, str(bundle / "install.sh"), str(target)], check=True, env=environment)
    script = str(Path(__file__).with_name("offline.py"))
    command = [*cut_off, str(target / "bin/python"), script, str(target / "bin/takhoum"), str(home)]
    done = subprocess.run(command, check=False, env=environment, cwd=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout.splitlines()[-1])
    interfaces = answers.pop("outside")[2]
    assert interfaces == "lo" or not cut_off
    assert {address: answer[0] for address, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert any("vendor/leaflet/leaflet.js" in address for address in answers)
