"""What the atlas is and is not, and two files that programs look for: site map and security contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from layers.atlas import Atlas
from layers.profiles.kinds import KINDS
from layers.view import View
from webmap.context import boundary_note
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_partial
from webmap.lookup import asked, recall, refuse_parameters
from webmap.profiles.addresses import list_address, page_address
from webmap.profiles.missing import entries_of
from webmap.settings import LANGUAGES, Settings

blueprint = Blueprint("about", __name__)

PARTS = (
    "pages.explorer",
    "board.board",
    "profiles.registers",
    "analysis.page",
    "gallery.gallery",
    "changes.page",
    "about.page",
    "dictionary.page",
)
# RFC 9116 asks for an end within a year.
CONTACT_HOLDS = timedelta(days=180)


@dataclass(frozen=True)
class AboutPage:
    """What ``about.html`` shows."""

    frame: PageFrame
    release: str
    day: str
    changes_url: str
    data_url: str
    boundary_note: str


@blueprint.get("/<any(ar,fr,en):lang>/about")
def page(lang: str) -> str:
    """Say what this is, how it was made, what it lacks and who may use it."""
    found = asked(lang)
    settings: Settings = current_app.extensions["settings"]
    content = AboutPage(
        frame=page_frame(lang, settings, query=found.view.query()),
        release=found.atlas.release_id,
        day=format_partial(found.atlas.reference_day.isoformat(), lang),
        changes_url=url_for("changes.page", lang=lang),
        data_url=url_for("dictionary.page", lang=lang),
        boundary_note=boundary_note(),
    )
    return render_template("about.html", page=content)


@blueprint.get("/sitemap.xml")
def site_map() -> Response:
    """List every page in three languages; a site map holds whole links, so it needs a base address."""
    refuse_parameters()
    settings: Settings = current_app.extensions["settings"]
    if not settings.base_url:
        abort(404)
    found = asked()

    def make() -> bytes:
        """Write it."""
        pages = [_addresses(settings.base_url, path) for path in _paths(found.atlas, found.view)]
        return render_template("sitemap.xml", pages=pages).encode()

    return Response(
        recall(("site map", found.atlas.release_id, found.view.day), make), mimetype="application/xml"
    )


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Say where a weakness can be reported (RFC 9116), when a contact is set."""
    refuse_parameters()
    settings: Settings = current_app.extensions["settings"]
    if not settings.contact:
        abort(404)
    today: date = current_app.extensions["today"]()
    lines = [
        f"Contact: {settings.contact}",
        f"Expires: {(today + CONTACT_HOLDS).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
    ]
    if settings.base_url:
        lines.append(f"Canonical: {settings.base_url}/.well-known/security.txt")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def _paths(atlas: Atlas, view: View) -> list[dict[str, str]]:
    """Return the path of every page, by language."""
    crossings = [str(row["crossing_id"]) for row in atlas.tables["crossings"]]
    parts = [{lang: url_for(each, lang=lang) for lang in LANGUAGES} for each in PARTS]
    posts = [
        {lang: url_for("crossing.page", lang=lang, crossing_id=each) for lang in LANGUAGES}
        for each in crossings
    ]
    sheets = [
        {lang: page_address(kind, entry.key, lang) for lang in LANGUAGES}
        for kind in KINDS
        for entry in entries_of(atlas, kind, view)
    ]
    lists = [{lang: list_address(kind, lang) for lang in LANGUAGES} for kind in KINDS]
    return parts + posts + lists + sheets


def _addresses(base_url: str, paths: dict[str, str]) -> dict[str, str]:
    """Return whole links; the path of the base address stands in both and is taken once."""
    root = request.script_root
    return {lang: f"{base_url}{path.removeprefix(root)}" for lang, path in paths.items()}
