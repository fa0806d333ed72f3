"""The view of a figure: its own parameters, and those with which a reader narrows or replaces them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qsl

from layers.atlas import Atlas
from layers.figures import FigureSpec
from layers.view import View, parse_view


def figure_view(
    atlas: Atlas,
    figure: FigureSpec,
    pairs: Iterable[tuple[str, str]] = (),
    *,
    today: date,
    lang: str | None = None,
    default_lang: str = "ar",
    default_detail: str = "low",
) -> View:
    """Return the view of a figure; what ``pairs`` set takes the place of what the figure sets.

    Parameters
    ----------
    pairs : iterable of (name, value)
        The decoded query string of the reader.
    today, lang, default_lang, default_detail
        As :func:`layers.view.parse_view` takes them.

    Raises
    ------
    ParameterError
    """
    asked = list(pairs)
    allowed = atlas.vocabulary
    words = {"lang": lang, "default_lang": default_lang, "default_detail": default_detail}
    shown = tuple(dict(parse_qsl(figure.query)).get("layers", "").split(","))
    # First alone: its faults are the reader's, and its day decides which codes the registers give.
    alone = parse_view(asked, allowed=allowed, today=today, default_layers=shown, **words)  # type: ignore[arg-type]
    merged = {**dict(figure.pairs(atlas.tables, alone.edition)), **dict(asked)}
    return parse_view(merged.items(), allowed=allowed, today=today, **words)  # type: ignore[arg-type]


def own_parameters(atlas: Atlas, view: View, figure: FigureSpec | None) -> dict[str, str]:
    """Return what a figure sets by itself on the day of ``view``, written as ``View.query`` does."""
    if figure is None:
        return {}
    own = figure_view(atlas, figure, today=view.day, lang=view.lang)
    return dict(parse_qsl(own.query(), keep_blank_values=True))
