"""Values of a column or a literal, judged once for each distinct value: three-valued, as SQL has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Kind: TypeAlias = Literal["text", "number", "boolean", "date", "list", "span"]
Judge: TypeAlias = Callable[..., bool | None]
Bools: TypeAlias = NDArray[np.bool_]
_UNKNOWN = -1
# Beyond this many pairs of distinct values two columns are compared row by row.
_MOST_PAIRS = 65_536


@dataclass(frozen=True, slots=True)
class Truth:
    """For every row whether something is surely true (``yes``) or surely false (``no``); neither: unknown."""

    yes: Bools
    no: Bools

    def __and__(self, other: Truth) -> Truth:
        """Return the conjunction."""
        return Truth(self.yes & other.yes, self.no | other.no)

    def __or__(self, other: Truth) -> Truth:
        """Return the disjunction."""
        return Truth(self.yes | other.yes, self.no & other.no)

    def __invert__(self) -> Truth:
        """Return the negation: the unknown stays unknown."""
        return Truth(self.no, self.yes)


@dataclass(frozen=True, slots=True)
class Vector:
    """Distinct ``values`` and for each row the place of its own (-1: null).

    Without ``codes`` it is one value for all rows.
    """

    kind: Kind
    values: Sequence[Any]
    codes: NDArray[np.intp] | None = None

    def map(self, change: Callable[[Any], Any], kind: Kind | None = None) -> Vector:
        """Return the vector with every distinct value changed; what becomes ``None`` is null."""
        changed = [change(each) for each in self.values]
        if any(each is None for each in changed) and self.codes is not None:
            known = np.array([each is not None for each in (*changed, None)], dtype=bool)
            return Vector(kind or self.kind, changed, np.where(known[self.codes], self.codes, _UNKNOWN))
        return Vector(kind or self.kind, changed, self.codes)


def encode(values: Sequence[Any], kind: Kind) -> Vector:
    """Return the vector of a column, ``None`` for null.

    Examples
    --------
    >>> encode(["b", None, "b"], "text").codes.tolist()
    [0, -1, 0]
    """
    places: dict[Any, int] = {}
    codes = [_UNKNOWN if each is None else places.setdefault(each, len(places)) for each in values]
    return Vector(kind, list(places), np.array(codes, dtype=np.intp))


def judge_rows(judge: Judge, vectors: Sequence[Vector], count: int) -> Truth:
    """Return for each of ``count`` rows what ``judge`` says of its values; a null makes it unknown.

    ``judge`` returns true, false, or ``None`` for unknown. It is asked once for each distinct combination.
    """
    columns = [each for each in vectors if each.codes is not None]
    if len(vectors) == 1 and vectors[0].codes is not None:
        return _by_value(judge, vectors[0])
    if np.prod([len(each.values) + 1.0 for each in columns]) > max(_MOST_PAIRS, count):
        return _row_by_row(judge, vectors, count)
    # The null stands last in its column.
    choices = (each.values if each.codes is None else (*each.values, None) for each in vectors)
    answers = np.array([_ask(judge, each) for each in product(*choices)], dtype=np.int8)
    place = np.zeros(count, dtype=np.intp)
    for each in columns:
        assert each.codes is not None
        size = len(each.values) + 1
        place = place * size + np.where(each.codes < 0, size - 1, each.codes)
    return _truth(answers[place])


def _by_value(judge: Judge, vector: Vector) -> Truth:
    """Ask for every distinct value of one column: the common case, and the shortest way."""
    assert vector.codes is not None
    answers = [_UNKNOWN if each is None else judge(each) for each in vector.values]
    coded = [_UNKNOWN if each is None else int(each) for each in answers]
    return _truth(np.array([*coded, _UNKNOWN], dtype=np.int8)[vector.codes])


def _row_by_row(judge: Judge, vectors: Sequence[Vector], count: int) -> Truth:
    """Ask for every row."""
    rows = zip(*(_spread(each, count) for each in vectors), strict=True)
    return _truth(np.array([_ask(judge, each) for each in rows], dtype=np.int8))


def spread(vector: Vector, count: int) -> list[Any]:
    """Return the value of every row, ``None`` for null."""
    return list(_spread(vector, count))


def _spread(vector: Vector, count: int) -> Sequence[Any]:
    if vector.codes is None:
        return [vector.values[0]] * count
    values = [*vector.values, None]
    return [values[each] for each in vector.codes.tolist()]


def _ask(judge: Judge, values: Sequence[Any]) -> int:
    """Return 1, 0 or -1 for true, false, unknown."""
    if any(each is None for each in values):
        return _UNKNOWN
    answer = judge(*values)
    return _UNKNOWN if answer is None else int(answer)


def _truth(answers: NDArray[np.int8]) -> Truth:
    """Return answers as a truth for every row."""
    return Truth(answers == 1, answers == 0)
