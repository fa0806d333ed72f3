"""JSON without the kindness of ``json.loads``: no NaN, no repeated keys, a place for every fault."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from layers.problems import shown

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})


@dataclass(frozen=True, slots=True)
class JsonFault:
    """What is wrong at one place of a JSON text; line and column count from 1."""

    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line} column {self.column}: {self.message}"


class _Suspicion:
    """Remember, while the C parser runs, that a slower second look is needed."""

    def __init__(self) -> None:
        self.is_raised = False

    def constant(self, text: str) -> float:
        self.is_raised = True
        return float(text.replace("Infinity", "inf"))

    def pairs(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.is_raised = True
        return members


def parse_json(text: str) -> tuple[object, list[JsonFault]]:
    """Return the value of ``text`` and everything in it that is not JSON.

    Parameters
    ----------
    text : str
        One JSON document.

    Returns
    -------
    tuple of (object, list of JsonFault)
        The value as ``json.loads`` reads it, so that a caller can look for further faults, and the faults in
        the order of the text. A text that cannot be parsed gives ``(None, [one fault])``. Never raises.

    Examples
    --------
    >>> parse_json('{"a": 1, "a": 2}')[1][0].message
    "key 'a' repeated in one object"
    """
    suspicion = _Suspicion()
    try:
        value = json.loads(text, parse_constant=suspicion.constant, object_pairs_hook=suspicion.pairs)
    except json.JSONDecodeError as error:
        return None, [JsonFault(error.lineno, error.colno, "json", _syntax_message(text, error))]
    except RecursionError:
        return None, [JsonFault(1, 1, "json", "nested too deeply to be read")]
    except ValueError as error:  # an integer of more than 4300 digits
        return None, [JsonFault(1, 1, "json", f"unreadable number: {error}")]
    return value, _faults_of_tokens(text) if suspicion.is_raised else []


def _syntax_message(text: str, error: json.JSONDecodeError) -> str:
    """Say where the text stops being JSON and what stands there."""
    if not text[error.pos :].strip():
        return f"the file ends too early ({error.msg}), after {shown(text[-20:])}"
    if error.msg.startswith("Unterminated string"):
        return f"the file ends inside a text: {shown(text[error.pos :][:30])}"
    return f"{error.msg}: {shown(text[error.pos :][:20])}"


def _faults_of_tokens(text: str) -> list[JsonFault]:
    """Walk the tokens of a parsable text and list repeated keys and the constants JSON does not have."""
    faults: list[JsonFault] = []
    keys: list[set[str] | None] = []
    is_key = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in "{[":
            keys.append(set() if token == "{" else None)
            is_key = token == "{"
        elif token in "}]":
            keys.pop()
        elif token == ",":
            is_key = keys[-1] is not None
        elif token == ":":
            is_key = False
        elif is_key and keys[-1] is not None:
            key = json.loads(token)
            if key in keys[-1]:
                message = f"key {shown(key)} repeated in one object"
                faults.append(_fault_at(text, match, "json-duplicate-key", message))
            keys[-1].add(key)
        elif token in _CONSTANTS:
            faults.append(_fault_at(text, match, "json-constant", f"{token} is not a JSON number"))
    return faults


def _fault_at(text: str, match: re.Match[str], rule: str, message: str) -> JsonFault:
    """Place a fault by the line and column of its token."""
    start = match.start()
    line_start = text.rfind("\n", 0, start) + 1
    return JsonFault(text.count("\n", 0, start) + 1, start - line_start + 1, rule, message)
