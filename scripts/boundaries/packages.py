"""Find files, versions and checksums of the packages that are read."""

import csv
import hashlib
import importlib.metadata
import importlib.resources
from pathlib import Path


def package_file(package: str, name: str) -> Path:
    """Return the path of a data file inside an installed Python package."""
    return Path(str(importlib.resources.files(package).joinpath("data", name)))


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def version(distribution: str) -> str:
    """Return the installed version of a Python distribution."""
    return importlib.metadata.version(distribution)


def read_table(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a table by their code."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}
