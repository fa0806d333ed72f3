"""The tree of a filter, its bounds, and the one way to refuse it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn, TypeAlias

from shapely.geometry.base import BaseGeometry

from layers.messages import N_
from layers.parameters import ParameterError, shown

PARAMETER = "filter"
LONGEST, DEEPEST, MOST_NODES, MOST_TERMS, MOST_SHAPES = 16_384, 32, 4_000, 200, 8


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the features, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, a number or a truth value."""

    value: str | float | bool


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or the days from ``first`` to ``last``; an open end is the end of the calendar."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry in longitude and latitude."""

    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function with its arguments; names are those of CQL2 JSON in lower case."""

    op: str
    args: tuple[Node, ...]


Node: TypeAlias = "Property | Literal | Span | Shape | Items | Call"
# How a geometry as written becomes one in longitude and latitude; it refuses what it cannot place.
Placing: TypeAlias = Callable[[BaseGeometry], BaseGeometry]

COMPARISONS = frozenset({"=", "<>", "<", ">", "<=", ">="})
ARITHMETIC = frozenset({"+", "-", "*", "/", "%", "^", "div"})
FOLDS = frozenset({"casei", "accenti"})
SPATIAL = frozenset(
    f"s_{name}"
    for name in ("contains", "crosses", "disjoint", "equals", "intersects", "overlaps", "touches", "within")
)
TEMPORAL = frozenset(
    f"t_{name}"
    for name in (
        "after", "before", "contains", "disjoint", "during", "equals", "finishedby", "finishes", "intersects",
        "meets", "metby", "overlappedby", "overlaps", "startedby", "starts",
    )
)  # fmt: skip
ARRAYS = frozenset({"a_equals", "a_contains", "a_containedby", "a_overlaps"})
# Number of arguments each operator takes; None: two or more.
ARITY: dict[str, int | None] = {
    "and": None, "or": None, "not": 1, "isnull": 1, "like": 2, "between": 3, "in": 2, "interval": 2,
    **dict.fromkeys(COMPARISONS | ARITHMETIC | SPATIAL | TEMPORAL | ARRAYS, 2), **dict.fromkeys(FOLDS, 1),
}  # fmt: skip


def refuse(message: str, **values: str) -> NoReturn:
    """Raise the error that names ``filter``; a bad value is shown short and harmless."""
    raise ParameterError(PARAMETER, message, {name: shown(text) for name, text in values.items()})


def call(op: str, args: tuple[Node, ...]) -> Call:
    """Return a call, or refuse an operator that is not there or has too few or too many arguments."""
    name = op.lower()
    if name not in ARITY:
        refuse(N_("%(parameter)s: “%(value)s” is not an operator or function of CQL2"), value=op)
    wanted = ARITY[name]
    if len(args) < 2 if wanted is None else len(args) != wanted:
        refuse(N_("%(parameter)s: “%(value)s” has a wrong number of arguments"), value=op)
    return Call(name, args)


def check_bounds(node: Node) -> None:
    """Refuse a filter with too many parts, too deep, or with too many terms or shapes."""
    nodes = terms = shapes = 0
    waiting: list[tuple[Node, int]] = [(node, 1)]
    while waiting:
        each, depth = waiting.pop()
        nodes += 1
        shapes += isinstance(each, Shape)
        terms += isinstance(each, Call) and each.op not in ("and", "or", "not")
        if nodes > MOST_NODES or depth > DEEPEST or terms > MOST_TERMS or shapes > MOST_SHAPES:
            refuse_size()
        if isinstance(each, Call):
            waiting += [(argument, depth + 1) for argument in each.args]
        elif isinstance(each, Items):
            waiting += [(item, depth) for item in each.items]


def refuse_size() -> NoReturn:
    """Refuse a filter for its size."""
    refuse(
        N_(
            "%(parameter)s: at most %(length)s characters, %(terms)s terms, %(shapes)s geometries and "
            "%(depth)s levels"
        ),
        length=str(LONGEST),
        terms=str(MOST_TERMS),
        shapes=str(MOST_SHAPES),
        depth=str(DEEPEST),
    )
