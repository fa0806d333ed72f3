"""Start the real server on a release, ask it, and read its memory."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_LIMIT_S = 60.0


@contextmanager
def serving(takhoum: str, home: Path) -> Iterator[tuple[str, float, int]]:
    """Serve ``home`` and give the base address, the seconds to the first page, and the process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    server = subprocess.Popen(
        [takhoum, "serve", "--port", str(port)],
        env={**os.environ, "TAKHOUM_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not is_answering(base + "/ar/"):
            if server.poll() is not None or time.perf_counter() - started > START_LIMIT_S:
                raise SystemExit(f"the server did not start (exit status {server.poll()})")
            time.sleep(0.01)
        yield base, time.perf_counter() - started, server.pid
    finally:
        server.terminate()
        server.wait(30)


def is_answering(address: str) -> bool:
    """Tell whether the page is there."""
    try:
        fetch(address)
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def fetch(address: str) -> tuple[bytes, int]:
    """Return the plain body and the size that crossed the wire compressed."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        body: bytes = answer.read()
        return (gzip.decompress(body), len(body)) if answer.headers["Content-Encoding"] else (body, len(body))


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process and of all its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(memory_mb(int(child)) for child in children)
