"""What lies in every wilaya or region on a day, counted, with the sources of what was counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from layers.computing import Computed, begun_mechanisms, counting_twinnings, union
from layers.lookups import Row
from layers.styles import measure_class

if TYPE_CHECKING:
    from layers.atlas import Atlas
    from layers.spec import LayerSpec
    from layers.view import View

Grouped = Mapping[str, list[Row]]


def area_measures(atlas: Atlas, spec: LayerSpec, view: View) -> Mapping[str, Computed]:
    """Return the measures of every area of a layer whose key is a wilaya or region code.

    What cannot be known of an area without polygon (length of border, partners that lie in it) is null.
    ``crossings_open`` counts posts known to be ``open``, not those open with restrictions; where there is
    none, and the status of some is unknown, the area has no class of that measure: zero is not known.
    """
    tables, edition, key = atlas.tables, view.edition, spec.key
    begun = begun_mechanisms(atlas, view)
    places = (row for row in tables.of("mechanism_places", edition) if row["mechanism_id"] in begun)
    rows = {
        "mechanisms": _grouped(places, key),
        "agreements": _agreements(atlas, key, view),
        "crossings_open": _grouped(tables.of("crossings", edition), key),
        "border_km": _grouped(atlas.adjacency(edition), key),
    }
    found = {}
    for row in atlas.rows(spec.id, edition):
        code = row[key]
        own = {name: groups.get(code, []) for name, groups in rows.items()}
        has_ground = atlas.geometry(spec.id, code, edition=edition, detail="low") is not None
        values = _values(atlas, view, own, has_ground=has_ground)
        if "country_code" not in row:
            values["country_codes"] = tuple(sorted({each["country_code"] for each in own["border_km"]}))
        sources = {
            name: union(*(each.get("source_ids", ()) for each in counted)) for name, counted in own.items()
        }
        # Where nothing was counted the area's own sources stand.
        found[code] = Computed(values, {name: ids for name, ids in sources.items() if ids})
    return found


def _values(atlas: Atlas, view: View, own: Grouped, *, has_ground: bool) -> dict[str, Any]:
    """Return the measures of one area, and the class of the one chosen."""
    statuses = [atlas.state(row["crossing_id"], view.day).operating_status for row in own["crossings_open"]]
    values = {
        "mechanisms": len({row["mechanism_id"] for row in own["mechanisms"]}),
        "agreements": len(own["agreements"]) if has_ground else None,
        "crossings_open": statuses.count("open"),
        "crossings_unknown": statuses.count("unknown"),
        "crossings_total": len(statuses),
        "border_km": round(sum(row["length_km"] for row in own["border_km"]), 1) if has_ground else None,
    }
    is_zero_known = (
        view.measure != "crossings_open" or values["crossings_open"] or not values["crossings_unknown"]
    )
    return values | {
        "measure_class": measure_class(view.measure, values[view.measure] if is_zero_known else None)
    }


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Return rows by area; those without area are left out."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[key]:
            groups[row[key]].append(row)
    return dict(groups)


def _agreements(atlas: Atlas, key: str, view: View) -> Grouped:
    """Return the counting twinnings by wilaya, or by the region in which the partner lies."""
    counting = counting_twinnings(atlas, view)
    if not counting or key in counting[0]:
        return _grouped(counting, key)
    region = {row["twinning_id"]: row["region_code"] for row in atlas.tables["twinning_regions"]}
    return _grouped(({**row, key: region.get(row["twinning_id"])} for row in counting), key)
