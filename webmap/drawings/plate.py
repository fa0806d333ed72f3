"""Print maps: one view of a release with its summary, as SVG, PNG or PDF of any size."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Literal

import segno
from flask import current_app
from flask_babel import force_locale, gettext

from layers.atlas import Atlas, UnknownLayer
from layers.figures import FigureSpec
from layers.view import View
from webmap.drawings.carto.layout import Sheet, lay_out, page_size, plain_sheet
from webmap.drawings.carto.maps import claims, draw_maps
from webmap.drawings.desk import Desk
from webmap.drawings.extents import Box, boxes, choose_extent, inset_names
from webmap.drawings.plate_blocks import legend_blocks
from webmap.drawings.plate_content import mark_all
from webmap.drawings.plate_look import plate_look
from webmap.drawings.plate_marked import Marked
from webmap.drawings.plate_names import ground_names
from webmap.drawings.plate_words import footer_need, plate_words
from webmap.i18n import LOCALES, format_number, language
from webmap.live import LiveRelease
from webmap.reports.permalink import DEFAULT_SIZE
from webmap.reports.summary import Summary
from webmap.sources import plain_words

Form = Literal["svg", "png", "pdf", "check"]
WORKER, GROUND = "draw_plate.py", "plate.low.json"
DEFAULT_DPI = 150
# A pixel of WxH stands for one pixel of the picture unless a resolution is asked for.
PIXEL_DPI = 96
DETAIL = "mid"


def draw_plate(
    atlas: Atlas, view: View, summary: Summary, *, form: Form, figure: FigureSpec | None = None
) -> bytes:
    """Return the print map of a view.

    Parameters
    ----------
    atlas : Atlas
    view : View
        ``size``, ``dpi`` and ``style`` say how it is drawn.
    summary : Summary
        Of the same view; every word and number of the sheet that is not a name of a place comes from it.
    form : str
        ``svg``, ``png`` or ``pdf``; ``check`` gives the faults of the sheet as a JSON list.
    figure : FigureSpec, optional
        The figure whose extent and insets are drawn.

    Raises
    ------
    DeskBusy, DrawingFailed
    UnknownLayer
        The release was published without the ground of print maps.
    """
    desk: Desk = current_app.extensions["desk"]
    live: LiveRelease = current_app.extensions["live"]
    document = plate_document(atlas, view, summary, form=form, figure=figure)
    folder = live.folder(atlas.release_id) / "maps"
    if not (folder / GROUND).is_file():
        # Published before there were print maps.
        raise UnknownLayer(f"{atlas.release_id}: {GROUND}")
    ppi = view.dpi or (PIXEL_DPI if "x" in view.size else DEFAULT_DPI)
    return desk.run(WORKER, {"document": document, "folder": str(folder), "form": form, "ppi": ppi})


def plate_document(
    atlas: Atlas, view: View, summary: Summary, *, form: str, figure: FigureSpec | None = None
) -> dict[str, Any]:
    """Return what the worker draws, as plain data."""
    with force_locale(LOCALES[view.lang]):
        return _document(atlas, view, summary, form, figure)


def _document(
    atlas: Atlas, view: View, summary: Summary, form: str, figure: FigureSpec | None
) -> dict[str, Any]:
    look = plate_look(view.style)
    extent = choose_extent((each.selection.spec.geometry for each in summary.layers), figure)
    marked = mark_all(atlas, view, (each.selection for each in summary.layers), look)
    main, insets = boxes(view, extent, figure, marked.places)
    sheet = _sheet(summary, view, extent, insets)
    document = {
        "lang": view.lang,
        "dir": summary.dir,
        "form": form,
        "look": look,
        "extent": extent,
        "main": main,
        "insets": insets,
        "inset_names": inset_names(insets, figure, view.lang),
        "blocks": legend_blocks(
            atlas,
            view,
            summary,
            marked,
            look,
            marks_borders=_marks_borders(marked, extent),
            shows_divisions=extent == "home",
            has_table=bool(figure and figure.has_table) or view.panel == "table",
            has_room=len(sheet.panels) == 1,
        ),
        **plain_sheet(sheet),
        **_ground(
            atlas, view, marked.tints, is_home=extent == "home", marks_borders=_marks_borders(marked, extent)
        ),
        **plate_words(summary, view, code=_code(summary)),
        **marked.drawn,
    }
    maps = draw_maps(document, sheet)
    frame = maps[0].frame
    beyond = sum(claims(maps, *place) is None for place in marked.places)
    document["evidence"] += _not_drawn(beyond, view)
    # The maps of a figure show all of it; a reader's box cuts what it cuts.
    document["missing"] = beyond if figure is not None and view.bbox is None else 0
    document["names"] = ground_names(atlas, view, frame) | marked.names
    document["named"] = _named(atlas, view, marked, is_home=extent == "home")
    document["empty"] = _empty(summary, sheet, view)
    plain: dict[str, Any] = json.loads(json.dumps(document, default=asdict, ensure_ascii=False))
    return plain


def _sheet(summary: Summary, view: View, extent: str, insets: tuple[Box, ...]) -> Sheet:
    """Return how the page is divided: a column for the insets that do not stand in the corner."""
    column = [box for box in insets if not (len(insets) > 1 and extent == "home" and box[0] + box[2] < 2)]
    return lay_out(
        view.size or DEFAULT_SIZE,
        is_rtl=language(view.lang).direction == "rtl",
        has_inset=bool(column),
        inset_share=_share(column),
        more_footer=footer_need(summary),
    )


def _share(column: list[Box]) -> float:
    """Return the width a column of insets wants, as a share of its height: wide for maps of far places."""
    return 0.5 if any(box[2] - box[0] > 3.5 for box in column) else 0.43


def _ground(
    atlas: Atlas, view: View, tints: list[dict[str, Any]], *, is_home: bool, marks_borders: bool
) -> dict[str, Any]:
    """Return the areas and lines of the divisions, geometry as text; far maps do not mark border wilayas."""
    edition = view.edition

    def geometry(layer: str, key: str) -> str | None:
        return atlas.geometry(layer, key, edition=edition, detail=DETAIL)

    bordering = {row["wilaya_code"] for row in atlas.adjacency(edition)}
    coloured = {each["kind"] for each in tints}
    areas = {
        layer: [
            {"code": row[key], "geometry": text}
            for row in (atlas.rows(layer, edition) if is_home or marks_borders or layer in coloured else ())
            if (text := geometry(layer, row[key]))
        ]
        for layer, key in (("wilayas", "wilaya_code"), ("regions", "region_code"))
    }
    borders = [
        {"geometry": text, "is_dashed": row["line"] == "dashed"}
        for row in atlas.rows("borders", edition)
        if (text := geometry("borders", row["border_id"]))
    ]
    return {
        **areas,
        "borders": borders,
        "neighbours": sorted({row["country_code"] for row in atlas.rows("borders", edition)}),
        "border_wilayas": sorted(bordering) if marks_borders else [],
        "shows_divisions": is_home,
    }


def _marks_borders(marked: Marked, extent: str) -> bool:
    """Border wilayas have a colour of their own where no other colour says something of wilayas."""
    is_free = not any(each["kind"] == "wilayas" for each in marked.tints)
    return is_free and (extent == "home" or (extent == "region" and bool(marked.arcs)))


def _named(atlas: Atlas, view: View, marked: Marked, *, is_home: bool) -> dict[str, list[str]]:
    """Return the divisions whose names may stand on the map: those at the border, and those concerned."""
    found = {}
    for layer, key in (("wilayas", "wilaya_code"), ("regions", "region_code")):
        bordering = {row[key] for row in atlas.adjacency(view.edition)} if is_home else set()
        found[layer] = sorted(bordering | {*marked.subjects.get(layer, ()), *marked.named.get(layer, ())})
    return found


def _not_drawn(beyond: int, view: View) -> list[dict[str, Any]]:
    """Say how many places lie beyond every map of the sheet."""
    if not beyond:
        return []
    number = format_number(beyond, view.lang)
    words = gettext("places of this selection beyond the map: %(number)s.", number=number)
    return [{"head": plain_words(gettext("Not drawn:"), view.lang), "body": plain_words(words, view.lang)}]


def _empty(summary: Summary, sheet: Sheet, view: View) -> list[dict[str, Any]]:
    """Return the notice over the map of a view that nothing matches."""
    if not summary.is_empty:
        return []
    width = 70.0
    main = sheet.main
    rect = {
        "x": main.x + (main.width - width) / 2,
        "y": main.y + main.height * 0.42,
        "width": width,
        "height": 12,
    }
    words = {"text": gettext("Nothing matches this selection."), "lang": view.lang, "dir": summary.dir}
    return [{"rect": rect, "text": words}]


def _code(summary: Summary) -> list[str]:
    """Return the rows of the QR code of the permanent link, one sign a square, none without a link."""
    if not summary.permalink:
        return []
    code = segno.make(summary.permalink, error="m", micro=False)
    return ["".join("1" if bit else "0" for bit in row) for row in code.matrix]


__all__ = ["draw_plate", "page_size", "plate_document"]
