"""Named figures: views with a title, a caption and a reading note, declared in ``figures.toml`` by an editor.

A figure is a query string and words; what it counts comes from the registers, never from the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.declaration import (
    DeclarationError,
    Members,
    as_box,
    as_list,
    as_members,
    one_of,
    optional_flag,
    optional_members,
    optional_text,
    refuse_unknown,
    text,
    text_members,
)
from layers.enumerations import LANGUAGES
from layers.lookups import Row, items
from layers.problems import Problem, shown

if TYPE_CHECKING:
    from layers.lookups import Tables

FIGURES_FILE, FIGURES_NAME = "figures.toml", "figures.json"
EXTENTS = ("home", "region", "mediterranean", "world")
DERIVED = ("", "border_without_open")
CODE_PARAMETERS = ("country", "wilaya", "region")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_MAP = re.compile(r"[A-Z][A-Z0-9]{2,15}", re.ASCII)
_HEAD = re.compile(r"\s*\[\[figure\]\]")
_KEYS = (
    "id", "map", "query", "subject", "extent", "insets", "inset_names", "has_table",
    "derived", "codes",
    "title", "caption", "note",
)  # fmt: skip
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class CodesFrom:
    """Codes of a filter that a register decides: the distinct values of a column of some rows.

    ``where`` are columns with the value they must have. ``is_evidence``: those rows carry the sources of what
    the figure states, so they are cited first, and instead of what the features rest on otherwise.
    """

    parameter: str
    table: str
    column: str
    where: tuple[tuple[str, str], ...] = ()
    is_evidence: bool = False

    def rows(self, tables: Tables, edition: str) -> tuple[Row, ...]:
        """Return the rows the codes stand in."""
        return tuple(
            row
            for row in tables.of(self.table, edition)
            if all(str(row[column]) == value for column, value in self.where)
        )


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One figure.

    Attributes
    ----------
    id : str
        Stands in its address.
    map : str
        Word of its map number, as in ``ALG_CROSSINGS_A4L_20261121``.
    query : str
        Query string of its view, without language, day and release.
    subject : str
        Layer whose marks and names come first.
    title, caption, note : mapping of language to text
        ``note`` says how to read it and what it does not say.
    extent : str
        What the main map shows: ``home``, ``region``, ``mediterranean`` or ``world``.
    insets : tuple of boxes
        West, south, east, north of parts drawn once more; ``inset_names``: by language, joined by ``|``.
    has_table : bool
        A table of the subject belongs to the drawing.
    derived : str
        A number that is computed for it beside the counts (``webmap/reports/derived.py``).
    codes : CodesFrom, optional
        A filter whose codes a register decides.
    """

    id: str
    map: str
    query: str
    subject: str
    title: Mapping[str, str]
    caption: Mapping[str, str]
    note: Mapping[str, str]
    extent: str = "home"
    insets: tuple[Box, ...] = ()
    inset_names: Mapping[str, str] = field(default_factory=dict)
    has_table: bool = False
    derived: str = ""
    codes: CodesFrom | None = None

    def pairs(self, tables: Tables, edition: str) -> tuple[tuple[str, str], ...]:
        """Return the query of the figure in pairs, codes of registers filled in for an edition of wilayas."""
        own = tuple(tuple(part.split("=", 1)) for part in self.query.split("&"))
        pairs = tuple((name, value) for name, value in own)
        if self.codes is None:
            return pairs
        found = {
            code for row in self.codes.rows(tables, edition) for code in items(row[self.codes.column]) if code
        }
        return (*pairs, (self.codes.parameter, ",".join(sorted(found - {"DZA"}))))


def read_figures(path: Path) -> tuple[tuple[FigureSpec, ...], list[Problem]]:
    """Return the figures of ``figures.toml``, none when there is no such file, and what is wrong with it.

    Problems name the file, the line on which the figure begins, and the key.
    """
    if not path.is_file():
        return (), []
    try:
        source = path.read_bytes().decode("utf-8")
        document = tomllib.loads(source)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), [Problem(path.name, 1, "-", "toml", str(error))]
    lines = [number for number, line in enumerate(source.splitlines(), 1) if _HEAD.match(line)]
    problems: list[Problem] = []
    figures = tuple(_read_all(document, lines, path.name, problems))
    return figures, problems


def _read_all(
    document: Members, lines: Sequence[int], file: str, problems: list[Problem]
) -> Iterator[FigureSpec]:
    """Yield the sound figures; the faults of the others become problems."""
    try:
        refuse_unknown(document, ("figure",), file)
        declared = as_list(document.get("figure", []), "figure")
    except DeclarationError as error:
        problems.append(Problem(file, 1, "-", "figure", str(error)))
        return
    seen: set[str] = set()
    for number, members in enumerate(declared):
        row = lines[number] if number < len(lines) else 1
        try:
            figure = figure_from(as_members(members, "figure"))
            if figure.id in seen:
                raise DeclarationError(f"id {shown(figure.id)} stands twice")
            seen.add(figure.id)
            yield figure
        except DeclarationError as error:
            column = str(error).split(" ", 1)[0].split(".")[0]
            problems.append(Problem(file, row, column, "figure", str(error)))


def figure_from(members: Members) -> FigureSpec:
    """Return one figure from its declaration, TOML or JSON.

    Raises
    ------
    DeclarationError
        A key is missing, unknown or of another form; the message begins with it.
    """
    refuse_unknown(members, _KEYS, "figure")
    figure_id, map_word = text(members, "id"), text(members, "map")
    if not _ID.fullmatch(figure_id):
        raise DeclarationError(f"id must be lower-case words joined by hyphens, not {shown(figure_id)}")
    if not _MAP.fullmatch(map_word):
        raise DeclarationError(f"map must be 3 to 16 capitals and digits, not {shown(map_word)}")
    codes = optional_members(members, "codes")
    return FigureSpec(
        id=figure_id,
        map=map_word,
        query=text(members, "query"),
        subject=text(members, "subject"),
        title=_in_every_language(members, "title"),
        caption=_in_every_language(members, "caption"),
        note=_in_every_language(members, "note"),
        extent=one_of(optional_text(members, "extent") or "home", EXTENTS, "extent"),
        insets=tuple(as_box(each, "insets") for each in as_list(members.get("insets", []), "insets")),
        inset_names=_inset_names(members),
        has_table=optional_flag(members, "has_table"),
        derived=one_of(str(members.get("derived", "")), DERIVED, "derived"),
        codes=_codes(codes) if codes else None,
    )


def _inset_names(members: Members) -> dict[str, str]:
    """Return the names of the insets by language, one a bar-separated part; empty when none are given."""
    if not members.get("inset_names"):
        return {}
    names = _in_every_language(members, "inset_names")
    number = len(as_list(members.get("insets", []), "insets"))
    if any(len(each.split("|")) != number for each in names.values()):
        raise DeclarationError(f"inset_names must hold {number} names joined by |")
    return names


def _codes(members: Members) -> CodesFrom:
    refuse_unknown(members, ("parameter", "table", "column", "where", "is_evidence"), "codes")
    return CodesFrom(
        parameter=one_of(text(members, "parameter"), CODE_PARAMETERS, "codes.parameter"),
        table=text(members, "table"),
        column=text(members, "column"),
        where=tuple(sorted(text_members(members, "where").items())),
        is_evidence=optional_flag(members, "is_evidence"),
    )


def _in_every_language(members: Members, name: str) -> dict[str, str]:
    """Return the texts called ``name``, one a language."""
    found = text_members(members, name)
    if set(found) != set(LANGUAGES):
        raise DeclarationError(f"{name} needs a text in each of {', '.join(LANGUAGES)}")
    return {lang: found[lang] for lang in LANGUAGES}


def figure_to_json(figure: FigureSpec) -> dict[str, Any]:
    """Return a figure as plain data, read back by :func:`figure_from`."""
    plain: dict[str, Any] = {name: getattr(figure, name) for name in _KEYS if name != "codes"}
    if figure.codes is not None:
        codes = {
            name: getattr(figure.codes, name) for name in ("parameter", "table", "column", "is_evidence")
        }
        plain["codes"] = {**codes, **({"where": dict(figure.codes.where)} if figure.codes.where else {})}
    return plain


def load_figures(path: Path) -> tuple[FigureSpec, ...]:
    """Return the figures a release carries; a release from before there were figures has none."""
    if not path.is_file():
        return ()
    document = json.loads(path.read_text(encoding="utf-8"))
    return tuple(figure_from(each) for each in document["figures"])
