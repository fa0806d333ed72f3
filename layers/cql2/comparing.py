"""How values compare: numbers, texts with wildcards, partial dates, spans of time, lists."""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from layers.dates import parse_partial_date

Days: TypeAlias = tuple[date, date]
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt,
    "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
LARGEST_POWER = 64.0


def days_of(text: str) -> Days:
    """Return the first and the last day that a partial date may mean."""
    found = parse_partial_date(text)
    return found.first_day, found.last_day


def compare_days(op: str) -> Callable[[Days, Days], bool | None]:
    """Return how two days compare that are known as precisely as their sources: maybe not at all.

    Examples
    --------
    >>> may = days_of("2021-05")
    >>> compare_days("<")(days_of("2020"), may), compare_days("=")(days_of("2021"), may)
    (True, None)
    """
    compare = COMPARE[op]

    def judge(left: Days, right: Days) -> bool | None:
        """Compare every day that each may be: by the ends, which is enough."""
        if left[1] < right[0] or left[0] > right[1]:
            return compare(left[0], right[0])
        if left[0] == left[1] == right[0] == right[1]:
            return compare(left[0], right[0])
        surest = {"<=": left[1] <= right[0], ">=": left[0] >= right[1]}.get(op, False)
        excluded = {"<": left[0] >= right[1], ">": left[1] <= right[0]}.get(op, False)
        return True if surest else False if excluded else None

    return judge


TEMPORAL: Mapping[str, Callable[[Days, Days], bool]] = {
    "t_after": lambda a, b: a[0] > b[1],
    "t_before": lambda a, b: a[1] < b[0],
    "t_contains": lambda a, b: a[0] < b[0] and a[1] > b[1],
    "t_disjoint": lambda a, b: a[1] < b[0] or a[0] > b[1],
    "t_during": lambda a, b: a[0] > b[0] and a[1] < b[1],
    "t_equals": lambda a, b: a == b,
    "t_finishedby": lambda a, b: a[0] < b[0] and a[1] == b[1],
    "t_finishes": lambda a, b: a[0] > b[0] and a[1] == b[1],
    "t_intersects": lambda a, b: a[0] <= b[1] and a[1] >= b[0],
    "t_meets": lambda a, b: a[1] == b[0],
    "t_metby": lambda a, b: a[0] == b[1],
    "t_overlappedby": lambda a, b: b[0] < a[0] < b[1] < a[1],
    "t_overlaps": lambda a, b: a[0] < b[0] < a[1] < b[1],
    "t_startedby": lambda a, b: a[0] == b[0] and a[1] > b[1],
    "t_starts": lambda a, b: a[0] == b[0] and a[1] < b[1],
}  # fmt: skip
ARRAYS: Mapping[str, Callable[[tuple[Any, ...], tuple[Any, ...]], bool]] = {
    "a_equals": lambda a, b: set(a) == set(b),
    "a_contains": lambda a, b: set(a) >= set(b),
    "a_containedby": lambda a, b: set(a) <= set(b),
    "a_overlaps": lambda a, b: not set(a).isdisjoint(b),
}  # fmt: skip


def fold_case(text: str) -> str:
    """Return a text without case."""
    return text.casefold()


def fold_accents(text: str) -> str:
    """Return a text without accents, Arabic vowel signs included.

    Examples
    --------
    >>> fold_accents("Zouj Bghâl")
    'Zouj Bghal'
    """
    bare = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", "".join(bare))


def calculate(op: str) -> Callable[[float, float], float | None]:
    """Return an operation on numbers; what has no finite real result is null."""
    plain: Mapping[str, Callable[[float, float], float]] = {
        "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
        "%": operator.mod, "div": operator.floordiv,
    }  # fmt: skip

    def result(left: float, right: float) -> float | None:
        """Calculate."""
        try:
            if op == "^":
                found = left**right if abs(right) <= LARGEST_POWER else None
            else:
                found = plain[op](left, right)
        except (ZeroDivisionError, OverflowError):
            return None
        return found if isinstance(found, int | float) and abs(found) < 1e300 else None

    return result


def like(pattern: str) -> Callable[[str], bool]:
    """Return a test for texts that match ``pattern``.

    ``%`` stands for any run, ``_`` for any character, a backslash before them takes them as they are. Each
    part is looked for from the left, so no pattern makes it slow.

    Examples
    --------
    >>> [like("%b_d%")(text) for text in ("xbad", "xbd")], like("50\\\\%")("50%")
    ([True, False], True)
    """
    first, *rest = _parts(pattern)
    plain = ["".join(each or "" for each in part) for part in (first, *rest)]
    if len(plain) in (2, 3) and not any(None in part for part in (first, *rest)):
        if len(plain) == 3 and not first and not rest[-1]:
            return lambda text: plain[1] in text
        if len(plain) == 2:
            least = len(plain[0]) + len(plain[1])
            return lambda text: len(text) >= least and text.startswith(plain[0]) and text.endswith(plain[1])

    def test(text: str) -> bool:
        """Tell whether a text matches."""
        if not rest:
            return len(text) == len(first) and _fits(first, text, 0)
        if not _fits(first, text, 0):
            return False
        place = len(first)
        for part in rest[:-1]:
            place = _find(part, text, place)
            if place < 0:
                return False
        end = len(text) - len(rest[-1])
        return end >= place and _fits(rest[-1], text, end)

    return test


def _parts(pattern: str) -> list[list[str | None]]:
    """Return what stands between the ``%``: characters, ``None`` for any."""
    parts: list[list[str | None]] = [[]]
    letters = iter(pattern)
    for each in letters:
        if each == "%":
            parts.append([])
        elif each == "_":
            parts[-1].append(None)
        else:
            parts[-1].append(next(letters, each) if each == "\\" else each)
    return parts


def _fits(part: Sequence[str | None], text: str, place: int) -> bool:
    """Tell whether a part stands at a place."""
    return place + len(part) <= len(text) and all(
        each is None or each == text[place + number] for number, each in enumerate(part)
    )


def _find(part: Sequence[str | None], text: str, place: int) -> int:
    """Return where the first place of a part ends, or -1."""
    if None not in part:
        found = text.find("".join(each or "" for each in part), place)
        return found + len(part) if found >= 0 else -1
    for start in range(place, len(text) - len(part) + 1):
        if _fits(part, text, start):
            return start + len(part)
    return -1
