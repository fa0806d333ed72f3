"""GeoJSON out: RFC 7946, the same bytes for the same view and release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from layers.release_files import dump
from layers.selection import Feature, Selection
from layers.view import View

LICENCE = "https://opendatacommons.org/licenses/odbl/1-0/"
ATTRIBUTION = (
    "Takhoum, compiled from published documents; boundaries © OpenStreetMap contributors (ODbL), "
    "Natural Earth; places GeoNames (CC BY). Boundaries and names shown do not imply official endorsement "
    "or acceptance."
)


def write_collection(
    selections: Sequence[Selection], view: View, *, release_id: str, about: Mapping[str, object] | None = None
) -> bytes:
    """Return one FeatureCollection.

    Parameters
    ----------
    selections : sequence of Selection
        One a layer, all of ``view``. With several, each feature carries ``layer`` and its id is
        ``layer:key``.
    view : View
    release_id : str
    about : mapping, optional
        What else the member ``takhoum`` says: title, sources …

    Returns
    -------
    bytes
        UTF-8 JSON, one feature a line. ``numberMatched`` and ``numberReturned`` as OGC API – Features
        has them;
        the member ``takhoum`` holds release, day, edition, counts by layer, attribution and licence.

    Examples
    --------
    >>> from datetime import date
    >>> view = View((), date(2026, 11, 21), "2026", "en", "low")
    >>> write_collection([], view, release_id="0123456789ab").startswith(b'{"type":"FeatureCollection"')
    True
    """
    said = {
        **(about or {}),
        "release": release_id,
        "asof": view.day.isoformat(),
        "edition": view.edition,
        "detail": view.detail,
        "layers": {
            each.spec.id: {**asdict(each.counts), "classes": dict(each.classes)} for each in selections
        },
        "attribution": ATTRIBUTION,
        "licence": LICENCE,
    }
    head = {
        "type": "FeatureCollection",
        "numberMatched": sum(each.number_matched for each in selections),
        "numberReturned": sum(len(each.features) for each in selections),
        "takhoum": said,
    }
    lines = ",\n".join(_lines(selections))
    return f'{dump(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def write_feature(feature: Feature, *, layer_id: str = "") -> str:
    """Return one GeoJSON feature as text; with ``layer_id`` it carries ``layer`` and it is in the id."""
    identity, properties = feature.key, dict(feature.properties)
    if layer_id:
        identity, properties = f"{layer_id}:{feature.key}", {"layer": layer_id, **properties}
    geometry = feature.geometry or "null"
    return f'{{"type":"Feature","id":{dump(identity)},"geometry":{geometry},"properties":{dump(properties)}}}'


def _lines(selections: Sequence[Selection]) -> Iterator[str]:
    """Yield the features of all layers as text."""
    for selection in selections:
        layer_id = selection.spec.id if len(selections) > 1 else ""
        for feature in selection.features:
            yield write_feature(feature, layer_id=layer_id)
