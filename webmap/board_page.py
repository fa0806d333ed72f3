"""What the status board shows, as frozen data: the template gets nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app
from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import Board, BoardRow, build_board
from layers.board_compare import BY_NEIGHBOUR
from layers.enumerations import TRAFFIC
from layers.styles import Symbol, styles
from layers.view import View
from webmap.board_changes import Comparison, comparison
from webmap.board_counters import FRESHNESS, Counter, board_counters
from webmap.board_links import (
    MENUS,
    PAGE_SIZE,
    Pages,
    board_url,
    date_form,
    export_links,
    filter_menus,
    page_links,
)
from webmap.board_rows import LineGroup, Stage, legend_stages, line_groups
from webmap.caveats import board_caveats
from webmap.context import MapPart, boundary_note, map_part
from webmap.facet_menus import filter_label
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_partial
from webmap.menus import DateForm, Menu
from webmap.pagedata import drawn_layer, page_data
from webmap.settings import LANGUAGES, Settings
from webmap.sources import Words, words_of
from webmap.words import code_words

# Not what the map shows: it has every row that matches, whatever the order and the page.
NOT_FOR_MAP = frozenset({"sort", "group", "limit", "offset", "compare"})


@dataclass(frozen=True)
class Column:
    """The head of a column; without ``url`` it does not sort. ``order`` is the value of ``aria-sort``."""

    label: str
    url: str
    order: str


@dataclass(frozen=True)
class BoardPage:
    """What ``board.html`` shows."""

    frame: PageFrame
    day: str
    edition: Words
    counters: tuple[Counter, ...]
    caveats: tuple[str, ...]
    menus: tuple[Menu, ...]
    reset_url: str
    grouping: tuple[str, str, bool]
    asof_form: DateForm
    compare_form: DateForm
    exports: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    groups: tuple[LineGroup, ...]
    pages: Pages
    comparison: Comparison | None
    symbols: tuple[Symbol, ...]
    stages: tuple[Stage, ...]
    freshness: tuple[tuple[str, str, str], ...]
    map: MapPart
    boundary_note: str
    release_id: str
    data: dict[str, Any]


def board_page(atlas: Atlas, view: View) -> BoardPage:
    """Return the board of one view of a release; by neighbour unless the view sorts or groups."""
    settings: Settings = current_app.extensions["settings"]
    board = whole_board(atlas, view)
    size = view.limit or PAGE_SIZE
    rows = board.rows[view.offset : view.offset + size]
    kinds = _kinds(board.rows)
    labels = {name: filter_label(name) for name in MENUS}
    return BoardPage(
        frame=page_frame(view.lang, settings, query=view.query()),
        day=format_partial(view.day.isoformat(), view.lang),
        edition=_edition(atlas, view),
        counters=board_counters(atlas, board, view),
        caveats=board_caveats(board.rows, view.lang),
        menus=filter_menus(atlas, view, labels),
        reset_url=_reset_url(view),
        grouping=_grouping(view),
        asof_form=date_form(view, "asof", view.day.isoformat()),
        compare_form=date_form(view, "compare", view.compare_day.isoformat() if view.compare_day else ""),
        exports=export_links(view),
        columns=_columns(view, kinds),
        groups=line_groups(
            atlas, board.groups, view, shown=frozenset(row.crossing_id for row in rows), kinds=kinds
        ),
        pages=page_links(view, len(board.rows)),
        comparison=comparison(atlas, view),
        symbols=styles()["crossing_status"].symbols,
        stages=legend_stages(view.lang),
        freshness=_freshness_legend(),
        map=map_part(atlas.release_id, view.lang),
        boundary_note=boundary_note(),
        release_id=atlas.release_id,
        data=_map_data(atlas, view, tiles=settings.tiles_url),
    )


def whole_board(atlas: Atlas, view: View) -> Board:
    """Return every row that matches, in the order of the page; the page is cut from it afterwards."""
    group = view.group if view.group or view.sort else BY_NEIGHBOUR
    whole = replace(
        view, group=group, limit=None, offset=0, compare="", compare_day=None, select=None, lang=""
    )
    return atlas.made(("board", replace(whole, given=frozenset())), lambda: build_board(atlas, whole))


def _kinds(rows: Sequence[BoardRow]) -> tuple[str, ...]:
    """Return the traffics with a column: rail only where there is a railway."""
    has_rail = any(row.kind == "rail" or row.state.by_traffic["rail"] != "unknown" for row in rows)
    return tuple(kind for kind in TRAFFIC if kind != "rail" or has_rail)


def _freshness_legend() -> tuple[tuple[str, str, str], ...]:
    """Return each class of freshness, its word and its meaning."""
    meanings = (
        gettext("less than 180 days ago"),
        gettext("180 days ago or more"),
        gettext("270 days ago or more"),
        gettext("360 days ago or more"),
        gettext("no dated source"),
    )
    return tuple(
        (code, code_words("freshness", code), text) for code, text in zip(FRESHNESS, meanings, strict=True)
    )


def _columns(view: View, kinds: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the heads of the table; three of them sort."""
    words = {"persons": gettext("Persons"), "goods": gettext("Goods"), "rail": gettext("Rail")}
    return (
        _sorted(view, gettext("Crossing"), f"name_{view.lang}"),
        _sorted(view, gettext("Status, since"), "operating_status"),
        *(Column(words[kind], "", "") for kind in kinds),
        _sorted(view, gettext("Upgrade stage"), "upgrade_stage"),
        _sorted(view, gettext("Last verified"), "last_verified"),
        Column(gettext("Evidence"), "", ""),
    )


def _sorted(view: View, label: str, column: str) -> Column:
    """Return a head that sorts by ``column``: first upwards, then downwards."""
    is_up, is_down = view.sort == column, view.sort == f"-{column}"
    url = board_url(view, {"sort": f"-{column}" if is_up else column})
    return Column(label, url, "ascending" if is_up else "descending" if is_down else "none")


def _grouping(view: View) -> tuple[str, str, bool]:
    """Return the switch of the grouping: its word, its address, whether it is on."""
    is_on = view.group == BY_NEIGHBOUR or not (view.group or view.sort)
    label = gettext("Grouped by neighbour") if is_on else gettext("Group by neighbour")
    if is_on:
        return label, board_url(view, {"group": "", "sort": view.sort or f"name_{view.lang}"}), True
    return label, board_url(view, {"group": BY_NEIGHBOUR, "sort": ""}), False


def _reset_url(view: View) -> str:
    """Return the address without filters, or nothing when none is set; day and release stay."""
    kept = {"asof", "release", "compare"}
    return board_url(view, dict.fromkeys(view.given - kept, "")) if view.given - kept else ""


def _edition(atlas: Atlas, view: View) -> Words:
    """Return the edition of wilayas shown."""
    row = atlas.tables.find("editions", view.edition)
    return words_of({lang: row[f"name_{lang}"] for lang in LANGUAGES} if row else {}, view.lang)


def _map_data(atlas: Atlas, view: View, *, tiles: str) -> dict[str, Any]:
    """Return what the script of the small map needs."""
    shown = replace(view, layers=("crossings",), given=view.given - NOT_FOR_MAP, measure="mechanisms")
    return page_data(atlas, shown, tiles=tiles) | {
        "drawn": {"crossings": drawn_layer(atlas, "crossings", shown)}
    }
