"""Read CQL2 JSON: the same tree from a document."""

from __future__ import annotations

from layers.cql2 import values
from layers.cql2.nodes import DEEPEST, Items, Literal, Node, Placing, Property, call, refuse, refuse_size
from layers.messages import N_
from layers.strict_json import parse_json


def read_document(text: str, place: Placing) -> Node:
    """Return the tree of a filter in CQL2 JSON.

    Raises
    ------
    ParameterError
        The text is not JSON (repeated keys and NaN included), not CQL2, or nests too deep.
    """
    if _depth(text) > 2 * DEEPEST:
        refuse_size()
    document, faults = parse_json(text)
    if faults:
        refuse(N_("%(parameter)s: not JSON: %(value)s"), value=str(faults[0]))
    return _node(document, place)


def _depth(text: str) -> int:
    """Return at least how deep brackets nest; those inside texts count, too, which does no harm."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _node(document: object, place: Placing) -> Node:
    """Return the tree of one value of the document."""
    if isinstance(document, bool | str):
        return Literal(document)
    if isinstance(document, int | float) and abs(document) < 1e300:
        return Literal(float(document))
    if isinstance(document, list):
        return Items(tuple(_node(each, place) for each in document))
    if isinstance(document, dict):
        return _object(document, place)
    return _refuse(document)


def _object(document: dict[str, object], place: Placing) -> Node:
    """Return the tree of an object by the members it has."""
    match document:
        case {"op": str(op), "args": list(args)}:
            return _operation(op, args, place)
        case {"property": str(name)}:
            return Property(name)
        case {"date": instant} | {"timestamp": instant}:
            return values.day(instant)
        case {"interval": [str(first), str(last)]}:
            return values.span(first, last)
        case {"interval": [first, last]}:
            ends = (
                values.span(each, each) if isinstance(each, str) else _node(each, place)
                for each in (first, last)
            )
            return call("interval", tuple(ends))
        case {"bbox": list(numbers)}:
            return values.shape_of_box(numbers, place)
        case {"type": str(), "coordinates": list()} | {"type": "GeometryCollection", "geometries": list()}:
            return values.shape_of_geojson(document, place)
    return _refuse(document)


def _operation(op: str, args: list[object], place: Placing) -> Node:
    """Return a call; BETWEEN may carry its bounds as a list."""
    if op == "between" and len(args) == 2 and isinstance(args[1], list):
        args = [args[0], *args[1]]
    nodes = tuple(_node(each, place) for each in args)
    if op == "-" and len(nodes) == 1:
        return call("*", (Literal(-1.0), *nodes))
    return call(op, nodes)


def _refuse(document: object) -> Node:
    """Refuse a value that means nothing in CQL2."""
    refuse(N_("%(parameter)s: “%(value)s” means nothing in CQL2 JSON"), value=str(document))
