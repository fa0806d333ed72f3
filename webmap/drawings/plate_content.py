"""The features of a view as what a print map draws: marks, arcs, bodies with spokes, tinted areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from layers.atlas import Atlas
from layers.selection import Feature, Selection
from layers.spec import LayerSpec
from layers.styles import styles, symbol_of, tokens
from layers.view import View
from webmap.drawings.plate_bodies import gather
from webmap.drawings.plate_look import area_look, line_look, mark_look
from webmap.drawings.plate_marked import HOME, Marked, feature_words, name_entry
from webmap.sources import Words

# The geometry of a layer and the areas of the ground it colours.
AREAS = {"wilayas": "wilayas", "regions": "regions", "countries": "countries"}


def mark_all(atlas: Atlas, view: View, selections: Iterable[Selection], look: dict[str, Any]) -> Marked:
    """Return what the layers of a view draw, those below first."""
    marked = Marked()
    ordered = sorted(selections, key=lambda each: each.spec.order)
    # Beside the names of posts those of coloured areas stand back.
    area_role = "measured" if any(each.spec.geometry == "point" for each in ordered) else "chosen"
    for selection in ordered:
        spec = selection.spec
        # Long columns are left out of the features of a page; names must not be.
        rows = {str(row[spec.key]): row for row in atlas.rows(spec.id, view.edition)}
        drawn = [
            replace(each, properties={**rows[each.key], **each.properties})
            for each in selection.features
            if each.is_counted
        ]
        if spec.geometry in AREAS:
            _tint(marked, atlas, spec, drawn, look, view, role=area_role)
        elif spec.geometry == "arc":
            _join(marked, spec, drawn, look, view)
        elif spec.geometry == "places":
            gather(marked, atlas, spec, drawn, look, view)
        elif spec.geometry == "point":
            _point(marked, spec, drawn, look, view)
    return marked


def _tint(
    marked: Marked,
    atlas: Atlas,
    spec: LayerSpec,
    drawn: list[Feature],
    look: dict[str, Any],
    view: View,
    *,
    role: str,
) -> None:
    """Colour areas by their class; those above zero are named first."""
    style, kind = styles()[spec.style], AREAS[spec.geometry]
    for each in drawn:
        symbol = symbol_of(style, each.properties)
        fill = area_look(style, symbol, look)
        if fill:
            box = atlas.bounds(spec.id, each.key, edition=view.edition, detail="low")
            at = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else None
            tint = {"kind": kind, "code": each.key, "fill": fill, "hatch": False, "at": at}
            marked.tints.append(tint)
            # Of a measure many areas are too small to be named; a partner must be.
            (marked.named if style.is_measure else marked.subjects)[kind].append(each.key)
            marked.names[f"{kind}-{each.key}"] = name_entry([feature_words(each, "name", view.lang)], role)


def _join(marked: Marked, spec: LayerSpec, drawn: list[Feature], look: dict[str, Any], view: View) -> None:
    """Draw pairs of places; places are named once, however many pairs end there."""
    style = styles()[spec.style]
    stems = spec.names
    ends: dict[tuple[float, float], dict[str, Any]] = {}
    for each in drawn:
        places = [(each.properties[lon], each.properties[lat]) for lon, lat in spec.points]
        if any(None in place for place in places):
            continue
        symbol = symbol_of(style, each.properties)
        marked.arcs.append({"start": places[0], "end": places[1], **line_look(symbol, look)})
        for place, stem in zip(places, stems, strict=True):
            is_home = stem == stems[0]
            end = ends.setdefault(place, {"at": place, "is_home": is_home, "count": 0, "names": []})
            end["count"] += 1
            words = feature_words(each, stem, view.lang)
            if words.text and words.text not in [one.text for one in end["names"]]:
                end["names"].append(words)
    for number, end in enumerate(sorted(ends.values(), key=lambda one: (-one["count"], one["at"]))):
        names: list[Words] = end.pop("names")
        marked.ends.append({**end, "key": str(number)})
        role = "subject" if end["is_home"] else "counterpart"
        if names:
            marked.names[f"end-{number}"] = name_entry(names[:4], role)


def _point(marked: Marked, spec: LayerSpec, drawn: list[Feature], look: dict[str, Any], view: View) -> None:
    """Draw the marks of single places; several at one place become one with their number."""
    style = styles()[spec.style]
    stems = spec.titles or spec.names
    places: dict[tuple[float, float], list[Feature]] = defaultdict(list)
    for each in drawn:
        lon, lat = (each.properties[column] for column in spec.points[0])
        if lon is not None and lat is not None:
            places[lon, lat].append(each)
    for (lon, lat), same in places.items():
        first = same[0]
        mark = mark_look(symbol_of(style, first.properties), look)
        if first.properties.get("confidence") == "unverified":
            edge = look["ink"] if look["grey"] else tokens()["colour"]["unverified"]
            mark |= {"fill": "#FFFFFF", "edge": edge, "edge_pt": 1.1, "grey_fill": ""}
        key = f"{spec.id}-{first.key}"
        country = first.properties.get("country_code") or ""
        marked.points.append(
            {
                "key": key,
                "lon": lon,
                "lat": lat,
                "mark": mark,
                "home": HOME if len(stems) > 1 else country,
                "away": country,
                "stage": first.properties.get("upgrade_stage") or "",
            }
        )
        for part, stem in zip(("name", "counterpart"), stems, strict=False):
            words = _place_words(first, same, stem, view.lang)
            if words.text:
                role = "subject" if part == "name" else "counterpart"
                marked.names[f"{part}-{key}"] = name_entry([words], role)


def _place_words(first: Feature, same: list[Feature], stem: str, lang: str) -> Words:
    """Return the name of a mark; of several at one place the name of the place with their number."""
    place = feature_words(first, "place", lang)
    if not place.text:
        return feature_words(first, stem, lang)
    return place if len(same) == 1 else Words(f"{place.text} ({len(same)})", place.lang, place.dir)
