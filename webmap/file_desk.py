"""The file desk: a bounded number of files written at once, each in a process that can be ended."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

AT_ONCE, WAITING = 2, 4
SECONDS, RETRY_SECONDS = 30.0, 5
# Of the document handed over; the process that reads it needs a few times as much.
LARGEST_BYTES = 24 * 1024 * 1024

log = logging.getLogger(__name__)


class WritingFailed(Exception):
    """The program that writes files refused; the message is its own."""


class FileDesk:
    """Writes files: so many at once, so many waiting; one more is asked to come again.

    Parameters
    ----------
    at_once, waiting : int
    seconds : float
        How long one file, and one wait, may take.
    largest_bytes : int
        How much one file may hold.
    """

    def __init__(
        self,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        seconds: float = SECONDS,
        largest_bytes: int = LARGEST_BYTES,
    ) -> None:
        self._seconds, self._largest = seconds, largest_bytes
        self._places = threading.BoundedSemaphore(at_once)
        self._queue = threading.BoundedSemaphore(at_once + waiting)

    def write(self, document: Mapping[str, Any]) -> bytes:
        """Return the bytes of the file that a document of ``layers.file_document`` asks for.

        Raises
        ------
        RequestEntityTooLarge
            413: it would hold too much.
        TooManyRequests
            429: no place became free in time, or writing took too long.
        WritingFailed
        """
        request = json.dumps(document, ensure_ascii=False).encode()
        if len(request) > self._largest:
            raise RequestEntityTooLarge
        if not self._queue.acquire(blocking=False):
            raise TooManyRequests(retry_after=RETRY_SECONDS)
        try:
            if not self._places.acquire(timeout=self._seconds):
                raise TooManyRequests(retry_after=RETRY_SECONDS)
            try:
                return self._run(request)
            finally:
                self._places.release()
        finally:
            self._queue.release()

    def _run(self, request: bytes) -> bytes:
        """Start the worker, hand it the document and take its answer."""
        try:
            # -P: no module is taken from the folder the server happens to stand in.
            done = subprocess.run(
                [sys.executable, "-P", "-m", "layers.file_writing"],
                input=request,
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            log.warning("writing a file was ended after %s seconds", self._seconds)
            raise TooManyRequests(retry_after=RETRY_SECONDS) from late
        told = done.stderr.decode("utf-8", "replace").strip()[-2000:]
        if done.returncode != 0:
            raise WritingFailed(told)
        if told:
            log.warning("a file was written with a remark: %s", told)
        return done.stdout
