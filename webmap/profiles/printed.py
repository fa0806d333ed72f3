"""The two-page sheet of a thing in the words of one language: what its page shows, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext

from layers.atlas import Atlas
from layers.styles import tokens
from layers.view import View
from webmap.drawings.board_sheet import permalink
from webmap.drawings.look import sheet_look
from webmap.drawings.sheet import Note
from webmap.drawings.sources import SourceList
from webmap.i18n import format_number, language
from webmap.profiles.drawn import drawn_map
from webmap.profiles.page import PRINTED, ProfilePage
from webmap.profiles.parts import RowItem, SectionItem
from webmap.profiles.printed_columns import columns_of
from webmap.profiles.printed_content import Block, Cell, Figure, Part, PrintedSheet, Row
from webmap.profiles.printed_map import printed_map
from webmap.profiles.printed_words import sheet_foot, sheet_notes, sheet_subtitle, sheet_words
from webmap.profiles.values import Item
from webmap.sources import Words, plain_words

MAP_MM = (100.0, 78.0)
# Of a longer list in a cell the rest is counted.
MOST_ITEMS = 5
# Tables that are no main ones of their kind.
LAST_RANK = 99
NOTHING = Words("", "", "")


def printed_sheet(
    atlas: Atlas, page: ProfilePage, view: View, *, base_url: str, made_on: date
) -> PrintedSheet:
    """Return the printed sheet of what ``page`` shows.

    Parameters
    ----------
    made_on : date
        The day the release was made.
    """
    lang, profile = view.lang, page.profile
    sources = SourceList(atlas, lang)
    blocks = tuple(_blocks(page, sources, lang))
    sources.cite(profile.source_ids)
    drawn = drawn_map(atlas, profile, view, width=MAP_MM[0], height=MAP_MM[1])
    colour = sheet_look(view.style)
    tones = tokens()["colour"]
    look = colour | {
        "subject": tones["measure_2"],
        "related": tones["measure_1"],
        "name": tones["country_label"],
    }
    if view.style == "grey":
        look |= {"subject": "#D9D9D9", "related": "#ECECEC", "name": colour["ink_2"]}
    kind, number = profile.kind.upper(), f"{view.day:%Y%m%d}"
    return PrintedSheet(
        lang=lang,
        dir=language(lang).direction,
        comma=language(lang).comma,
        product=plain_words(gettext("Takhoum, border-cooperation atlas"), lang),
        title=page.title,
        names=page.other_names,
        subtitle=plain_words(sheet_subtitle(page), lang),
        description=page.map.alt if page.map else page.title.text,
        keywords=("Takhoum", profile.kind, profile.key, atlas.release_id, view.day.isoformat()),
        number=f"ALG_{kind}_{profile.key}_A4P_{number}",
        release=atlas.release_id,
        made=(made_on.year, made_on.month, made_on.day),
        foot=plain_words(sheet_foot(made_on, lang), lang),
        words=sheet_words(lang),
        figures=tuple(
            Figure(plain_words(each.title, lang), plain_words(each.text, lang)) for each in page.numbers
        ),
        map=printed_map(drawn, look, lang) if drawn else None,
        blocks=blocks,
        sources=sources.listed(),
        notes=tuple(
            Note(plain_words(head, lang), plain_words(body, lang)) for head, body in sheet_notes(page)
        ),
        permalink=permalink(atlas, view, base_url, path=f"/{lang}/{profile.kind}/{profile.key}"),
        look=look,
    )


def _blocks(page: ProfilePage, sources: SourceList, lang: str) -> Iterable[Block]:
    """Yield statements, facts, sections, disagreements and history as tables."""
    facts = [
        Row(
            (Cell((Part(plain_words(each.label, lang)),)), _cell(each.items, lang)),
            sources.cite(each.fact.source_ids),
        )
        for each in page.facts
    ]
    told = [
        Row((Cell((Part(each.words),)),), sources.cite(chip.id for chip in each.sources))
        for each in page.statements
    ]
    if told:
        yield _block(gettext("What sources say"), told, lang, widths=(1.0,))
    if facts:
        yield _block(gettext("What is known"), facts, lang, widths=(0.3, 0.7))
    if page.conflicts:
        yield _disagreements(page, sources, lang)
    for section in page.sections:
        yield _section(section, sources, lang, main=PRINTED[page.profile.kind])
    events = [
        Row(
            (
                Cell((Part(plain_words(each.date, lang)),)),
                Cell(tuple(Part(claim.text) for claim in each.claims)),
            ),
            sources.cite(chip.id for chip in each.sources),
        )
        for each in page.history
    ]
    if events:
        yield _block(gettext("History"), events, lang, widths=(0.2, 0.8))


def _disagreements(page: ProfilePage, sources: SourceList, lang: str) -> Block:
    """Return every claim of every disagreement, the one followed in bold."""
    rows = []
    for conflict, each in zip(page.profile.conflicts, page.conflicts, strict=True):
        claims = tuple(Part(words, is_followed) for words, is_followed, _ in each.item.claims)
        cited = sources.cite(source for claim in conflict.claims for source in claim.source_ids)
        cells = (Cell((Part(each.item.title),)), Cell(claims), Cell((Part(each.item.rule),)))
        rows.append(Row(cells, cited))
    columns = (gettext("Question"), gettext("Claims, the one followed in bold"), gettext("Why this one"))
    return _block(gettext("Where sources disagree"), rows, lang, widths=(0.26, 0.4, 0.34), columns=columns)


def _section(section: SectionItem, sources: SourceList, lang: str, *, main: tuple[str, ...]) -> Block:
    tags = []
    if section.is_derived:
        tags.append(gettext("computed"))
    if section.is_open:
        tags.append(gettext("open list: sources name some of more"))
    kept, widths = columns_of(section)
    dropped = [each for number, each in enumerate(section.columns) if number not in kept]
    notes = [section.note] if section.note else []
    if dropped:
        names = language(lang).comma.join(dropped)
        notes.append(gettext("Columns left out here: %(names)s.", names=names))
    return Block(
        title=plain_words(f"{section.title} ({format_number(len(section.rows), lang)})", lang),
        tags=tuple(plain_words(each, lang) for each in tags),
        note=plain_words(" ".join(notes), lang) if notes else NOTHING,
        columns=tuple(plain_words(section.columns[number], lang) for number in kept),
        widths=widths,
        rows=tuple(_row(each, kept, sources, lang) for each in section.rows),
        empty=plain_words(section.empty, lang),
        rank=main.index(section.id) + 1 if section.id in main else LAST_RANK,
    )


def _block(
    title: str, rows: list[Row], lang: str, *, widths: tuple[float, ...], columns: tuple[str, ...] = ()
) -> Block:
    """Return a table of our own."""
    heads = tuple(plain_words(each, lang) for each in columns)
    return Block(plain_words(title, lang), (), NOTHING, heads, widths, tuple(rows), NOTHING, rank=0)


def _row(row: RowItem, kept: tuple[int, ...], sources: SourceList, lang: str) -> Row:
    cells = []
    for each in (row.cells[number] for number in kept):
        mark = each.symbol.value if each.symbol and each.cell.mark else ""
        if each.number:
            cells.append(Cell((Part(plain_words(each.number.text, lang)),), mark))
        else:
            cells.append(_cell(each.items, lang, mark))
    tag = plain_words(gettext("unverified"), lang) if row.is_unverified else None
    return Row(tuple(cells), sources.cite(row.entry.source_ids), tag)


def _cell(items: Iterable[Item], lang: str, mark: str = "") -> Cell:
    """Return the texts of a cell; nothing known is said."""
    found, parts = tuple(items), []
    for each in found[:MOST_ITEMS]:
        parts.append(Part(each.words if each.words.dir in ("ltr", "rtl") else _sided(each.words, lang)))
        if each.note:
            parts[-1] = Part(Words(f"{each.words.text} ({each.note})", each.words.lang, each.words.dir))
    if len(found) > MOST_ITEMS:
        rest = format_number(len(found) - MOST_ITEMS, lang)
        parts.append(Part(plain_words(gettext("and %(number)s more", number=rest), lang)))
    return Cell(tuple(parts) or (Part(plain_words("–", lang)),), mark)


def _sided(words: Words, lang: str) -> Words:
    """Return a text of unknown language with a direction, as print needs one."""
    return plain_words(words.text, "en" if words.text.isascii() else lang)
