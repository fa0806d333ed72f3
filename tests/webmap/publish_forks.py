"""A process that has loaded what a publish needs and forks for each: a kill then falls into its work.

Reads a line with a data directory, forks a child that publishes it into ``TAKHOUM_HOME``, prints the child's
process id, and when it has ended ``ended``.
"""

from __future__ import annotations

import os
import sys

import webmap.publishing  # noqa: F401  what a publish imports is loaded once, here
from webmap.cli import main


def serve_forks() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os._exit(main(["publish", line.rstrip("\n")]))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    serve_forks()
