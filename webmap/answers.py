"""What every answer passes on its way out: ETag, compression, 304, cache rules, headers."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache

from flask import Flask, Response, request

from webmap.addresses import is_data_address, is_embed_address
from webmap.headers import add_headers
from webmap.settings import Settings

COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/problem+json",
    "application/atom+xml",
    "application/ld+json",
    "application/schema+json",
    "application/vnd.oai.openapi+json",
    "image/svg+xml",
)
SMALLEST_COMPRESSED = 600
REVALIDATE = "no-cache"
DATA_SECONDS = 60
FROZEN = "public, max-age=31536000, immutable"


def finish_answers(app: Flask, settings: Settings) -> None:
    """Register the last step of every answer on ``app``."""
    # Filtered answers repeat within seconds; 64 of them are a few megabytes.
    compress = lru_cache(maxsize=64)(_compress)
    # Hashing a drawing of a megabyte takes longer than sending it.
    digest = lru_cache(maxsize=64)(_digest)

    @app.after_request
    def finish(response: Response) -> Response:
        """Complete one answer."""
        is_data = is_data_address(request.path)
        if response.status_code == 200 and request.method in ("GET", "HEAD"):
            _set_cache_rule(response, is_data=is_data)
            _encode(response, compress, digest)
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store" if response.status_code >= 400 else REVALIDATE
        add_headers(response, settings, is_data=is_data, is_embed=is_embed_address(request.path))
        return response


def freeze(response: Response) -> Response:
    """Mark an answer that can never change at its address."""
    response.headers["Cache-Control"] = FROZEN
    return response


def _set_cache_rule(response: Response, *, is_data: bool) -> None:
    """Let data be reused for a minute and pages be asked for again, unless the view said otherwise."""
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = f"public, max-age={DATA_SECONDS}" if is_data else REVALIDATE


def _encode(
    response: Response, compress: Callable[[bytes, int], bytes], digest: Callable[[bytes], str]
) -> None:
    """Compress for readers that take gzip, tag the bytes, and answer 304 to those who hold them."""
    body = response.get_data()
    tag = digest(body)
    if (response.mimetype or "").startswith(COMPRESSIBLE) and len(body) >= SMALLEST_COMPRESSED:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"] > 0:
            is_frozen = response.headers.get("Cache-Control") == FROZEN
            response.set_data(compress(body, 9 if is_frozen else 6))
            response.headers["Content-Encoding"] = "gzip"
            tag += "-gz"
    response.set_etag(tag)
    response.make_conditional(request)


def _digest(body: bytes) -> str:
    """Return what tells these bytes from others."""
    return hashlib.sha256(body).hexdigest()[:20]


def _compress(body: bytes, level: int) -> bytes:
    """Compress with a fixed clock: the same bytes each time."""
    return gzip.compress(body, compresslevel=level, mtime=0)
