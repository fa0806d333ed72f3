"""The vocabulary of a release: what its query strings may say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from layers.dates import parse_partial_date
from layers.enumerations import LAST_DAY
from layers.view import View, Vocabulary

if TYPE_CHECKING:
    from layers.atlas import Atlas


def collect_vocabulary(atlas: Atlas) -> Vocabulary:
    """Return the codes, ids and columns of ``atlas``; lists in their canonical order."""
    tables = atlas.tables
    editions = tables.editions
    starts = {
        row["edition"]: parse_partial_date(row["valid_from"]).first_day if row["valid_from"] else date.min
        for row in tables["editions"]
    }
    neighbours = sorted(
        (row for row in tables["countries"] if row["is_neighbour"]), key=lambda row: row["neighbour_order"]
    )
    first = [row["country_code"] for row in neighbours]
    others = sorted({row["country_code"] for row in tables["countries"]} - set(first))
    return Vocabulary(
        layers=tuple(spec.id for spec in atlas.catalog),
        default_layers=tuple(spec.id for spec in atlas.catalog if spec.is_default_on),
        editions=tuple((edition, starts[edition]) for edition in editions),
        wilayas={
            edition: tuple(sorted(row["wilaya_code"] for row in tables.of("wilayas", edition)))
            for edition in editions
        },
        countries=(*first, *others),
        regions=tuple(sorted(row["region_code"] for row in tables["regions"])),
        themes=tuple(sorted(row["theme_id"] for row in tables["themes"])),
        mechanism_types=tuple(sorted({row["mechanism_type"] for row in tables["mechanisms"]})),
        agreement_kinds=tuple(sorted({row["agreement_kind"] for row in tables["twinnings"]})),
        keys={spec.id: _keys(atlas, spec.id) for spec in atlas.catalog},
        columns={spec.id: _columns(atlas, spec.id) for spec in atlas.catalog},
        former=_former(atlas),
    )


def _keys(atlas: Atlas, layer_id: str) -> frozenset[str]:
    """Return the keys of a layer in any edition."""
    key = atlas.spec(layer_id).key
    return frozenset(
        str(row[key]) for edition in atlas.tables.editions for row in atlas.rows(layer_id, edition)
    )


def _columns(atlas: Atlas, layer_id: str) -> tuple[str, ...]:
    """Return the property names of a layer, as its first feature at full detail has them."""
    view = View((layer_id,), LAST_DAY, atlas.tables.editions[-1], "ar", "full")
    features = atlas.select(layer_id, view).features
    return tuple(features[0].properties) if features else ()


def _former(atlas: Atlas) -> dict[tuple[str, str], str]:
    """Return ``(layer, former key)`` to the current key."""
    layers = {spec.table: spec.id for spec in atlas.catalog}
    return {
        (layers[row["resource"]], row["former_id"]): row["current_id"]
        for row in atlas.tables["former_ids"]
        if row["resource"] in layers
    }
