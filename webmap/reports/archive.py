"""Archives whose bytes depend on what is in them alone: one time, one order, one compression."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

FIRST_TIME = (1980, 1, 1, 0, 0, 0)
# What compresses badly is stored.
STORED = (".png", ".pdf", ".docx")


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of ``files`` by name, in the order given.

    Examples
    --------
    >>> write_zip({"a": b"1"}) == write_zip({"a": b"1"})
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIRST_TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def retimed(content: bytes) -> bytes:
    """Return an archive of ours with the first time a ZIP can hold instead of the clock's."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return write_zip(files)
