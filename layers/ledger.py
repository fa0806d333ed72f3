"""The list of what happened to releases: append-only, each line chained to the one before by hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from layers.durable import replace_file

Action = Literal["publish", "rollback", "prune"]
START = "0" * 64


class LedgerBroken(Exception):
    """A line of the ledger does not follow from the line before it; the message names the line."""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger.

    ``made_at`` is an ISO 8601 instant in UTC to the second; ``previous`` the SHA-256 of the line
    before (64 zeros for the first).
    """

    release: str
    action: Action
    made_at: str
    previous: str

    def to_line(self) -> bytes:
        """Return the one spelling of this entry, without the line end."""
        body = {
            "action": self.action,
            "made_at": self.made_at,
            "previous": self.previous,
            "release": self.release,
        }
        return json.dumps(body, sort_keys=True).encode()


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """Return the entries of the ledger, oldest first; an absent file is an empty ledger.

    Raises
    ------
    LedgerBroken
        A line is no entry, or its ``previous`` is not the hash of the line before.
    """
    if not path.exists():
        return ()
    entries: list[Entry] = []
    previous = START
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise LedgerBroken(f"{path.name}:{number}: not an entry: {error}") from error
        if entry.previous != previous:
            raise LedgerBroken(f"{path.name}:{number}: does not follow from the line before")
        entries.append(entry)
        previous = hashlib.sha256(line).hexdigest()
    return tuple(entries)


def append_entry(path: Path, release: str, action: Action, made_at: str) -> Entry:
    """Add one entry and return it; a kill leaves the old ledger or the new one, never a torn line."""
    entries = read_ledger(path)
    previous = hashlib.sha256(entries[-1].to_line()).hexdigest() if entries else START
    entry = Entry(release=release, action=action, made_at=made_at, previous=previous)
    replace_file(path, b"".join(item.to_line() + b"\n" for item in (*entries, entry)))
    return entry


def published_at(entries: Sequence[Entry], release: str) -> str | None:
    """Return when ``release`` was first published, or None if the ledger does not know it."""
    return next(
        (item.made_at for item in entries if item.release == release and item.action == "publish"), None
    )


def is_pruned(entries: Sequence[Entry], release: str) -> bool:
    """Return whether the last thing that happened to ``release`` was that it was pruned."""
    actions = [item.action for item in entries if item.release == release]
    return bool(actions) and actions[-1] == "prune"
