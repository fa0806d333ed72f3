"""What the page and the feed of changes show: releases, newest first, with what each added or mended."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from flask_babel import gettext

from layers.atlas import Atlas
from layers.change_log import NamedChange, Step, StepChanges, step_changes
from webmap.field_words import field_words, is_worded
from webmap.i18n import format_number, format_partial, language
from webmap.live import ALGIERS
from webmap.sources import Chip, Words, chips_of, plain_words, words_of
from webmap.words import CODES, code_words

# As many changes of one table as a page or an entry lists; the rest is counted.
MOST_LISTED = 40
KINDS = ("added", "corrected", "withdrawn")


@dataclass(frozen=True)
class FieldLine:
    """One column: its words, what stood there (None: the whole row is new or gone), what stands there."""

    label: Words
    before: Words | None
    after: Words


@dataclass(frozen=True)
class RowLine:
    """One row that changed."""

    kind: str
    kind_word: str
    key: str
    name: Words
    fields: tuple[FieldLine, ...]
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class TableLines:
    """The changes of one table; ``more``: how many are not listed, in words."""

    title: Words
    summary: str
    rows: tuple[RowLine, ...]
    more: str


@dataclass(frozen=True)
class ReleaseLines:
    """One release: when, what it did, table by table; ``note`` says why nothing is listed."""

    id: str
    urn: str
    made_at: str
    day: str
    title: str
    summary: str
    note: str
    tables: tuple[TableLines, ...]


def release_lines(atlas: Atlas, step: Step, folders: Mapping[str, Path], lang: str) -> ReleaseLines:
    """Return one release in words; ``folders`` are those still on disk."""
    made = datetime.fromisoformat(step.made_at).astimezone(ALGIERS)
    found = _changes(atlas, step, folders)
    note = (
        ""
        if found is not None
        else gettext(
            "This release or the one before it has been removed; what changed can no longer be shown."
        )
    )
    if found is not None and not step.before:
        note = gettext("The first release: nothing to compare with.")
    elif found is not None and not found.changes:
        note = gettext("No register changed; the program that draws them did.")
    title = (
        gettext("Back to release %(release)s", release=step.release)
        if step.action == "rollback"
        else gettext("Release %(release)s", release=step.release)
    )
    return ReleaseLines(
        id=step.release,
        urn=uuid5(NAMESPACE_URL, f"takhoum:{step.made_at}:{step.action}:{step.release}").urn,
        made_at=step.made_at,
        day=f"{format_partial(made.date().isoformat(), lang)}{language(lang).comma}{made:%H:%M}",
        title=title,
        summary=_summary(found, lang),
        note=note,
        tables=_tables(atlas, found.changes, _titles(folders[step.release]), lang) if found else (),
    )


def _changes(atlas: Atlas, step: Step, folders: Mapping[str, Path]) -> StepChanges | None:
    """Return the changes of a step, compared once; None when a folder is gone."""
    if step.release not in folders or (step.before and step.before not in folders):
        return None
    before = folders[step.before] if step.before else None
    return atlas.made(
        ("changes", step.before, step.release), lambda: step_changes(before, folders[step.release])
    )


def _summary(found: StepChanges | None, lang: str) -> str:
    """Return how many rows were added, corrected and withdrawn, or how many there are."""
    if found is None:
        return ""
    if not found.changes:
        rows = format_number(sum(found.counts.values()), lang)
        tables = format_number(len(found.counts), lang)
        return str(gettext("Rows: %(rows)s, in tables: %(tables)s", rows=rows, tables=tables))
    return _count_kinds(found.changes, lang)


def _count_kinds(changes: Sequence[NamedChange], lang: str) -> str:
    """Return ``added: 2, corrected: 1``; a row corrected in two columns counts once."""
    rows = {(each.change.table, each.change.row, each.change.kind) for each in changes}
    numbers = {kind: sum(each[2] == kind for each in rows) for kind in KINDS}
    words = kind_words()
    return language(lang).comma.join(
        gettext("%(label)s: %(number)s", label=words[kind], number=format_number(number, lang))
        for kind, number in numbers.items()
        if number
    )


def kind_words() -> dict[str, str]:
    """Return the words of the kinds of change."""
    return {"added": gettext("added"), "corrected": gettext("corrected"), "withdrawn": gettext("withdrawn")}


def _tables(
    atlas: Atlas, changes: Sequence[NamedChange], titles: Mapping[str, Mapping[str, str]], lang: str
) -> tuple[TableLines, ...]:
    """Return the changes table by table, at most so many rows of each."""
    found = []
    for name, group in groupby(changes, key=lambda each: each.change.table):
        own = tuple(group)
        rows = [tuple(each) for _, each in groupby(own, key=lambda each: (each.change.row, each.change.kind))]
        left = len(rows) - MOST_LISTED
        found.append(
            TableLines(
                title=words_of(titles.get(name, {"en": name}), lang),
                summary=_count_kinds(own, lang),
                rows=tuple(_row(atlas, row, lang) for row in rows[:MOST_LISTED]),
                more=gettext("and %(number)s more", number=format_number(left, lang)) if left > 0 else "",
            )
        )
    return tuple(found)


def _row(atlas: Atlas, changes: Sequence[NamedChange], lang: str) -> RowLine:
    """Return one row with its corrected columns."""
    first = changes[0]
    is_corrected = first.change.kind == "corrected"
    return RowLine(
        kind=first.change.kind,
        kind_word=kind_words()[first.change.kind],
        key=first.change.row,
        name=words_of(first.names, lang) if first.names else Words("", "", ""),
        fields=_corrections(changes, lang) if is_corrected else _whole_row(first.row, lang),
        sources=_chips(atlas, first.source_ids, lang),
    )


def _corrections(changes: Sequence[NamedChange], lang: str) -> tuple[FieldLine, ...]:
    """Return the corrected columns with both values."""
    return tuple(
        FieldLine(
            field_words(each.change.column, lang),
            _value(each.change.column, each.change.before, lang),
            _value(each.change.column, each.change.after, lang),
        )
        for each in changes
    )


def _whole_row(row: Mapping[str, Any], lang: str) -> tuple[FieldLine, ...]:
    """Return what a row says, in one language, without what stands beside it anyway."""
    return tuple(
        FieldLine(field_words(column, ""), None, _value(column, value, lang))
        for column, value in row.items()
        if value not in (None, "", [], ()) and is_worded(column, lang) and not column.startswith("source_id")
    )


def _value(column: str, value: Any, lang: str) -> Words:
    """Return a cell in words: a code by its word, a text in its own language, nothing as nothing."""
    if value is None or value in ("", [], ()):
        return plain_words(gettext("empty"), lang)
    if isinstance(value, str) and value in CODES.get(column, {}):
        return plain_words(code_words(column, value), lang)
    if isinstance(value, bool):
        return plain_words(gettext("yes") if value else gettext("no"), lang)
    suffix = column.rpartition("_")[2]
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return (
        Words(text, suffix, language(suffix).direction)
        if suffix in ("ar", "fr", "en")
        else Words(text, "", "ltr")
    )


def _chips(atlas: Atlas, source_ids: Sequence[str], lang: str) -> tuple[Chip, ...]:
    """Return the chips of sources; one the present release no longer has stands as its id."""
    known = [each for each in source_ids if atlas.tables.find("sources", each) is not None]
    gone = [Chip(each, Words(each, "", "ltr"), each, "") for each in source_ids if each not in known]
    return (*chips_of(atlas, known, lang), *gone)


def _titles(release: Path) -> dict[str, Mapping[str, str]]:
    """Return the titles of the tables of a release in three languages."""
    package = json.loads((release / "datapackage.json").read_bytes())
    return {
        each["name"]: {"en": each["title"], **each["takhoum"].get("titles", {})}
        for each in package["resources"]
    }
