"""Bodies on a print map: numbered on the border they concern, or at each of their places."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

from layers.atlas import Atlas
from layers.selection import Feature
from layers.spec import LayerSpec
from layers.view import View
from webmap.drawings.plate_look import HATCHED_BODIES
from webmap.drawings.plate_marked import Marked, name_entry
from webmap.settings import LANGUAGES
from webmap.sources import Words, words_of


def gather(
    marked: Marked, atlas: Atlas, spec: LayerSpec, drawn: list[Feature], look: dict[str, Any], view: View
) -> None:
    """Draw bodies by their numbers: on the border they concern, else at each of their places."""
    for each in (one for one in drawn if one.geometry):
        number = str(len({hub["key"] for hub in marked.hubs}) + 1)
        is_hatched = each.properties.get("mechanism_type") in HATCHED_BODIES
        hub = {"key": each.key, "number": number, "is_square": is_hatched, "is_aside": False}
        at = _middle_of_border(atlas, each, view)
        if at:
            _concerned(marked, atlas, each, look, view, is_hatched=is_hatched)
            marked.hubs.append({**hub, "at": at})
        else:
            places = json.loads(each.geometry or "")["coordinates"]
            marked.hubs += [{**hub, "at": place, "is_aside": True} for place in places]
    _name_places(marked, atlas, spec, drawn, view)


def _name_places(marked: Marked, atlas: Atlas, spec: LayerSpec, drawn: list[Feature], view: View) -> None:
    """Name the places of bodies once, from the table that lists them."""
    shown = {each.key for each in drawn}
    places: dict[tuple[float, float], Words] = {}
    for row in atlas.tables.of(spec.parts, view.edition) if spec.parts else ():
        if row[spec.key] in shown and row.get("lon") is not None:
            words = words_of({code: row[f"name_{code}"] for code in LANGUAGES}, view.lang)
            places.setdefault((round(row["lon"], 2), round(row["lat"], 2)), words)
    for number, (at, words) in enumerate(sorted(places.items())):
        key = f"{spec.id}-{number}"
        marked.ends.append({"at": at, "is_home": True, "count": 1, "key": key})
        marked.names[f"end-{key}"] = name_entry([words], "subject")


def _middle_of_border(atlas: Atlas, feature: Feature, view: View) -> tuple[float, float] | None:
    """Return the middle of the border between the wilayas and the countries a body concerns."""
    wilayas = frozenset(feature.properties.get("wilaya_codes") or ())
    countries = frozenset(feature.properties.get("country_codes") or ())
    lines = [
        line
        for row in atlas.rows("borders", view.edition)
        if row["wilaya_code"] in wilayas and row["country_code"] in countries
        for line in _coordinates(atlas, "borders", row["border_id"], view)
    ]
    longest = max(lines, key=_length, default=None)
    if longest is None:
        return None
    half = _length(longest) / 2
    for one, two in pairwise(longest):
        step = math.dist(one, two)
        if step >= half:
            share = half / step
            return one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])
        half -= step
    return longest[-1][0], longest[-1][1]


def _length(line: list[list[float]]) -> float:
    return sum(math.dist(one, two) for one, two in pairwise(line))


def _coordinates(atlas: Atlas, layer: str, key: str, view: View) -> list[Any]:
    text = atlas.geometry(layer, key, edition=view.edition, detail="low")
    found: list[Any] = json.loads(text)["coordinates"] if text else []
    return found


def _concerned(
    marked: Marked, atlas: Atlas, feature: Feature, look: dict[str, Any], view: View, *, is_hatched: bool
) -> None:
    """Colour or hatch what a body concerns; a region without outline is told by the one that covers it."""
    known = {each["code"] for each in marked.tints if each["hatch"] == is_hatched}
    names = {row["wilaya_code"]: row for row in atlas.rows("wilayas", view.edition)}
    for kind, column, colour in (
        ("wilayas", "wilaya_codes", "tint_wilaya"),
        ("regions", "region_codes", "tint_region"),
    ):
        for code in feature.properties.get(column) or ():
            row = atlas.tables.find(kind, code) if kind == "regions" else None
            drawn = (row["covered_by"] or code) if row else code
            if drawn not in known:
                known.add(drawn)
                fill = "" if is_hatched else look[colour]
                tint = {"kind": kind, "code": drawn, "fill": fill, "hatch": is_hatched, "at": None}
                marked.tints.append(tint)
            marked.subjects[kind].append(drawn)
            if kind == "wilayas":
                words = words_of({each: names[drawn][f"name_{each}"] for each in LANGUAGES}, view.lang)
                marked.names[f"wilayas-{drawn}"] = name_entry([words], "chosen")
