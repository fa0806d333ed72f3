"""The area in which a point lies, among the wilayas and regions of one edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from layers.search_names import HOME

if TYPE_CHECKING:
    from layers.atlas import Atlas

AREAS = ("wilayas", "regions")
DETAIL = "low"


class Ground:
    """The areas of an edition, drawn once."""

    def __init__(self, atlas: Atlas, edition: str) -> None:
        self._areas: dict[str, list[tuple[str, shapely.Geometry]]] = {}
        for layer_id in AREAS:
            spec = atlas.spec(layer_id)
            for row in atlas.rows(layer_id, edition):
                drawn = atlas.geometry(layer_id, row[spec.key], edition=edition, detail=DETAIL)
                if drawn is not None:
                    own = self._areas.setdefault(row.get("country_code") or HOME, [])
                    own.append((f"{layer_id}:{row[spec.key]}", shapely.from_geojson(drawn)))

    def area_of(self, country_code: str, lon: float, lat: float) -> str:
        """Return ``layer:key`` of the area of a country nearest to a point, nothing without areas.

        Nearest, since a town on the coast may lie just outside a simplified area.
        """
        point = shapely.Point(lon, lat)
        areas = self._areas.get(country_code, [])
        return min(areas, key=lambda each: float(each[1].distance(point)), default=("", None))[0]
