"""What a release is made of: the SHA-256 of everything in it, and the id that follows from that."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST_NAME = "manifest.json"
ID_LENGTH = 12


@dataclass(frozen=True)
class Manifest:
    """Hashes of one release: no date and no predecessor, so the same input gives the same bytes.

    Attributes
    ----------
    code : str
        Name and version of the program that built the release.
    inputs, outputs : mapping of POSIX path to SHA-256 in hex
        Files read, relative to the data directory; files written, relative to the release.
    """

    code: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]

    def to_bytes(self) -> bytes:
        """Return the one spelling of this manifest: sorted keys, UTF-8, a final newline."""
        body = {"code": self.code, "inputs": dict(self.inputs), "outputs": dict(self.outputs)}
        return (json.dumps(body, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def release_id(self) -> str:
        """First 12 hex digits of the SHA-256 of :meth:`to_bytes`."""
        return hashlib.sha256(self.to_bytes()).hexdigest()[:ID_LENGTH]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_files(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Return ``name -> SHA-256`` for files given relative to ``root``, in sorted order."""
    return {name: hash_file(root / name) for name in sorted(names)}


def list_files(folder: Path) -> list[str]:
    """Return every file below ``folder`` as a sorted list of POSIX paths, the manifest left out."""
    found = [
        Path(parent, name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    ]
    return sorted(name for name in found if name != MANIFEST_NAME)


def verify_folder(folder: Path, release_id: str) -> list[str]:
    """Return what differs between a release folder and its manifest; empty when it is sound.

    Every file is read and hashed again. Found are: a manifest that is missing or not the one the
    id was made from, files that are missing, changed, or not in the manifest.
    """
    path = folder / MANIFEST_NAME
    try:
        content = path.read_bytes()
    except OSError as error:
        return [f"{MANIFEST_NAME}: cannot be read: {error.strerror}"]
    if hashlib.sha256(content).hexdigest()[:ID_LENGTH] != release_id:
        return [f"{MANIFEST_NAME}: is not the manifest of release {release_id}"]
    expected: dict[str, str] = json.loads(content)["outputs"]
    present = list_files(folder)
    faults = [f"{name}: not in the manifest" for name in present if name not in expected]
    for name, digest in expected.items():
        if name not in present:
            faults.append(f"{name}: missing")
        elif hash_file(folder / name) != digest:
            faults.append(f"{name}: changed since it was published")
    return sorted(faults)
