"""Read CQL2 text: one pass over the tokens, by precedence, no step back."""

from __future__ import annotations

from layers.cql2 import values
from layers.cql2.nodes import (
    COMPARISONS,
    DEEPEST,
    Call,
    Items,
    Literal,
    Node,
    Placing,
    Property,
    call,
    refuse_size,
)
from layers.cql2.tokens import Token, cut_tokens, refuse_place

# How tightly the operators of arithmetic bind.
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "div": 2, "^": 3}
_SHAPES = frozenset(
    {"point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection"}
)
_RESERVED = frozenset({"and", "or", "not", "like", "between", "in", "is", "null", "div"})


def read_text(text: str, place: Placing) -> Node:
    """Return the tree of a filter in CQL2 text.

    Raises
    ------
    ParameterError
        The text is not CQL2, or nests too deep.
    """
    reader = _Reader(text, place)
    node = reader.either()
    reader.expect_end()
    return node


class _Reader:
    """The tokens of a filter and the place that was reached."""

    def __init__(self, text: str, place: Placing) -> None:
        self.text, self.place = text, place
        self.tokens = cut_tokens(text)
        self.next, self.depth = 0, 0

    @property
    def token(self) -> Token:
        """The token ahead."""
        return self.tokens[self.next]

    def is_word(self, *words: str) -> bool:
        """Tell whether one of these words or signs is ahead."""
        return self.token.kind in ("word", "sign") and self.token.text.lower() in words

    def take(self, *words: str) -> bool:
        """Pass over a word or sign if it is ahead."""
        found = self.is_word(*words)
        self.next += found
        return found

    def expect(self, word: str) -> None:
        """Pass over a word or sign that must be ahead."""
        if not self.take(word):
            refuse_place(self.text, self.token.start)

    def expect_end(self) -> None:
        """Refuse what stands after the filter."""
        if self.token.kind != "end":
            refuse_place(self.text, self.token.start)

    def either(self) -> Node:
        """Read terms joined by OR."""
        self.depth += 1
        if self.depth > DEEPEST:
            refuse_size()
        terms = [self.both()]
        while self.take("or"):
            terms.append(self.both())
        self.depth -= 1
        return terms[0] if len(terms) == 1 else call("or", tuple(terms))

    def both(self) -> Node:
        """Read terms joined by AND."""
        terms = [self.negated()]
        while self.take("and"):
            terms.append(self.negated())
        return terms[0] if len(terms) == 1 else call("and", tuple(terms))

    def negated(self) -> Node:
        """Read a term with any number of NOT before it."""
        count = 0
        while self.take("not"):
            count += 1
        term = self.predicate()
        if count == 0:
            return term
        return call("not", (term,)) if count % 2 else call("not", (call("not", (term,)),))

    def predicate(self) -> Node:
        """Read a comparison, or what stands alone."""
        left = self.sum(1)
        if self.token.kind == "sign" and self.token.text in COMPARISONS:
            op = self.token.text
            self.next += 1
            return call(op, (left, self.sum(1)))
        if self.take("is"):
            is_negated = self.take("not")
            self.expect("null")
            return _unless(is_negated, call("isnull", (left,)))
        is_negated = self.take("not")
        if self.take("like"):
            return _unless(is_negated, call("like", (left, self.sum(1))))
        if self.take("between"):
            low = self.sum(1)
            self.expect("and")
            return _unless(is_negated, call("between", (left, low, self.sum(1))))
        if self.take("in"):
            self.expect("(")
            return _unless(is_negated, call("in", (left, Items(self.arguments()))))
        if is_negated:
            refuse_place(self.text, self.token.start)
        return left

    def sum(self, lowest: int) -> Node:
        """Read arithmetic whose operators bind at least as tightly as ``lowest``."""
        left = self.signed()
        while (binding := _BINDING.get(self.token.text.lower(), 0)) >= lowest and self.is_word(*_BINDING):
            op = self.token.text
            self.next += 1
            left = call(op, (left, self.sum(binding + 1)))
        return left

    def signed(self) -> Node:
        """Read a value with its sign."""
        count = 0
        while self.take("-"):
            count += 1
        value = self.value()
        if count % 2 == 0:
            return value
        if isinstance(value, Literal) and type(value.value) is float:
            return Literal(-value.value)
        return call("*", (Literal(-1.0), value))

    def value(self) -> Node:
        """Read a literal, a property, a function, or what stands in parentheses."""
        token = self.token
        self.next += 1
        if token.kind == "number":
            return Literal(float(token.text))
        if token.kind == "text":
            return Literal(_unquoted(token))
        if token.kind == "quoted":
            return Property(token.text[1:-1].replace('""', '"'))
        if token.kind == "sign" and token.text == "(":
            first = self.either()
            if not self.is_word(","):
                self.expect(")")
                return first
            self.expect(",")
            return Items((first, *self.arguments()))
        if token.kind != "word" or token.text.lower() in _RESERVED:
            refuse_place(self.text, token.start)
        return self.named(token)

    def named(self, token: Token) -> Node:
        """Read what a word begins."""
        word = token.text.lower()
        if word in ("true", "false"):
            return Literal(word == "true")
        if word in _SHAPES:
            return values.shape_of_wkt(self.well_known_text(token), self.place)
        if not self.take("("):
            return Property(token.text)
        if word in ("date", "timestamp"):
            return values.day(_plain(self.one_argument()))
        arguments = self.arguments()
        if word == "bbox":
            return values.shape_of_box([_plain(each) for each in arguments], self.place)
        if (
            word == "interval"
            and len(arguments) == 2
            and all(isinstance(each, Literal) for each in arguments)
        ):
            return values.span(_plain(arguments[0]), _plain(arguments[1]))
        return call(token.text, arguments)

    def arguments(self) -> tuple[Node, ...]:
        """Read values up to the closing parenthesis, the opening one taken already."""
        if self.take(")"):
            return ()
        found = [self.either()]
        while self.take(","):
            found.append(self.either())
        self.expect(")")
        return tuple(found)

    def one_argument(self) -> Node:
        """Read the only value of a function."""
        found = self.arguments()
        if len(found) != 1:
            refuse_place(self.text, self.token.start)
        return found[0]

    def well_known_text(self, token: Token) -> str:
        """Pass over a geometry up to the parenthesis that closes it and return its text."""
        depth = 0
        while True:
            ahead = self.token
            if ahead.kind in ("end", "text", "quoted") or depth > DEEPEST:
                refuse_place(self.text, ahead.start)
            self.next += 1
            depth += {"(": 1, ")": -1}.get(ahead.text, 0)
            if depth <= 0 and (ahead.text == ")" or ahead.text.lower() == "empty"):
                return self.text[token.start : ahead.end]


def _unless(is_negated: bool, node: Call) -> Node:
    """Return the opposite of a term if NOT stood in it."""
    return call("not", (node,)) if is_negated else node


def _unquoted(token: Token) -> str:
    """Return the text between single quotes."""
    return token.text[1:-1].replace("''", "'").replace("\\'", "'")


def _plain(node: Node) -> object:
    """Return the value of a literal; what else stands there is no value."""
    return node.value if isinstance(node, Literal) else node
