"""One finding of a check, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE_COLUMN = "-"
WARNING_PREFIX = "warning-"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is, which rule it breaks, and what was found there.

    ``row`` counts the header as 1; ``column`` is a header name, a position beyond the header, or ``-``.
    """

    file: str
    row: int
    column: str
    rule: str
    message: str

    def __str__(self) -> str:
        """Return ``file:row:column: rule: message`` on one line."""
        return f"{self.file}:{self.row}:{self.column}: {self.rule}: {self.message}"

    @property
    def is_warning(self) -> bool:
        """Whether the finding is told but refuses nothing."""
        return self.rule.startswith(WARNING_PREFIX)


class DataProblems(Exception):
    """The data directory is not sound; ``problems`` holds every finding of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(value: object, *, limit: int = 80) -> str:
    """Return ``value`` as it may stand in a message: quoted, printable ASCII controls, never overlong.

    Examples
    --------
    >>> shown("two\\nlines")
    "'two\\\\nlines'"
    """
    text = ascii_controls(repr(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def ascii_controls(text: str) -> str:
    """Return ``text`` with everything that could move or hide other text written as an escape."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
