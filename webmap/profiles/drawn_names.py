"""The names on the small map of a sheet: those that find room, by rank, never over a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layers.atlas import Atlas
from layers.names import names_of
from layers.view import View
from webmap.drawings.carto.labels import Placed, Wanted, place_all
from webmap.drawings.carto.names import spots_of
from webmap.drawings.carto.paths import Path, holds
from webmap.drawings.carto.projection import Frame, Point, Rect
from webmap.profiles.shown import AREAS, Shown
from webmap.sources import Words, words_of

LETTER_MM = {"subject": 4.6, "point": 4.2, "area": 4.0, "country": 4.6}
# A letter of the family is about that wide, as a share of its height.
LETTER_WIDTH, LINE_HEIGHT = 0.56, 1.25
MARK_MM = 2.0
# The countries of the ground among the areas, beside the divisions.
GROUND = "countries"
# More marks than this would be a thicket of names.
MOST_NAMED = 24
# The corner of the scale bar, as a share of the width and in mm.
SCALE_ROOM = (0.42, 9.0)


@dataclass(frozen=True)
class Label:
    """One name: the middle of its line."""

    x: float
    y: float
    size: float
    role: str
    words: Words


@dataclass(frozen=True)
class Named:
    """A name that wants room: beside ``at``, or in the middle of one of ``spots``."""

    key: str
    role: str
    words: Words
    priority: int
    spots: tuple[Point, ...] = ()
    at: Point | None = None

    def wanted(self, rect: Rect) -> Wanted:
        """Return what is placed."""
        width, height = size_of(self.words.text, self.role)
        anchor = self.at or self.spots[0]
        return Wanted(
            self.key, anchor, width, height, self.priority, room=MARK_MM, spots=self.spots, frame=rect
        )


def labels_of(
    atlas: Atlas,
    frame: Frame,
    areas: dict[str, dict[str, list[Path]]],
    shown: Shown,
    marks: Sequence[tuple[Point, str, bool]],
    view: View,
) -> Iterator[Label]:
    """Yield the names in their places.

    Parameters
    ----------
    areas : mapping of layer to code to rings
        The divisions and countries on the page.
    marks : sequence of (place, name, whether it is the thing itself)
    """
    named = [
        *_area_names(atlas, areas, shown, view),
        *_mark_names(marks, view),
        *_country_names(
            atlas, areas[GROUND], areas.get(shown.subject[0], {}).get(shown.subject[1], []), view
        ),
    ]
    rooms = [Rect(x - MARK_MM, y - MARK_MM, 2 * MARK_MM, 2 * MARK_MM) for (x, y), _, _ in marks]
    share, height = SCALE_ROOM
    rooms.append(Rect(0, frame.rect.bottom - height, frame.rect.width * share, height))
    told = {each.key: each for each in named}
    placed, _ = place_all([each.wanted(frame.rect) for each in named], rooms, [])
    for each in placed:
        yield _label(each, told[each.wanted.key])


def area_words(atlas: Atlas, layer: str, code: str, view: View) -> Words:
    """Return the name of a wilaya or region in the language of the view."""
    row = atlas.tables.find(layer, code, edition=view.edition)
    return words_of(names_of(row, ("name",)), view.lang) if row else Words(code, "", "ltr")


def size_of(text: str, role: str) -> tuple[float, float]:
    """Return about how much room a name takes, in mm."""
    return len(text) * LETTER_MM[role] * LETTER_WIDTH, LETTER_MM[role] * LINE_HEIGHT


def _area_names(
    atlas: Atlas, areas: dict[str, dict[str, list[Path]]], shown: Shown, view: View
) -> Iterator[Named]:
    """Yield the thing itself and the divisions it is related to, where their names fit inside."""
    for layer in AREAS:
        for code, rings in areas[layer].items():
            is_subject = (layer, code) == shown.subject
            if not is_subject and code not in shown.areas.get(layer, ()):
                continue
            words, role = area_words(atlas, layer, code, view), "subject" if is_subject else "area"
            if spots := tuple(spots_of(rings, *size_of(words.text, role))):
                yield Named(f"{layer}:{code}", role, words, 10 if is_subject else 60, spots)


def _mark_names(marks: Sequence[tuple[Point, str, bool]], view: View) -> Iterator[Named]:
    """Yield the names of marks, each once."""
    told: set[str] = set()
    for number, (place, name, is_subject) in enumerate(marks):
        if name not in told and (is_subject or len(marks) <= MOST_NAMED):
            told.add(name)
            words = words_of({view.lang: name}, view.lang)
            yield Named(f"mark:{number}", "point", words, 20 if is_subject else 45, at=place)


def _country_names(
    atlas: Atlas, countries: dict[str, list[Path]], subject: list[Path], view: View
) -> Iterator[Named]:
    """Yield the countries in which a name fits, beside the division that is the subject."""
    for code, rings in countries.items():
        row = atlas.tables.find("countries", code)
        if row:
            words = words_of(names_of(row, ("name",)), view.lang)
            width, height = size_of(words.text, "country")
            spots = tuple(
                (x, y)
                for x, y in spots_of(rings, width, height)
                if not any(holds(subject, (x + share * width, y)) for share in (-0.5, 0, 0.5))
            )
            if spots:
                yield Named(f"countries:{code}", "country", words, 50, spots)


def _label(placed: Placed, named: Named) -> Label:
    rect = placed.rect
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return Label(round(x, 2), round(y, 2), LETTER_MM[named.role], named.role, named.words)
