"""Take members out of a declaration (a JSON object), refusing what has another type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

from layers.problems import shown

Members = Mapping[str, object]


class DeclarationError(ValueError):
    """A part of a declaration that cannot be used; the message says what and why."""


def as_members(value: object, name: str) -> Members:
    """Return ``value`` as a JSON object."""
    if not isinstance(value, dict):
        raise DeclarationError(f"{name} must be an object, not {shown(value)}")
    return value


def optional_members(members: Members, name: str) -> Members:
    """Return the object called ``name``, empty when absent."""
    return as_members(members[name], name) if name in members else {}


def as_list(value: object, name: str) -> list[object]:
    """Return ``value`` as a JSON array."""
    if not isinstance(value, list):
        raise DeclarationError(f"{name} must be a list, not {shown(value)}")
    return value


def as_box(value: object, name: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north."""
    sides = as_list(value, name)
    numbers = [float(each) for each in sides if isinstance(each, int | float) and not isinstance(each, bool)]
    if len(numbers) != 4 or len(sides) != 4:
        raise DeclarationError(f"{name} must hold lists of west, south, east, north, not {shown(value)}")
    west, south, east, north = numbers
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise DeclarationError(f"{name} must run from west to east and south to north, not {shown(value)}")
    return west, south, east, north


def as_text(value: object, name: str) -> str:
    """Return ``value`` as a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise DeclarationError(f"{name} must be a text, not {shown(value)}")
    return value


def text(members: Members, name: str) -> str:
    """Return the required text called ``name``."""
    if name not in members:
        raise DeclarationError(f"{name} is missing")
    return as_text(members[name], name)


def optional_text(members: Members, name: str) -> str | None:
    """Return the text called ``name``, None when absent."""
    return as_text(members[name], name) if name in members else None


def optional_flag(members: Members, name: str) -> bool:
    """Return the boolean called ``name``, False when absent."""
    value = members.get(name, False)
    if not isinstance(value, bool):
        raise DeclarationError(f"{name} must be true or false, not {shown(value)}")
    return value


def optional_number(members: Members, name: str) -> float | None:
    """Return the finite number called ``name``, None when absent."""
    if name not in members:
        return None
    value = members[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise DeclarationError(f"{name} must be a finite number, not {shown(value)}")
    return float(value)


def optional_count(members: Members, name: str) -> int | None:
    """Return the number of rows called ``name``, None when absent."""
    value = members.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise DeclarationError(f"{name} must be a whole number of rows, not {shown(value)}")
    return value


def texts(value: object, name: str) -> tuple[str, ...]:
    """Return a text or a list of texts as a tuple."""
    items = [value] if isinstance(value, str) else as_list(value, name)
    return tuple(as_text(item, name) for item in items)


def text_members(members: Members, name: str) -> dict[str, str]:
    """Return the object of texts called ``name``, empty when absent."""
    return {key: as_text(value, f"{name}.{key}") for key, value in optional_members(members, name).items()}


def refuse_unknown(members: Members, known: Iterable[str], name: str) -> None:
    """Refuse members nobody reads: a misspelt rule would check nothing."""
    if unknown := sorted(set(members) - set(known)):
        raise DeclarationError(f"{name} has unknown members {unknown}")


def one_of(value: str, allowed: Iterable[str], name: str) -> str:
    """Return ``value`` when it is allowed."""
    allowed = tuple(allowed)
    if value not in allowed:
        raise DeclarationError(f"{name} must be one of {', '.join(allowed)}, not {shown(value)}")
    return value
