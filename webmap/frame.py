"""What every page has: language, direction, the way to the other languages, addresses of our files."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import gettext

from webmap.assets import Assets, served_name
from webmap.i18n import Language, language
from webmap.search import SearchBox, search_box
from webmap.settings import LANGUAGES, Settings


@dataclass(frozen=True)
class LanguageLink:
    """One choice of the language switch."""

    language: Language
    url: str
    is_current: bool


@dataclass(frozen=True)
class NavigationLink:
    """One part of the site."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class PageFrame:
    """The frame of a page."""

    language: Language
    languages: tuple[LanguageLink, ...]
    navigation: tuple[NavigationLink, ...]
    home_url: str
    search: SearchBox
    contact: str
    disclaimer: str


def page_frame(lang: str, settings: Settings, *, query: str = "") -> PageFrame:
    """Return the frame of a page in ``lang``; the language switch keeps ``query``."""
    links = tuple(
        LanguageLink(language(code), _url_here(code, query), is_current=code == lang) for code in LANGUAGES
    )
    return PageFrame(
        language=language(lang),
        languages=links,
        navigation=_navigation(lang),
        home_url=url_for("pages.explorer", lang=lang),
        search=search_box(lang),
        contact=settings.contact,
        disclaimer=gettext("Compiled from published documents, not an official publication of any state."),
    )


def _navigation(lang: str) -> tuple[NavigationLink, ...]:
    """Return the parts of the site; the one that answers the present request is marked."""
    parts = (
        (gettext("Explorer"), "pages.explorer", ("pages",)),
        (gettext("Crossings"), "board.board", ("board", "crossing")),
        (gettext("Registers"), "profiles.registers", ("profiles",)),
        (gettext("Analysis"), "analysis.page", ("analysis",)),
        (gettext("Figures"), "gallery.gallery", ("gallery",)),
        (gettext("Changes"), "changes.page", ("changes",)),
    )
    return tuple(
        NavigationLink(label, url_for(endpoint, lang=lang), is_current=request.blueprint in blueprints)
        for label, endpoint, blueprints in parts
    )


def _url_here(lang: str, query: str) -> str:
    """Return the address of the present page in a language; pages without one lead to the explorer."""
    endpoint, values = request.endpoint, request.view_args or {}
    if endpoint is None or "lang" not in values:
        return explorer_url(lang, query)
    address = url_for(endpoint, **{**values, "lang": lang})
    return f"{address}?{query}" if query else address


def asset_url(name: str) -> str:
    """Return the address of one of our files under the hash of them all."""
    assets: Assets = current_app.extensions["assets"]
    if name not in assets.files:
        raise LookupError(f"no static file {name!r}")
    return url_for("assets.static_file", digest=assets.digest, name=served_name(assets, name))


def explorer_url(lang: str, query: str = "") -> str:
    """Return the address of the explorer in a language and state."""
    address = url_for("pages.explorer", lang=lang)
    return f"{address}?{query}" if query else address
