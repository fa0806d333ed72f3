"""The ``takhoum`` command: its words and its exit statuses."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from layers.ledger import LedgerBroken
from layers.releases import BrokenRelease, PrunedRelease, UnknownRelease
from webmap import commands


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 sound, 1 problems, 2 usage."""
    parser = build_parser()
    options = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except UnknownRelease as error:
        return commands.fail(f"no release {error.args[0]!r} here; `takhoum releases` lists them")
    except PrunedRelease as error:
        return commands.fail(f"release {error.args[0]!r} was pruned")
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; Python must not complain at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return commands.SOUND
    except (BrokenRelease, LedgerBroken, OSError) as error:
        return commands.fail(str(error))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="takhoum", description="The border-cooperation atlas of Algeria.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    serve_command = subparsers.add_parser(
        "serve", help="serve the current release, publishing first if there is none"
    )
    serve_command.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serve_command.add_argument(
        "--port", type=port_number, default=8000, help="port to listen on (default 8000)"
    )
    serve_command.add_argument(
        "--data", type=Path, help="data directory (default ./data, else the bundled one)"
    )
    serve_command.add_argument(
        "--store", help="where releases are kept: a folder or file:// URL (default TAKHOUM_HOME)"
    )
    serve_command.set_defaults(command=commands.serve)

    for name, action, text in (
        (
            "check",
            commands.check,
            "validate a data directory, one problem a line: file:row:column: rule: message",
        ),
        ("publish", commands.publish, "check, build, verify and switch to a new release"),
    ):
        command = subparsers.add_parser(name, help=text, description=text)
        command.add_argument(
            "data", nargs="?", type=Path, metavar="DIR", help="default ./data, else the bundled one"
        )
        command.set_defaults(command=action)

    subparsers.add_parser("releases", help="list the releases, newest last").set_defaults(
        command=commands.list_releases
    )

    diff_command = subparsers.add_parser(
        "diff", help="list what changed in the registers between two releases"
    )
    diff_command.add_argument("before", metavar="A")
    diff_command.add_argument("after", metavar="B", nargs="?", help="default: the current release")
    diff_command.set_defaults(command=commands.diff)

    rollback_command = subparsers.add_parser("rollback", help="serve an earlier release again")
    rollback_command.add_argument("release", metavar="ID")
    rollback_command.set_defaults(command=commands.rollback)

    verify_command = subparsers.add_parser(
        "verify", help="hash a release again and compare with its manifest"
    )
    verify_command.add_argument("release", metavar="ID", nargs="?", help="default: the current release")
    verify_command.set_defaults(command=commands.verify)

    prune_command = subparsers.add_parser("prune", help="remove old releases, never the current one")
    prune_command.add_argument(
        "--keep", type=keep_number, help="how many to keep (default TAKHOUM_KEEP_RELEASES)"
    )
    prune_command.set_defaults(command=commands.prune)
    return parser


def port_number(text: str) -> int:
    """Parse a TCP port."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return int(text)


def keep_number(text: str) -> int:
    """Parse how many releases to keep."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
