"""The ``takhoum`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from layers.bundled import default_data
from layers.ledger import LedgerBroken
from layers.releases import BrokenRelease, PrunedRelease, Store, UnknownRelease
from webmap.settings import read_settings

SOUND, PROBLEMS, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 sound, 1 problems, 2 usage."""
    parser = build_parser()
    options = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except UnknownRelease as error:
        return fail(f"no release {error.args[0]!r} here; `takhoum releases` lists them")
    except PrunedRelease as error:
        return fail(f"release {error.args[0]!r} was pruned")
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; Python must not complain at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOUND
    except (BrokenRelease, LedgerBroken, OSError) as error:
        return fail(str(error))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="takhoum", description="The border-cooperation atlas of Algeria.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve_command = commands.add_parser(
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
    serve_command.set_defaults(command=serve)

    for name, action, text in (
        ("check", check, "validate a data directory, one problem a line: file:row:column: rule: message"),
        ("publish", publish, "check, build, verify and switch to a new release"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "data", nargs="?", type=Path, metavar="DIR", help="default ./data, else the bundled one"
        )
        command.set_defaults(command=action)

    commands.add_parser("releases", help="list the releases, newest last").set_defaults(command=list_releases)

    diff_command = commands.add_parser("diff", help="list what changed in the registers between two releases")
    diff_command.add_argument("before", metavar="A")
    diff_command.add_argument("after", metavar="B", nargs="?", help="default: the current release")
    diff_command.set_defaults(command=diff)

    rollback_command = commands.add_parser("rollback", help="serve an earlier release again")
    rollback_command.add_argument("release", metavar="ID")
    rollback_command.set_defaults(command=rollback)

    verify_command = commands.add_parser("verify", help="hash a release again and compare with its manifest")
    verify_command.add_argument("release", metavar="ID", nargs="?", help="default: the current release")
    verify_command.set_defaults(command=verify)

    prune_command = commands.add_parser("prune", help="remove old releases, never the current one")
    prune_command.add_argument(
        "--keep", type=keep_number, help="how many to keep (default TAKHOUM_KEEP_RELEASES)"
    )
    prune_command.set_defaults(command=prune)
    return parser


def serve(options: argparse.Namespace) -> int:
    """Serve the current release."""
    from webmap.server import run

    home = store_home(options.store)
    if home is None:
        return fail(
            f"--store {options.store}: this version keeps releases in a folder (file:///… or a path)", USAGE
        )
    store = Store(home)
    if store.current_id() is None and publish_into(store, data_directory(options.data)) != SOUND:
        return PROBLEMS
    run(home, host=options.host, port=options.port)
    return SOUND


def check(options: argparse.Namespace) -> int:
    """Print every problem of a data directory."""
    from layers.check import check_directory

    data = data_directory(options.data)
    if not data.is_dir():
        return fail(f"{data}: not a directory", USAGE)
    dataset, problems = check_directory(data)
    for problem in problems:
        print(problem)
    if dataset is None:
        return fail(f"{counted(len(problems), 'problem')} in {data}")
    say(f"{data} is sound" + (f", {counted(len(problems), 'warning')}" if problems else ""))
    return SOUND


def publish(options: argparse.Namespace) -> int:
    """Publish a data directory."""
    data = data_directory(options.data)
    if not data.is_dir():
        return fail(f"{data}: not a directory", USAGE)
    return publish_into(Store(read_settings().home), data)


def publish_into(store: Store, data: Path) -> int:
    """Publish ``data`` into ``store``, print the release id and what changed."""
    from layers.problems import DataProblems
    from webmap.publishing import publish as publish_data

    try:
        outcome = publish_data(data, store, progress=progress)
    except DataProblems as error:
        for problem in error.problems:
            say(str(problem))
        return fail(f"{counted(len(error.problems), 'problem')} in {data}; nothing was published")
    published = outcome.published
    print(published.release_id)
    if not published.is_new:
        print("unchanged: the current release was made from the same data and code")
    elif published.previous_id is None:
        print("first release")
    else:
        print(f"{counted(len(outcome.changes), 'change')} since {published.previous_id}")
        for change in outcome.changes:
            print(change)
    return SOUND


def list_releases(options: argparse.Namespace) -> int:
    """Print id, date and state of every release."""
    store = Store(read_settings().home)
    current = store.current_id()
    for release_id in store.present_ids():
        print(f"{release_id}  {store.made_at(release_id)}" + ("  current" if release_id == current else ""))
    return SOUND


def diff(options: argparse.Namespace) -> int:
    """Print what leads from one release to another."""
    from layers.release_diff import compare_releases

    store = Store(read_settings().home)
    after = options.after or current_id(store)
    for change in compare_releases(store.folder(options.before), store.folder(after)):
        print(change)
    return SOUND


def rollback(options: argparse.Namespace) -> int:
    """Make an earlier release the current one."""
    Store(read_settings().home).rollback(options.release, made_at=now())
    print(options.release)
    return SOUND


def verify(options: argparse.Namespace) -> int:
    """Print what differs between a release and its manifest."""
    store = Store(read_settings().home)
    release_id = options.release or current_id(store)
    faults = store.verify(release_id)
    for fault in faults:
        print(fault)
    if faults:
        return fail(f"release {release_id} is damaged: {counted(len(faults), 'fault')}")
    say(f"release {release_id} is sound")
    return SOUND


def prune(options: argparse.Namespace) -> int:
    """Remove old releases and print their ids."""
    settings = read_settings()
    for release_id in Store(settings.home).prune(keep=options.keep or settings.keep_releases, made_at=now()):
        print(release_id)
    return SOUND


def current_id(store: Store) -> str:
    """Return the id of the current release; raises UnknownRelease when there is none."""
    release_id = store.current_id()
    if release_id is None:
        raise UnknownRelease("current")
    return release_id


def data_directory(named: Path | None) -> Path:
    """Return the data directory to use: the one named, else ./data, else the bundled one."""
    return named if named is not None else default_data()


def store_home(store: str | None) -> Path | None:
    """Return the folder a ``--store`` names, TAKHOUM_HOME without one, None when it is no folder."""
    if store is None:
        return read_settings().home
    if "://" not in store:
        return Path(store)
    return Path(store.removeprefix("file://")) if store.startswith("file:///") else None


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


def now() -> str:
    """Return the present instant for the ledger."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def progress(text: str) -> None:
    """Say what is being done, on a terminal only."""
    if sys.stderr.isatty():
        say(f"{text} …")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def say(text: str) -> None:
    """Write one line for the reader."""
    print(text, file=sys.stderr)


def fail(text: str, status: int = PROBLEMS) -> int:
    """Write one line of error and return the exit status."""
    say(f"takhoum: {text}")
    return status
