"""The address and the number of a view: what a printed map says so that it can be found again."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from layers.figures import FigureSpec
from layers.view import View

# What says how a form is drawn or which rows of it are on the page, not what it shows.
NOT_IN_LINK = frozenset(
    {"asof", "release", "style", "size", "dpi", "detail", "limit", "offset", "panel", "bom", "lang"}
)
DEFAULT_SIZE = "a4-landscape"
SIZE_WORDS = {
    "a4": "A4P", "a4-landscape": "A4L", "a3": "A3P", "a3-landscape": "A3L", "slide": "S169", "square": "SQ",
}  # fmt: skip
MAP_WORD = "MAP"


def view_query(view: View, own: Mapping[str, str], *, pinned: str = "") -> str:
    """Return the query string of a view at its address; what the figure says itself is left out.

    Parameters
    ----------
    own : mapping
        The parameters the figure sets by itself (``figure_view.own_parameters``).
    pinned : str
        A release: the query then names it and the day, and means the same for ever.
    """
    pairs = [
        (name, value)
        for name, value in parse_qsl(view.query(), keep_blank_values=True)
        if name not in NOT_IN_LINK and own.get(name) != value
    ]
    if pinned:
        pairs += [("asof", view.asof or view.day.isoformat()), ("release", pinned)]
    elif view.asof or view.release:
        pairs += [(name, value) for name, value in (("asof", view.asof), ("release", view.release)) if value]
    return urlencode(pairs, safe=",:")


def view_path(view: View, figure: FigureSpec | None) -> str:
    """Return the path of a view below the base address, without suffix."""
    return f"/{view.lang}/figures/{figure.id}" if figure else f"/{view.lang}/map"


def permalink(
    view: View, figure: FigureSpec | None, own: Mapping[str, str], *, base_url: str, release: str
) -> str | None:
    """Return the address of the same view on the same day from the same release, None without a base."""
    if not base_url:
        return None
    return f"{base_url}{view_path(view, figure)}?{view_query(view, own, pinned=release)}"


def map_number(view: View, figure: FigureSpec | None) -> str:
    """Return the number of a map: ``ALG_<MAP>_<SIZE>_<YYYYMMDD>``.

    Examples
    --------
    >>> from datetime import date
    >>> map_number(View(("crossings",), date(2026, 11, 21), "2026", "fr", "low"), None)
    'ALG_MAP_A4L_20261121'
    """
    size = view.size or DEFAULT_SIZE
    word = figure.map if figure else MAP_WORD
    return f"ALG_{word}_{SIZE_WORDS.get(size, size.upper())}_{view.day:%Y%m%d}"
