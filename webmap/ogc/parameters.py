"""The parameters of the OGC addresses: strict readers beside those of the common query string."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, request

from layers.atlas import Atlas
from layers.column_kinds import column_kinds
from layers.cql2 import read_filter
from layers.cql2.reading import LANGUAGES
from layers.cql2.values import OPEN, read_instant
from layers.feature_query import FeatureQuery
from layers.messages import N_
from layers.parameters import ParameterError, read_choice, shown
from layers.reference_systems import STORAGE, box_shape, placing, read_system
from layers.spec import LayerSpec
from layers.view import FILTERS
from webmap.i18n import reader_language
from webmap.lookup import Asked, asked, asked_pairs
from webmap.settings import Settings

FORMATS = ("json", "html")
DEFAULT_LIMIT, MAX_LIMIT = 100, 10_000
# Of the common query string: on every address, and where features are chosen.
EVERYWHERE = ("asof", "release", "lang")
CHOOSING = (*FILTERS, "measure", "q")
ITEMS = (
    "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "sortby",
    "properties",
)  # fmt: skip
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,12})?(?:[eE][+-]?[0-9])?", re.ASCII)


@dataclass(frozen=True)
class OgcAsked:
    """What a request asks for: release and view, our own parameters as texts, the format."""

    found: Asked
    own: Mapping[str, str]
    form: str

    @property
    def atlas(self) -> Atlas:
        """The release."""
        return self.found.atlas

    @property
    def lang(self) -> str:
        """The language."""
        return self.found.view.lang

    def kept(self) -> dict[str, str]:
        """Return the parameters that links to other addresses keep: day, release and language."""
        pairs = dict(asked_pairs())
        return {name: pairs[name] for name in EVERYWHERE if name in pairs}


def ogc_asked(own: Sequence[str] = (), common: Sequence[str] = (), *, layer_id: str = "") -> OgcAsked:
    """Return what the present request asks for.

    Parameters
    ----------
    own, common : sequence of str
        The parameters that this address takes beside ``f``, ``asof``, ``release`` and ``lang``.
    layer_id : str
        The layer of the address.

    Raises
    ------
    ParameterError, NoRelease, UnknownRelease, PrunedRelease
    """
    settings: Settings = current_app.extensions["settings"]
    mine: dict[str, str] = {}
    rest = []
    for name, value in asked_pairs():
        if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in name + value):
            raise ParameterError(shown(name), N_("%(parameter)s: not a text in UTF-8"))
        if name in ("f", *own):
            if name in mine:
                raise ParameterError(name, N_("%(parameter)s stands more than once"))
            mine[name] = value
        elif name in (*EVERYWHERE, *common):
            rest.append((name, value))
        else:
            raise ParameterError(shown(name), N_("%(parameter)s is not a parameter"))
    form = read_choice("f", mine["f"], FORMATS) if "f" in mine else _accepted_form()
    found = asked(
        default_detail="full",
        default_layers=(layer_id,) if layer_id else None,
        default_lang=reader_language(settings.default_language),
        pairs=rest,
    )
    return OgcAsked(found, mine, form)


def _accepted_form() -> str:
    """Return the format by the Accept header: JSON unless a reader prefers pages."""
    kinds = ("application/json", "application/geo+json", "text/html")
    return "html" if request.accept_mimetypes.best_match(kinds) == "text/html" else "json"


def read_query(atlas: Atlas, spec: LayerSpec, own: Mapping[str, str]) -> FeatureQuery:
    """Return what the parameters of ``items`` ask of a layer.

    Raises
    ------
    ParameterError
        A value is bad, or a parameter stands without the one it belongs to.
    """
    for name, needed in (("bbox-crs", "bbox"), ("filter-crs", "filter"), ("filter-lang", "filter")):
        if name in own and needed not in own:
            message = N_("%(parameter)s: it says something of %(needed)s, which is not given")
            raise ParameterError(name, message, {"needed": needed})
    kinds = column_kinds(atlas, spec)
    readers: Mapping[str, tuple[str, Callable[[str], Any]]] = {
        "limit": ("limit", lambda text: min(_read_count("limit", text, 1), MAX_LIMIT)),
        "offset": ("offset", lambda text: _read_count("offset", text, 0)),
        "crs": ("system", lambda text: read_system("crs", text)),
        "bbox": ("box", lambda text: _read_box(text, own)),
        "datetime": ("days", _read_days),
        "filter": ("filter", lambda text: _read_filter(text, own)),
        "sortby": ("order", lambda text: _read_order(text, kinds)),
        "properties": ("properties", lambda text: _read_names("properties", text.split(","), kinds)),
    }
    values = {field: read(own[name]) for name, (field, read) in readers.items() if name in own}
    return FeatureQuery(**{"limit": DEFAULT_LIMIT, **values})


def _read_count(parameter: str, text: str, lowest: int) -> int:
    """Return a whole number in ASCII digits."""
    if _WHOLE.fullmatch(text) is None or int(text) < lowest:
        message = N_("%(parameter)s: “%(value)s” is not a whole number from %(lowest)s")
        raise ParameterError(parameter, message, {"value": shown(text), "lowest": str(lowest)})
    return int(text)


def _read_box(text: str, own: Mapping[str, str]) -> Any:
    """Return the ground of a box of four numbers, or of six: heights are passed over."""
    system = read_system("bbox-crs", own.get("bbox-crs", STORAGE))
    parts = text.split(",")
    if len(parts) not in (4, 6) or not all(_NUMBER.fullmatch(part) for part in parts):
        message = N_("%(parameter)s: “%(value)s” is not a box of four or six numbers")
        raise ParameterError("bbox", message, {"value": shown(text)})
    numbers = tuple(float(part) for part in parts)
    corners = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    return box_shape("bbox", corners, system)


def _read_days(text: str) -> tuple[date, date]:
    """Return the days of an instant or an interval of RFC 3339, an end open by ``..`` or nothing."""
    ends = text.split("/")
    if len(ends) == 1:
        ends = [text, text]
    first, last = ends[0], ends[-1]
    begin = date.min if first in OPEN and "/" in text else read_instant(first)
    end = date.max if last in OPEN and "/" in text else read_instant(last)
    if len(ends) != 2 or begin is None or end is None or begin > end or (first in OPEN and last in OPEN):
        message = N_("%(parameter)s: “%(value)s” is not a time or an interval of RFC 3339")
        raise ParameterError("datetime", message, {"value": shown(text)})
    return begin, end


def _read_filter(text: str, own: Mapping[str, str]) -> Any:
    """Return the tree of a filter."""
    language = read_choice("filter-lang", own.get("filter-lang", LANGUAGES[0]), LANGUAGES)
    system = read_system("filter-crs", own.get("filter-crs", STORAGE))
    return read_filter(text, language, placing(system))


def _read_order(text: str, kinds: Mapping[str, object]) -> tuple[str, ...]:
    """Return columns, a minus before those that fall; a plus arrives as a space."""
    items = [each[1:] if each[:1] in ("+", " ") else each for each in text.split(",")]
    _read_names("sortby", [each.removeprefix("-") for each in items], kinds)
    return tuple(items)


def _read_names(parameter: str, names: Sequence[str], kinds: Mapping[str, object]) -> tuple[str, ...]:
    """Return names of properties, none twice."""
    for name in names:
        if name not in kinds:
            message = N_("%(parameter)s: “%(value)s” is not a property of this collection")
            raise ParameterError(parameter, message, {"value": shown(name)})
        if names.count(name) > 1:
            raise ParameterError(parameter, N_("%(parameter)s: “%(value)s” stands twice"), {"value": name})
    return tuple(names)
