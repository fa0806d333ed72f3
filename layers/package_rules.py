"""Read the ``takhoum`` extensions of a resource: where points lie, what names a wilaya, which geometry."""

from __future__ import annotations

from typing import cast, get_args

from layers.declaration import (
    DeclarationError,
    Members,
    as_list,
    as_members,
    one_of,
    optional_flag,
    optional_members,
    optional_number,
    optional_text,
    refuse_unknown,
    text,
    text_members,
    texts,
)
from layers.package import GeometryRule, PointRule, PointRuleName, RowReference, WilayaNames

_POINT_MEMBERS = (
    *("rule", "lon", "lat", "country", "country_is", "wilaya", "edition", "edition_field", "region"),
    *("precision", "tolerance_km"),
)
_NEEDED = {"on_border": ("wilaya", "region", "precision"), "in_wilaya": ("wilaya",), "in_country": ()}
_GEOMETRY_TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


def read_point_rules(extension: Members) -> tuple[PointRule, ...]:
    """Return the rules of ``point``: one object, or a list when a row has several points."""
    if "point" not in extension:
        return ()
    value = extension["point"]
    return tuple(
        _point_rule(as_members(item, "point")) for item in (value if isinstance(value, list) else [value])
    )


def _point_rule(members: Members) -> PointRule:
    """Read one point rule and see that it has what it needs."""
    refuse_unknown(members, _POINT_MEMBERS, "point")
    rule = cast("PointRuleName", one_of(text(members, "rule"), get_args(PointRuleName), "point.rule"))
    for needed in _NEEDED[rule]:
        text(members, needed)
    if rule == "in_country" and not {"country", "country_is"} & set(members):
        raise DeclarationError("point needs country or country_is")
    return PointRule(
        rule=rule,
        lon=text(members, "lon"),
        lat=text(members, "lat"),
        country=optional_text(members, "country"),
        country_is=optional_text(members, "country_is"),
        wilaya=optional_text(members, "wilaya"),
        edition=optional_text(members, "edition") or "2026",
        edition_field=optional_text(members, "edition_field"),
        region=optional_text(members, "region"),
        precision=optional_text(members, "precision"),
        tolerance_km=optional_number(members, "tolerance_km"),
    )


def read_wilaya_names(extension: Members) -> WilayaNames | None:
    """Return which columns name the wilaya of a code."""
    if "wilaya_names" not in extension:
        return None
    members = optional_members(extension, "wilaya_names")
    refuse_unknown(members, ("code", "names", "edition", "edition_field", "when"), "wilaya_names")
    if ("edition" in members) == ("edition_field" in members):
        raise DeclarationError("wilaya_names needs either edition or edition_field")
    return WilayaNames(
        code=text(members, "code"),
        names=texts(members["names"], "wilaya_names.names") if "names" in members else (),
        edition=optional_text(members, "edition"),
        edition_field=optional_text(members, "edition_field"),
        when=text_members(members, "when"),
    )


def read_row_reference(extension: Members) -> RowReference | None:
    """Return which columns name a row of any resource."""
    if "row_reference" not in extension:
        return None
    members = optional_members(extension, "row_reference")
    refuse_unknown(members, ("resource", "row", "column", "former"), "row_reference")
    return RowReference(
        text(members, "resource"),
        text(members, "row"),
        optional_text(members, "column"),
        optional_text(members, "former"),
    )


def read_periods(extension: Members) -> tuple[tuple[str, str], ...]:
    """Return the pairs of columns of which the second is never before the first."""
    pairs = read_column_lists(extension, "periods")
    if any(len(pair) != 2 for pair in pairs):
        raise DeclarationError("periods must hold pairs of columns")
    return tuple((pair[0], pair[1]) for pair in pairs)


def read_column_lists(extension: Members, name: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of lists of columns, empty when absent."""
    lists = as_list(extension[name], name) if name in extension else []
    return tuple(texts(each, name) for each in lists)


def read_geometry(extension: Members) -> GeometryRule | None:
    """Return the declared geometry; a polygon may have several parts and the other way round."""
    if "geometry" not in extension:
        return None
    members = optional_members(extension, "geometry")
    declared = text(members, "type").split("|")
    named = {one_of(name, _GEOMETRY_TYPES, "geometry.type") for name in declared}
    single = {name.removeprefix("Multi") for name in named}
    either = sorted(single | {f"Multi{name}" for name in single})
    return GeometryRule(tuple(either), optional_flag(members, "coverage"))
