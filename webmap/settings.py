"""The settings: one row each, read once from ``TAKHOUM_*`` variables and checked at the door."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "TAKHOUM_"
LANGUAGES = ("ar", "fr", "en")
BOUNDARY_VIEWS = ("neutral",)

_HOST = re.compile(r"\.?[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")
_ANCESTOR = re.compile(r"\*|'self'|'none'|(https?://)?[A-Za-z0-9.*-]+(:[0-9*]{1,5})?")


class SettingError(ValueError):
    """A setting has a value it cannot have; the message names it."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name without the prefix, its default as text, what it means."""

    name: str
    default: str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("HOME", "./var", "folder of the releases, their ledger and the pointer to the current one"),
    Setting(
        "BASE_URL",
        "",
        "public address, may carry a path prefix; every absolute link is built from it, never from Host",
    ),
    Setting(
        "TRUSTED_HOSTS",
        "",
        "host names answered, comma-separated; others get a 400 (empty: that of BASE_URL, else any)",
    ),
    Setting(
        "FRAME_ANCESTORS", "*", "sites that may frame the embeds, comma-separated; other pages: none but us"
    ),
    Setting("BOUNDARY_VIEW", "neutral", "how disputed boundaries are drawn and disclaimed: neutral"),
    Setting("KEEP_RELEASES", "10", "how many releases `takhoum prune` keeps"),
    Setting("CONTACT", "", "address for corrections and security reports, https:// or mailto:"),
    Setting("DEFAULT_LANGUAGE", "ar", "language of / for readers who ask for none of ar, fr, en"),
    Setting("TILES_URL", "", "online background with {z} {x} {y}; it draws its own borders (empty: none)"),
)


@dataclass(frozen=True)
class Settings:
    """The settings with their types."""

    home: Path
    base_url: str
    trusted_hosts: tuple[str, ...]
    frame_ancestors: tuple[str, ...]
    boundary_view: str
    keep_releases: int
    contact: str
    default_language: str
    tiles_url: str


def read_settings(
    environ: Mapping[str, str] | None = None, *, overrides: Mapping[str, object] | None = None
) -> Settings:
    """Return the settings from the environment, ``overrides`` first.

    Parameters
    ----------
    environ : mapping, default ``os.environ``
        ``TAKHOUM_HOME=…``; an empty value stands for the default.
    overrides : mapping, optional
        The same by name without prefix; texts, or what :class:`Settings` holds.

    Raises
    ------
    SettingError
        An override of an unknown name, or a bad value; the message names the setting.

    Examples
    --------
    >>> read_settings({"TAKHOUM_KEEP_RELEASES": "3"}).keep_releases
    3
    """
    environ = os.environ if environ is None else environ
    overrides = {} if overrides is None else overrides
    unknown = sorted(set(overrides) - {setting.name for setting in SETTINGS})
    if unknown:
        raise SettingError(f"no such setting: {unknown}")
    values: dict[str, object] = {}
    for setting in SETTINGS:
        value = overrides.get(setting.name, environ.get(PREFIX + setting.name) or setting.default)
        values[setting.name.lower()] = _READERS[setting.name](value) if isinstance(value, str) else value
    assert set(values) == {field.name for field in fields(Settings)}
    return Settings(**values)  # type: ignore[arg-type]  # each reader returns the type of its field


def _read_url(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise SettingError(f"TAKHOUM_BASE_URL must be http(s)://host[/prefix], not {text!r}")
    return text.rstrip("/")


def _read_list(name: str, pattern: re.Pattern[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        items = tuple(item.strip() for item in text.split(",") if item.strip())
        bad = [item for item in items if not pattern.fullmatch(item)]
        if bad:
            raise SettingError(f"TAKHOUM_{name} has items it cannot have: {bad}")
        return items

    return read


def _read_choice(name: str, allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise SettingError(f"TAKHOUM_{name} must be one of {', '.join(allowed)}, not {text!r}")
        return text

    return read


def _read_count(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise SettingError(f"TAKHOUM_KEEP_RELEASES must be a number from 1, not {text!r}")
    return int(text)


def _read_contact(text: str) -> str:
    if text and not re.fullmatch(r"(https://|mailto:)[\x21-\x7e]+", text):
        raise SettingError(f"TAKHOUM_CONTACT must begin with https:// or mailto:, not {text!r}")
    return text


def _read_tiles(text: str) -> str:
    is_address = re.match(r"https?://[^/;,\s]+/", text) is not None
    if text and not (is_address and all(key in text for key in ("{z}", "{x}", "{y}"))):
        raise SettingError(f"TAKHOUM_TILES_URL must be http(s)://… with {{z}}, {{x}} and {{y}}, not {text!r}")
    return text


_READERS: Mapping[str, Callable[[str], object]] = {
    "HOME": Path,
    "BASE_URL": _read_url,
    "TRUSTED_HOSTS": _read_list("TRUSTED_HOSTS", _HOST),
    "FRAME_ANCESTORS": _read_list("FRAME_ANCESTORS", _ANCESTOR),
    "BOUNDARY_VIEW": _read_choice("BOUNDARY_VIEW", BOUNDARY_VIEWS),
    "KEEP_RELEASES": _read_count,
    "CONTACT": _read_contact,
    "DEFAULT_LANGUAGE": _read_choice("DEFAULT_LANGUAGE", LANGUAGES),
    "TILES_URL": _read_tiles,
}
