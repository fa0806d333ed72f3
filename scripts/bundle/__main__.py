"""Write ``dist/takhoum-VERSION-offline.tar.gz``: ``python -m scripts.bundle --python 3.11 3.12``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from scripts.bundle.archive import hash_lines, write_archive
from scripts.bundle.wheels import build_own_wheel, download_wheels

ROOT = Path(__file__).parents[2]
FILES = Path(__file__).parent / "files"
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def main() -> None:
    """Collect the bundle in a temporary folder and pack it."""
    parser = argparse.ArgumentParser(prog="scripts.bundle", description=__doc__)
    parser.add_argument(
        "--python", nargs="+", default=[HERE], help=f"Python versions to carry (default {HERE})"
    )
    parser.add_argument("--machine", default="x86_64", help="processor of the target (default x86_64)")
    parser.add_argument(
        "--output", type=Path, default=ROOT / "dist", help="folder of the archive (default dist)"
    )
    options = parser.parse_args()
    name = f"takhoum-{version('takhoum')}-offline"
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="takhoum-bundle-") as folder:
        bundle = Path(folder) / name
        collect(bundle, options.python, options.machine)
        archive = write_archive(bundle, options.output / f"{name}.tar.gz")
    checksum = hash_lines([archive], archive.parent)[0] + "\n"
    archive.with_name(archive.name + ".sha256").write_text(checksum, encoding="ascii")
    print(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)")


def collect(bundle: Path, pythons: list[str], machine: str) -> None:
    """Fill the folder of the bundle."""
    wheels = bundle / "wheels"
    wheels.mkdir(parents=True)
    own = build_own_wheel(ROOT, wheels)
    lock = ROOT / "requirements" / "runtime.txt"
    for python in pythons:
        print(f"fetching the wheels for Python {python}", file=sys.stderr)
        download_wheels(lock, wheels, python=python, machine=machine)
    requirement = f"takhoum=={version('takhoum')} --hash=sha256:{hash_lines([own], wheels)[0].split()[0]}\n"
    text = lock.read_text(encoding="utf-8") + requirement
    (bundle / "requirements.txt").write_text(text, encoding="utf-8")
    (bundle / "PYTHONS").write_text(" ".join(pythons) + "\n", encoding="ascii")
    for path in sorted([*FILES.iterdir(), ROOT / "LICENSE", ROOT / "LICENSE-DATA.md", ROOT / "CHANGELOG.md"]):
        shutil.copy(path, bundle / path.name)
    listed = sorted(path for path in bundle.rglob("*") if path.is_file())
    (bundle / "SHA256SUMS").write_text("\n".join(hash_lines(listed, bundle)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
