"""One file that is the whole map: page, styles, fonts, script, shapes and details; it asks no network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template
from flask_babel import force_locale

from layers.atlas import Atlas
from layers.shape_documents import shape_levels, shape_name, shapes_of
from webmap.answers import freeze
from webmap.assets import Assets
from webmap.card import details_card
from webmap.i18n import LOCALES
from webmap.live import LiveRelease
from webmap.lookup import recall
from webmap.reports.asked import Report, asked_report
from webmap.reports.embed import embed_page, report_tables
from webmap.reports.linker import link_modules

blueprint = Blueprint("standalone", __name__)

STYLES = ("css/tokens.css", "css/fonts.css", "css/stand-ins.css", "vendor/leaflet/leaflet.css")
OWN_STYLES = ("css/page.css", "css/map.css", "css/card.css", "css/report.css")
LIBRARIES = ("vendor/leaflet/leaflet.js", "vendor/topojson/topojson-client.min.js")
MAP_MODULE, DETAIL = "map-parts", "low"
# Two weights of a language's own script, one of the other for names: the file is to stay small.
FONTS = {
    "ar": ("arabic-400", "arabic-600", "latin-400"),
    "fr": ("latin-400", "latin-600", "arabic-400"),
    "en": ("latin-400", "latin-600", "arabic-400"),
}
_FACE = re.compile(r"@font-face \{[^}]*?url\(\"\.\./(vendor/[^\"]+/([a-z0-9-]+)\.woff2)\"\)[^}]*\}")
_URL = re.compile(r"url\((?!\"?data:)[^)]*\)")
_MAP_ADDRESS = re.compile(r"//# sourceMappingURL=\S+")


@blueprint.get("/<any(ar,fr,en):lang>/map.html")
@blueprint.get("/<any(ar,fr,en):lang>/figures/<slug:figure_id>.html")
def page(lang: str, figure_id: str = "") -> Response:
    """Answer a view as one file that works without a network."""
    report = asked_report(lang, figure_id)
    key = ("standalone", report.atlas.release_id, figure_id, report.view)
    body = recall(key, lambda: standalone_file(report))
    response = Response(body, mimetype="text/html")
    policy = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]+)"', body)
    assert policy is not None
    response.headers["Content-Security-Policy"] = _unescaped(policy[1]) + "; frame-ancestors 'self'"
    response.headers["Content-Disposition"] = f'inline; filename="{report.name}.html"'
    return freeze(response) if report.is_fixed else response


def standalone_file(report: Report) -> bytes:
    """Return the file of a view, in its language; the same bytes from the same release.

    Its shapes are those of pages, whatever detail the view asks for: the file is to fit into a letter.
    """
    report = replace(report, view=replace(report.view, detail=DETAIL))
    with force_locale(LOCALES[report.view.lang]):
        shown = embed_page(report)
        shown = replace(shown, tables=report_tables(report, shown.summary))
        style = _style(report)
        scripts = _scripts(report)
        text = render_template(
            "standalone/page.html",
            page=shown,
            policy=_policy(style, scripts),
            style=style,
            scripts=scripts,
            documents=_to_script(_documents(report, shown.data)),
        )
    return text.encode()


def scope(name: str) -> str:
    """Return the name of a module inside the script."""
    return "m_" + name.replace("-", "_")


def _assets() -> Assets:
    found: Assets = current_app.extensions["assets"]
    return found


def _style(report: Report) -> str:
    """Return all style sheets as one, fonts inlined, pictures that nothing shows left out."""
    files, lang = _assets().files, report.view.lang
    folder = _folder(report.atlas)
    own = (folder / f"explorer.{lang}.css").read_text(encoding="utf-8")
    sheets = [files[name].decode() for name in STYLES] + [own] + [files[name].decode() for name in OWN_STYLES]

    def inlined(face: re.Match[str]) -> str:
        """Return a font face with its file in it; none for weights this language does without."""
        if face[2] not in FONTS[lang]:
            return ""
        data = base64.b64encode(files[face[1]]).decode("ascii")
        return face[0].replace(f"../{face[1]}", f"data:font/woff2;base64,{data}")

    # A browser reads line ends as one sign: the hash must be of what it reads.
    text = _FACE.sub(inlined, "\n".join(sheets)).replace("\r\n", "\n")
    return _URL.sub('url("data:,")', text)


def _scripts(report: Report) -> tuple[str, ...]:
    """Return the libraries, then our modules as one script."""
    files = _assets().files
    modules = {
        name.removeprefix("js/").removesuffix(".js"): text
        for name, text in files.items()
        if name.startswith("js/")
    }
    modules[MAP_MODULE] = (_folder(report.atlas) / f"explorer.{report.view.lang}.js").read_bytes()
    linked = (*link_modules(modules, "standalone"), *link_modules(modules, MAP_MODULE))
    libraries = (_MAP_ADDRESS.sub("", files[name].decode()).replace("\r\n", "\n") for name in LIBRARIES)
    return (*libraries, render_template("standalone/script.js", modules=linked))


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    """Return the policy of the file: its own blocks by their hash, nothing else, no connection."""
    allowed = " ".join(_hash(each) for each in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; font-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _unescaped(policy: bytes) -> str:
    return policy.decode().replace("&#39;", "'")


def _documents(report: Report, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return every document the map would fetch, by its address, and the details of what it draws."""
    atlas, view, folder = report.atlas, report.view, _folder(report.atlas)
    found: dict[str, Any] = {
        data["ground"][part]: json.loads((folder / f"ground.{part}.json").read_bytes())
        for part in ("near", "far")
    }
    for address in (*data["shapes"].values(), *data["quiet"]):
        stem = address.rsplit("/", 1)[1].removesuffix(".json")
        found[address] = json.loads(_shapes(atlas, stem))
    sources: dict[str, Any] = {}
    for layer_id, drawn in data["drawn"].items():
        for key in (key for keys in drawn["values"].values() for key in keys):
            card = details_card(atlas, atlas.details(layer_id, key, view), view)
            plain = {**card, "around": [], "citation": "", "address": ""}
            found[f"{layer_id}:{key}"] = _by_id(plain, sources)
    return found | {"sources": sources}


def _by_id(value: Any, sources: dict[str, Any]) -> Any:
    """Return details with each source named by its id, and put the sources themselves aside, each once."""
    if isinstance(value, list | tuple):
        return [_by_id(each, sources) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {}
    for name, each in value.items():
        if name == "sources":
            sources |= {chip["id"]: chip for chip in each}
            plain[name] = [chip["id"] for chip in each]
        else:
            plain[name] = _by_id(each, sources)
    return plain


def _shapes(atlas: Atlas, stem: str) -> bytes:
    """Return a shape document by the name in its address."""
    live: LiveRelease = current_app.extensions["live"]
    level = shape_levels(atlas)[stem]
    path = live.folder(atlas.release_id) / shape_name(*level)
    return path.read_bytes() if path.is_file() else shapes_of(atlas, *level)


def _folder(atlas: Atlas) -> Path:
    live: LiveRelease = current_app.extensions["live"]
    return live.folder(atlas.release_id) / "maps"


def _to_script(value: object) -> str:
    """Return JSON that may stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
