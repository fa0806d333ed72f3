"""Which names a query finds, and in which order: exact, prefix, words, the same by sound, bones, slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from layers.spelling import Forms, forms_of, last_reading_of, readings_of

EXACT, PREFIX, WORDS, SOUND_EXACT, SOUND_PREFIX, SOUND_WORDS, BONES, SLIP = range(8)
# Where no name begins like the query, fewer sure answers than this let the bones of a word speak. Slips are
# forgiven when nothing else is found.
FEW = 3
LEAST_BONES, LEAST_JOINED, LEAST_OPEN_BONES = 3, 5, 4


class Named(Protocol):
    """What can be found: the rank of its kind, and all its spellings."""

    @property
    def order(self) -> int:
        """The place of its kind among the kinds."""

    @property
    def key(self) -> str:
        """The id it has in the registers, empty if another thing stands for it."""

    @property
    def is_document(self) -> bool:
        """Whether it is a document cited, which comes after the things it speaks of."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling under which it is found."""


class Hit(NamedTuple):
    """One thing found: in which way, its place in the list, and the spelling that was meant."""

    tier: int
    place: int
    spelling: str


def find(query: str, things: Sequence[Named]) -> list[Hit]:
    """Return what ``query`` finds, best first; equal finds by kind, then the shorter name, then as listed.

    An id of the registers, whole, finds its thing. Documents come after all other things surely meant.
    """
    wanted = forms_of(query)
    if not wanted.light:
        return []
    hits = _all_meant(query, things)
    if not hits and (other := last_reading_of(query)):
        hits = _all_meant(other, things)
    if not hits:
        hits = [hit for place, each in enumerate(things) if (hit := _slip(wanted, place, each.spellings))]

    def rank(hit: Hit) -> tuple[bool, bool, int, int, int, int]:
        thing = things[hit.place]
        return hit.tier >= BONES, thing.is_document, hit.tier, thing.order, len(hit.spelling), hit.place

    return sorted(hits, key=rank)


def matches(query: str, texts: Iterable[str]) -> bool:
    """Return whether ``query`` means one of ``texts``: in any of the ways of :func:`find` but slips.

    Examples
    --------
    >>> texts = ["Tlemcen – Kairouan", "تلمسان – القيروان"]
    >>> matches("kairouan", texts), matches("قيروان", texts), matches("tlemcen tunis", texts)
    (True, True, False)
    """
    wanted = readings_of(query)
    return bool(wanted[0].light) and _best(wanted, 0, tuple(texts)) is not None


def _all_meant(query: str, things: Sequence[Named]) -> list[Hit]:
    """Return every thing meant; by their bones alone only where few are sure."""
    wanted = readings_of(query)
    found = [hit for place, each in enumerate(things) if (hit := _meant(query, wanted, place, each))]
    sure = [hit for hit in found if hit.tier < BONES]
    is_plain = any(hit.tier <= PREFIX for hit in sure)
    return sure if is_plain or len(sure) >= FEW else found


def _meant(query: str, wanted: tuple[Forms, ...], place: int, thing: Named) -> Hit | None:
    """Return the best way in which one thing is meant: by its id, or by a name."""
    if thing.key and query.strip().casefold() == thing.key.casefold():
        return Hit(EXACT, place, thing.key)
    return _best(wanted, place, thing.spellings)


def _best(wanted: tuple[Forms, ...], place: int, spellings: tuple[str, ...]) -> Hit | None:
    """Return the best way in which one thing is meant by a reading of the query."""
    found = ((min(tier_of(each, forms_of(text)) for each in wanted), text) for text in spellings)
    tier, text = min(found, key=lambda each: each[0], default=(SLIP, ""))
    return Hit(tier, place, text) if tier < SLIP else None


def tier_of(wanted: Forms, name: Forms) -> int:
    """Return the way in which ``wanted`` means ``name``, ``SLIP`` for none."""
    plain = min(_alike(wanted.light, name.light), _alike(wanted.bare, name.bare, name.also))
    if plain < SOUND_EXACT:
        return plain
    by_sound = SOUND_EXACT + _alike(wanted.sound, name.sound)
    if by_sound < BONES:
        return by_sound
    query, whole = "".join(wanted.sound), "".join(name.sound)
    if len(query) >= LEAST_JOINED and whole.startswith(query):
        return SOUND_EXACT if whole == query else SOUND_PREFIX
    return BONES if _same_bones(wanted.bones, name.bones) else SLIP


def _alike(query: tuple[str, ...], name: tuple[str, ...], also: tuple[str, ...] = ()) -> int:
    """Return 0 for the same words, 1 for their beginning, 2 if each begins a word or a reading, else 3."""
    asked, whole = " ".join(query), " ".join(name)
    if asked == whole:
        return EXACT
    if whole.startswith(asked):
        return PREFIX
    words = (*name, *also)
    return WORDS if all(any(each.startswith(word) for each in words) for word in query) else SOUND_EXACT


def _same_bones(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether each word has the bones of one, the last at least their beginning when it is long."""
    joined = "".join(query)
    if len(joined) < LEAST_BONES or not all(query):
        return False
    if joined == "".join(name):
        return True
    last = query[-1]
    is_open = len(last) >= LEAST_OPEN_BONES
    return all(word in name for word in query[:-1]) and (
        last in name or (is_open and any(each.startswith(last) for each in name))
    )


def _slip(wanted: Forms, place: int, spellings: tuple[str, ...]) -> Hit | None:
    """Return the first spelling of which every word of the query is a slip of the hand away."""
    for text in spellings:
        name = forms_of(text)
        if _all_near(wanted.light, (*name.light, *name.bare)) or _all_near(wanted.sound, name.sound):
            return Hit(SLIP, place, text)
    return None


def _all_near(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return all(any(is_near(word, each) for each in name) for word in query)


@lru_cache(maxsize=65536)
def is_near(query: str, word: str) -> bool:
    """Return whether ``query`` begins ``word``, or is one slip away, two from eight letters on.

    Examples
    --------
    >>> is_near("kairaoun", "kairouan"), is_near("oran", "aran"), is_near("gao", "mao")
    (True, True, False)
    """
    allowed = (len(query) >= 4) + (len(query) >= 8)
    if word.startswith(query):
        return True
    return allowed > 0 and abs(len(word) - len(query)) <= allowed and slips(query, word) <= allowed


def slips(one: str, other: str) -> int:
    """Return the letters added, left out, replaced or swapped between two words (Damerau).

    Examples
    --------
    >>> slips("oujda", "oudja"), slips("tebessa", "tbessa"), slips("a", "a")
    (1, 1, 0)
    """
    last: list[int] = []
    before = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, opposite in enumerate(other):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != opposite))
            if i and j and letter == other[j - 1] and one[i - 1] == opposite:
                cost = min(cost, last[j - 1] + 1)
            row.append(cost)
        last, before = before, row
    return before[-1]
