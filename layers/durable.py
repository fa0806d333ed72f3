"""Writing so that a kill or a power cut leaves the old state or the new one, and nothing between."""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make every file and folder below ``folder`` durable."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with Path(parent, name).open("rb") as stream:
                os.fsync(stream.fileno())
        sync_folder(Path(parent))


def replace_file(path: Path, content: bytes) -> None:
    """Give ``path`` new content in one step, durable when this returns."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    sync_folder(path.parent)
