"""What part of the earth a print map shows: fixed extents, so that maps can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext

if TYPE_CHECKING:
    from layers.figures import FigureSpec
    from layers.view import View

Box = tuple[float, float, float, float]
EXTENTS: dict[str, Box] = {
    "home": (-9.6, 18.4, 12.8, 37.9),
    "region": (-17.8, 13.0, 25.2, 51.4),
    "mediterranean": (-9.8, 33.6, 20.6, 53.4),
    "world": (-20.0, -5.0, 66.0, 53.0),
}
# What the column beside the main map shows of the rest, where a map of the series needs it.
WORLD: Box = (-135.0, -46.0, 155.0, 72.0)
# Crowded or far parts that views without a figure show in insets.
NORTH_EAST: Box = (7.25, 33.35, 9.15, 37.05)
NORTH_WEST: Box = (-2.2, 34.5, -1.5, 35.12)
SAHARA: Box = (-18.0, 14.0, 11.5, 37.2)
# So many marks in a part of the map ask for it once more, larger.
CROWD = 4
# Geometries whose features reach beyond Algeria and its neighbours.
FAR = frozenset({"arc", "countries"})


def choose_extent(geometries: Iterable[str], figure: FigureSpec | None) -> str:
    """Return the name of the extent of a view: that of its figure, else by what its layers reach.

    Parameters
    ----------
    geometries : iterable of str
        Kinds of geometry of the layers shown, as declared.
    """
    if figure is not None:
        return figure.extent
    kinds = frozenset(geometries)
    if "countries" in kinds:
        return "world"
    return "mediterranean" if "arc" in kinds and "point" not in kinds else "home"


def boxes(
    view: View, extent: str, figure: FigureSpec | None, places: Sequence[tuple[float, float]]
) -> tuple[Box, tuple[Box, ...]]:
    """Return the main map and the insets of a view; a part asked for with ``bbox`` stands alone.

    Parameters
    ----------
    places : sequence of (lon, lat)
        Where features stand: an inset for what lies beyond the main map is drawn only if something does.
    """
    if view.bbox is not None:
        west, south, east, north = view.bbox
        return (west, max(south, -80.0), max(east, west + 0.2), max(min(north, 84.0), south + 0.2)), ()
    insets = tuple(figure.insets) if figure is not None else ()
    main = EXTENTS[extent]
    beyond = [place for place in places if not _holds(main, place)]
    found = []
    for inset in insets or DEFAULT_INSETS[extent]:
        is_detail = _holds(main, inset[:2]) and _holds(main, inset[2:])
        # A figure asks for its details; elsewhere a part is shown larger where marks crowd.
        is_crowded = bool(insets) or sum(_holds(inset, place) for place in places) >= CROWD
        if (is_detail and is_crowded) or any(_holds(inset, place) for place in beyond):
            found.append(inset)
            beyond = [place for place in beyond if not _holds(inset, place)]
    return main, tuple(found)


def inset_names(insets: Sequence[Box], figure: FigureSpec | None, lang: str) -> list[str]:
    """Return what each inset shows, empty where nobody has named it."""
    if figure is not None and figure.inset_names:
        parts = (part.strip() for part in figure.inset_names[lang].split("|"))
        named = dict(zip(figure.insets, parts, strict=True))
    else:
        named = {
            NORTH_EAST: gettext("Border with Tunisia"),
            NORTH_WEST: gettext("Maghnia and Oujda"),
            SAHARA: gettext("Sahara and Sahel"),
            WORLD: gettext("World"),
        }
    return [named.get(each, "") for each in insets]


def _holds(box: Box, place: tuple[float, float]) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


DEFAULT_INSETS: dict[str, tuple[Box, ...]] = {
    "home": (NORTH_EAST, NORTH_WEST),
    "region": (),
    "mediterranean": (SAHARA, WORLD),
    "world": (WORLD,),
}
