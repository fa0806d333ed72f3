"""What each kind of column demands: the standard's constraints and the project's own rules."""

from collections.abc import Mapping
from typing import Any

from scripts.registers.columns import Column

Json = dict[str, Any]
Keys = Mapping[str, tuple[str, ...]]
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
WILAYA_PATTERN = r"^(0[1-9]|[1-5][0-9]|6[0-9])$"
TYPES = {"lon": "number", "lat": "number", "number": "number", "integer": "integer", "boolean": "boolean"}
# Registers whose key is the target of a list or reference under another column name.
LIST_KEYS = {"countries": "country_code", "wilayas": "wilaya_code", "regions": "region_code"}


def field_rules(column: Column, keys: Keys) -> tuple[Json, Json]:
    """Return constraints and the project's own rules of a column."""
    kind, argument = column.kind, column.argument
    bounds = {"lon": (-180, 180), "lat": (-90, 90)}
    if kind in bounds:
        return {"minimum": bounds[kind][0], "maximum": bounds[kind][1]}, {}
    if kind in ("enum", "confidence"):
        return {"enum": (argument or "high|medium|low|unverified").split("|")}, {}
    if kind == "pattern":
        return {"pattern": argument}, {}
    if kind == "wilaya":
        reference = {"resource": "wilayas", "field": "wilaya_code", "where": {"edition": "2026"}}
        return {"pattern": WILAYA_PATTERN}, {"kind": "code", "references": reference}
    if kind in ("date", "claimdate"):
        rule: Json = {"kind": "partial_date", "min": "1830", "max": "2027-12-31"}
        return {"pattern": DATE_PATTERN}, rule | ({"not_after": "compiled"} if kind == "claimdate" else {})
    if kind in ("sources", "list"):
        target = argument or "sources"
        field = LIST_KEYS.get(target) or keys[target][0]
        return {}, {"kind": "list", "references": {"resource": target, "field": field}}
    if kind == "rowrefs":
        return {}, {"kind": "row_refs"}
    if kind == "url":
        return {}, {"kind": "url"}
    if kind in ("text", "text3", "note3", "phrase3", "label3"):
        return {}, {"kind": "text"}
    return {}, {}
