"""Turn the text of a cell into a typed value, by ASCII rules only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import isfinite

from layers.dataset import Value
from layers.dates import parse_partial_date
from layers.package import Field
from layers.problems import shown
from layers.text_rules import Fault, text_faults, url_fault

LIST_SEPARATOR = ";"
# int() also takes 1_000, +10 and Arabic-Indic digits; float() also takes nan, inf and 1e400.
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class CellError(ValueError):
    """A cell that cannot be read as its type."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


def read_cell(text: str, field: Field) -> tuple[Value, list[Fault]]:
    """Return the value of a cell and the rules it breaks.

    Parameters
    ----------
    text : str
        The cell; empty means missing. ``NA``, ``007`` and ``1E5`` are texts like others.
    field : Field
        The declaration of its column.

    Returns
    -------
    tuple of (Value, list of (rule, message))
        The value is None where the cell is empty or breaks a rule.
    """
    if not text:
        return None, [_required(field)] if field.is_required else []
    faults = list(text_faults(text, is_arabic=_is_arabic_prose(field), is_prose=field.kind == "text"))
    if faults:
        return None, faults
    try:
        value = _READERS[field.type](text)
    except CellError as fault:
        return None, [(fault.rule, str(fault))]
    if field.kind in ("list", "row_refs"):
        value = tuple(text.split(LIST_SEPARATOR))
    faults = list(value_faults(value, text, field))
    return (None if faults else value), faults


def _required(field: Field) -> Fault:
    """Say that a cell must be filled."""
    return "required", f"'' is empty, {field.name} is required"


def _is_arabic_prose(field: Field) -> bool:
    """Whether kashida is refused: spellings kept as found (aliases) are no prose."""
    return field.kind == "text" and field.name.endswith("_ar")


def _text(text: str) -> Value:
    """Keep a text."""
    return text


def _integer(text: str) -> Value:
    """Read a whole number."""
    if _INTEGER.fullmatch(text) is None:
        raise CellError("integer", f"{shown(text)} is not a whole number in digits 0-9")
    return int(text)


def _number(text: str) -> Value:
    """Read a finite decimal number."""
    if _NUMBER.fullmatch(text) is None:
        raise CellError("number", f"{shown(text)} is not a decimal number in digits 0-9")
    number = float(text)
    if not isfinite(number):
        raise CellError("number", f"{shown(text)} is not finite")
    return number


def _boolean(text: str) -> Value:
    """Read true or false."""
    if text not in ("true", "false"):
        raise CellError("boolean", f"{shown(text)} is neither true nor false")
    return text == "true"


_READERS: dict[str, Callable[[str], Value]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}


def value_faults(value: Value, text: str, field: Field) -> Iterator[Fault]:
    """Yield the constraints of its field that a typed value breaks; ``text`` is how it was written."""
    if field.enum and text not in field.enum:
        yield "enum", f"{shown(text)} is none of {', '.join(field.enum)}"
    if field.pattern is not None and field.pattern.fullmatch(text) is None:
        yield "pattern", f"{shown(text)} does not match {field.pattern.pattern}"
    if isinstance(value, int | float):
        if field.minimum is not None and value < field.minimum:
            yield "minimum", f"{text} is below {field.minimum:g}"
        if field.maximum is not None and value > field.maximum:
            yield "maximum", f"{text} is above {field.maximum:g}"
    if field.kind == "partial_date":
        yield from _date_faults(text, field)
    elif field.kind == "url" and (fault := url_fault(text)) is not None:
        yield fault
    elif isinstance(value, tuple):
        yield from _list_faults(value, text)


def _date_faults(text: str, field: Field) -> Iterator[Fault]:
    """Yield why a date is none, or lies wholly outside its bounds."""
    try:
        day = parse_partial_date(text)
    except ValueError as error:
        yield "partial-date", str(error)
        return
    if field.earliest is not None and day.last_day < field.earliest.first_day:
        yield "date-range", f"{shown(text)} is before {field.earliest.text}"
    if field.latest is not None and day.first_day > field.latest.last_day:
        yield "date-range", f"{shown(text)} is after {field.latest.text}"


def _list_faults(items: tuple[str, ...], text: str) -> Iterator[Fault]:
    """Yield empty, padded and repeated items."""
    for number, item in enumerate(items, start=1):
        if not item or item != item.strip():
            yield (
                "list-item",
                f"item {number} of {shown(text)} is {'padded' if item else 'empty'}: {shown(item)}",
            )
        elif item in items[: number - 1]:
            yield "list-item", f"{shown(item)} stands twice in {shown(text)}"
