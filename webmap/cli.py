"""The ``takhoum`` command: its words and its exit statuses."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from layers.ledger import LedgerBroken
from layers.releases import BrokenRelease, PrunedRelease, UnknownRelease
from webmap import commands, commands_figure
from webmap.settings import SettingError


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
    except SettingError as error:
        return commands.fail(str(error), commands.USAGE)
    except (BrokenRelease, LedgerBroken, OSError) as error:
        return commands.fail(str(error))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="takhoum", description="The border-cooperation atlas of Algeria.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        subparser: argparse.ArgumentParser = subparsers.add_parser(name, help=text, description=text)
        subparser.set_defaults(command=command)
        return subparser

    add_serve(add("serve", commands.serve, "serve the current release, publishing first if there is none"))
    for name, command, text in (
        (
            "check",
            commands.check,
            "validate a data directory, one problem a line: file:row:column: rule: message",
        ),
        ("publish", commands.publish, "check, build, verify and switch to a new release"),
    ):
        add(name, command, text).add_argument(
            "data", nargs="?", type=Path, metavar="DIR", help="default ./data, else the bundled one"
        )
    commands_figure.add_figure(
        add("figure", commands_figure.figure, "write a view or a figure in any form, or a folder of them")
    )
    add("releases", commands.list_releases, "list the releases, newest last")
    diff = add("diff", commands.diff, "list what changed in the registers between two releases")
    diff.add_argument("before", metavar="A")
    diff.add_argument("after", metavar="B", nargs="?", help="default: the current release")
    add("rollback", commands.rollback, "serve an earlier release again").add_argument("release", metavar="ID")
    add("verify", commands.verify, "hash a release again and compare with its manifest").add_argument(
        "release", metavar="ID", nargs="?", help="default: the current release"
    )
    add("prune", commands.prune, "remove old releases, never the current one").add_argument(
        "--keep", type=keep_number, help="how many to keep (default TAKHOUM_KEEP_RELEASES)"
    )
    return parser


def add_serve(parser: argparse.ArgumentParser) -> None:
    """Add what ``serve`` can be told."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--data", type=Path, help="data directory (default ./data, else the bundled one)")
    parser.add_argument(
        "--store", help="where releases are kept: a folder or file:// URL (default TAKHOUM_HOME)"
    )


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
