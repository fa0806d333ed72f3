"""Cut the text of a filter into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from layers.cql2.nodes import refuse
from layers.messages import N_

_TOKEN = re.compile(
    r"""(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<text>'(?:''|\\'|[^'])*')
      | (?P<quoted>"(?:""|[^"])*")
      | (?P<word>[^\W\d][\w.:]*)
      | (?P<sign><>|<=|>=|[=<>(),+\-*/%^])""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (``number text quoted word sign end``), its text, where it begins and ends."""

    kind: str
    text: str
    start: int
    end: int


def cut_tokens(text: str) -> list[Token]:
    """Return the tokens of a filter, the last of kind ``end``.

    Raises
    ------
    ParameterError
        A character begins no token.

    Examples
    --------
    >>> [each.text for each in cut_tokens("a <> 'it''s'")]
    ['a', '<>', "'it''s'", '']
    """
    tokens, place = [], _skip(text, 0)
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            refuse_place(text, place)
        assert match.lastgroup is not None  # one group always matches
        tokens.append(Token(match.lastgroup, match.group(), place, match.end()))
        place = _skip(text, match.end())
    return [*tokens, Token("end", "", len(text), len(text))]


def refuse_place(text: str, place: int) -> NoReturn:
    """Refuse a filter at a character, counted from 1."""
    refuse(
        N_("%(parameter)s: “%(value)s” is not understood at character %(position)s"),
        value=text[place : place + 20] or "…",
        position=str(place + 1),
    )


def _skip(text: str, place: int) -> int:
    """Return the place of the next character that is no space."""
    found = _SPACE.match(text, place)
    assert found is not None  # it matches nothing, too
    return found.end()
