"""Run typst once: a request as JSON on standard input, the drawing on standard output.

Started by :mod:`webmap.drawings.desk` as a file of its own: the serving process never loads typst, and a
drawing that takes too long can be ended. A fault is told on standard error, with exit status 1.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import typst

FOLDER = Path(__file__).parent
# Both scripts first; the second family has the letters the first lacks (ń, ệ, ′).
FONT_PACKAGES = ("fontpkg_ibm_plex_sans_arabic", "fontpkg_ibm_plex_sans")


def draw(template: str, document: str, form: str, ppi: float) -> list[bytes]:
    """Return the pages of a drawing, for PDF one file, from the name of a template and its data as JSON."""
    folders = [str(path) for path in font_folders()]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(
        FOLDER / template,
        root=FOLDER,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"document": document},
    )
    if form != "pdf":
        made = compiler.compile(format="png", ppi=ppi)
    else:
        try:
            made = compiler.compile(format="pdf", pdf_standards="ua-1")
        except typst.TypstError as fault:
            # A sign no font holds bars the promise of PDF/UA, not the sheet: it stays tagged.
            sys.stderr.write(f"not PDF/UA: {fault}\n")
            made = compiler.compile(format="pdf")
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made or b"")]


def font_folders() -> list[Path]:
    """Return the folders of the font files, from the packages that carry them."""
    folders = []
    for name in FONT_PACKAGES:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise LookupError(f"the font package {name} is not installed")
        folders.append(Path(found.origin).parent / "files")
    return folders


def main() -> int:
    """Answer one request."""
    request = json.load(sys.stdin.buffer)
    pages = draw(request["template"], request["document"], request["form"], request["ppi"])
    page = pages[request["page"]]
    sys.stdout.buffer.write(page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
