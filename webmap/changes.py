"""What changed from release to release: the page and the feed (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from flask import Blueprint, Response, current_app, render_template, url_for
from flask_babel import force_locale

from layers.atlas import Atlas
from layers.change_log import release_steps
from layers.releases import Store
from webmap.changes_page import ReleaseLines, release_lines
from webmap.frame import PageFrame, page_frame
from webmap.i18n import LOCALES, language
from webmap.lookup import asked
from webmap.settings import Settings

blueprint = Blueprint("changes", __name__)

MOST_RELEASES = 20
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class ChangesPage:
    """What ``changes.html`` shows."""

    frame: PageFrame
    releases: tuple[ReleaseLines, ...]
    feed_url: str


@dataclass(frozen=True)
class Feed:
    """What ``changes.xml`` holds; without ``base_url`` it has no links."""

    lang: str
    direction: str
    urn: str
    updated: str
    base_url: str
    page_url: str
    self_url: str
    releases: tuple[ReleaseLines, ...]


@blueprint.get("/<any(ar,fr,en):lang>/changes")
def page(lang: str) -> str:
    """Show what was added, corrected and withdrawn in each release."""
    found = asked(lang)
    settings: Settings = current_app.extensions["settings"]
    content = ChangesPage(
        frame=page_frame(lang, settings, query=found.view.query()),
        releases=_releases(found.atlas, lang, asked_id=found.view.release),
        feed_url=url_for("changes.feed", lang=lang),
    )
    return render_template("changes.html", page=content)


@blueprint.get("/changes.atom")
def feed() -> Response:
    """Answer the same as a feed, in the language of ``lang=``, else the reader's."""
    found = asked()
    settings: Settings = current_app.extensions["settings"]
    lang = found.view.lang
    with force_locale(LOCALES[lang]):
        releases = _releases(found.atlas, lang, asked_id=found.view.release)
        content = Feed(
            lang=lang,
            direction=language(lang).direction,
            urn=uuid5(NAMESPACE_URL, f"takhoum:changes:{lang}:{_first_entry(settings)}").urn,
            updated=releases[0].made_at,
            base_url=settings.base_url,
            page_url=_absolute(settings, f"/{lang}/changes"),
            self_url=_absolute(settings, f"/changes.atom?lang={lang}"),
            releases=releases,
        )
        return Response(render_template("changes.xml", feed=content), mimetype=MEDIA_TYPE)


def _releases(atlas: Atlas, lang: str, *, asked_id: str) -> tuple[ReleaseLines, ...]:
    """Return the releases of the ledger in words, newest first; one alone when it is asked for."""
    settings: Settings = current_app.extensions["settings"]
    store = Store(settings.home)
    folders = {each: store.folder(each) for each in store.present_ids()}
    steps = [each for each in release_steps(store.entries()) if asked_id in ("", each.release)]
    key = ("release lines", lang, tuple(steps[:MOST_RELEASES]), tuple(folders))
    return atlas.made(
        key, lambda: tuple(release_lines(atlas, step, folders, lang) for step in steps[:MOST_RELEASES])
    )


def _first_entry(settings: Settings) -> str:
    """Return what tells this ledger from every other: its first line."""
    first = Store(settings.home).entries()[0]
    return f"{first.made_at}:{first.release}"


def _absolute(settings: Settings, path: str) -> str:
    """Return an absolute link, or nothing while no base address is set."""
    return f"{settings.base_url}{path}" if settings.base_url else ""
