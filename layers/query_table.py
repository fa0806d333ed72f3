"""One row a parameter of the query string: its name and how its value is read, in canonical order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from layers import enumerations as allow
from layers import parameters as read
from layers import text_parameters as texts
from layers.messages import N_
from layers.parameters import ParameterError
from layers.vocabulary import Scope


def _read_layers(text: str, scope: Scope) -> tuple[str, ...]:
    """Return the layers in the order of the catalogue; an empty text means none."""
    return read.read_choices("layers", text, scope.allowed.layers) if text else ()


def _read_select(text: str, scope: Scope) -> tuple[str, str]:
    """Return layer and key of a feature that exists; a former key becomes the current one."""
    layer, key = texts.read_select("select", text)
    read.read_choice("select", layer, scope.allowed.layers)
    key = scope.allowed.former.get((layer, key), key)
    if key not in scope.allowed.keys.get(layer, frozenset()):
        raise ParameterError("select", N_("%(parameter)s: “%(value)s” is not known"), {"value": text})
    return layer, key


def _read_sort(text: str, scope: Scope) -> str:
    """Return a column, with a leading minus for the reverse order."""
    texts.read_column("sort", text.removeprefix("-"), scope.columns)
    return text


def _many(name: str, choices: Callable[[Scope], tuple[str, ...]]) -> Callable[[str, Scope], tuple[str, ...]]:
    """Return a reader of a comma list."""
    return lambda text, scope: read.read_choices(name, text, choices(scope))


def _one(name: str, choices: tuple[str, ...]) -> Callable[[str, Scope], str]:
    """Return a reader of one of ``choices``."""
    return lambda text, scope: read.read_choice(name, text, choices)


def _dated(name: str) -> Callable[[str, Scope], str]:
    """Return a reader that checks a day and keeps its text."""

    def keep(text: str, scope: Scope) -> str:
        read.read_day(name, text)
        return text

    return keep


READERS: dict[str, Callable[[str, Scope], Any]] = {
    "layers": _read_layers,
    "country": _many("country", lambda scope: scope.allowed.countries),
    "wilaya": _many("wilaya", lambda scope: scope.allowed.wilayas[scope.edition]),
    "region": _many("region", lambda scope: scope.allowed.regions),
    "status": _many("status", lambda scope: allow.STATUSES),
    "stage": _many("stage", lambda scope: allow.STAGES),
    "traffic": _many("traffic", lambda scope: allow.TRAFFIC),
    "theme": _many("theme", lambda scope: scope.allowed.themes),
    "mechanism_type": _many("mechanism_type", lambda scope: scope.allowed.mechanism_types),
    "agreement_kind": _many("agreement_kind", lambda scope: scope.allowed.agreement_kinds),
    "confidence": _many("confidence", lambda scope: allow.CONFIDENCE),
    "measure": _one("measure", allow.MEASURES),
    "asof": _dated("asof"),
    "release": lambda text, scope: texts.read_release("release", text),
    "compare": _dated("compare"),
    "select": _read_select,
    "bbox": lambda text, scope: read.read_bbox("bbox", text),
    "q": lambda text, scope: texts.read_text("q", text),
    "sort": _read_sort,
    "group": lambda text, scope: texts.read_column("group", text, scope.columns),
    "panel": _one("panel", allow.PANELS),
    "detail": _one("detail", allow.DETAILS),
    "limit": lambda text, scope: read.read_whole("limit", text, 1, allow.MAX_LIMIT),
    "offset": lambda text, scope: read.read_whole("offset", text, 0, allow.MAX_OFFSET),
    "bom": lambda text, scope: read.read_choice("bom", text, ("0", "1")) == "1",
    "lang": _one("lang", allow.LANGUAGES),
    "size": lambda text, scope: texts.read_size("size", text),
    "dpi": lambda text, scope: read.read_whole("dpi", text, *allow.DPI_BOUNDS),
    "style": _one("style", allow.DRAWING_STYLES),
}
PARAMETERS = tuple(READERS)
