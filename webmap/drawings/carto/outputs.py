"""Finished files: one SVG of map and letters with its description, a PNG with resolution and credit."""

from __future__ import annotations

import re
import struct
import zlib
from html import escape
from typing import Any

from webmap.drawings.carto import svg
from webmap.drawings.carto.layout import Sheet
from webmap.drawings.carto.projection import Rect

MM_PER_INCH = 25.4
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
DEFAULTS = (' fill-rule="nonzero"', ' stroke-linecap="butt"', ' stroke-miterlimit="4"')
GLYPH = re.compile(r"\bg[0-9A-F]{32}\b")
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def map_svg(drawing: str, sheet: Sheet) -> str:
    """Return ground and marks as a picture of the whole page, in the millimetres of the lay-out."""
    page = sheet.page
    size = f'width="{page.width:.3f}mm" height="{page.height:.3f}mm"'
    return f'<svg {SVG} {size} viewBox="0 0 {page.width:.3f} {page.height:.3f}">{drawing}</svg>'


def finished_svg(letters: str, drawing: str, sheet: Sheet, document: dict[str, Any]) -> bytes:
    """Return the sheet as SVG: description, ground and marks, then every text as outlines.

    Parameters
    ----------
    letters : str
        The page as typst writes it, without the map.
    """
    page = sheet.page
    head = re.match(r'<svg[^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"[^>]*>', letters)
    if head is None:
        raise ValueError("typst wrote another kind of SVG")
    # typst writes the ampersands of an address as they are.
    body = _shorter(BARE.sub("&amp;", letters[head.end() :].rsplit("</svg>", 1)[0]))
    shrink = page.width / float(head.group(1))
    size = f'width="{sheet.width:.3f}mm" height="{sheet.height:.3f}mm"'
    paper = svg.rectangle(Rect(0, 0, page.width, page.height), fill="#FFFFFF")
    return (
        f'<svg {SVG} {size} viewBox="0 0 {page.width:.3f} {page.height:.3f}" role="img" '
        f'lang="{document["lang"]}" aria-labelledby="plate-title plate-desc">'
        f'<title id="plate-title">{escape(document["title"]["text"])}</title>'
        f'<desc id="plate-desc">{escape(document["description"])}</desc>'
        f"{paper}<g>{drawing}</g>"
        f'<g transform="scale({shrink:.6f})">{body}</g></svg>\n'
    ).encode()


def _shorter(letters: str) -> str:
    """Return the letters without attributes that say the default, glyphs numbered instead of hashed."""
    for text in DEFAULTS:
        letters = letters.replace(text, "")
    numbers: dict[str, str] = {}
    return GLYPH.sub(lambda found: numbers.setdefault(found[0], f"g{len(numbers)}"), letters)


def finished_png(picture: bytes, ppi: float, document: dict[str, Any]) -> bytes:
    """Return a PNG that says its resolution, title, description, credit and licence."""
    if not picture.startswith(PNG_SIGNATURE):
        raise ValueError("typst wrote no PNG")
    start = 8 + 25  # signature and IHDR
    rest = picture[start:]
    per_metre = round(ppi / MM_PER_INCH * 1000)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))]
    texts = {
        "Title": document["title"]["text"],
        "Description": document["description"],
        "Author": document["product"]["text"],
        "Copyright": document["licences"],
        "Source": document["permalink"]["url"] or f"{document['number']} {document['release']}",
    }
    chunks += [_chunk(b"iTXt", _text(key, text, document["lang"])) for key, text in texts.items()]
    return picture[:start] + b"".join(chunks) + _without(rest, b"pHYs")


def _text(key: str, text: str, lang: str) -> bytes:
    """Return the body of an iTXt chunk, not compressed."""
    return key.encode("latin-1") + b"\0\0\0" + lang.encode("ascii") + b"\0\0" + text.encode("utf-8")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _without(chunks: bytes, kind: bytes) -> bytes:
    """Return the chunks but those of one kind."""
    kept, at = [], 0
    while at < len(chunks):
        end = at + 12 + int(struct.unpack(">I", chunks[at : at + 4])[0])
        if chunks[at + 4 : at + 8] != kind:
            kept.append(chunks[at:end])
        at = end
    return b"".join(kept)
