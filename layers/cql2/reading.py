"""Read a filter in either encoding of CQL2."""

from __future__ import annotations

from layers.cql2.document import read_document
from layers.cql2.nodes import LONGEST, Node, Placing, check_bounds, refuse_size
from layers.cql2.text import read_text

LANGUAGES = ("cql2-text", "cql2-json")


def read_filter(text: str, language: str, place: Placing) -> Node:
    """Return the tree of a filter.

    Parameters
    ----------
    text : str
    language : {"cql2-text", "cql2-json"}
    place : callable
        Turns a geometry as written into longitude and latitude, or refuses it.

    Raises
    ------
    ParameterError
        It names ``filter``: not CQL2, or larger than the bounds of ``nodes``.

    Examples
    --------
    >>> read_filter("a = 1 OR NOT b = 2", "cql2-text", lambda shape: shape).op
    'or'
    """
    if len(text) > LONGEST:
        refuse_size()
    node = (read_document if language == "cql2-json" else read_text)(text, place)
    check_bounds(node)
    return node
