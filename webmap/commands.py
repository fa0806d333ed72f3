"""What each command of ``takhoum`` does; every one returns its exit status."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from layers.bundled import default_data
from layers.releases import Store, UnknownRelease
from webmap.settings import read_settings

SOUND, PROBLEMS, USAGE = 0, 1, 2


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
