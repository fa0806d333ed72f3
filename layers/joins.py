"""Strict joins: one to one, by code, with a guard against codes of another edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geopandas import GeoDataFrame
from pandas import DataFrame

from layers.names import fold_name
from layers.spec import Join, LayerSpec

Row = Mapping[str, Any]


class KeyMismatch(ValueError):
    """Keys of two tables do not agree; the message lists the keys."""


def join_table(
    geometries: GeoDataFrame, table: DataFrame, *, key: str, complete: bool = True
) -> GeoDataFrame:
    """Return ``geometries`` with the columns of ``table`` attached by ``key``.

    Parameters
    ----------
    geometries : GeoDataFrame, n rows
        ``key`` is a text column without repeats.
    table : DataFrame, m rows
        ``key`` plus the columns to attach; ``key`` without repeats.
    complete : bool, default True
        Require a row for every geometry; otherwise the missing become null.

    Returns
    -------
    GeoDataFrame
        n rows, in the order and the CRS of ``geometries``; attached columns hold objects (no 7 becomes 7.0).

    Raises
    ------
    KeyMismatch
        A key is repeated, unknown or missing, or no text; a column stands in both; the message lists them.

    Examples
    --------
    >>> from geopandas import points_from_xy
    >>> two = GeoDataFrame({"code": ["01", "16"]}, geometry=points_from_xy([0, 3], [28, 36]))
    >>> join_table(two, DataFrame({"code": ["16", "01"], "n": [20, 10]}), key="code")["n"].tolist()
    [10, 20]
    """
    left, right = _keys(geometries, key), _keys(table, key)
    unknown = sorted(set(right) - set(left))
    if unknown:
        raise KeyMismatch(f"{key} unknown: {unknown}")
    missing = sorted(set(left) - set(right))
    if missing and complete:
        raise KeyMismatch(f"{key} missing: {missing}")
    columns = [name for name in table.columns if name != key]
    doubled = sorted(set(columns) & set(geometries.columns))
    if doubled:
        raise KeyMismatch(f"column repeated: {doubled}")
    rows = dict(zip(right, table[columns].astype(object).to_dict("records"), strict=True))
    joined = geometries.copy()
    for name in columns:
        values = [rows[each][name] if each in rows else None for each in left]
        joined[name] = DataFrame({name: values}, index=geometries.index, dtype=object)[name]
    return joined


def check_editions(
    rows: Iterable[Mapping[str, object]],
    reference: Iterable[Mapping[str, object]],
    *,
    key: str,
    names: Sequence[str],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> None:
    """Refuse rows whose codes belong to another edition: code, name and edition must agree.

    Published tables number the newest wilayas in different orders; by code alone such a join looks
    perfect and is
    wrong. A row passes when one of its ``names`` columns, folded, is a name of the same code in its edition.

    Parameters
    ----------
    rows : rows to be joined
        ``key``, ``edition`` and the columns ``names`` (missing or empty ones do not count).
    reference : rows of the official names
        ``key``, ``edition``, ``name_ar``, ``name_fr``, ``name_en``.
    aliases : mapping of code to spellings, optional
        Other spellings that pass for a code.

    Raises
    ------
    KeyMismatch
        A row has no name of its code; the message gives edition, code, its name and the name expected.

    Examples
    --------
    >>> official = [{"code": "61", "edition": "2026", "name_fr": "El Kantara", "name_ar": "", "name_en": ""}]
    >>> rows = [{"code": "61", "edition": "2026", "name": "El Aricha"}]
    >>> check_editions(rows, official, key="code", names=["name"])
    Traceback (most recent call last):
    layers.joins.KeyMismatch: code of another edition: 2026 61 'El Aricha' (expected 'El Kantara')
    """
    known: dict[tuple[object, object], set[str]] = {}
    shown: dict[tuple[object, object], str] = {}
    for row in reference:
        place = (row["edition"], row[key])
        spellings = [str(row[f"name_{lang}"] or "") for lang in ("ar", "fr", "en")]
        extra = (aliases or {}).get(str(row[key]), ())
        known[place] = {fold_name(text) for text in (*spellings, *extra) if text}
        shown[place] = next((text for text in (spellings[1], *spellings) if text), "")
    wrong = []
    for row in rows:
        place = (row["edition"], row[key])
        given = [str(row[name]) for name in names if row.get(name)]
        if place not in known or (given and not known[place] & {fold_name(text) for text in given}):
            expected = shown.get(place, "")
            wrong.append(f"{place[0]} {place[1]} {', '.join(map(repr, given))} (expected {expected!r})")
    if wrong:
        raise KeyMismatch(f"{key} of another edition: {'; '.join(wrong)}")


def join_rows(rows: Sequence[Row], spec: LayerSpec, tables: Mapping[str, Sequence[Row]]) -> Sequence[Row]:
    """Return the rows of a layer with the columns of its joins, one to one.

    A joined table that carries ``edition`` is joined by edition and key; one that carries a name must
    name the
    same wilaya: a code alone may be that of another order.

    Raises
    ------
    KeyMismatch
        A key is repeated, unknown, or missing where the join is complete; or the names disagree.
    """
    joined = [dict(row) for row in rows]
    for join in spec.joins:
        own = tables[join.table]
        on = [name for name in ("edition", spec.key) if own and name in own[0]]
        named = [name for name in ("name", "name_ar", "name_fr", "name_en") if own and name in own[0]]
        if named and "edition" in on:
            check_editions(own, rows, key=spec.key, names=named)
        _attach(joined, own, join, on, spec)
    return joined


def _keys(table: DataFrame, key: str) -> list[str]:
    """Return the key column as text without repeats."""
    if key not in table.columns:
        raise KeyMismatch(f"no column {key}")
    values: list[str] = table[key].tolist()
    if strange := [repr(value) for value in values if not isinstance(value, str)]:
        raise KeyMismatch(f"{key} is not text: {strange}")
    if repeated := sorted(value for value, count in Counter(values).items() if count > 1):
        raise KeyMismatch(f"{key} repeated: {repeated}")
    return values


def _attach(
    joined: list[dict[str, Any]], own: Sequence[Row], join: Join, on: list[str], spec: LayerSpec
) -> None:
    """Attach the columns of one table to rows we own."""
    label = f"layer {spec.id}, table {join.table}"
    keys = Counter(tuple(row[name] for name in on) for row in own)
    if repeated := sorted(str(key) for key, count in keys.items() if count > 1):
        raise KeyMismatch(f"{label}: {spec.key} repeated: {repeated}")
    found = {tuple(row[name] for name in on): row for row in own}
    wanted = {tuple(row[name] for name in on) for row in joined}
    if unknown := sorted(map(str, found.keys() - wanted)):
        raise KeyMismatch(f"{label}: {spec.key} unknown: {unknown}")
    if join.complete and (missing := sorted(map(str, wanted - found.keys()))):
        raise KeyMismatch(f"{label}: {spec.key} missing: {missing}")
    for row in joined:
        other = found.get(tuple(row[name] for name in on))
        row.update({name: None if other is None else other[name] for name in join.columns})
