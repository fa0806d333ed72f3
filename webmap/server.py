"""The server: granian with limits against slow and half-open connections."""

from __future__ import annotations

import socket
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from webmap import create_app

if TYPE_CHECKING:
    from flask import Flask

# Measured with 150 half-open connections: docs/decisions/0030-server.md
HEADER_MILLISECONDS = 10_000
# More than drawing and file desks hold at once (AT_ONCE and WAITING of both), or pages wait for drawings.
THREADS = 16
BACKLOG = 1024


def run(home: Path, *, host: str, port: int) -> None:
    """Serve the releases below ``home`` until the process is told to stop; prints the address first.

    Raises
    ------
    OSError
        The port is in use, or may not be opened.
    """
    require_free_port(host, port)
    server = Server(
        "webmap:create_app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        process_name=None,
    )
    sys.stdout.write(shown_address(host, port) + "\n")
    sys.stdout.flush()
    server.serve(target_loader=partial(load_app, home), wrap_loader=False)


def require_free_port(host: str, port: int) -> None:
    """Raise OSError if the port cannot be had: granian would share it with another granian in silence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise OSError(f"cannot listen on {shown_address(host, port)}: {error.strerror}") from error


def load_app(home: Path) -> Flask:
    """Return the application, inside the worker process."""
    return create_app({"HOME": home})


def shown_address(host: str, port: int) -> str:
    """Return the address to open in a browser.

    Examples
    --------
    >>> shown_address("127.0.0.1", 8000), shown_address("::1", 80)
    ('http://127.0.0.1:8000/', 'http://[::1]:80/')
    """
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
