"""Filters and dates as links and forms, for ``menus.html``."""

from __future__ import annotations

from dataclasses import dataclass

from webmap.sources import Words


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and the address with it added or taken away."""

    words: Words
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Menu:
    """One filter: its choices, what is chosen in words, the address without it."""

    name: str
    label: str
    chosen: str
    clear_url: str
    choices: tuple[Choice, ...]

    @property
    def is_active(self) -> bool:
        """Whether it narrows: a menu that only chooses between views never does."""
        return bool(self.clear_url)


@dataclass(frozen=True)
class DateForm:
    """A form that sets one date and keeps the rest of the address."""

    parameter: str
    action: str
    value: str
    first: str
    last: str
    kept: tuple[tuple[str, str], ...]
