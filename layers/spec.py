"""What a layer is, as data: one frozen declaration that a release carries as JSON.

Nothing here runs. ``geometry`` and ``computed`` name functions registered in ``layers/shapes.py`` and
``layers/computed.py``, ``style`` one of ``layers/styles.py``; an unknown name is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

FieldKind = Literal["plain", "text", "message", "date", "number", "km", "link"]


@dataclass(frozen=True, slots=True)
class PopupField:
    """One line of the pop-up: ``column`` under ``label``; ``kind`` says how its value is to be read.

    ``text`` reads ``column_ar|fr|en``; ``message`` is a code with a word in the catalogues; ``link`` is
    a key (or list of keys) of layer or table ``target``. ``sources`` names the column with the sources of
    this line. Values in ``skipped`` make no line, nor does a feature whose column ``only[0]`` holds none of
    ``only[1:]``, or whose ``unless[0]`` holds one of ``unless[1:]``. ``is_joined``: it qualifies the line
    before and stands on it. ``dated``, ``told``: columns of the linked rows with a date or a code to say
    beside their names.
    """

    column: str
    label: str
    kind: FieldKind = "plain"
    target: str = ""
    is_derived: bool = False
    sources: str = "source_ids"
    skipped: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    is_joined: bool = False
    dated: str = ""
    unless: tuple[str, ...] = ()
    told: str = ""

    def concerns(self, properties: Mapping[str, Any]) -> bool:
        """Tell whether this line can be said of a feature (persons and goods of a railway post cannot).

        Examples
        --------
        >>> PopupField("status_rail", "Rail", only=("kind", "rail")).concerns({"kind": "road"})
        False
        """
        is_left_out = self.unless and properties[self.unless[0]] in self.unless[1:]
        return not is_left_out and (not self.only or properties[self.only[0]] in self.only[1:])


@dataclass(frozen=True, slots=True)
class Join:
    """Columns of ``table`` attached one to one by the layer's key; ``complete``: a row for each."""

    table: str
    columns: tuple[str, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """What a parameter of the query string narrows: a ``column`` of the layer, or a path to another table.

    A step of ``path`` is ``(table, column we hold, column we want)``; the first step starts at the
    layer's key.
    Tables with an ``edition`` are read in the edition shown. Several filters of one parameter widen each
    other.
    """

    parameter: str
    column: str = ""
    path: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """What a layer links and how the map shows it.

    ``kind``: ``arc`` (the geometry itself; lines between the same places part), ``spokes`` (from the place
    of the feature to each end), ``members`` (ends marked together), ``places`` (ends lifted when it is
    chosen). An end is a row of one of ``tables`` with our value in the column ``key``: its wilaya, its
    region, or with ``members`` the row itself. ``partners`` is the table in which whole groups take part.
    """

    kind: Literal["arc", "spokes", "members", "places"]
    tables: tuple[str, ...]
    key: str
    members: str = ""
    partners: str = ""


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """One layer. ``id``, ``title``, ``geometry``, ``key`` and ``table`` suffice for a CSV with points.

    Attributes
    ----------
    one : str
        What a single feature is, for its card and for screen readers; empty: the title.
    description : str
        One or two sentences on what the layer holds, for catalogues of data.
    geometry : str
        Name of a builder in ``layers/shapes.py`` (``point``, ``arc``, ``places``, ``none``, ``wilayas`` …).
    table : str
        The register, lookup or derived table with one row a feature.
    names : tuple of str
        Column stems whose ``_ar _fr _en`` form the feature's name, joined by a dash.
    titles : tuple of str
        The same for the title of its pop-up; empty: as the name.
    points : tuple of pairs of str
        Columns of longitude and latitude: one pair for ``point``, two for ``arc``.
    parts : str
        For ``places``: the table with the places of each row (own point, or ``wilaya_code``, or
        ``region_code``).
    begins, ends : str
        Columns with partial dates: rows that begin after the day are left out; ended rows get
        ``status=ended``.
    computed : tuple of str
        Properties that depend on the view, by name in ``layers/computed.py``.
    long_columns : tuple of str
        Left out at ``detail=low``, the form pages fetch.
    hides_unverified : bool
        Unverified rows are listed without geometry and not counted unless ``confidence=`` asks.
    confidence : str
        Grade for layers whose register has no column of that name.
    evidence : tuple of pairs of str
        ``(table, column)`` of rows about a feature of this layer: their conflicts are its conflicts.
    history : pair of str, or nothing
        ``(table, column)`` of the dated claims about a feature.
    around : tuple of str
        What its card names around a feature, by name in ``layers/around.py``.
    relations : Relations, or nothing
        What a feature links, for the map.
    page : str
        Kind of page every feature has of its own; empty: none.
    order : int
        Drawing order, from below.
    """

    id: str
    title: str
    geometry: str
    key: str
    table: str
    style: str = "plain_point"
    names: tuple[str, ...] = ("name",)
    titles: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    parts: str = ""
    is_editioned: bool = False
    joins: tuple[Join, ...] = ()
    popup: tuple[PopupField, ...] = ()
    filters: tuple[Filter, ...] = ()
    computed: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    long_columns: tuple[str, ...] = ()
    hides_unverified: bool = False
    is_default_on: bool = False
    confidence: str = "medium"
    source_ids: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    history: tuple[str, str] | None = None
    relations: Relations | None = None
    around: tuple[str, ...] = ()
    page: str = ""
    order: int = 50
    description: str = ""
    one: str = ""

    @property
    def filter_parameters(self) -> frozenset[str]:
        """Return the parameters that narrow this layer."""
        return frozenset(each.parameter for each in self.filters)


def spec_to_json(spec: LayerSpec) -> dict[str, Any]:
    """Return ``spec`` as plain data for ``catalog.json``.

    Examples
    --------
    >>> spec_to_json(LayerSpec("posts", "Posts", "point", "post_id", "posts"))["key"]
    'post_id'
    """
    return asdict(spec)


def spec_from_json(document: Mapping[str, Any]) -> LayerSpec:
    """Return the declaration that :func:`spec_to_json` wrote.

    Raises
    ------
    TypeError
        The document has a field this version does not know.

    Examples
    --------
    >>> spec = LayerSpec("posts", "Posts", "point", "post_id", "posts", points=(("lon", "lat"),))
    >>> spec_from_json(spec_to_json(spec)) == spec
    True
    """
    fields = {name: _frozen(value) for name, value in document.items()}
    fields["popup"] = tuple(
        PopupField(**{name: _frozen(value) for name, value in each.items()}) for each in document["popup"]
    )
    fields["filters"] = tuple(
        Filter(**{**each, "path": _frozen(each["path"])}) for each in document["filters"]
    )
    fields["joins"] = tuple(Join(**{**each, "columns": tuple(each["columns"])}) for each in document["joins"])
    if fields.get("relations"):
        fields["relations"] = Relations(**{k: _frozen(v) for k, v in document["relations"].items()})
    return LayerSpec(**fields)


def _frozen(value: Any) -> Any:
    """Turn lists into tuples, at any depth."""
    return tuple(_frozen(each) for each in value) if isinstance(value, list | tuple) else value
