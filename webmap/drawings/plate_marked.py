"""What a print map draws over the ground, as plain data, and how names are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from layers.selection import Feature
from webmap.settings import LANGUAGES
from webmap.sources import Words, words_of

HOME = "DZA"
LONGEST_LINE = 17


@dataclass
class Marked:
    """What is drawn over the ground, as plain data; ``names`` are the texts by key."""

    points: list[dict[str, Any]] = field(default_factory=list)
    arcs: list[dict[str, Any]] = field(default_factory=list)
    ends: list[dict[str, Any]] = field(default_factory=list)
    hubs: list[dict[str, Any]] = field(default_factory=list)
    tints: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, dict[str, Any]] = field(default_factory=dict)
    subjects: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def drawn(self) -> dict[str, Any]:
        """What the worker draws, by name."""
        lists = {name: getattr(self, name) for name in ("points", "arcs", "ends", "hubs", "tints")}
        return {**lists, "subjects": dict(self.subjects)}

    @property
    def places(self) -> list[tuple[float, float]]:
        """Where something stands that is to be named: longitude and latitude."""
        return [
            *((each["lon"], each["lat"]) for each in self.points),
            *(tuple(each["at"]) for each in (*self.ends, *self.hubs)),
            *(each["at"] for each in self.tints if each["at"]),
        ]


def name_entry(words: Iterable[Words], role: str, *, upper: bool = False) -> dict[str, Any]:
    """Return one text of the map: its lines, and what it is."""
    lines = [
        {"text": part, "lang": each.lang, "dir": each.dir} for each in words for part in _parts(each.text)
    ]
    return {"lines": lines, "role": role, "upper": upper}


def _parts(name: str) -> tuple[str, ...]:
    """Return a long name in two lines where its qualifier in brackets begins."""
    head, bracket, rest = name.partition(" (")
    return (head, f"({rest}") if bracket and len(name) > LONGEST_LINE else (name,)


def feature_words(feature: Feature, stem: str, lang: str) -> Words:
    """Return a name of a feature, by the stem of its columns, in a language or one it has."""
    return words_of({code: feature.properties.get(f"{stem}_{code}") for code in LANGUAGES}, lang)
