"""The printed board in the words of one language: the rows of the screen, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl, urlencode

import segno
from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import Board, BoardRow
from layers.enumerations import STAGES, STATUSES, TRAFFIC
from layers.view import View
from webmap.board_links import country_words
from webmap.board_rows import Line, board_line
from webmap.caveats import board_caveats
from webmap.drawings.board_words import BOARD_NAME, chosen_filters, reading_notes, sheet_words
from webmap.drawings.changes import sheet_changes
from webmap.drawings.locator import locator
from webmap.drawings.look import sheet_look
from webmap.drawings.sheet import BoardSheet, Coded, Permalink, SheetGroup, SheetRow
from webmap.drawings.sources import SourceList
from webmap.i18n import format_number, format_partial, language
from webmap.sources import Words, plain_words
from webmap.words import code_words

# What says how the sheet is drawn or which part of the page was open, not what the board shows.
NOT_IN_LINK = frozenset({"asof", "release", "style", "size", "dpi", "limit", "offset", "select"})
# Beyond this the modules of a 17 mm code get too small to scan.
LONGEST_CODED = 400


def board_sheet(
    atlas: Atlas,
    board: Board,
    view: View,
    *,
    base_url: str,
    made_on: date,
    countries: Iterable[dict[str, Any]],
) -> BoardSheet:
    """Return the sheet of ``board``, the neighbours in their fixed order unless the view sorts.

    Parameters
    ----------
    made_on : date
        The day the release was made.
    countries : iterable of GeoJSON features
        The ground the release was published with.
    """
    lang, counts = view.lang, board.counts
    sources = SourceList(atlas, lang)
    numbers = {status: format_number(getattr(counts, status), lang) for status in STATUSES}
    day = format_partial(view.day.isoformat(), lang)
    names = sheet_words(day, made_on, counts, board.total, lang)
    groups = tuple(_groups(atlas, _ordered(atlas, board, view), view, sources))
    changes = sheet_changes(atlas, view, sources)
    return BoardSheet(
        lang=lang,
        dir=language(lang).direction,
        comma=language(lang).comma,
        product=names.pop("product"),
        title=names.pop("title"),
        subtitle=names.pop("subtitle"),
        scope=chosen_filters(atlas, view, board),
        description=names.pop("description").text,
        keywords=(BOARD_NAME, atlas.release_id, view.day.isoformat()),
        number=f"ALG_BOARD_A4P_{view.day:%Y%m%d}",
        release=atlas.release_id,
        made=(made_on.year, made_on.month, made_on.day),
        foot=names.pop("foot"),
        columns=_columns(lang),
        statuses=tuple(
            Coded(status, _word("operating_status", status, lang), numbers[status]) for status in STATUSES
        ),
        stages=tuple(Coded(stage, _word("upgrade_stage", stage, lang)) for stage in STAGES),
        locator=locator(atlas, board.rows, view, countries),
        groups=groups,
        caveats=tuple(plain_words(text, lang) for text in board_caveats(board.rows, lang)),
        changes=changes,
        sources=sources.listed(),
        notes=reading_notes(board.rows, lang),
        permalink=permalink(atlas, view, base_url, path=f"/{view.lang}/crossings"),
        words=names,
        look=sheet_look(view.style),
    )


def _word(column: str, code: str, lang: str) -> Words:
    return plain_words(code_words(column, code), lang)


def _columns(lang: str) -> tuple[Words, ...]:
    heads = (
        gettext("Neighbour"),
        gettext("Post in Algeria"),
        gettext("Counterpart"),
        gettext("Status"),
        gettext("Since"),
        gettext("Upgrade stage"),
        gettext("Last verified"),
        gettext("Evidence"),
        gettext("Sources"),
    )
    return tuple(plain_words(head, lang) for head in heads)


def _ordered(atlas: Atlas, board: Board, view: View) -> list[BoardRow]:
    """Return the rows clockwise from Tunisia, or as the view sorts them."""
    order = {code: number for number, code in enumerate(atlas.vocabulary.countries)}
    return list(board.rows) if view.sort else sorted(board.rows, key=lambda row: order[row.country_code])


def _groups(atlas: Atlas, rows: Iterable[BoardRow], view: View, sources: SourceList) -> Iterable[SheetGroup]:
    """Return neighbouring rows of one country under its name."""
    for code, same in groupby(rows, key=lambda row: row.country_code):
        found = tuple(same)
        number = plain_words(
            gettext("Posts: %(number)s", number=format_number(len(found), view.lang)), view.lang
        )
        lines = tuple(_row(row, board_line(atlas, row, view, TRAFFIC), view.lang, sources) for row in found)
        yield SheetGroup(country_words(atlas, code, view.lang), number, lines)


def _row(row: BoardRow, line: Line, lang: str, sources: SourceList) -> SheetRow:
    """Return one crossing; its sources are those of status, stage and last check."""
    dash = plain_words("–", lang)
    cited = (*row.status_source_ids, *row.stage_source_ids, *row.verified_source_ids)
    return SheetRow(
        name=line.name,
        counterpart=line.counterpart if line.counterpart.text else dash,
        status=Coded(line.status, plain_words(line.status_word, lang)),
        traffic=_traffic(line, lang),
        is_hollow=row.is_unverified,
        has_conflict=row.has_conflict or row.state.is_disputed,
        since=plain_words(line.since.text or dash.text, lang),
        stage=Coded(line.stage.code, plain_words(line.stage.word, lang)),
        stage_since=plain_words(line.stage.since.text, lang),
        verified=plain_words(line.verified.text or dash.text, lang),
        freshness=Coded(line.freshness, plain_words(line.freshness_word, lang)),
        evidence=plain_words(line.evidence or dash.text, lang),
        sources=sources.cite(cited),
    )


def _traffic(line: Line, lang: str) -> Words:
    """Return what passes, where that is not the same as the status of the post."""
    stated = [cell for cell in line.traffic if cell.code not in ("", "unknown")]
    if all(cell.code == line.status for cell in stated):
        stated = []
    parts = [gettext("%(label)s: %(value)s", label=cell.label, value=cell.word) for cell in stated]
    return plain_words(language(lang).comma.join(parts), lang)


def permalink(atlas: Atlas, view: View, base_url: str, *, path: str) -> Permalink:
    """Return the address of the same rows on the same day from the same release, and its QR code.

    Parameters
    ----------
    path : str
        Below the base address: the page that shows what the sheet shows.
    """
    if not base_url:
        return Permalink(plain_words(gettext("Map number and release:"), view.lang), "", "", "")
    kept = [pair for pair in parse_qsl(view.query()) if pair[0] not in NOT_IN_LINK]
    pinned = [*kept, ("asof", view.asof or view.day.isoformat()), ("release", atlas.release_id)]
    url = f"{base_url}{path}?{urlencode(pinned, safe=',:')}"
    shown = url.partition("://")[2]
    return Permalink(plain_words(gettext("Permanent link:"), view.lang), url, shown, _qr_code(url))


def _qr_code(url: str) -> str:
    """Return the code as SVG, nothing when the address is too long for one that print can hold."""
    if len(url) > LONGEST_CODED:
        return ""
    drawn = BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode("ascii")
