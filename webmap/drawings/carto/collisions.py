"""The check of a finished map: what must never happen to a name."""

from __future__ import annotations

from collections.abc import Sequence

from webmap.drawings.carto.labels import Placed
from webmap.drawings.carto.projection import Rect
from webmap.drawings.carto.rooms import MARGIN_MM, inside


def collisions(placed: Sequence[Placed], obstacles: Sequence[Rect], page: Rect) -> list[str]:
    """Return what is wrong with a finished map: names over names or marks, outside frame or page."""
    found = []
    for number, each in enumerate(placed):
        if not inside(each.rect, each.wanted.frame.grown(MARGIN_MM)):
            found.append(f"{each.wanted.key}: outside its frame")
        if not inside(each.rect, page.grown(MARGIN_MM)):
            found.append(f"{each.wanted.key}: outside the page")
        found += [
            f"{each.wanted.key}: over {other.wanted.key}"
            for other in placed[number + 1 :]
            if each.rect.meets(other.rect)
        ]
        found += [f"{each.wanted.key}: over a mark" for mark in obstacles if each.rect.meets(mark)]
    return found
