"""Judge a filter over the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from layers.cql2 import comparing, nodes
from layers.cql2.nodes import Call, Items, Literal, Node, Property, Shape, Span, refuse
from layers.cql2.spatial import judge_spatial
from layers.cql2.vectors import Bools, Kind, Truth, Vector, encode, judge_rows, spread
from layers.messages import N_

if TYPE_CHECKING:
    from layers.feature_table import FeatureTable

# Rows times terms that one filter may ask for.
MOST_WORK = 20_000_000


def judge_filter(node: Node, table: FeatureTable) -> Bools:
    """Return for every row of ``table`` whether the filter is true of it.

    Unknown is not true: a comparison with a null, with a partial date that may lie on both sides, or with
    the geometry of a row without place.

    Raises
    ------
    ParameterError
        The filter names what the table has not, or compares what cannot be compared.
    """
    return _Judge(table).truth(node).yes


class _Judge:
    """One filter over one table."""

    def __init__(self, table: FeatureTable) -> None:
        self.table, self.count, self.work = table, len(table.features), 0

    def truth(self, node: Node) -> Truth:
        """Judge what is true or false."""
        if isinstance(node, Call) and node.op in ("and", "or"):
            found = self.truth(node.args[0])
            for each in node.args[1:]:
                found = found & self.truth(each) if node.op == "and" else found | self.truth(each)
            return found
        if isinstance(node, Call) and node.op == "not":
            return ~self.truth(node.args[0])
        self.work += self.count
        if self.work > MOST_WORK:
            nodes.refuse_size()
        if isinstance(node, Call) and node.op not in nodes.ARITHMETIC | nodes.FOLDS:
            return self._predicate(node)
        vector = self._vector(node)
        if vector.kind != "boolean":
            refuse(N_("%(parameter)s: “%(value)s” is neither true nor false"), value=_told(node))
        return judge_rows(bool, [vector], self.count)

    def _predicate(self, node: Call) -> Truth:
        """Judge one term."""
        if node.op in nodes.SPATIAL:
            return judge_spatial(node, self.table)
        if node.op == "isnull":
            return self._is_null(node.args[0])
        if node.op in nodes.TEMPORAL:
            left, right = (self._days(each) for each in node.args)
            return judge_rows(comparing.TEMPORAL[node.op], [left, right], self.count)
        if node.op in nodes.ARRAYS:
            # A list of one value reads like a value in parentheses.
            args = (Items((each,)) if isinstance(each, Literal) else each for each in node.args)
            lists = [self._vector(each) for each in args]
            self._demand(all(each.kind == "list" for each in lists), node)
            return judge_rows(comparing.ARRAYS[node.op], lists, self.count)
        if node.op == "like":
            return self._like(node)
        if node.op == "in":
            return self._is_in(node)
        if node.op == "between":
            value, low, high = node.args
            return self._compare(">=", value, low, node) & self._compare("<=", value, high, node)
        if node.op == "interval":
            self._demand(False, node)
        return self._compare(node.op, node.args[0], node.args[1], node)

    def _compare(self, op: str, left: Node, right: Node, node: Node) -> Truth:
        """Compare two values of one kind."""
        one, other = self._vector(left), self._vector(right)
        if "span" in (one.kind, other.kind):
            return judge_rows(comparing.compare_days(op), [self._days(left), self._days(right)], self.count)
        kinds = {"text" if each.kind == "date" else each.kind for each in (one, other)}
        self._demand(len(kinds) == 1 and (kinds != {"list"} or op in ("=", "<>")), node)
        return judge_rows(comparing.COMPARE[op], [one, other], self.count)

    def _like(self, node: Call) -> Truth:
        """Match texts with a pattern."""
        value, pattern = (self._vector(each) for each in node.args)
        self._demand(
            value.kind in ("text", "date") and pattern.kind == "text" and pattern.codes is None, node
        )
        return judge_rows(comparing.like(pattern.values[0]), [value], self.count)

    def _is_in(self, node: Call) -> Truth:
        """Find values in a list of literals."""
        value = self._vector(node.args[0])
        self._demand(isinstance(node.args[1], Items) and bool(node.args[1].items), node)
        assert isinstance(node.args[1], Items)
        wanted = [self._vector(each) for each in node.args[1].items]
        if value.kind == "span" or any(each.kind == "span" or each.codes is not None for each in wanted):
            found = [self._compare("=", node.args[0], each, node) for each in node.args[1].items]
            self.work += self.count * len(found)
            return found[0] if len(found) == 1 else _any(found)
        own = "text" if value.kind == "date" else value.kind
        self._demand(own != "list" and all(each.kind == own for each in wanted), node)
        chosen = frozenset(each.values[0] for each in wanted)
        return judge_rows(lambda each: each in chosen, [value], self.count)

    def _is_null(self, node: Node) -> Truth:
        """Find what is not known."""
        if isinstance(node, Property) and node.name == self.table.geometry_name:
            missing = np.array([each.geometry is None for each in self.table.features], dtype=bool)
            return Truth(missing, ~missing)
        vector = self._vector(node)
        missing = np.zeros(self.count, bool) if vector.codes is None else vector.codes < 0
        return Truth(missing, ~missing)

    def _days(self, node: Node) -> Vector:
        """Return what a value means in days."""
        vector = self._vector(node)
        if vector.kind == "date":
            if isinstance(node, Property):
                return self.table.derived(
                    node.name, "days", lambda column: column.map(comparing.days_of, "span")
                )
            return vector.map(comparing.days_of, "span")
        self._demand(vector.kind == "span", node)
        return vector

    def _vector(self, node: Node) -> Vector:
        """Return the values of a column, a literal or what is calculated from them."""
        if isinstance(node, Property):
            return self.table.column(node.name)
        if isinstance(node, Literal):
            return Vector(_kind(node.value), [node.value])
        if isinstance(node, Span):
            return Vector("span", [(node.first, node.last)])
        if isinstance(node, Items):
            self._demand(all(isinstance(each, Literal) for each in node.items), node)
            return Vector("list", [tuple(each.value for each in node.items if isinstance(each, Literal))])
        if isinstance(node, Shape):
            refuse(
                N_("%(parameter)s: “%(value)s” cannot be compared like this"), value=node.geometry.geom_type
            )
        return self._calculated(node)

    def _calculated(self, node: Call) -> Vector:
        """Return the values of a function or operation."""
        if node.op == "interval":
            first, last = (self._days(each) for each in node.args)
            return self._pairs(lambda one, other: (one[0], other[1]), first, last, "span")
        if node.op in nodes.FOLDS:
            text = self._vector(node.args[0])
            self._demand(text.kind in ("text", "date"), node)
            fold = comparing.fold_case if node.op == "casei" else comparing.fold_accents
            if isinstance(node.args[0], Property):
                # Kept with the column: the same fold is asked for again and again.
                return self.table.derived(node.args[0].name, node.op, lambda column: column.map(fold, "text"))
            return text.map(fold, "text")
        self._demand(node.op in nodes.ARITHMETIC, node)
        left, right = (self._vector(each) for each in node.args)
        self._demand(left.kind == right.kind == "number", node)
        return self._pairs(comparing.calculate(node.op), left, right, "number")

    def _pairs(self, make: Any, left: Vector, right: Vector, kind: Kind) -> Vector:
        """Return what is made of two values, by distinct value where one is a constant."""
        self.work += self.count
        if left.codes is None:
            constant = left.values[0]
            return right.map(lambda each: None if None in (constant, each) else make(constant, each), kind)
        if right.codes is None:
            constant = right.values[0]
            return left.map(lambda each: None if None in (constant, each) else make(each, constant), kind)
        rows = zip(spread(left, self.count), spread(right, self.count), strict=True)
        return encode([None if None in pair else make(*pair) for pair in rows], kind)

    @staticmethod
    def _demand(is_met: bool, node: Node) -> None:
        """Refuse a term whose parts do not go together."""
        if not is_met:
            refuse(N_("%(parameter)s: “%(value)s” cannot be compared like this"), value=_told(node))


def _kind(value: str | float | bool) -> Kind:
    """Return the kind of a literal."""
    return "boolean" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"


def _any(found: list[Truth]) -> Truth:
    """Return the disjunction of several truths."""
    whole = found[0]
    for each in found[1:]:
        whole = whole | each
    return whole


def _told(node: Node) -> str:
    """Return a part of a filter as a message shows it."""
    match node:
        case Property(name):
            return name
        case Literal(value):
            return str(value)
        case Span(first, last):
            return first.isoformat() if first == last else f"{first}/{last}"
        case Items(items):
            return ", ".join(map(_told, items[:4]))
        case Shape(geometry):
            return str(geometry.geom_type)
        case Call(op, args):
            return f"{op}({', '.join(map(_told, args[:3]))})"
