"""The server: up within two seconds, small, and not held up by connections that never finish."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from webmap import file_desk
from webmap.drawings import desk
from webmap.server import THREADS

HALF_OPEN = 150
SECONDS_TO_ANSWER = 2.0
START = (
    "import sys; from pathlib import Path; from webmap.server import run; "
    "run(Path(sys.argv[1]), host='127.0.0.1', port=int(sys.argv[2]))"
)
ROOT = Path(__file__).parents[2]


def test_pages_have_threads_beside_all_that_desks_hold() -> None:
    assert sum((desk.AT_ONCE, desk.WAITING, file_desk.AT_ONCE, file_desk.WAITING)) + 4 <= THREADS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def server(home: Path) -> Iterator[tuple[int, float, subprocess.Popen[str]]]:
    """A running server: its port, the seconds until its first answer, its process."""
    port = free_port()
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(home), str(port)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
                assert answer.status == 200
            break
        except OSError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() - begun < 20, "the server did not answer"
    yield port, time.monotonic() - begun, process
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    process.stdout.close()
    process.wait(10)


def test_the_server_is_up_in_time_and_says_where(server: tuple[int, float, subprocess.Popen[str]]) -> None:
    port, seconds, process = server
    assert process.stdout is not None
    assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
    # The limit is for a quiet machine; the tests share two cores with others.
    assert seconds < SECONDS_TO_ANSWER * max(1.0, os.getloadavg()[0])


def test_half_open_connections_hold_nobody_up(server: tuple[int, float, subprocess.Popen[str]]) -> None:
    port = server[0]
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(HALF_OPEN)]
    for connection in connections:
        connection.sendall(b"GET /ar/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    for _ in range(10):
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            assert answer.status == 200
    for connection in connections:
        connection.close()


def test_the_server_stops_when_told(server: tuple[int, float, subprocess.Popen[str]]) -> None:
    process = server[2]
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) in (0, -signal.SIGTERM)


def test_a_port_in_use_is_refused(
    server: tuple[int, float, subprocess.Popen[str]], home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from webmap.cli import main

    assert main(["serve", "--store", str(home), "--port", str(server[0])]) == 1
    heard = capfd.readouterr()
    assert heard.out == ""
    assert len(heard.err.splitlines()) == 1
    assert str(server[0]) in heard.err
