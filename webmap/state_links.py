"""Addresses of the explorer in another state: the query of a view with some parameters changed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from layers.view import PARAMETERS, View
from webmap.frame import explorer_url


def changed_query(view: View, changes: Mapping[str, str]) -> str:
    """Return the query of ``view`` with ``changes``; an empty text drops a parameter.

    Rows are counted from the first again: another selection has other pages.
    """
    pairs = dict(parse_qsl(view.query(), keep_blank_values=True))
    pairs.pop("offset", None)
    pairs |= changes
    kept = [(name, pairs[name]) for name in PARAMETERS if pairs.get(name) or _is_meant(name, pairs, changes)]
    return urlencode(kept, safe=",:")


def state_url(view: View, changes: Mapping[str, str]) -> str:
    """Return the address of the explorer with the query of :func:`changed_query`."""
    return explorer_url(view.lang, changed_query(view, changes))


def _is_meant(name: str, pairs: Mapping[str, str], changes: Mapping[str, str]) -> bool:
    """Tell whether an empty text is the value: ``layers=`` shows none of them."""
    return name == "layers" and name in pairs
