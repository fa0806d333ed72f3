"""Releases on disk: immutable folders, a one-line pointer to the current one, and their ledger.

``home/releases/<id>/`` holds a release, ``home/current`` names the one that is served,
``home/releases.jsonl`` is the ledger. Publishing builds in a temporary folder on the same file
system, hashes, syncs, renames, and only then moves the pointer: a kill at any moment leaves the
release that was current, whole.
"""

from __future__ import annotations

import fcntl
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from layers.durable import replace_file, sync_folder, sync_tree
from layers.ledger import Action, Entry, append_entry, is_pruned, published_at, read_ledger
from layers.manifest import MANIFEST_NAME, Manifest, hash_files, list_files, verify_folder

RELEASE_ID = re.compile(r"[0-9a-f]{12}")


class UnknownRelease(LookupError):
    """No release of that id was ever published here."""


class PrunedRelease(LookupError):
    """The release existed and was removed."""


class BrokenRelease(Exception):
    """A release does not agree with its manifest; the message lists what differs."""


@dataclass(frozen=True)
class Published:
    """What :meth:`Store.publish` did: the id, the release served before, whether anything changed."""

    release_id: str
    previous_id: str | None
    is_new: bool


class Store:
    """The releases below one home folder.

    Parameters
    ----------
    home : Path
        ``TAKHOUM_HOME``. Created when something is first written.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._releases = home / "releases"
        self._pointer = home / "current"
        self._ledger = home / "releases.jsonl"

    def current_id(self) -> str | None:
        """Return the id of the release that is served, or None before the first."""
        try:
            text = self._pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        if not RELEASE_ID.fullmatch(text):
            raise BrokenRelease(f"{self._pointer.name}: not a release id: {text[:40]!r}")
        return text

    def entries(self) -> tuple[Entry, ...]:
        """Return the ledger, oldest entry first."""
        return read_ledger(self._ledger)

    def folder(self, release_id: str) -> Path:
        """Return the folder of a release.

        Raises
        ------
        UnknownRelease
            The id was never published here, or is no id.
        PrunedRelease
            It was, and has been removed since.
        """
        path = self._releases / release_id
        if not RELEASE_ID.fullmatch(release_id):
            raise UnknownRelease(release_id)
        if path.is_dir():
            return path
        if is_pruned(self.entries(), release_id):
            raise PrunedRelease(release_id)
        raise UnknownRelease(release_id)

    def made_at(self, release_id: str) -> str:
        """Return the UTC instant at which a release was first published, ISO 8601."""
        made_at = published_at(self.entries(), release_id)
        if made_at is None:
            raise UnknownRelease(release_id)
        return made_at

    def present_ids(self) -> list[str]:
        """Return the ids of the releases on disk, oldest first by their publication."""
        # The ledger's order, not its dates: two releases may be published within one second.
        published = dict.fromkeys(item.release for item in self.entries() if item.action == "publish")
        return [name for name in published if (self._releases / name).is_dir()]

    def verify(self, release_id: str) -> list[str]:
        """Hash a release again and return what differs; empty when it is sound."""
        return verify_folder(self.folder(release_id), release_id)

    def publish(
        self,
        build: Callable[[Path], None],
        *,
        code: str,
        inputs: Mapping[str, str],
        made_at: str,
        progress: Callable[[str], None] = lambda text: None,
    ) -> Published:
        """Build a release with ``build(folder)``, verify it, and make it the current one.

        Parameters
        ----------
        build : callable
            Writes the files of the release into the empty folder it is given.
        code : str
            Name and version of the program, part of the manifest.
        inputs : mapping
            SHA-256 of the files read, part of the manifest.
        made_at : str
            ISO 8601 instant in UTC for the ledger; never part of the release.
        progress : callable
            Told in a few words what is being done.

        Returns
        -------
        Published
            ``is_new`` is False when the release that is current has the very same bytes.
        """
        with self._locked():
            with self._workspace() as folder:
                progress("building")
                build(folder)
                manifest = Manifest(code=code, inputs=inputs, outputs=hash_files(folder, list_files(folder)))
                (folder / MANIFEST_NAME).write_bytes(manifest.to_bytes())
                progress("verifying")
                self._keep(folder, manifest.release_id)
            previous_id = self.current_id()
            if previous_id == manifest.release_id:
                return Published(manifest.release_id, previous_id, is_new=False)
            progress("switching")
            self._switch(manifest.release_id, "publish", made_at)
            return Published(manifest.release_id, previous_id, is_new=True)

    def rollback(self, release_id: str, *, made_at: str) -> None:
        """Make an earlier release the current one, after hashing it again."""
        with self._locked():
            self._require_sound(release_id)
            self._switch(release_id, "rollback", made_at)

    def prune(self, *, keep: int, made_at: str) -> list[str]:
        """Remove all but the ``keep`` newest releases and the current one; return the removed ids."""
        if keep < 1:
            raise ValueError(f"keep must be at least 1, not {keep}")
        with self._locked():
            current = self.current_id()
            removable = [name for name in self.present_ids()[:-keep] if name != current]
            for release_id in removable:
                append_entry(self._ledger, release_id, "prune", made_at)
                grave = self._releases / f".pruned-{release_id}"
                (self._releases / release_id).rename(grave)
                shutil.rmtree(grave)
            return removable

    def _keep(self, folder: Path, release_id: str) -> None:
        """Move a finished folder to its place; one already there is kept if it is sound."""
        target = self._releases / release_id
        faults = verify_folder(folder, release_id)
        if faults:
            raise BrokenRelease("; ".join(faults))
        if target.is_dir():
            if not verify_folder(target, release_id):
                return
            target.rename(self._releases / f".broken-{release_id}")
        sync_tree(folder)
        folder.rename(target)
        sync_folder(self._releases)

    def _switch(self, release_id: str, action: Action, made_at: str) -> None:
        """Write the ledger, then the pointer: a kill between them is mended by the next publish."""
        append_entry(self._ledger, release_id, action, made_at)
        replace_file(self._pointer, f"{release_id}\n".encode("ascii"))

    def _require_sound(self, release_id: str) -> None:
        faults = self.verify(release_id)
        if faults:
            raise BrokenRelease(f"release {release_id}: " + "; ".join(faults))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one publisher in at a time, and clear what a killed one left behind."""
        self._releases.mkdir(parents=True, exist_ok=True)
        with (self.home / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for stale in self._releases.glob(".*-*"):
                shutil.rmtree(stale)
            yield

    @contextmanager
    def _workspace(self) -> Iterator[Path]:
        folder = Path(tempfile.mkdtemp(prefix=".building-", dir=self._releases))
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
