"""Run by the installed Python, where permitted in a namespace without a network: serve, ask, print answers.

``offline.py TAKHOUM HOME`` prints one JSON object, address to [status, bytes, start of the body].
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request

SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 0x1, 0x40
ADDRESSES = (
    "/healthz",
    "/ar/",
    "/fr/",
    "/en/",
    "/layers/crossings.geojson",
    "/layers/wilayas.geojson?detail=low",
)
START_LIMIT_S = 60.0


def main(takhoum: str, home: str) -> None:
    raise_loopback()
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "HOME": home, "TAKHOUM_HOME": f"{home}/var"}
    server = subprocess.Popen([takhoum, "serve", "--port", str(port)], env=environment, cwd=home)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(base, server)
        answers = {address: ask(base + address) for address in ADDRESSES}
        page = urllib.request.urlopen(base + "/ar/").read().decode()
        for address in sorted(set(re.findall(r'(?:href|src)="(/[^"]+\.(?:js|css|woff2))"', page))):
            answers[address] = ask(base + address)
        answers["outside"] = [0, 0, outside()]
        print(json.dumps(answers))
    finally:
        server.terminate()
        server.wait(20)


def raise_loopback() -> None:
    """Bring ``lo`` up: a new namespace has it down; elsewhere it is up and this is not permitted."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14x", b"lo", IFF_UP | IFF_RUNNING)
        try:
            fcntl.ioctl(control, SIOCSIFFLAGS, request)
        except PermissionError:
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_LIMIT_S
    while ask(base + "/readyz")[0] != 200:
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"the server did not become ready (exit status {server.poll()})")
        time.sleep(0.1)


def ask(address: str) -> list[object]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            body = answer.read()
            return [answer.status, len(body), body[:60].decode("utf-8", "replace")]
    except urllib.error.HTTPError as error:
        return [error.code, 0, ""]
    except OSError as error:
        return [0, 0, str(error)]


def outside() -> str:
    """List the network interfaces there are: ``lo`` alone in a namespace of our own."""
    return ",".join(name for _, name in socket.if_nameindex())


if __name__ == "__main__":
    main(*sys.argv[1:])
