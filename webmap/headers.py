"""Security headers and CORS, on every answer: pages, data, errors and redirects."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response

from webmap.settings import Settings

POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("base-uri", "'none'"),
    ("object-src", "'none'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'self'"),
)
FIXED: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), fullscreen=(self)"),
)
# Framed, a page may fill the screen if the page around allows it.
EMBED_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), fullscreen=*"


def content_policy(settings: Settings, *, is_embed: bool = False) -> str:
    """Return the Content-Security-Policy of an answer.

    Only a configured tile server widens it, and only for pictures; only embeds may be framed by others.
    """
    directives = dict(POLICY)
    if settings.tiles_url:
        tiles = urlsplit(settings.tiles_url)
        host = tiles.netloc.replace("{s}", "*")
        directives["img-src"] += f" {tiles.scheme}://{host}"
    if is_embed and settings.frame_ancestors:
        directives["frame-ancestors"] = " ".join(settings.frame_ancestors)
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def add_headers(response: Response, settings: Settings, *, is_data: bool, is_embed: bool = False) -> None:
    """Set the headers of one answer in place; public data may be read from any site."""
    # A file that stands alone brings a stricter one, with the hashes of its own blocks.
    response.headers.setdefault("Content-Security-Policy", content_policy(settings, is_embed=is_embed))
    for name, value in FIXED:
        response.headers[name] = value
    if is_embed:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Permissions-Policy"] = EMBED_PERMISSIONS
    if is_data:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
