"""What a picture of the analysis is made of: few kinds of marks, in pixels of its own grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from layers.styles import Symbol, tokens
from webmap.i18n import language

Anchor = Literal["start", "middle", "end"]


def colour(name: str) -> str:
    """Return a colour of the token file."""
    return str(tokens()["colour"][name])


@dataclass(frozen=True)
class Stroke:
    """A line along an SVG path."""

    path: str
    colour: str
    width: float
    dash: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str


@dataclass(frozen=True)
class Disc:
    """A circle; a hollow one is white inside."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str


@dataclass(frozen=True)
class Mark:
    """A symbol of the map, its middle at a place."""

    x: float
    y: float
    symbol: Symbol


@dataclass(frozen=True)
class Label:
    """A text; ``anchor`` is read in the direction of the page."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: float = 13
    weight: int = 400
    colour: str = field(default_factory=lambda: colour("ink"))


@dataclass(frozen=True)
class Picture:
    """One picture, drawn from below: boxes, strokes, discs, marks, labels."""

    id: str
    title: str
    description: str
    width: float
    height: float
    lang: str
    boxes: tuple[Box, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    discs: tuple[Disc, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def direction(self) -> str:
        """The direction of the language."""
        return language(self.lang).direction


@dataclass
class Sheet:
    """Collects the marks of a picture; places count from the start side, whichever side that is."""

    width: float
    is_mirrored: bool
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    discs: list[Disc] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def x(self, place: float) -> float:
        """Return a place across, mirrored where the page runs from right to left."""
        return round(self.width - place if self.is_mirrored else place, 1)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, name: str, width: float, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        path = f"M{self.x(x)} {y:g}L{self.x(to_x)} {to_y:g}"
        self.strokes.append(Stroke(path, colour(name), width, dash))

    def curve(self, x: float, y: float, to_x: float, to_y: float, name: str, width: float) -> None:
        """Draw a line that leaves and arrives level."""
        middle = self.x((x + to_x) / 2)
        path = f"M{self.x(x)} {y:g}C{middle} {y:g} {middle} {to_y:g} {self.x(to_x)} {to_y:g}"
        self.strokes.append(Stroke(path, colour(name), width))

    def box(self, x: float, y: float, width: float, height: float, fill: str, stroke: str) -> None:
        """Draw a rectangle from its start side."""
        left = min(self.x(x), self.x(x + width))
        self.boxes.append(Box(left, y, round(width, 1), height, colour(fill), colour(stroke)))

    def disc(self, x: float, y: float, radius: float, fill: str, stroke: str) -> None:
        """Draw a circle."""
        self.discs.append(Disc(self.x(x), y, radius, colour(fill), colour(stroke)))

    def mark(self, x: float, y: float, symbol: Symbol) -> None:
        """Set a symbol."""
        self.marks.append(Mark(self.x(x), y, symbol))

    def label(
        self, x: float, y: float, text: str, anchor: Anchor = "start", *, size: float = 13, weight: int = 400
    ) -> None:
        """Write a text."""
        self.labels.append(Label(self.x(x), y, text, anchor, size, weight))

    def picture(self, id: str, title: str, description: str, height: float, lang: str) -> Picture:
        """Return the finished picture."""
        return Picture(
            id,
            title,
            description,
            self.width,
            height,
            lang,
            tuple(self.boxes),
            tuple(self.strokes),
            tuple(self.discs),
            tuple(self.marks),
            tuple(self.labels),
        )


def sheet_of(width: float, lang: str) -> Sheet:
    """Return an empty sheet for a language."""
    return Sheet(width, is_mirrored=language(lang).direction == "rtl")
