"""Hash and pack a folder, the same bytes for the same content."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from collections.abc import Iterable
from pathlib import Path


def hash_lines(paths: Iterable[Path], root: Path) -> list[str]:
    """Return one line a file as ``sha256sum`` writes and reads it."""
    return [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}"
        for path in paths
    ]


def write_archive(folder: Path, target: Path) -> Path:
    """Pack ``folder`` under its own name, without owners and dates, and return ``target``."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = entry.mtime = 0
        entry.uname = entry.gname = ""
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    # Wheels are compressed already: the lowest level is as good as the highest here.
    with (
        target.open("wb") as stream,
        gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=1, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted([folder, *folder.rglob("*")]):
            archive.add(
                path, arcname=path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain
            )
    return target
