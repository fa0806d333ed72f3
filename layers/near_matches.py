"""Crossings and other entries whose id or name resembles a word that is none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from layers.names import LANGUAGES, search_form

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.lookups import Row

LONGEST = 120
LEAST = 0.6


def near_crossings(atlas: Atlas, asked: str, *, count: int = 5) -> tuple[str, ...]:
    """Return the ids of up to ``count`` crossings that ``asked`` may mean, the nearest first.

    Parameters
    ----------
    atlas : Atlas
    asked : str
        An id, a name or a part of one, in any of the three languages; only its beginning is read.
    count : int, default 5

    Returns
    -------
    tuple of str
        Those whose id, former id or name in some language resembles it; empty when none does.
    """
    former: dict[str, list[str]] = {}
    for (layer, old), now in atlas.vocabulary.former.items():
        if layer == "crossings":
            former.setdefault(now, []).append(old)
    spellings = {row["crossing_id"]: _spellings(row, former) for row in atlas.tables["crossings"]}
    return near_keys(spellings, asked, count=count)


def near_keys(spellings: Mapping[str, Iterable[str]], asked: str, *, count: int = 5) -> tuple[str, ...]:
    """Return up to ``count`` keys one of whose spellings resembles ``asked``, the nearest first.

    Parameters
    ----------
    spellings : mapping of key to texts
        Each key has at least one.
    asked : str
        Only its beginning is read.

    Examples
    --------
    >>> near_keys({"A": ["Tlemcen"], "B": ["Adrar"]}, "tlemsen")
    ('A',)
    """
    wanted = search_form(asked[:LONGEST].replace("_", " "))
    scores = {
        key: max(_likeness(wanted, search_form(text.replace("_", " "))) for text in texts)
        for key, texts in spellings.items()
    }
    near = sorted(
        (key for key, score in scores.items() if score >= LEAST), key=lambda key: (-scores[key], key)
    )
    return tuple(near[:count])


def _spellings(row: Row, former: dict[str, list[str]]) -> Iterable[str]:
    """Yield all that a crossing is called."""
    names = [row[f"{stem}_{lang}"] for stem in ("name", "counterpart") for lang in LANGUAGES]
    for text in (row["crossing_id"], *former.get(row["crossing_id"], ()), *names):
        if text:
            yield str(text)


def _likeness(wanted: str, spelling: str) -> float:
    """Return how like two texts are, 0 to 1; a word that begins the other counts nearly as the whole."""
    if not wanted or not spelling:
        return 0.0
    begins = any(word.startswith(wanted) for word in (spelling, *spelling.split())) and len(wanted) >= 3
    parts = [SequenceMatcher(None, wanted, each).ratio() for each in (spelling, *spelling.split())]
    return max(parts[0], 0.9 if begins else 0.0, *(0.95 * part for part in parts[1:]))
