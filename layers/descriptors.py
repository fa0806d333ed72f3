"""A release described for catalogues of data: DCAT 3 with checksums and provenance, and a data package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.atlas import Atlas
from layers.column_kinds import column_kinds
from layers.csv_export import write_csv
from layers.geojson import LICENCE, write_collection
from layers.geopackage_extras import NAME
from layers.manifest import MANIFEST_NAME
from layers.names import LANGUAGES
from layers.spec import LayerSpec
from layers.view import View

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_SHA256 = {"@id": "spdx:checksumAlgorithm_sha256"}
TABLE_TYPES = {"array": "string"}
Words = Mapping[str, Callable[[str], str]]


@dataclass(frozen=True)
class LayerFile:
    """One file of a layer at an address that never changes."""

    suffix: str
    media_type: str
    url: str
    sha256: str
    size: int


def layer_files(atlas: Atlas, spec: LayerSpec, view: View, base: str) -> tuple[LayerFile, ...]:
    """Return CSV and GeoJSON of a layer, as their addresses give them for release and day of the view."""
    selection = atlas.select(spec.id, view)
    columns = tuple(column_kinds(atlas, spec))
    table = write_csv(
        columns, ([each.properties.get(name) for name in columns] for each in selection.features)
    )
    bodies = (
        ("csv", "text/csv", table),
        ("geojson", "application/geo+json", write_collection([selection], view, release_id=atlas.release_id)),
    )
    query = f"asof={view.day.isoformat()}&release={atlas.release_id}"
    return tuple(
        LayerFile(
            suffix,
            kind,
            f"{base}/downloads/{spec.id}.{suffix}?{query}",
            hashlib.sha256(body).hexdigest(),
            len(body),
        )
        for suffix, kind, body in bodies
    )


def dcat_document(
    atlas: Atlas,
    folder: Path,
    files: Mapping[str, Sequence[LayerFile]],
    words: Words,
    *,
    base: str,
    made_at: str,
) -> dict[str, Any]:
    """Return the release as DCAT 3 in JSON-LD.

    Parameters
    ----------
    atlas : Atlas
    folder : Path
        The folder of the release: its manifest and its data package are read.
    files : mapping of layer id to its files
    words : mapping of language to translation
    base : str
        Scheme and host of addresses, or nothing: they are then relative.
    made_at : str
        When the release was made, ISO 8601.
    """
    manifest = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    me = f"urn:takhoum:release:{atlas.release_id}"
    inputs = [_entity(path, digest) for path, digest in manifest["inputs"].items()]
    url = f"{base}/downloads/{NAME}?release={atlas.release_id}"
    size = (folder / NAME).stat().st_size
    whole = _distribution("gpkg", "application/geopackage+sqlite3", url, manifest["outputs"][NAME], size)
    return {
        "@context": CONTEXT,
        "@id": me,
        "@type": "dcat:Dataset",
        "dct:identifier": atlas.release_id,
        "dct:title": _said(words, "Takhoum"),
        "dct:description": {"@language": "en", "@value": package["description"]},
        "dct:issued": {"@type": "xsd:dateTime", "@value": made_at},
        "dct:language": list(LANGUAGES),
        "dct:license": [{"@id": each["path"]} for each in package["licenses"]] + [{"@id": LICENCE}],
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "Takhoum contributors"},
        "dcat:distribution": [whole],
        "dct:hasPart": [_part(atlas, spec, package, files[spec.id], words, me) for spec in atlas.catalog],
        "dcat:service": {
            "@type": "dcat:DataService",
            "dct:title": "OGC API – Features",
            "dcat:endpointURL": {"@id": f"{base}/ogc/"},
            "dcat:endpointDescription": {"@id": f"{base}/ogc/openapi"},
            "dcat:servesDataset": {"@id": me},
        },
        "prov:wasDerivedFrom": [{"@id": each["@id"]} for each in inputs],
        "prov:wasGeneratedBy": {
            "@id": f"{me}:publication",
            "@type": "prov:Activity",
            "prov:used": inputs,
            "prov:wasAssociatedWith": {"@type": "prov:SoftwareAgent", "foaf:name": manifest["code"]},
            "prov:endedAtTime": {"@type": "xsd:dateTime", "@value": made_at},
        },
    }


def _said(words: Words, text: str) -> list[dict[str, str]]:
    """Return a text in every language."""
    return [{"@language": lang, "@value": translate(text)} for lang, translate in words.items()]


def _entity(path: str, digest: str) -> dict[str, Any]:
    """Return an input file by its content."""
    return {
        "@id": f"urn:sha256:{digest}",
        "@type": "prov:Entity",
        "dct:title": path,
        "spdx:checksum": _checksum(digest),
    }


def _checksum(digest: str) -> dict[str, Any]:
    """Return a checksum."""
    value = {"@type": "xsd:hexBinary", "@value": digest}
    return {"@type": "spdx:Checksum", "spdx:algorithm": _SHA256, "spdx:checksumValue": value}


def _distribution(suffix: str, media_type: str, url: str, digest: str, size: int) -> dict[str, Any]:
    """Return a file."""
    return {
        "@type": "dcat:Distribution",
        "dct:title": suffix,
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": _MEDIA + media_type},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(size)},
        "spdx:checksum": _checksum(digest),
    }


def _part(
    atlas: Atlas,
    spec: LayerSpec,
    package: Mapping[str, Any],
    files: Sequence[LayerFile],
    words: Words,
    whole: str,
) -> dict[str, Any]:
    """Return a layer."""
    described = {"dct:description": _said(words, spec.description)} if spec.description else {}
    return {
        "@id": f"{whole}:{spec.id}",
        "@type": "dcat:Dataset",
        "dct:identifier": spec.id,
        "dct:title": _said(words, spec.title),
        **described,
        "dct:license": [{"@id": each["path"]} for each in licences_of(spec, package)],
        "dct:isPartOf": {"@id": whole},
        "dcat:distribution": [
            _distribution(each.suffix, each.media_type, each.url, each.sha256, each.size) for each in files
        ],
    }


def licences_of(spec: LayerSpec, package: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the licences of a layer: those of its register, and that of the outlines it is cut along."""
    own = {each["name"]: each.get("licenses", []) for each in package["resources"]}.get(spec.table, [])
    found = {each["path"]: each for each in own}
    if spec.is_editioned or not own:
        found.setdefault(LICENCE, {"name": "ODbL-1.0", "title": "Open Database License 1.0", "path": LICENCE})
    return list(found.values())


def package_document(atlas: Atlas, folder: Path, files: Mapping[str, Sequence[LayerFile]]) -> dict[str, Any]:
    """Return the layers as a Frictionless Data Package: their CSV by address, with schema and hash."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    head = {name: package[name] for name in ("profile", "name", "title", "description", "licenses")}
    resources = []
    for spec in atlas.catalog:
        file = next(each for each in files[spec.id] if each.suffix == "csv")
        fields = [
            {"name": kind.name, "type": TABLE_TYPES.get(kind.type, kind.type)}
            for kind in column_kinds(atlas, spec).values()
        ]
        resources.append({
            "name": spec.id,
            "title": spec.title,
            "path": file.url,
            "format": "csv",
            "mediatype": file.media_type,
            "encoding": "utf-8",
            "bytes": file.size,
            "hash": f"sha256:{file.sha256}",
            "schema": {"fields": fields, "primaryKey": [spec.key], "missingValues": [""]},
            "licenses": licences_of(spec, package),
        })  # fmt: skip
    return {**head, "id": atlas.release_id, "resources": resources}
