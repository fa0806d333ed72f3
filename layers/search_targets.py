"""Where a name leads: to a feature of a layer, to a filter, to a page of its own, or to the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from layers.lookups import Row

if TYPE_CHECKING:
    from layers.atlas import Atlas

# Rows without a feature of their own belong to one: the column that names it, and its table.
OWNERS = {
    "agreements": (("mechanism_id", "mechanisms"),),
    "commitments": (("session_id", "mechanism_sessions"), ("text_id", "texts")),
    "contributions": (("mechanism_id", "mechanisms"),),
    "crossing_claims": (("crossing_id", "crossings"),),
    "network_members": (("network_id", "networks"),),
    "neighbour_regions": (("region_code", "regions"),),
    "policies": (("mechanism_id", "mechanisms"),),
    "region_links": (("mechanism_id", "mechanisms"),),
    "texts": (("mechanism_id", "mechanisms"),),
}
# Tables whose rows another table shows under the same key.
SHOWN_AS = {"countries": "partners"}
# Tables without a layer whose rows have a page of their own, and the kind of page (``layers/profiles``).
PAGES = {name: name for name in ("agreements", "conflicts", "institutions", "sources", "texts")}
WEB = ("https://", "http://")


def target_finder(atlas: Atlas) -> Callable[[str, str], str]:
    """Return a function of a table and a row id.

    It gives ``layer:key``, ``?parameter=value``, ``/kind/key`` of a page, an address, or nothing.
    """
    layers = {spec.table: spec.id for spec in atlas.catalog}
    tables = atlas.tables

    @cache
    def keys(table: str) -> frozenset[str]:
        """Return the keys of a layer."""
        key = atlas.spec(layers[table]).key
        return frozenset(str(each[key]) for each in tables[table])

    def target(table: str, row_id: str) -> str:
        """Follow the owners of a row until one is a feature; a row of none leads to its first document."""
        table = SHOWN_AS.get(table, table)
        if table == "themes":
            return f"?theme={row_id}"
        if table in layers:
            return f"{layers[table]}:{row_id}" if row_id in keys(table) else ""
        row = tables.find(table, row_id) if table in tables else None
        if row is None:
            return ""
        if table in PAGES:
            return f"/{PAGES[table]}/{row_id}"
        owned = (target(owner, row[column]) for column, owner in OWNERS.get(table, ()) if row[column])
        return next(filter(None, owned), "") or _document(row)

    def _document(row: Row) -> str:
        """Return the address of the first source of a row that has one."""
        sources = (tables.find("sources", each) for each in row["source_ids"])
        return next((str(each["url"]) for each in sources if each and is_web(each["url"])), "")

    return target


def is_web(url: object) -> bool:
    """Return whether a link can be followed.

    Examples
    --------
    >>> is_web("https://example.org/"), is_web("javascript:alert(1)"), is_web(None)
    (True, False, False)
    """
    return isinstance(url, str) and url.startswith(WEB)
