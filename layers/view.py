"""The view: what is shown, as of which day, in which form. Parsed strictly from a query string, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from layers import parameters as read
from layers.messages import N_
from layers.parameters import ParameterError
from layers.query_table import PARAMETERS, READERS
from layers.text_parameters import read_release
from layers.vocabulary import Scope, Vocabulary

__all__ = ["FILTERS", "PARAMETERS", "ParameterError", "View", "Vocabulary", "parse_view", "peek_release"]


@dataclass(frozen=True)
class View:
    """One view, hashable; two equal views give the same bytes from one release.

    ``day`` is the day the facts are shown for: the last day of ``asof``, else ``today`` as passed to
    :func:`parse_view`. ``edition`` is the edition of wilayas in force then.
    """

    layers: tuple[str, ...]
    day: date
    edition: str
    lang: str
    detail: str
    country: tuple[str, ...] = ()
    wilaya: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    traffic: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    mechanism_type: tuple[str, ...] = ()
    agreement_kind: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    measure: str = "mechanisms"
    asof: str = ""
    release: str = ""
    compare: str = ""
    compare_day: date | None = None
    select: tuple[str, str] | None = None
    bbox: tuple[float, float, float, float] | None = None
    q: str = ""
    sort: str = ""
    group: str = ""
    panel: str = ""
    limit: int | None = None
    offset: int = 0
    bom: bool = False
    size: str = ""
    dpi: int | None = None
    style: str = "light"
    given: frozenset[str] = frozenset()

    def query(self) -> str:
        """Return the canonical query string: the parameters given, in a fixed order, normalised values.

        ``parse_view`` of it, under the same ``allowed``, ``today`` and defaults, gives this view again.
        """
        pairs = [(name, _written(self, name)) for name in PARAMETERS if name in self.given]
        return "&".join(f"{name}={quote(text, safe=',:')}" for name, text in pairs)

    def values(self, parameter: str) -> tuple[str, ...]:
        """Return the chosen values of a filter parameter, empty when it is not set."""
        chosen: tuple[str, ...] = getattr(self, parameter)
        return chosen


FILTERS = (
    "country", "wilaya", "region", "status", "stage", "traffic", "theme", "mechanism_type", "agreement_kind",
    "confidence",
)  # fmt: skip


def parse_view(
    pairs: Iterable[tuple[str, str]],
    *,
    allowed: Vocabulary,
    today: date,
    lang: str | None = None,
    default_lang: str = "ar",
    default_detail: str = "low",
    default_layers: tuple[str, ...] | None = None,
) -> View:
    """Return the view that the decoded ``pairs`` of a query string ask for.

    Parameters
    ----------
    pairs : iterable of (name, value)
        Percent-decoded, in the order of the query string, repeats kept.
    allowed : Vocabulary
        Codes, ids and columns of the release.
    today : date
        The day shown without ``asof``: today in Algiers, or with ``release=`` the day that release was made.
    lang : str, optional
        Language of the address; ``lang=`` is then refused.
    default_lang, default_detail, default_layers
        What stands for ``lang``, ``detail`` and ``layers`` when they are not given.

    Raises
    ------
    ParameterError
        A parameter is unknown, repeated or has a bad value; it names the first such one.

    Examples
    --------
    >>> allowed = Vocabulary(("wilayas",), ("wilayas",), (("1984", date(1984, 1, 1)),), {"1984": ("01",)})
    >>> parse_view([("asof", "2018")], allowed=allowed, today=date(2026, 11, 21)).day
    datetime.date(2018, 12, 31)
    """
    texts = _unrepeated(pairs)
    if lang is not None and "lang" in texts:
        raise ParameterError("lang", N_("%(parameter)s: the language stands in the address already"))
    day = read.read_day("asof", texts["asof"]) if "asof" in texts else today
    defaults: dict[str, Any] = {
        "layers": allowed.default_layers if default_layers is None else default_layers,
        "lang": lang or default_lang,
        "detail": default_detail,
        "day": day,
        "edition": allowed.edition(day),
    }
    scope = Scope(allowed, defaults["edition"], defaults["layers"])
    for name in (each for each in PARAMETERS if each in texts):
        value = READERS[name](texts[name], scope)
        if name == "layers":
            scope = Scope(allowed, scope.edition, value)
        defaults[name] = value
    if "compare" in texts:
        defaults["compare_day"] = read.read_day("compare", texts["compare"])
    return View(**defaults, given=frozenset(texts))


def peek_release(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the release id asked for, or an empty text: needed before the right ``allowed`` is known.

    Raises
    ------
    ParameterError
        ``release`` is repeated or not a release id.
    """
    texts = [value for name, value in pairs if name == "release"]
    if len(texts) > 1:
        raise ParameterError("release", N_("%(parameter)s stands more than once"))
    return read_release("release", texts[0]) if texts else ""


def _unrepeated(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs as a mapping; refuse unknown and repeated names."""
    texts: dict[str, str] = {}
    for name, value in pairs:
        if name not in PARAMETERS:
            raise ParameterError(read.shown(name), N_("%(parameter)s is not a parameter"))
        if name in texts:
            raise ParameterError(name, N_("%(parameter)s stands more than once"))
        texts[name] = value
    return texts


def _written(view: View, name: str) -> str:
    """Return the value of one parameter as its reader takes it."""
    value = getattr(view, name)
    if name == "select":
        return ":".join(value)
    if name == "bbox":
        return ",".join(read.format_degrees(each) for each in value)
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(value) if isinstance(value, tuple) else str(value)
