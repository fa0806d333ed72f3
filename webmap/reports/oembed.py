"""oEmbed 1.0: from the address of a page to the code that embeds it, as JSON and as XML."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request
from flask_babel import force_locale, gettext

from layers.messages import N_
from layers.parameters import ParameterError, read_whole
from webmap.i18n import LOCALES
from webmap.lookup import asked_pairs
from webmap.reports.asked import Report, report_of, root_path
from webmap.reports.snippets import HEIGHT, WIDTH
from webmap.reports.summary import Summary
from webmap.settings import Settings
from webmap.share_forms import form_path

blueprint = Blueprint("oembed", __name__)

PARAMETERS = ("url", "format", "maxwidth", "maxheight")
CACHE_SECONDS = 3600
# Resolutions of a slide, with the pixels they give.
THUMBNAILS = ((72, 960, 540), (48, 640, 360), (36, 480, 270))
LARGEST = 100_000
# Pages that can be embedded: the explorer, a view, a figure, an embed.
_FIGURE = re.compile(r"/(ar|fr|en)/(?:figures|embed)/([a-z0-9-]+)", re.ASCII)
_VIEW = re.compile(r"/(ar|fr|en)/(?:map|embed)?", re.ASCII)


@blueprint.get("/oembed")
def oembed() -> Response:
    """Answer what embeds one of our pages."""
    asked = _parameters()
    form = asked.get("format", "json")
    if form not in ("json", "xml"):
        abort(501)
    width, height = (
        _limit(name, asked.get(name), own) for name, own in (("maxwidth", WIDTH), ("maxheight", HEIGHT))
    )
    report = _report(asked["url"])
    with force_locale(LOCALES[report.view.lang]):
        document = describe(report, width, height, origin=_origin(asked["url"]))
    if form == "json":
        return jsonify(document)
    return Response(render_template("oembed.xml", document=document), mimetype="text/xml")


def describe(report: Report, width: int, height: int, *, origin: str) -> dict[str, Any]:
    """Return the oEmbed document of a view, no larger than asked for; addresses begin with ``origin``."""
    summary = report.summary()
    document: dict[str, Any] = {
        "type": "rich",
        "version": "1.0",
        "title": summary.title,
        "author_name": gettext("Takhoum contributors"),
        "author_url": f"{origin}/{report.view.lang}/",
        "provider_name": "Takhoum",
        "provider_url": f"{origin}/",
        "cache_age": CACHE_SECONDS,
        "width": width,
        "height": height,
        "html": _html(report, summary, (width, height), origin),
    }
    if form_path(report.path("png")):
        document |= _thumbnail(report, width, height, origin)
    return document


def _thumbnail(report: Report, width: int, height: int, origin: str) -> dict[str, Any]:
    """Return the picture of a slide, the largest of a few that fits; none when even the smallest does not."""
    query = f"{report.query}&" if report.query else ""
    for dpi, wide, high in THUMBNAILS:
        if wide <= width and high <= height:
            return {
                "thumbnail_url": f"{origin}{report.path('png')}?{query}size=slide&dpi={dpi}",
                "thumbnail_width": wide,
                "thumbnail_height": high,
            }
    return {}


def _html(report: Report, summary: Summary, size: tuple[int, int], origin: str) -> str:
    """Return the iframe."""
    query = f"?{report.query}" if report.query else ""
    address = f"{origin}{report.embed_path()}{query}"
    return render_template(
        "oembed_frame.html", address=address, title=summary.title, width=size[0], height=size[1]
    ).strip()


def _parameters() -> dict[str, str]:
    """Return the parameters of the request, each once and known."""
    found: dict[str, str] = {}
    for name, value in asked_pairs():
        if name not in PARAMETERS:
            raise ParameterError(name[:40], N_("%(parameter)s is not a parameter"))
        if name in found:
            raise ParameterError(name, N_("%(parameter)s stands more than once"))
        found[name] = value
    if "url" not in found:
        raise ParameterError("url", N_("%(parameter)s is missing"))
    return found


def _limit(name: str, text: str | None, own: int) -> int:
    """Return our size, or the limit asked for if that is smaller."""
    return own if text is None else min(own, read_whole(name, text, 1, LARGEST))


def _report(url: str) -> Report:
    """Return the view of one of our addresses; any other is not found."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in _own_hosts():
        abort(404)
    path = parts.path.removeprefix(root_path())
    figure, view = _FIGURE.fullmatch(path), _VIEW.fullmatch(path)
    if figure is None and view is None:
        abort(404)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if figure is not None:
        return report_of(pairs, figure[1], figure[2])
    assert view is not None
    return report_of(pairs, view[1])


def _own_hosts() -> frozenset[str]:
    """Return the hosts whose pages are ours: those of the settings, else the one asked."""
    settings: Settings = current_app.extensions["settings"]
    if settings.base_url:
        return frozenset({urlsplit(settings.base_url).netloc.lower(), *settings.trusted_hosts})
    return frozenset({*settings.trusted_hosts} or {request.host.lower()})


def _origin(url: str) -> str:
    """Return what our addresses begin with: ``BASE_URL``, else scheme and host of the page asked for."""
    settings: Settings = current_app.extensions["settings"]
    parts = urlsplit(url)
    return settings.base_url or f"{parts.scheme}://{parts.netloc}{root_path()}"
