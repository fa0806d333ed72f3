"""Time whole commands, each run in a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the report: what was measured, the median, the spread, the limit if there is one."""

    what: str
    value: float
    unit: str
    spread: str = ""
    limit: float | None = None

    @property
    def is_kept(self) -> bool:
        """Tell whether the limit holds; a peer has none."""
        return self.limit is None or self.value <= self.limit


def median_row(what: str, values: Sequence[float], unit: str, limit: float | None = None) -> Row:
    """Return the row of several measurements of the same thing."""
    spread = f"{min(values):.2f}–{max(values):.2f}, {len(values)} runs"
    return Row(what, statistics.median(values), unit, spread, limit)


def time_command(command: Sequence[str], cwd: Path, *, status: int = 0, **environment: str) -> float:
    """Return the seconds from start to end of a command, which must exit with ``status``."""
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, check=False, capture_output=True, text=True
    )
    seconds = time.perf_counter() - started
    if done.returncode != status:
        raise SystemExit(f"{' '.join(command)} exited with {done.returncode}:\n{done.stderr[-2000:]}")
    return seconds


def repeat(times: int, measure: Callable[[int], float]) -> list[float]:
    """Return what ``measure`` gives for run 0, 1, 2 …"""
    return [measure(run) for run in range(times)]


def kilobytes(size: int) -> float:
    """Return bytes as kilobytes of 1000."""
    return size / 1000
