"""Our own files, read once and served under the hash of them all, so that they may be kept for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, render_template

from layers.styles import tokens
from webmap.answers import freeze

FOLDER = Path(__file__).parent / "static"
TOKENS_SHEET = "css/tokens.css"
BUNDLES = "bundle/"
# Each page has one of these. They begin with the tokens: a file less to wait for before the picture.
TOKENED = ("css/page.css", f"{BUNDLES}site.css", f"{BUNDLES}explorer.css")
NOT_SERVED = ("stamp", "LICENSE")
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Assets:
    """Every static file by its path, and the hash of them all."""

    files: Mapping[str, bytes]
    digest: str


def load_assets(tokens_sheet: bytes) -> Assets:
    """Read ``static/``; the tokens are a sheet of their own, ``css/tokens.css``, and begin those of pages."""
    files = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file() and path.name not in NOT_SERVED and not path.name.endswith(".d.ts")
    }
    if not has_fresh_bundles():
        # Somebody is working on the modules: their own files are served, each by its address.
        files = {name: body for name, body in files.items() if not name.startswith(BUNDLES)}
    files[TOKENS_SHEET] = tokens_sheet
    files.update({name: tokens_sheet + files[name] for name in TOKENED if name in files})
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return Assets(files, digest.hexdigest()[:12])


def has_fresh_bundles() -> bool:
    """Tell whether the build hook made the joined files from the modules and sheets that lie here."""
    stamp = FOLDER / "bundle" / "stamp"
    digest = hashlib.sha256()
    for path in sorted([*FOLDER.glob("js/*.js"), *FOLDER.glob("css/*.css")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest.hexdigest()


def served_name(assets: Assets, name: str) -> str:
    """Return the file that is served for one of ours: the joined one, if there is one."""
    joined = BUNDLES + Path(name).name
    return joined if name.startswith(("js/", "css/")) and joined in assets.files else name


def render_tokens() -> bytes:
    """Return the tokens as CSS custom properties; needs an application context."""
    return render_template("tokens.css", tokens=tokens()).encode()


@blueprint.get("/static/<digest>/<path:name>")
def static_file(digest: str, name: str) -> Response:
    """Return one file; under the present hash it never changes."""
    assets: Assets = current_app.extensions["assets"]
    if name not in assets.files:
        abort(404)
    response = Response(assets.files[name], mimetype=_type(name))
    return freeze(response) if digest == assets.digest else response


def _type(name: str) -> str:
    """Return the media type of a file name."""
    return TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
