"""The release described for machines: DCAT 3 and a data package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app

from layers.atlas import Atlas
from layers.descriptors import LayerFile, dcat_document, layer_files, package_document
from layers.messages import N_
from layers.release_files import dump
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.i18n import LANGUAGE_NAMES, catalogue
from webmap.live import LiveRelease
from webmap.lookup import Asked, asked, recall
from webmap.ogc.links import origin

blueprint = Blueprint("metadata", __name__)

Files = Mapping[str, tuple[LayerFile, ...]]


@blueprint.get("/dataset.jsonld")
def dataset() -> Response:
    """Answer the release as DCAT 3."""
    words = {lang: catalogue(lang).gettext for lang in LANGUAGE_NAMES}

    def make(atlas: Atlas, folder: Path, files: Files) -> dict[str, Any]:
        """Describe it."""
        live: LiveRelease = current_app.extensions["live"]
        made_at = live.made_at(atlas.release_id).isoformat()
        return dcat_document(atlas, folder, files, words, base=origin(), made_at=made_at)

    return _answer("dataset", "application/ld+json", make)


@blueprint.get("/datapackage.json")
def package() -> Response:
    """Answer the layers of the release as a data package."""
    return _answer("package", "application/json", package_document)


def _answer(kind: str, media_type: str, make: Callable[[Atlas, Path, Files], dict[str, Any]]) -> Response:
    """Answer one description of the release asked for, as on the day the data were compiled."""
    found = asked(default_detail="full")
    refused = sorted(found.view.given - {"release", "lang"})
    if refused:
        raise ParameterError(refused[0], N_("%(parameter)s: a release is described whole"))
    live: LiveRelease = current_app.extensions["live"]
    folder = live.folder(found.atlas.release_id)
    key = ("metadata", kind, origin(), found.atlas.release_id)
    body = recall(key, lambda: (dump(make(found.atlas, folder, _files(found))) + "\n").encode())
    response = Response(body, mimetype=media_type)
    return freeze(response) if found.view.release else response


def _files(found: Asked) -> Files:
    """Return the files of every layer with their checksums."""
    atlas, day = found.atlas, found.atlas.reference_day
    edition = atlas.vocabulary.edition(day)
    given = frozenset({"asof", "release"})
    views = {
        spec.id: View(
            (spec.id,),
            day,
            edition,
            "en",
            "full",
            asof=day.isoformat(),
            release=atlas.release_id,
            given=given,
        )
        for spec in atlas.catalog
    }
    return {spec.id: layer_files(atlas, spec, views[spec.id], origin()) for spec in atlas.catalog}
