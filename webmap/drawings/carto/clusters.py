"""Ends of arcs that lie too near each other for a name each: one name lists them."""

from __future__ import annotations

from typing import Any

from webmap.drawings.carto.maps import Map, claims
from webmap.drawings.carto.marks import distance
from webmap.drawings.carto.projection import Point

# Nearer than the first they share a name; where names find no room, those nearer than the next.
NEAREST_MM = (2.0, 3.4, 5.0)
MOST_NAMES = 8


def join_near_ends(document: dict[str, Any], maps: list[Map], nearest: float) -> dict[str, Any]:
    """Return the document with one name for ends nearer than ``nearest`` mm on the map that names them.

    The first of a group, the one with the most agreements, carries the name; the others keep their mark.
    """
    names = dict(document["names"])
    groups: list[tuple[Map, Point, dict[str, Any], list[str]]] = []
    for end in document["ends"]:
        key = f"end-{end['key']}"
        found = claims(maps, *end["at"])
        at = found.frame.place(*end["at"]) if found else None
        if found is None or at is None or key not in names:
            continue
        for other, place, first, keys in groups:
            is_same = other is found and first["is_home"] == end["is_home"]
            if is_same and distance(place, at) < nearest and len(keys) < MOST_NAMES:
                keys.append(key)
                break
        else:
            groups.append((found, at, end, [key]))
    for _, _, _, keys in groups:
        if len(keys) > 1:
            names[keys[0]] = _listed([names.pop(key) for key in keys], document["lang"])
    return {**document, "names": names}


def _listed(entries: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    """Return one entry that lists names: one a line, from four on two a line."""
    comma = "، " if lang == "ar" else ", "
    words = [
        {**entry["lines"][0], "text": " ".join(line["text"] for line in entry["lines"])} for entry in entries
    ]
    step = 1 if len(words) < 4 else 2
    rows = [words[at : at + step] for at in range(0, len(words), step)]
    lines = [
        {
            **row[0],
            "text": comma.join(word["text"] for word in row) + (comma.strip() if row is not rows[-1] else ""),
        }
        for row in rows
    ]
    return {**entries[0], "lines": lines}
