"""The release that is served: the pointer is watched, a new release verified and swapped in memory."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from layers.atlas import Atlas
from layers.ledger import LedgerBroken
from layers.releases import BrokenRelease, Store

# Algeria keeps UTC+1 all year, so no time zone data base is needed.
ALGIERS = timezone(timedelta(hours=1), "Africa/Algiers")
WATCH_SECONDS = 1.0
RETRY_SECONDS = 15.0
KEPT_RELEASES = 3
# What reading and loading a torn, foreign or half-removed release can raise.
FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError, BrokenRelease, LedgerBroken)

log = logging.getLogger(__name__)


class NoRelease(Exception):
    """Nothing has been published yet, or nothing sound."""


class LiveRelease:
    """The current release in memory, and a few older ones that readers asked for.

    Parameters
    ----------
    store : Store
        Where releases lie.
    load : callable
        Reads a release folder into an Atlas.
    """

    def __init__(self, store: Store, load: Callable[[Path], Atlas] = Atlas.load) -> None:
        self._store = store
        self._load = load
        self._current: Atlas | None = None
        self._older: OrderedDict[str, Atlas] = OrderedDict()
        self._made: dict[str, datetime] = {}
        self._lock = threading.Lock()
        self.degraded: tuple[str, ...] = ()

    def refresh(self) -> None:
        """Follow the pointer; on any fault keep the last good release and remember the reason."""
        try:
            self.degraded = self._follow()
        except FAULTS as fault:
            log.exception("the release could not be loaded")
            self.degraded = (f"{type(fault).__name__}: {fault}",)

    def watch(self) -> None:
        """Refresh in the background until the process ends."""
        threading.Thread(target=self._watch, name="release-watcher", daemon=True).start()

    def at(self, release_id: str | None = None) -> Atlas:
        """Return the Atlas of a release, the current one by default.

        Raises
        ------
        NoRelease, UnknownRelease, PrunedRelease, BrokenRelease
        """
        current = self._current
        if current is not None and release_id in (None, current.release_id):
            return current
        if release_id is None:
            raise NoRelease
        self._store.folder(release_id)  # one pruned since it was loaded is gone for readers too
        with self._lock:
            if release_id not in self._older:
                self._older[release_id] = self._open(release_id)
            self._older.move_to_end(release_id)
            while len(self._older) > KEPT_RELEASES:
                self._older.popitem(last=False)
            return self._older[release_id]

    def made_at(self, release_id: str) -> datetime:
        """Return the instant at which a release was published; remembered, should the ledger break later."""
        if release_id not in self._made:
            self._made[release_id] = datetime.fromisoformat(self._store.made_at(release_id)).astimezone(UTC)
        return self._made[release_id]

    def made_on(self, release_id: str) -> date:
        """Return the day in Algiers on which a release was published."""
        return self.made_at(release_id).astimezone(ALGIERS).date()

    def folder(self, release_id: str) -> Path:
        """Return the folder of a release that is on disk."""
        return self._store.folder(release_id)

    def _follow(self) -> tuple[str, ...]:
        release_id = self._store.current_id()
        if release_id is None:
            return () if self._current is None else ("the pointer to the current release is missing",)
        if self._current is None or self._current.release_id != release_id:
            opened = self._open(release_id)
            # Folded and listed before it is served, so that the first reader does not wait for it.
            _ = opened.vocabulary
            self._current = opened
            log.info("serving release %s", release_id)
        self._store.entries()  # a broken ledger harms no page of this release, but is told
        self.made_at(release_id)
        return ()

    def _open(self, release_id: str) -> Atlas:
        folder = self._store.folder(release_id)
        faults = self._store.verify(release_id)
        if faults:
            raise BrokenRelease(f"release {release_id}: " + "; ".join(faults[:5]))
        return self._load(folder)

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(RETRY_SECONDS if self.degraded else WATCH_SECONDS):
            self.refresh()


def today_in_algiers() -> date:
    """Return the present day in Algiers, the day a view shows when it names none."""
    return datetime.now(ALGIERS).date()
