"""The index of every named thing in an edition of wilayas: what the search box of every page looks into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from layers.lookups import Row
from layers.names import LANGUAGES, names_of
from layers.release_files import dump
from layers.search_names import HOME, spellings_of
from layers.search_places import AREAS, Ground
from layers.search_targets import is_web, target_finder
from layers.spelling import forms_of, spelling_rules

if TYPE_CHECKING:
    from layers.atlas import Atlas

# In the order in which equally good answers are shown. A network names its members, the mechanism of the same
# name says that it exists.
KINDS = (
    "countries", "wilayas", "crossings", "regions", "places", "networks", "mechanisms", "network_members",
    "twinnings", "sessions", "missions", "agreements", "texts", "institutions", "themes", "conflicts",
    "sources",
)  # fmt: skip
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
DASH = " – "
ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")
DOCUMENTS = "sources"


@dataclass(frozen=True)
class Entry:
    """One named thing.

    ``to`` is ``layer:key``, ``?parameter=value`` or an address; ``names`` are by language, ``others`` further
    spellings; ``country`` and ``note`` (a code, a year) tell namesakes apart; ``key`` is the id in ``to``,
    empty if an entry before leads there too.
    """

    kind: str
    to: str
    names: Mapping[str, str]
    others: tuple[str, ...] = ()
    country: str = ""
    note: str = ""
    key: str = ""

    @property
    def is_document(self) -> bool:
        """Whether it is a document cited, which comes after the things it speaks of."""
        return self.kind == DOCUMENTS

    @property
    def order(self) -> int:
        """The place of its kind among the kinds."""
        return _ORDER[self.kind]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every name, the parts of names of two ends, and the other spellings; none twice."""
        parts = (part for name in self.names.values() for part in (name, *_ends(name)))
        return tuple(dict.fromkeys((*parts, *self.others)))


@dataclass(frozen=True)
class Source:
    """How the rows of a register become entries: the stems of their names, and columns beside them.

    Of the texts ``said`` of a row only the abbreviations are searched: PAM, SIG.
    """

    kind: str
    table: str
    stems: tuple[str, ...] = ("name",)
    others: tuple[str, ...] = ()
    note: Callable[[Row], object] = lambda row: None
    said: tuple[str, ...] = ()


REGISTERS = (
    Source("countries", "partners", others=("country_code",)),
    Source("wilayas", "wilayas", others=("wilaya_code",), note=lambda row: row["wilaya_code"]),
    Source("crossings", "crossings", ("name", "counterpart"), others=("crossing_id",)),
    Source("regions", "regions", others=("region_code",)),
    Source("networks", "networks"),
    Source("mechanisms", "mechanisms"),
    Source("network_members", "network_members"),
    Source("twinnings", "twinnings", ("dz_name", "partner_name"), note=lambda row: row["year_signed"]),
    Source("sessions", "mechanism_sessions", note=lambda row: row["date_start"]),
    Source("missions", "missions", note=lambda row: row["date"]),
    Source(
        "agreements",
        "agreements",
        note=lambda row: row["instrument_date"],
        said=("partner_org_fr", "partner_org_en", "statement_fr", "statement_en"),
    ),
    Source("texts", "texts", others=("number",), note=lambda row: row["date"]),
    Source("institutions", "institutions"),
    Source("themes", "themes", others=("aliases_ar",)),
)


def build_entries(atlas: Atlas, edition: str) -> tuple[Entry, ...]:
    """Return every named thing that a reader can be led to, in the order of ``KINDS`` and of the registers.

    Parameters
    ----------
    atlas : Atlas
    edition : str
        The edition of wilayas shown.
    """
    found = [*_registered(atlas, edition), *_conflicts(atlas), *_sources(atlas)]
    placed = _with_places(atlas, edition, found)
    return _with_keys(sorted(placed, key=lambda each: each.order))


def _with_keys(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the ids of what they lead to, each id once."""
    known = {""}
    keyed = []
    for each in entries:
        key = "" if is_web(each.to) else re.split("[:/=]", each.to)[-1]
        keyed.append(replace(each, key="" if key.casefold() in known else key))
        known.add(key.casefold())
    return tuple(keyed)


def _ends(name: str) -> tuple[str, ...]:
    """Return the two ends of a name that has two; a title with more dashes is one name."""
    parts = tuple(name.split(DASH))
    return parts if len(parts) == 2 else ()


def write_index(atlas: Atlas, edition: str) -> bytes:
    """Return the index as JSON: the rules of spelling and a row an entry, empty ends left off."""
    rows = [_row(each) for each in build_entries(atlas, edition)]
    return dump({"kinds": KINDS, "rules": spelling_rules(), "entries": rows}).encode()


def _row(entry: Entry) -> list[Any]:
    """Return an entry as the browser reads it: kind, target, names, others, country, note."""
    french = entry.names.get("fr")
    names = {lang: text for lang, text in entry.names.items() if lang != "en" or text != french}
    row: list[Any] = [entry.order, entry.to, names, list(entry.others), entry.country, entry.note]
    while not row[-1]:
        row.pop()
    return row


def _registered(atlas: Atlas, edition: str) -> Iterator[Entry]:
    """Yield the rows of the registers that lead somewhere."""
    target = target_finder(atlas)
    # A release may lack a register: a data directory of one's own, an old release.
    for source in (each for each in REGISTERS if each.table in atlas.tables):
        spellings = spellings_of(atlas.tables, source.table)
        key = _key_of(atlas, source.table)
        for row in atlas.tables.of(source.table, edition):
            row_id = str(row[key])
            others = (
                *_texts(row[column] for column in source.others),
                *ABBREVIATION.findall(" ".join(_texts(row[column] for column in source.said))),
                *spellings.get(row_id, ()),
            )
            entry = _entry(source, row, target(source.table, row_id), others)
            if entry.to:
                yield entry


def _key_of(atlas: Atlas, table: str) -> str:
    """Return the column that names the rows of a table, within an edition."""
    own = {spec.table: spec.key for spec in atlas.catalog}
    return own.get(table) or atlas.tables.keys[table][-1]


def _entry(source: Source, row: Row, to: str, others: Iterable[str]) -> Entry:
    """Make the entry of one row; spellings that fold to a name are left out."""
    names = names_of(row, source.stems)
    entry = Entry(source.kind, to, names, country=_country(row), note=_year(source.note(row)))
    known = {forms_of(text).light for text in entry.spellings}
    new = {forms_of(text).light: text for text in others}
    return Entry(
        entry.kind,
        to,
        names,
        tuple(text for form, text in new.items() if form not in known),
        entry.country,
        entry.note,
    )


def _texts(cells: Iterable[object]) -> tuple[str, ...]:
    """Return the texts in some cells, lists item by item."""
    return tuple(
        str(text) for cell in cells if cell for text in (cell if isinstance(cell, tuple) else (cell,))
    )


def _country(row: Row) -> str:
    """Return the country of a row that has one beside its own name."""
    return str(row.get("country_code") or "") if "is_neighbour" not in row else ""


def _year(value: object) -> str:
    """Return a code as it stands, of a date its year."""
    return "" if value is None else str(value)[:4]


def _conflicts(atlas: Atlas) -> Iterator[Entry]:
    """Yield the questions on which sources disagree."""
    target = target_finder(atlas)
    for row in atlas.tables["conflicts"]:
        yield Entry("conflicts", target("conflicts", row["conflict_id"]), names_of(row, ("title",)))


def _sources(atlas: Atlas) -> Iterator[Entry]:
    """Yield the documents cited, by title and publisher; each leads to its page."""
    target = target_finder(atlas)
    for row in atlas.tables["sources"]:
        publishers = _texts(row[name] for name in ("publisher", *(f"publisher_{c}" for c in LANGUAGES)))
        others = tuple(dict.fromkeys(publishers))
        names = {str(row["language"] or "fr"): str(row["title"])}
        to = target("sources", row["source_id"])
        yield Entry(DOCUMENTS, to, names, others, note=_year(row["published"]))


def _with_places(atlas: Atlas, edition: str, entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries and the towns; a town named like an area of its country is that area."""
    ground = Ground(atlas, edition)
    areas = [each for each in entries if each.kind in AREAS]
    names = {(each.country or HOME, forms_of(text).bare) for each in areas for text in each.spellings}
    yield from entries
    for row in atlas.tables["places"]:
        country, own = row["country_code"], names_of(row, ("name",))
        to = ground.area_of(country, row["lon"], row["lat"])
        if to and not any((country, forms_of(text).bare) in names for text in own.values()):
            yield Entry("places", to, own, country=country)
