"""Build our wheel and fetch the locked ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
# Newest first; Debian 12 and Ubuntu 22.04 have glibc 2.35 and 2.36.
MANYLINUX = ("manylinux_2_35", "manylinux_2_34", "manylinux_2_31", "manylinux_2_28", "manylinux_2_27")
OLDER = (
    "manylinux_2_26",
    "manylinux_2_24",
    "manylinux_2_17",
    "manylinux2014",
    "manylinux_2_12",
    "manylinux_2_5",
)


def build_own_wheel(root: Path, target: Path) -> Path:
    """Build the wheel of this checkout with the locked build requirements of this environment."""
    command = (
        *PIP,
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(target),
        str(root),
    )
    subprocess.run(command, check=True)
    (wheel,) = target.glob("takhoum-*.whl")
    return wheel


def download_wheels(lock: Path, target: Path, *, python: str, machine: str) -> None:
    """Fetch what ``lock`` names for one Python on Linux, checking every hash."""
    platforms = [f"--platform={name}_{machine}" for name in (*MANYLINUX, *OLDER)]
    command = [*PIP, "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command += ["--implementation=cp", f"--python-version={python}", *platforms]
    subprocess.run([*command, f"--dest={target}", f"--requirement={lock}"], check=True)
