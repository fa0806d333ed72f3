"""Draw one print map: measure its names, place them, draw the map, let typst set the page.

Started as a file of its own by :mod:`webmap.drawings.desk`, like ``draw.py``: a request as JSON on standard
input, the picture on standard output. Form ``check`` gives what went wrong instead, as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal

import typst

from webmap.drawings.carto.clusters import NEAREST_MM, join_near_ends
from webmap.drawings.carto.compose import Composed, compose
from webmap.drawings.carto.degrees import degree_names
from webmap.drawings.carto.layout import Sheet, sheet_from
from webmap.drawings.carto.maps import Map, draw_maps
from webmap.drawings.carto.outputs import finished_png, finished_svg, map_svg
from webmap.drawings.draw import FOLDER, font_folders

TEMPLATE = FOLDER / "plate.typ"
# What only the map needs, not the template.
FOR_MAP = frozenset({"wilayas", "regions", "borders", "points", "arcs", "ends", "hubs", "tints", "names"})
Form = Literal["pdf", "svg", "png"]
# Sharing names finds room for a few; where more have none it costs seconds and mends nothing.
MENDED_BY_SHARING = 8


class Setter:
    """Sets the letters of one sheet, in the passes it takes."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(path) for path in font_folders()],
        )
        own = {name: value for name, value in document.items() if name not in FOR_MAP}
        self._document = json.dumps(own, ensure_ascii=False, sort_keys=True)

    def query(self, mode: str, placed: dict[str, Any], selector: str) -> list[Any]:
        """Return the values of labelled metadata."""
        values: list[Any] = json.loads(self._compiler(mode, placed).query(selector, field="value"))
        return values

    def pages(
        self, form: Form, placed: dict[str, Any], *, mode: str = "page", ppi: float | None = None
    ) -> list[bytes]:
        """Return the pages of the sheet, for PDF one file."""
        made = self._compiler(mode, placed).compile(format=form, ppi=ppi)
        return _listed(made)

    def accessible(self, placed: dict[str, Any]) -> bytes:
        """Return the sheet as tagged PDF, PDF/UA where every sign has a font."""
        compiler = self._compiler("page", placed)
        try:
            return _listed(compiler.compile(format="pdf", pdf_standards="ua-1"))[0]
        except typst.TypstError as fault:
            sys.stderr.write(f"not PDF/UA: {fault}\n")
            return _listed(compiler.compile(format="pdf"))[0]

    def _compiler(self, mode: str, placed: dict[str, Any]) -> typst.Compiler:
        text = json.dumps(placed, ensure_ascii=False, sort_keys=True)
        return typst.Compiler(
            TEMPLATE,
            root=FOLDER,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"document": self._document, "mode": mode, "placed": text},
        )


def _listed(made: bytes | list[bytes] | None) -> list[bytes]:
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made or b"")]


def draw(document: dict[str, Any], folder: Path, form: str, ppi: float) -> bytes:
    """Return one sheet as ``svg``, ``png`` or ``pdf``, or as ``check`` the list of its faults."""
    for layer in ("wilayas", "regions", "borders"):
        for each in document[layer]:
            each["geometry"] = json.loads(each["geometry"])
    sheet = sheet_from(document["rects"], document["paper"], document["scale"])
    setter = Setter(document)
    maps = draw_maps(document, sheet)
    document, composed = _composed(document, sheet, maps, setter, folder)
    placed: dict[str, Any] = {"names": document["names"], "texts": composed.texts}
    if form == "check":
        missing = [f"beyond every map: {document['missing']}"] if document["missing"] else []
        problems = [*missing, *composed.problems, *setter.query("page", placed, "<problem>")]
        return json.dumps(problems, ensure_ascii=False).encode("utf-8")
    if form == "svg":
        return finished_svg(setter.pages("svg", placed)[0].decode("utf-8"), composed.drawing, sheet, document)
    placed["drawing"] = map_svg(composed.drawing, sheet)
    if form == "png":
        return finished_png(setter.pages("png", placed, ppi=ppi)[0], ppi, document)
    # Outlines of the names alone lie below them as a picture, so that the text stands in the file once.
    placed["halo"] = setter.pages("svg", placed, mode="halo")[0].decode("utf-8")
    return setter.accessible(placed)


def _composed(
    document: dict[str, Any], sheet: Sheet, maps: list[Map], setter: Setter, folder: Path
) -> tuple[dict[str, Any], Composed]:
    """Return the map with its names placed; while some find no room, more neighbours share one."""
    tried = []
    for nearest in NEAREST_MM:
        joined = join_near_ends(document, maps, nearest)
        joined["names"] = joined["names"] | degree_names(maps[0], document)
        found = setter.query("measure", {"names": joined["names"]}, "<sizes>")[0]
        sizes = {key: (size[0], size[1]) for key, size in found.items()}
        tried.append((joined, compose(joined, sheet, sizes, folder)))
        if not 0 < len(tried[-1][1].problems) <= MENDED_BY_SHARING or not document["ends"]:
            break
    return min(tried, key=lambda each: len(each[1].problems))


def main() -> int:
    """Answer one request."""
    request = json.load(sys.stdin.buffer)
    made = draw(json.loads(request["document"]), Path(request["folder"]), request["form"], request["ppi"])
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
