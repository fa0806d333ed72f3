"""From a request for a view or a figure to what every form needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import current_app, url_for

from layers.atlas import Atlas
from layers.figures import FigureSpec
from layers.view import View, parse_view, peek_release
from webmap.live import LiveRelease
from webmap.lookup import asked_pairs
from webmap.reports.figure_view import figure_view, own_parameters
from webmap.reports.permalink import view_path, view_query
from webmap.reports.summary import Summary, summarise
from webmap.settings import Settings


@dataclass(frozen=True)
class Report:
    """One view of one release, a figure of the gallery or any other; ``is_fixed``: it never changes."""

    atlas: Atlas
    view: View
    figure: FigureSpec | None
    own: Mapping[str, str]
    is_fixed: bool

    @property
    def query(self) -> str:
        """The query string of the view at its own address."""
        return view_query(self.view, self.own)

    @property
    def pinned_query(self) -> str:
        """The same for the day and the release of now: what it leads to never changes."""
        return view_query(self.view, self.own, pinned=self.atlas.release_id)

    @property
    def name(self) -> str:
        """What files of the view are called: plain, with the day and the language."""
        word = self.figure.id if self.figure else "map"
        return f"takhoum-{word}-{self.view.day.isoformat()}-{self.view.lang}"

    def summary(self) -> Summary:
        """Return what every form says."""
        return summarise(self.atlas, self.view, figure=self.figure)

    def path(self, suffix: str = "") -> str:
        """Return the path of a form below the base address."""
        return f"{view_path(self.view, self.figure)}{suffix and '.'}{suffix}"

    def embed_path(self) -> str:
        """Return the path of the page for iframes."""
        return f"/{self.view.lang}/embed" + (f"/{self.figure.id}" if self.figure else "")

    def explorer_query(self) -> str:
        """Return the query of the same state in the explorer, the figure's own parameters spelt out."""
        pairs = {**self.own, **dict(part.split("=", 1) for part in self.query.split("&") if part)}
        return urlencode(pairs, safe=",:%")


def asked_report(lang: str | None, figure_id: str = "", *, default_detail: str = "low") -> Report:
    """Return what the present request asks for.

    Raises
    ------
    ParameterError, NoRelease, UnknownRelease, PrunedRelease, UnknownFigure
    """
    pairs = asked_pairs()
    return report_of(pairs, lang, figure_id, default_detail=default_detail)


def report_of(
    pairs: list[tuple[str, str]], lang: str | None, figure_id: str = "", *, default_detail: str = "low"
) -> Report:
    """Return the view that a decoded query string asks for, of a figure if one is named."""
    live: LiveRelease = current_app.extensions["live"]
    settings: Settings = current_app.extensions["settings"]
    release_id = peek_release(pairs)
    atlas = live.at(release_id or None)
    today = live.made_on(release_id) if release_id else current_app.extensions["today"]()
    words = {"lang": lang, "default_lang": settings.default_language, "default_detail": default_detail}
    figure = atlas.figure(figure_id) if figure_id else None
    if figure is None:
        view = parse_view(pairs, allowed=atlas.vocabulary, today=today, **words)  # type: ignore[arg-type]
    else:
        view = figure_view(atlas, figure, pairs, today=today, **words)  # type: ignore[arg-type]
    return Report(atlas, view, figure, own_parameters(atlas, view, figure), bool(view.release and view.asof))


def root_path() -> str:
    """Return the path our addresses begin with, without the last slash."""
    return url_for("pages.front").rstrip("/")


def absolute(path: str) -> str:
    """Return the address of a path below the base: with its host only when ``BASE_URL`` says which."""
    settings: Settings = current_app.extensions["settings"]
    return f"{settings.base_url or root_path()}{path}"
