"""How other programs find out what a page can be embedded as: oEmbed links, Open Graph, cards."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask import Response, current_app

from webmap.reports.asked import Report, absolute
from webmap.reports.summary import Summary
from webmap.settings import Settings
from webmap.share_forms import form_path

OEMBED_PATH = "/oembed"
OEMBED_TYPES = (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
# A picture for cards: 1200 x 630 is what they show.
CARD_SIZE = (1200, 630)


@dataclass(frozen=True)
class Discovery:
    """The links and names in the head of a page that can be embedded; addresses are absolute or empty."""

    title: str
    description: str
    url: str
    image: str
    alt: str
    oembed: tuple[tuple[str, str], ...]


def page_url(report: Report) -> str:
    """Return the address of the page a view is read on."""
    path = report.path() if report.figure else f"/{report.view.lang}/"
    return absolute(f"{path}?{report.query}" if report.query else path)


def discovery(report: Report, summary: Summary) -> Discovery:
    """Return what the head of a page says; absolute addresses only when ``BASE_URL`` is set."""
    settings: Settings = current_app.extensions["settings"]
    size = f"size={CARD_SIZE[0]}x{CARD_SIZE[1]}"
    has_picture = settings.base_url and form_path(report.path("png"))
    image = f"{report.path('png')}?{report.query + '&' if report.query else ''}{size}"
    return Discovery(
        title=summary.title,
        description=summary.sentence,
        url=page_url(report) if settings.base_url else "",
        image=absolute(image) if has_picture else "",
        alt=summary.alt,
        oembed=oembed_links(report),
    )


def oembed_links(report: Report) -> tuple[tuple[str, str], ...]:
    """Return media type and address of the oEmbed documents; they need the host, so ``BASE_URL``."""
    settings: Settings = current_app.extensions["settings"]
    if not settings.base_url:
        return ()
    asked = quote(page_url(report), safe="")
    return tuple((kind, absolute(f"{OEMBED_PATH}?url={asked}&format={form}")) for form, kind in OEMBED_TYPES)


def add_links(response: Response, report: Report) -> Response:
    """Name the oEmbed documents in the ``Link`` header too (RFC 8288)."""
    for kind, url in oembed_links(report):
        response.headers.add("Link", f'<{url}>; rel="alternate"; type="{kind}"')
    return response
