"""Which addresses give data and which give pages, and how absolute links are made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import RequestRedirect
from werkzeug.wsgi import get_host

from webmap.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_DATA = re.compile(
    r"/(layers|downloads|ogc|tiles|maps|shapes|static|schemas|embed|healthz|readyz|oembed)(/|$)"
    r"|/.+\.(json|geojson|csv|xlsx|jsonld|atom|xml|zip)$"
    r"|/(ar|fr|en)/(map|crossings|(figures|wilayas|countries)/[^/]+)\.(html|svg|png|pdf)$"
)


_EMBED = re.compile(r"/(ar|fr|en)/embed(/|$)")


def is_data_address(path: str) -> bool:
    """Tell whether errors of an address are problem documents and its answers open to other sites.

    Examples
    --------
    >>> is_data_address("/layers/crossings.geojson"), is_data_address("/fr/")
    (True, False)
    """
    return _DATA.match(path) is not None


def is_embed_address(path: str) -> bool:
    """Tell whether an address may be framed by other sites.

    Examples
    --------
    >>> is_embed_address("/fr/embed/crossings-status"), is_embed_address("/fr/embedded")
    (True, False)
    """
    return _EMBED.match(path) is not None


def refuse_strange_hosts(app: Flask, settings: Settings) -> None:
    """Answer 400 to requests for a host that is not ours.

    Not left to Flask, which refuses before an address can be built: the error page needs links.
    """
    own = urlsplit(settings.base_url).hostname
    trusted = tuple(each.lower() for each in settings.trusted_hosts or ((own,) if own else ()))

    @app.before_request
    def check_host() -> None:
        """Look at the host of one request."""
        if trusted:
            get_host({**request.environ, "HTTP_HOST": request.headers.get("Host", "").lower()}, trusted)


def lead_without_host(app: Flask) -> None:
    """Answer Flask's own redirects (a missing slash) by path: it would repeat the Host header in them."""

    @app.before_request
    def lead() -> ResponseReturnValue | None:
        """Look at where one request would be led."""
        found = request.routing_exception
        if not isinstance(found, RequestRedirect):
            return None
        own = urlsplit(found.new_url)._replace(scheme="", netloc="").geturl()
        return redirect(f"/{own.lstrip('/')}", found.code)


class PathPrefix:
    """WSGI wrapper that serves below the path of ``BASE_URL``, whether or not a proxy strips it."""

    def __init__(self, app: WSGIApplication, base_url: str) -> None:
        self.app = app
        self.prefix = urlsplit(base_url).path

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Move the prefix from the path to the script name."""
        path = environ.get("PATH_INFO", "")
        if path == self.prefix or path.startswith(self.prefix + "/"):
            environ["PATH_INFO"] = path[len(self.prefix) :] or "/"
        environ["SCRIPT_NAME"] = self.prefix
        return self.app(environ, start_response)
