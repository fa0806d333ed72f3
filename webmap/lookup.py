"""From a request to a release and a view of it: the first of the few steps of every view."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import current_app, request

from layers.atlas import Atlas
from layers.messages import N_
from layers.view import ParameterError, View, parse_view, peek_release
from webmap.live import LiveRelease
from webmap.memory import Memory
from webmap.settings import Settings


@dataclass(frozen=True)
class Asked:
    """What a request asks for; ``is_fixed``: the address names day and release, so it never changes."""

    atlas: Atlas
    view: View
    is_fixed: bool


def asked(
    lang: str | None = None,
    *,
    default_detail: str = "low",
    default_layers: tuple[str, ...] | None = None,
    default_lang: str | None = None,
    pairs: Sequence[tuple[str, str]] | None = None,
) -> Asked:
    """Return release and view of the present request, or of the ``pairs`` of its query given.

    Raises
    ------
    ParameterError, NoRelease, UnknownRelease, PrunedRelease
    """
    live: LiveRelease = current_app.extensions["live"]
    settings: Settings = current_app.extensions["settings"]
    pairs = asked_pairs() if pairs is None else pairs
    release_id = peek_release(pairs)
    atlas = live.at(release_id or None)
    view = parse_view(
        pairs,
        allowed=atlas.vocabulary,
        today=live.made_on(release_id) if release_id else current_app.extensions["today"](),
        lang=lang,
        default_lang=default_lang or settings.default_language,
        default_detail=default_detail,
        default_layers=default_layers,
    )
    return Asked(atlas, view, is_fixed=bool(view.release and view.asof))


def refuse_parameters() -> None:
    """Refuse a query where an address has none.

    Raises
    ------
    ParameterError
    """
    for name in request.args:
        raise ParameterError(name, N_("%(parameter)s is not a parameter"))


def asked_pairs() -> list[tuple[str, str]]:
    """Return the query string in pairs; bytes that are not UTF-8 stay lone surrogates, which no value has.

    Flask would keep ``%FF`` as three characters, and search for them.
    """
    query = request.query_string.decode("utf-8", "surrogateescape")
    return parse_qsl(query, keep_blank_values=True, errors="surrogateescape")


def recall(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """Return an answer of the present application, made once for ``key``."""
    memory: Memory = current_app.extensions["memory"]
    return memory.recall(key, make)
