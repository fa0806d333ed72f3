"""The drawing desk: a bounded number of drawings at once, each in a process that can be ended."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from werkzeug.exceptions import TooManyRequests

FOLDER = Path(__file__).parent
SHEETS = "draw.py"
# A browser asks for six pictures at once: two are made, four wait.
AT_ONCE, WAITING = 2, 4
SECONDS = 20.0
RETRY_SECONDS = 5

log = logging.getLogger(__name__)


class DeskBusy(TooManyRequests):
    """Too many drawings are asked for at once, or one took too long."""

    def __init__(self) -> None:
        super().__init__(retry_after=RETRY_SECONDS)


class DrawingFailed(Exception):
    """The drawing program refused the drawing; the message is its own."""


class Desk:
    """Draws: so many at once, so many waiting.

    Parameters
    ----------
    at_once, waiting : int
        Drawings made at the same time, and callers that may wait for their turn; one more is refused.
    seconds : float
        How long one drawing, and one wait, may take.
    """

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(at_once)
        self._queue = threading.BoundedSemaphore(at_once + waiting)

    def draw(
        self,
        template: str,
        document: Mapping[str, object],
        *,
        form: str = "pdf",
        ppi: float = 144,
        page: int = 0,
    ) -> bytes:
        """Return a PDF, or one page as PNG.

        Parameters
        ----------
        template : str
            Name of a file beside this module.
        document : mapping
            What the template shows, as JSON holds it.

        Raises
        ------
        DeskBusy
            No place became free in time, or the drawing took too long.
        DrawingFailed
        """
        asked = {"template": template, "form": form, "ppi": ppi, "page": page}
        return self.run(SHEETS, {**asked, "document": document})

    def run(self, worker: str, request: Mapping[str, object]) -> bytes:
        """Return what a worker makes of a request.

        Parameters
        ----------
        worker : str
            Name of a Python file beside this module.
        request : mapping
            What it reads from standard input, as JSON holds it; ``document`` is handed over as a text.

        Raises
        ------
        DeskBusy
            No place became free in time, or the drawing took too long.
        DrawingFailed
        """
        document = json.dumps(request["document"], ensure_ascii=False, sort_keys=True)
        told = json.dumps({**request, "document": document}).encode("utf-8")
        if not self._queue.acquire(blocking=False):
            raise DeskBusy
        try:
            if not self._places.acquire(timeout=self._seconds):
                raise DeskBusy
            try:
                return self._run(worker, told)
            finally:
                self._places.release()
        finally:
            self._queue.release()

    def _run(self, worker: str, request: bytes) -> bytes:
        """Start the worker, hand it the request and take its answer."""
        try:
            # -P: no module is taken from the folder the server happens to stand in.
            done = subprocess.run(
                [sys.executable, "-P", str(FOLDER / worker)],
                input=request,
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            log.warning("a drawing was ended after %s seconds", self._seconds)
            raise DeskBusy from late
        told = done.stderr.decode("utf-8", "replace").strip()[-2000:]
        if done.returncode != 0:
            raise DrawingFailed(told)
        if told:
            log.warning("a drawing was made with a remark: %s", told)
        return done.stdout
